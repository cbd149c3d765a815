## Bredvid annat, och i +
voice-offer-stops = Något hindrar oss
voice-offer-could = Vi skulle kunna …
voice-offer-thank = Tacka
voice-create-stops = Vi är nio som delar på två nycklar, så någon får vänta varje morgon.
voice-create-could = Vi och planeringen skulle kunna byta en vecka.
voice-create-thank = Tacka någon
voice-create-thank-hint = En kollega, för knepet som besparade en extra resa.

## Att fråga
voice-ask-obstacle = Något hindrar oss
voice-ask-idea = Vi skulle kunna …
voice-because-of = Kommer av:
voice-field-obstacle = Vad är det som hindrar er? Skriv en rad.
voice-field-idea = Vad skulle ni kunna göra? Skriv en rad.
voice-hint-obstacle = Till exempel: ”Vi är nio som delar på två nycklar, så någon får vänta varje morgon.”
voice-hint-idea = Till exempel: ”Vi och planeringen skulle kunna byta en vecka, så att schemat passar dem som kör.”
voice-example-obstacle = Vi är nio som delar på två nycklar, så någon får vänta varje morgon.
voice-field-to = Vem kan göra något åt det?
voice-field-to-hint = Din chef, om du inte vet någon som står närmare. Skriv namnet.
voice-field-to-hint-none = Teamet har ingen chef än. Skriv namnet på den som kan göra något åt det.
voice-field-to-hint-free = Skriv namnet på en kollega.
voice-field-to-helpful = Vet du inte vem? Fråga { $names }.
voice-field-which = Vem av dem?
voice-field-audience = Vem ska se det?
voice-audience-team = { $team }
voice-audience-all = Alla på { $name }
voice-audience-two = Bara du och den det ligger hos
voice-audience-two-thanks = Bara du och den du tackar
voice-ask-due = Svaret, med en motivering, ska komma senast { $date }. Annars flyttas det upp till nästa chef, som då också ser det. Finns det ingen ligger det kvar, och alla som ser det ser att det är försenat. Du behöver inte göra något.
voice-ask-send = Be om svar
voice-promise-lead = Nämn ingen kund, elev, patient eller anhörig.
voice-promise-kept = Texten finns kvar, utan ditt namn om du raderas. Det som bara ni två ser försvinner då.

## Ett av dem
voice-over-obstacle = Hinder
voice-over-idea = Förslag
voice-over-thanks = Tack
voice-title-mine = { $name } frågar dig
voice-title-nobody = Just nu ligger det inte hos någon
voice-title-asked = { $name } svarar senast { $date }
voice-title-late = Det ligger hos { $name }
voice-title-other = { $name } frågar { $to }
voice-title-answered = { $name } svarade: { $word }
voice-nobody = ingen just nu
voice-word-we-do-it = vi gör det
voice-word-we-try-it = vi testar
voice-word-no-because = nej, eftersom
voice-button-we-do-it = Vi gör det
voice-button-we-try-it = Vi testar
voice-button-no-because = Nej, eftersom …
voice-due-open = Svar senast { $when }.
voice-due-late = Svaret är { $when }.
voice-due-in = { $days ->
    [0] i{"\u00A0"}dag
    [1] i{"\u00A0"}morgon
   *[other] om{"\u00A0"}{ $days }{"\u00A0"}dagar
 }
voice-late = { $days ->
    [one] 1{"\u00A0"}dag försenat
   *[other] { $days }{"\u00A0"}dagar försenat
 }
voice-late-moved = { $days ->
    [one] 1{"\u00A0"}dag försenat
   *[other] { $days }{"\u00A0"}dagar försenat
 }, gick till nästa chef { $date }
voice-late-alone = { $days ->
    [one] 1{"\u00A0"}dag försenat
   *[other] { $days }{"\u00A0"}dagar försenat
 }, högst upp
voice-answer = Ditt svar
voice-answer-sub = Ett nej är också ett svar. Det är motiveringen som hjälper.
voice-answer-reason = Varför?
voice-answer-hint = Om ni gör det eller testar det, skriv vad. Första raden blir ditt nästa steg.
voice-answer-due = Till när?
voice-answer-due-hint = Bara om ni gör det eller testar det. Du kan ändra dagen senare.
voice-promise-answer = Den som ser frågan ser ditt svar, och den som frågade kan visa båda för fler. Svaret finns kvar, utan ditt namn om du raderas.
voice-promise-pass = Den som ser frågan ser också varför du skickar den vidare. Det finns kvar, utan ditt namn om du raderas.
voice-again = Svara något annat
voice-again-sub = Den som frågade får veta det, och ditt förra svar står kvar under Vägen hit.
voice-again-step = Nästa steget som du tog då är fortfarande ditt.
voice-pass = Jag skickar det vidare till …
voice-pass-sub = Dagen är densamma. Den som får det ser det också.
voice-pass-to = Till vem?
voice-pass-reason = Varför dit?
voice-pass-send = Skicka vidare
voice-read = Jag har läst det
voice-kept = Det du skrev finns kvar här, så att du kan ta det med dig:
voice-story = Vägen hit
voice-story-asked = { $name } frågade { $to }.
voice-story-passed-on = { $name } skickade det vidare till { $to }.
voice-story-moved-up = Inget svar i tid, så det gick vidare till { $to }.
voice-story-taken-over = { $to } tog över efter någon som inte är kvar här.
voice-story-stays = Inget svar i tid. { $to } är högst upp, så det ligger kvar där.
voice-story-answered-again = { $name } svarade på nytt. Så löd det förra svaret:
voice-story-read = { $name } har läst svaret.
voice-story-ahead = Har det inte kommit något svar då flyttas det upp till nästa chef.
voice-story-ahead-alone = Har det inte kommit något svar då ligger det kvar hos { $to }, och alla som ser det ser att det är försenat.
voice-widen-team = Visa det för teamet
voice-widen-organisation = Visa det för alla
voice-widen-confirm = Det som någon har läst går inte att dölja igen. Vill du visa det för fler?

## När det inte gick
voice-conflict-answered = Det blev besvarat medan du skrev.
voice-conflict-seen = Orden har nått fram under tiden, så de står kvar som de är.
voice-conflict-moved = Det gick vidare till någon annan medan du skrev.
refused-voice-self = Du kan inte svara dig själv. Fråga någon annan.
refused-voice-unnamed = Skriv namnet på en kollega.
refused-voice-nobody = Här finns ingen som heter { $name }. Skriv namnet som det står i Cairn.
refused-voice-several = Flera personer passar in på { $name }. Välj en av dem här nedanför.
refused-voice-holder = Det ligger redan hos den personen.
refused-voice-asker = Det är den som frågade. Skicka det till någon annan, eller svara.
refused-voice-thanks-self = Tacka någon annan än dig själv.

## Det som sägs efter en knapp
voice-said-sent = Skickat. Du får veta när det finns ett svar.
voice-said-asked = Skickat. Här ser du vad som händer, du behöver inte göra något.
voice-said-answered = Besvarat. Den som frågade får veta det.
voice-said-answered-step = Besvarat. Det är nu ditt nästa steg, och den som frågade får veta det.
voice-said-passed = Skickat vidare. Alla kan se var det ligger.
voice-said-passed-team = Skickat vidare. Teamet kan se var det ligger.
voice-said-passed-few = Skickat vidare. Bara den som frågade och de det har legat hos ser var det ligger.
voice-said-read = Bra. Det är borta från din lista.
voice-said-widened = Nu ser fler det.
voice-said-thanked = Skickat. Det kommer fram nu, eller när arbetsdagen börjar.

## Det som väntar, och meddelanden
voice-waits-asked = { $name } frågar dig: { $title }
voice-waits-passed = { $name } skickar det här vidare till dig: { $title }
voice-waits-moved = Nu ligger det hos { $name }: { $title }
voice-waits-nobody = Det du tog upp ligger inte hos någon längre. Vem kan ta det? { $title }
voice-waits-answered = { $name } svarade dig: { $title }
voice-waits-thanks = { $name } tackar dig
voice-waits-thanked = { $name } tackar dig: { $title }

## Listor och avsnitt
voice-list-title = Hinder och förslag
voice-list-sub = Vart och ett har någon som svarar, en dag och en motivering.
voice-list-whose = Vems
voice-list-all = Alla
voice-list-team = Teamets
voice-list-mine = Mina
voice-list-state = Väntar eller besvarade
voice-list-open = Väntar
voice-list-answered = Besvarade
voice-list-empty = Här finns inget
voice-slot-waiting = Hinder och förslag som har väntat längst
voice-slot-asked = Vad det gäller
voice-slot-by = Från
voice-slot-with = Ligger hos
voice-slot-due = Svar
voice-slot-all = Alla hinder och förslag
voice-slot-with-me = Väntar på ditt svar
voice-slot-asked-by-me = Det du har bett om
voice-slot-all-mine = Allt du har bett om och svarat på
voice-slot-thanks = Tack till dig
voice-slot-all-thanks = Alla tack till dig och från dig

## Tack
voice-thank-title = Tacka någon
voice-thank-title-name = Tacka { $name }
voice-thank-to = Vem?
voice-thank-for = För vad?
voice-thank-for-hint = Något bestämt, till exempel: ”Knepet du visade besparade mig en hel förmiddag.”
voice-example-thanks = Knepet du visade besparade mig en hel förmiddag.
voice-thank-send = Tacka
voice-thanks-title = { $name } tackar { $to }
voice-thanks-title-mine = { $name } tackar dig
voice-thanks-see = Roligt att höra
voice-thanks-used = Så har det använts
voice-thanks-used-sub = Annat som har kommit av samma sak.
voice-thanks-list-title = Tack
voice-thanks-list-sub = Bara du ser den här listan. Ingens tack räknas.
voice-thanks-to-me = Till dig
voice-thanks-from-me = Från dig
voice-thanks-empty = Inga tack här än

## Historiken och listan över uppgifter
voice-verb-raised = tog upp
voice-verb-decided = tog ställning till
voice-verb-read-answer = läste svaret på
voice-verb-thanked = tackade för
voice-verb-widened = visade för fler
voice-data-proposals = Hinder och förslag
voice-data-proposals-why = För att det som hindrar ska få ett svar med en motivering, och alla ska se hos vem det ligger.
voice-data-thanks = Tack
voice-data-thanks-why = För att den som hjälpte till ska få höra vad det var bra för.
voice-edit = Ändra eller ta tillbaka
voice-edit-title = Ändra det du skrev
voice-edit-sub = Det går tills svaret har kommit.
voice-edit-sub-thanks = Det går tills den du tackade har svarat ”Roligt att höra”.
voice-edit-sub-seen = Orden har nått fram, så de står kvar som de är. Du kan fortfarande ta tillbaka dem.
voice-edit-save = Spara
voice-take-back = Ta tillbaka
voice-take-back-sure = Det försvinner för gott, för alla.
voice-said-edited = Ändrat.
voice-said-taken-back = Tillbakataget. Ingen ser det längre.
voice-verb-edited = ändrade
