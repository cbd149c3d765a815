## Ord i husets egna byggstenar (kit/web/templates)
ui-skip = Till innehållet
ui-places = Platser
ui-new = Nytt
ui-search = Sök
ui-search-for = Sök personer, sidor, frågor …
ui-pager = Mer av listan
ui-newer = Nyare
ui-older = Äldre
ui-previous = Föregående
ui-next = Nästa
ui-because-of = Kommer av
ui-led-to = Ledde till
ui-promised = avsatt
ui-kept = blev av
ui-of-promised = av
ui-unknown = okänt
ui-copy = Kopiera
ui-copied = Kopierat
ui-optional = (frivilligt)
ui-choose = Välj …
ui-problems = Något behöver rättas
ui-yes = Ja
ui-cancel = Avbryt
ui-offline = Det gick inte fram. Inget du skrivit har gått förlorat; försök igen om en stund.
ui-kept-again = Du är inloggad igen. Här är det du skrev, och det är inte skickat än.
ui-kept-again-file = Du är inloggad igen. Här är det du skrev, och det är inte skickat än. Välj filen eller fotot på nytt.
ui-kept-title = Du är inloggad igen
ui-kept-sub = Det du skickade finns kvar, och inget har hänt med det än.
ui-kept-send = Skicka nu
ui-kept-leave = Låt bli
ui-kept-shown-title = Du hann bli utloggad
ui-kept-shown-sub = Det här är inte skickat och finns bara på den här sidan. Kopiera det, logga in och klistra in det igen.
ui-kept-shown-on = Logga in
ui-audience-me = Bara du ser det här
ui-audience-participants = De som är med ser det här
ui-audience-team = Teamet ser det här
ui-audience-organisation = Alla här ser det här
ui-md-tools = Forma texten
ui-md-heading = Rubrik
ui-md-bold = Fet
ui-md-italic = Kursiv
ui-md-list = Lista
ui-md-numbers = Numrerad lista
ui-md-link = Länk
ui-md-quote = Citat
ui-md-photo = Foto
ui-md-file = Fil
ui-md-preview = Så ser det ut
ui-choose-photo = Välj eller ta ett foto
ui-choose-file = Välj en fil
ui-file-limit = Högst { $megabytes } MB
ui-pictures-lost = { $n ->
    [one] En bild följde inte med. Lägg till den med Foto.
   *[other] { $n } bilder följde inte med. Lägg till dem med Foto.
 }
ui-md-text = dina ord
ui-md-sending = skickas

## Under en lista på papper, om det som bara står på skärmen
ui-off-paper = { $n ->
    [one] och en till
   *[other] och { $n } till
 }
ui-off-paper-more = och minst { $n } till

## Vad en sida säger när den inte kan göra det man bad om
ui-today = i dag
ui-tomorrow = i morgon
ui-yesterday = i går
error-written = Det du skrev
error-written-sub = Det är inte sparat. Kopiera det härifrån om du behöver det.
error-refused = Det gick inte
error-not-found = Här finns ingenting
error-not-found-text = Adressen kan vara fel, eller så är det som fanns här borta eller inte delat med dig.
error-forbidden = Det här kommer du inte åt
error-forbidden-text = Det är inte öppet för dig. Be den som ansvarar för det, eller en administratör.
error-busy = Ett ögonblick
error-busy-text = Cairn har mycket att göra just nu. Inget har gått förlorat, skicka igen om några sekunder.
error-full = Just nu går det inte att spara
error-full-text = Det du skrev är inte sparat, men du har det kvar här. Säg till den som sköter Cairn, och skicka igen när det går att spara.
error-internal = Något gick sönder hos oss
error-internal-text = Det är inte ditt fel och det är noterat. Försök igen, och säg till administratören om det inte hjälper.
error-to-today = Till Idag
error-to-start = Till startsidan
error-code = Kod { $code }
refused-too-many = För många försök. Vänta { $minutes ->
    [one] en minut
   *[other] { $minutes } minuter
 } och försök igen.
refused-body-too-large = Det är för stort: högst { $megabytes } MB kan skickas på en gång. Inget är sparat. Det du skrev står kvar i formuläret; ser du det inte, gå bakåt i webbläsaren.
refused-file-too-large = Filen är för stor. Högst { $megabytes } MB går att skicka; välj en mindre.
refused-body-unreadable = Det som skickades gick inte att läsa. Gå tillbaka och skicka igen.
refused-body-busy = Just nu kommer det in väldigt mycket på en gång. Inget är sparat. Det du skrev står kvar i formuläret: gå bakåt i webbläsaren och skicka igen om en minut.
refused-body-too-many = Det är mer än vad som kan skickas på en gång: högst { $fields } fält. Inget är sparat. Gå tillbaka och skicka färre.
refused-kept = Inget är skickat än. Läs igenom och skicka igen.
refused-date = Ange ett datum mellan år 2000 och 2199.
refused-form-of-another = Någon annan öppnade formuläret och har loggat ut sedan dess, så inget blev gjort. Öppna det på nytt, så är det ditt.
refused-conflict = Någon ändrade det här samtidigt. Titta på det och försök igen.
ui-further = Följ kedjan vidare
ui-more-from-here = Något annat det leder till
ui-report = Anmäl texten
ui-report-what = Anmäl { $kind ->
    [question] frågan
    [page] sidan
    [step] steget
   *[other] texten
 }
kind-question = fråga
kind-answer = svar
kind-page = sida
# same in both: the Swedish word is the same
kind-material = material
kind-step = nästa steg
kind-review = återblick
kind-insight = kort från en återblick
kind-obstacle = hinder
kind-idea = förslag
kind-thanks = tack
kind-learned = lärdom
kind-direction = det vi vill bli bättre på
# same in both: the Swedish word is the same
kind-person = person
# same in both: the Swedish word is the same
kind-team = team
kind-look = titt i en historik
kind-report = anmäld text
ui-public-body = Vi är en offentlig verksamhet: vem som helst kan begära att få läsa det som står här, och det kan behöva lämnas ut.
refused-link-to-itself = Ingenting kan komma av sig självt. Välj något annat.
refused-anonymous-origin = Det här kommer av ord utan avsändare. De stannar hos dem som ser dem, så välj samma team eller färre. När det står i dina egna ord kan du visa det för fler.
refused-anonymous-words = Det här är ord från ett kort utan namn, så de stannar där de är. Säg det med egna ord först, sedan kan du visa det för fler.
refused-anonymous-words-shown = Det här är ord från ett kort utan namn, och fler än teamet läser det du skriver i. Säg det med egna ord.
