lrs-verb-looked-at = tittade i någons historik
lrs-verb-erased = raderade det som fanns om en tidigare kollega
refused-name-differs = Skriv namnet precis så här för att radera: { $name }
refused-says-no-reason = Skriv några ord om varför. Personen läser dem.

## Min historik
lrs-history = Min historik
lrs-history-sub = Det du har gjort här som andra kunde se, och det som bara är ditt. Vilka sidor du öppnar, vad du söker efter och hur länge du läser sparas aldrig.
lrs-history-empty = Inget än
lrs-history-example = Du frågade ”Vem har nyckeln till förrådet?”
lrs-history-begin = Börja med något
lrs-you = Du
lrs-did-something = gjorde något med
lrs-line = { $who } { $verb } ”{ $title }”
# same in both: only arguments
lrs-line-kind = { $who } { $verb } ({ $kind })
# same in both: only arguments
lrs-line-bare = { $who } { $verb }
lrs-line-from = { $kind } från { $name }
lrs-line-with = { $kind }, nu hos { $name }
lrs-line-to = till { $name }
lrs-line-for = åt { $name }
lrs-line-passed = vidare till { $name }
lrs-looks = Vem som har tittat
lrs-looks-sub = Ingen utom du öppnar den här sidan. En administratör som måste göra det skriver varför, och du läser det här samma dag.
lrs-looks-none = Ingen har tittat.
lrs-looks-seen = Jag har sett det
lrs-said-seen = Noterat.
lrs-looked = { $name } har tittat i din historik

## En administratör tittar
lrs-look-title = Titta i historiken för { $name }?
lrs-look-sub = Bara när det inte går på något annat sätt. Du ser det du ändå får se, samlat på ett ställe.
lrs-look-reason = Varför behöver du titta?
lrs-look-reason-hint = Till exempel: ”Du bad mig hitta sidan som försvann förra veckan.”
lrs-look-promise = { $name } läser ditt namn och din förklaring i dag.
lrs-look-promise-text = Sedan är sidan öppen för dig i 24 timmar. Båda sparas så länge { $name } finns här.
lrs-look-go = Titta och berätta
lrs-said-told = Din förklaring är framförd.
lrs-looked-title = Historiken för { $name }
lrs-looked-sub = Bara det du ändå får se. Sidan stängs 24 timmar efter din förklaring.
lrs-looked-empty = Här finns inget som du får se

## Ta med
lrs-takeout = Ta med dig allt
lrs-takeout-short = Allt som är ditt i en enda fil, när du vill.
lrs-takeout-open = Ta med dig allt
lrs-takeout-sub = En fil med allt Cairn har om dig. Den är din, ta gärna med den till nästa jobb.
lrs-takeout-readme = En lapp som säger vad som finns i filen
lrs-takeout-statements = { $n ->
    [0] Din historik, ännu tom, i den öppna standarden xAPI
    [one] Din historik i den öppna standarden xAPI: en rad
   *[other] Din historik i den öppna standarden xAPI: { $n } rader
 }
lrs-takeout-kinds = Allt du har skrivit, att läsa och som data
lrs-takeout-files = Foton och filer du har lagt till, så som de är sparade här
lrs-takeout-gone = Filen finns inte kvar.
lrs-takeout-promise = Ingen får veta att du tar med dig det.
lrs-takeout-promise-text = I filen finns också det som bara du kan se. Lägg den där bara du kommer åt den.
lrs-takeout-go = Ladda ner
lrs-readme-title = # Det Cairn har om { $name }
lrs-readme-what = Hämtat { $date }. Filerna som slutar på .md är till för att läsas, de som slutar på .json innehåller samma sak för andra program.
lrs-readme-statements = xapi/statements.json är din historik: varje rad så som den är sparad, i den öppna standarden xAPI 2.0. Vilket system för lärdata som helst kan läsa den.
lrs-readme-kinds = everything-of-mine räknar upp allt du äger eller är med i. I de andra filerna finns det i sin helhet, sort för sort.
lrs-readme-files = I files/ ligger fotona och filerna du har lagt till, files.md räknar upp dem, och länkarna i dina sidor leder dit.
lrs-readme-not = Det här är inte med: kort från återblickar och andra svar utan namn, för ingen vet vilka som är dina, och det som kollegor har skrivit eller lagt till. En adress som börjar med / finns i Cairn.
lrs-readme-id = I raderna är du ett nummer, { $id }. Ditt namn står ihop med det bara i Cairn, tills du raderas där.
lrs-export-waiting = Det som väntar på dig
lrs-export-messages = Det du har fått veta med e-post
lrs-export-objects = Allt som är ditt
lrs-export-links = { $n ->
    [0] Inget av det hänger ihop med något än.
    [one] En länk säger vad som ledde till vad, den finns i filen för program.
   *[other] { $n } länkar säger vad som ledde till vad, de finns i filen för program.
 }

## Radera
lrs-erase-title = Radera { $name }?
lrs-erase-sub = Det går inte att ångra, inte ens för dig.
lrs-erase-goes = Det här försvinner
lrs-erase-goes-person = Namn, adress, lösenord och bild: ingen hittar namnet när de söker
lrs-erase-goes-places = Team, roller, inbjudningar och alla inloggade enheter
lrs-erase-goes-private = Allt som bara personen eller de som var med kunde se
lrs-erase-goes-messages = Det som väntar på personen, meddelanden och länkarna i dem, och vem som har tittat i historiken
lrs-erase-stays = Det här stannar
lrs-erase-stays-shared = Det som delats med ett team eller alla, från ”tidigare kollega”
lrs-erase-stays-statements = Historikens rader om det, under ett nummer som inte leder till någon
lrs-erase-stays-gone = Att ett team nyligen hade någon mer, i trettio dagar och utan att det står vem
lrs-erase-stays-words = Det kollegor har skrivit. Står namnet där: sök efter det och be dem ändra.
lrs-erase-stays-journal = Numret, så att en äldre säkerhetskopia inte för tillbaka personen
lrs-erase-takeout = Har { $name } tagit med sig allt? Efteråt kan ingen göra det.
lrs-erase-name = Skriv { $name } för att bekräfta
lrs-erase-name-hint = För- och efternamn, som ovan.
lrs-erase-go = Radera för alltid
lrs-erased = Personen är raderad
lrs-erased-sub = Det som delats stannar, från ”tidigare kollega”. Ingen hittar namnet när de söker.
lrs-erased-backups = I äldre säkerhetskopior finns personen kvar tills de kastas. Om en sådan läses tillbaka raderar Cairn på nytt vid start, så länge den nyaste listan över raderade nummer ligger bredvid.
lrs-erased-back = Till administrationen

## Vad som sparas och vem som ser det
lrs-trust = Vad som sparas och vem som ser det
lrs-trust-sub = Sidan skrivs av Cairn ur dess egna listor: kommer något till, så står det här.
lrs-promise-manager = Din chef ser inget mer.
lrs-promise-manager-how = Det en chef kan läsa om dig kan alla dina kollegor också läsa.
lrs-promise-ladder = Du bestämmer vem som ser det.
lrs-promise-ladder-how = Bredvid allt står vem som kan läsa: bara du, de som är med, teamet, alla. Du kan visa det för fler.
lrs-promise-anonymous = Utan namn betyder utan namn.
lrs-promise-anonymous-how = Korten i en återblick har ingen avsändare någonstans: inte i databasen, inte i någon logg, inte i ordningen eller tiden. Ingen kan ta reda på det i efterhand.
lrs-promise-scores = Ingen får poäng.
lrs-promise-scores-how = Inga poäng, ingen rangordning av personer eller team, ingen lista för lön eller urval.
lrs-promise-undone = Det du inte gjorde står inte på någons lista.
lrs-promise-undone-how = Det räknas inte, visas inte och skickas inte till någon annan.
lrs-promise-watching = Ingen tittar på när du läser.
lrs-promise-watching-how = Vilka sidor du öppnar, vad du söker efter och hur länge du läser sparas inte.
lrs-promise-administrator = Administratörer sköter Cairn, de läser inte mer.
lrs-promise-administrator-how = För att samla en persons historik måste de skriva varför. Personen läser det samma dag. Den som släpper in sig själv i ett team syns där: på Idag, och i 30 dagar på teamets sida, där det står vilka som kommit och gått.
lrs-promise-messages = Få meddelanden, på arbetstid.
lrs-promise-messages-how = När inget väntar på dig kommer inget. Att öppna en länk ändrar ingenting.
lrs-promise-yours = Det är ditt.
lrs-promise-yours-how = Du kan när som helst ta med dig allt, och du kan be att bli raderad.
lrs-trust-outside = Skriv om arbetet, inte om en kund, elev, patient eller anhörig.
lrs-trust-outside-text = Hände det ändå, anmäl texten: då syns den inte längre, och en redaktör läser den och avgör.
lrs-trust-public = Den här organisationen är en myndighet eller liknande. Den som frågar kan ha rätt att få ut sparad text, om den inte är sekretessbelagd. Det som står under ”Hur länge” gallras då enligt arkivreglerna.
lrs-trust-data = Allt som sparas
lrs-trust-data-sub = Varje sorts uppgift, varför den finns, vem som kan läsa den och hur länge.
lrs-trust-what = Vad
lrs-trust-why = Varför
lrs-trust-who = Vem kan läsa
lrs-trust-kept = Hur länge
lrs-readers-self = Bara personen själv
lrs-readers-ladder = De som anges vid texten: bara du, de som är med, teamet eller alla
lrs-readers-between = Stegets ägare och kollegan som svarade
lrs-readers-curators = Redaktörerna
lrs-readers-carers = Den som sa det, den som ansvarar för sidan och redaktörerna
lrs-readers-everyone = Alla här
lrs-readers-participants = De som var med, utan namn
lrs-readers-nobody = Ingen, bara maskinen jämför
lrs-readers-administrators = Administratörer, för att de sköter det
lrs-kept-until-erased = Tills personen raderas
lrs-kept-without-name = Stannar när personen raderas, utan namnet
lrs-kept-days = { $n ->
    [one] En dag
   *[other] { $n } dagar
 }
lrs-kept-at-most-days = Tills det har gjort sitt, högst { $n ->
    [one] en dag
   *[other] { $n } dagar
 }
lrs-kept-while-in-use = Så länge det behövs här
lrs-kinds-entry = Du, dina team och inloggningen
lrs-kinds-knowledge = Frågor, svar, sidor och material
lrs-kinds-commitments = Nästa steg och lärdomar
lrs-kinds-reviews = Återblickar
lrs-kinds-voice = Hinder, förslag och tack
lrs-kinds-rhythm = Tid att lära och vad vi vill bli bättre på
lrs-kinds-home = Siffror
lrs-kinds-lrs = Din historik, meddelanden och sökning
lrs-kinds-admin = Import och anmälda texter
lrs-kinds-other = Allt annat
lrs-trust-parts = { $n ->
    [one] En del
   *[other] Alla { $n } delar
 }
lrs-trust-matrix = Vem som får göra vad
lrs-trust-matrix-sub = Skrivet ur den lista som varje anrop prövas mot. Den som får öppna en sida ser ändå bara det som visas för den personen.
lrs-trust-where = Del
lrs-trust-reads = Kan läsa
lrs-trust-does = Kan göra
lrs-none = –
lrs-who-anyone = vem som helst, även utan att logga in
lrs-who-everyone = alla här
lrs-who-readers = de som får se det
lrs-who-owner = den det tillhör
lrs-who-named = de det gäller
lrs-who-curators = redaktörer
lrs-who-administrators = administratörer
lrs-area-today = Idag
lrs-area-me = Mina egna sidor
lrs-area-people = Kolleger
lrs-area-teams = Team
lrs-area-organisation = Organisationen
lrs-area-search = Sök
lrs-area-new = Nytt
lrs-area-help = Hjälp
lrs-area-links = Vad som ledde till vad
lrs-area-questions = Frågor och svar
lrs-area-pages = Sidor
lrs-area-material = Material och filer
lrs-area-steps = Nästa steg och lärdomar
lrs-area-reviews = Återblickar
lrs-area-obstacles = Hinder och förslag
lrs-area-thanks = Tack
lrs-area-report = Anmäla en text
# same in both: the Swedish word is the same
lrs-area-manage = Administration
lrs-area-ways-in = Starta och logga in
lrs-area-messages = Meddelanden och länkarna i dem
lrs-area-trust = Den här sidan
lrs-area-other = Allt annat
lrs-trust-mine = Det som finns om mig
lrs-trust-sign-in = Logga in
lrs-trust-open = Vad som sparas och vem som ser det
lrs-data-statement = Historiken
lrs-data-statement-why = Vad någon frågade, svarade, bestämde och gjorde, så att slingan kan visas och alla kan se sin egen historik. Där står ett nummer i stället för ett namn, och ingen text som inte alla får läsa.
lrs-data-look = Vem som har tittat i en historik
lrs-data-look-why = Så att ingen tittar utan att det syns.
lrs-data-waiting = Det som väntar på dig
lrs-data-waiting-why = Så att Idag kan visa det enda som väntar, och inget meddelande kommer utan anledning.
lrs-data-message = Meddelanden
lrs-data-message-why = Så att samma sak inte sägs två gånger, och så att länkarna i dem fungerar.
lrs-data-object = Listan över allt
lrs-data-object-why = Rubrik, ägare och läsare för varje fråga, sida, steg och så vidare, och vad som ledde till vad.
lrs-data-index = Ord att söka på
lrs-data-index-why = Så att du hittar det, även om du skriver lite fel.
lrs-data-cursor = Hur långt historiken är läst
lrs-data-cursor-why = Så att ingen rad räknas två gånger eller glöms bort.

## Länkar i meddelanden
lrs-m-open = Det som meddelandet gällde
lrs-m-open-sub = Inget har ändrats än. Du kan behöva logga in.
lrs-m-open-go = Ta mig dit
lrs-m-today = Det som väntar på dig
lrs-m-today-sub = Inget har ändrats än. Du kan behöva logga in.
lrs-m-today-go = Visa mig
lrs-m-fewer = Bara en gång i veckan?
lrs-m-fewer-sub = Då får du ett meddelande i veckan, om något väntar på dig.
lrs-m-fewer-go = En gång i veckan räcker
lrs-m-fewer-done = Högst en gång i veckan från och med nu
lrs-m-pause = Paus i två veckor?
lrs-m-pause-sub = Inget går förlorat: det som väntar står på Idag.
lrs-m-pause-go = Pausa
lrs-m-pause-done = Inga meddelanden på två veckor
lrs-m-off = Inga fler meddelanden?
lrs-m-off-sub = Det som väntar står kvar på Idag när du tittar in.
lrs-m-off-go = Stäng av meddelanden
lrs-m-off-done = Meddelanden är avstängda
lrs-m-done-sub = Du kan ändra tillbaka i dina inställningar när du vill.
lrs-m-settings = Mina inställningar

## Demons utkorg
lrs-outbox = E-post till dig
lrs-outbox-sub = Demon skickar ingen e-post. Det som skulle ha skickats till dig ligger här, och bara du kan läsa det.
lrs-outbox-empty = Ingen e-post än
lrs-outbox-today = Till Idag
lrs-outbox-back = All e-post till dig
