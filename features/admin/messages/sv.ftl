admin-place = Administration
admin-title = Administration
admin-sub = För er som sköter Cairn här. Det ger ingen rätt att läsa det som andra inte kan läsa; redaktörer läser texter som har anmälts.
admin-people = Personer
admin-people-sub = { $n ->
    [one] En person
   *[other] { $n } personer
 }{ $waiting ->
    [0] { "" }
   *[other] , { $waiting } har inte kommit in än
 }
admin-teams = Team
admin-teams-sub = Enheter, team, projekt och nätverk
admin-organisation = Organisationen
admin-organisation-sub = Namn, språk, tidszon och det ni svarade när ni kom i gång
admin-import = Personer från en fil
admin-import-sub = Lägg till och ändra många på en gång, från en CSV-fil
admin-reports = Anmälda texter
admin-reports-sub = { $n ->
    [0] Inget att titta på
    [one] En att titta på
   *[other] { $n } att titta på
 }
admin-newest = Senast tillagda
admin-fact-people = Personer
admin-fact-database = Databas
admin-fact-mail = E-post
admin-mail-none = Ingen e-postserver. Allt fungerar utan.
admin-mail-kept = Sparas här och går att läsa
admin-mail-goes = Skickas
admin-mail-stuck = Har inte gått ut sedan { $since }. E-postservern svarade: { $why }
admin-mail-stuck-since = Har inte gått ut sedan { $since }

admin-people-search = Namn eller del av namn
admin-people-find = Leta
admin-people-nobody = Ingen här heter så.
admin-people-paste = Klistra in namn
admin-people-new = Lägg till en person
admin-has-left = har slutat
admin-not-in-yet = har inte kommit in än
admin-is-in = är inne
admin-role-curator = Redaktör
admin-role-curator-hint = Läser och avgör anmälda texter, och vårdar sidor.
admin-role-administrator = Administratör
admin-role-administrator-hint = Sköter personer, team och import. Läser inget som andra inte kan läsa.
admin-language-en = Engelska
admin-language-sv = Svenska
admin-yes = Ja
admin-no = Nej
admin-teams-one = Ett team
admin-teams-several = Flera team
admin-label-organisation = Vad heter organisationen?
admin-organisation-short-hint = Det som står överst på varje sida. Lämnar du det tomt görs det av namnet.
admin-organisation-language-hint = Så börjar det för alla. Var och en kan välja annat.
admin-label-zone = Tidszon
admin-organisation-zone-hint = Siffrornas veckor och dagar följer den. För meddelanden har var och en sin egen.
admin-label-public = Är ni en myndighet eller kommun?
admin-organisation-public-hint = Det ändrar orden bredvid fälten, från och med nästa sida, för alla. Det som redan står här skrevs bredvid de gamla orden, och vad lagen säger om det är detsamma som förut. Berätta för alla när du ändrar det.
admin-label-teams = Hur många team använder Cairn?
admin-organisation-teams-hint = Med ett team finns ingen sida för organisationen. Med det andra teamet blir det flera av sig självt.
admin-label-name = Namn
admin-label-email = E-post
admin-label-email-hint = För att logga in och få meddelanden. Utan adress fungerar en utskriven inbjudan.
admin-label-title = Titel
# same in both: the Swedish word is the same
admin-label-team = Team
admin-label-language = Språk
admin-person-new = Lägg till en person
admin-person-new-sub = Inget skickas. På nästa sida väljer du hur du bjuder in.
admin-person-add = Lägg till
admin-person-page = sidan som andra ser
admin-save = Spara
admin-save-roles = Spara roller
admin-person-teams = Team
admin-person-no-team = Inte med i något team än.
admin-person-team-first = Välj ett team först. Sedan kan du skriva ut en inbjudan här.
admin-person-choose-team = Välj team
admin-person-manages = är chef där
admin-person-manages-change = byt chef
admin-person-leads = lärombud
admin-person-lead = Gör till lärombud
admin-person-no-lead = Inte längre lärombud
admin-person-leave = Ta bort ur teamet
admin-person-join = Lägg till i ett team
admin-person-join-button = Lägg till i teamet
admin-person-invite = Skriv ut en inbjudan
admin-person-new-code = Skriv ut en ny kod
admin-person-roles = Roller
admin-person-access = Tillgång
admin-person-deactivate = Avsluta tillgången
admin-person-deactivate-text = Den som har slutat kan inte längre logga in och lämnar sina team. Det som har delats finns kvar.
admin-person-deactivate-sure = Personen loggas ut genast och lämnar alla team.
admin-person-back = Öppna tillgången igen
admin-person-roles-again = Roller som då gäller igen: { $roles }.
admin-person-former = Fram till { $day }: { $teams }. Inget av det kommer tillbaka av sig självt.
admin-person-former-manager = { $team } (chef)
admin-person-former-lead = { $team } (lärombud)
admin-person-missing-manager = { $team } har ingen chef sedan { $day }.
admin-person-mend-manager = Välj en
admin-person-missing-lead = { $team } har inget lärombud sedan { $day }.
admin-person-mend-lead = Välj ett bland medlemmarna
admin-person-history = Titta i historiken, med ett skäl som personen får veta
admin-person-erase = Radera personen för gott

admin-teams-none = Inget team än
admin-teams-example = Service Nord, nio personer, ses på torsdagar.
admin-team-new = Starta ett team
admin-team-invite = Skriv ut inbjudningar
admin-team-open = Starta
admin-team-page = Teamets sida
admin-team-is-closed = stängt
admin-team-members = { $n ->
    [one] en medlem
   *[other] { $n } medlemmar
 }
admin-team-managed = chef: { $name }
admin-kind-unit = Enhet
# same in both: the Swedish word is the same
admin-kind-team = Team
admin-kind-project = Projekt
admin-kind-community = Nätverk
admin-label-short = Kort namn
admin-label-short-hint = Det som står längst ner i telefonen, högst 14 tecken. Lämnar du det tomt gör vi ett av namnet.
admin-label-kind = Vad det är
admin-label-parent = Hör till enheten
admin-label-manager = Chef
admin-label-manager-hint = Svarar på det teamet tar upp. Ser inget som kollegorna inte ser.
admin-team-closing = Stäng teamet
admin-team-close = Stäng teamet
admin-team-close-text = Ett stängt team går inte längre att välja. Det som teamet har skrivit finns kvar.
admin-team-close-sure = Teamet försvinner ur listorna. Det som har skrivits finns kvar.

admin-import-lead = Du ser vad som skulle ändras innan något ändras.
admin-import-file = CSV-fil, högst { $max } MB
admin-import-leave = Den som saknas i filen har slutat
admin-import-leave-hint = Tillgången avslutas. Administratörer blir kvar, och alla andra också så länge någon rad inte går att läsa.
admin-import-look = Visa vad som skulle ändras
admin-import-how = Så ser filen ut
admin-import-columns = Första raden är rubriker, i valfri ordning: namn (eller förnamn och efternamn), e-post, team, enhet (den som teamet hör till), typ (enhet, team, projekt, nätverk), chef (teamets; e-postadress eller namn), lärombud (ja), titel, språk (sv eller en), nyckel (anställningsnummer), slutat (ja eller sista dagen). Bara namn behövs. Komma, semikolon eller tabb emellan.
admin-import-example = namn;e-post;team;chef
    Alva Lindqvist;alva@exempel.se;Service Nord;karin@exempel.se
admin-import-match = En person känns igen på nyckeln, annars på e-posten, annars på namnet om bara en passar. En tom ruta ändrar inget. Okända team startas. Den som är med i ett projekt eller nätverk också har en rad till för det, med namnet, e-posten om den finns, och typ ifylld: teamet behålls.
admin-import-kept = Filen sparas tills du bekräftar, högst ett dygn. När den är inläst skriver du ut inbjudningar på varje teams sida.
admin-plan-title = Det här skulle ändras
admin-plan-nothing = Inget skulle ändras
admin-plan-read = Läst som { $set }, med { $separator } emellan.
admin-plan-ignored = Kolumner som vi inte känner till och hoppar över: { $columns }
admin-separator-comma = komma
admin-separator-semicolon = semikolon
admin-separator-tab = tabb
admin-plan-do = Genomför ändringarna
admin-plan-other = Välj en annan fil
admin-imported = Filen är inläst
admin-imported-part = Utom de rader som inte gick att ta med. Sidan visas en gång; den som väljer filen igen ser dem igen.
admin-imported-teams = Till teamen
admin-plan-line = Rad { $n }
admin-plan-more = och { $n } till
admin-plan-problems = { $n ->
    [one] En rad kommer inte med
   *[other] { $n } rader kommer inte med
 }
admin-plan-problems-hint = De andra läses in ändå. Rätta de här och skicka filen igen: det som redan är gjort görs inte två gånger.
admin-plan-remarks = { $n ->
    [one] En sak att veta
   *[other] { $n } saker att veta
 }
admin-plan-remarks-hint = Raden läses in, utom det här.
admin-plan-left = { $n ->
    [one] En person har slutat
   *[other] { $n } personer har slutat
 }
admin-plan-left-hint = De saknas i filen, eller så står det där att de har slutat. Deras tillgång avslutas.
admin-plan-leavers = Ja, { $n } personer ska bli utan tillgång
admin-plan-leavers-hint = Det är en stor del av er. Titta på listan först: är det rätt fil, och hela filen?
# same in both: an arrow between two names
admin-plan-moves = { $from } → { $to }
admin-plan-joins = till { $to }
admin-plan-also = även i { $teams }
admin-plan-below = hör till { $unit }
admin-plan-structure = { $n ->
    [one] Ett team blir något annat eller hör till en annan enhet
   *[other] { $n } team blir något annat eller hör till en annan enhet
 }
admin-plan-leads = { $n ->
    [one] Ett lärombud ändras
   *[other] { $n } lärombud ändras
 }
admin-plan-teams = { $n ->
    [one] Ett team startas
   *[other] { $n } team startas
 }
admin-plan-added = { $n ->
    [one] En person läggs till
   *[other] { $n } personer läggs till
 }
admin-plan-changed = { $n ->
    [one] En person ändras
   *[other] { $n } personer ändras
 }
admin-plan-back = { $n ->
    [one] En person är tillbaka
   *[other] { $n } personer är tillbaka
 }
admin-plan-managers = { $n ->
    [one] Ett team får en chef
   *[other] { $n } team får en chef
 }
admin-plan-unchanged = { $n ->
    [0] Ingen i filen är som förut.
    [one] En person i filen är som förut.
   *[other] { $n } personer i filen är som förut.
 }
admin-field-name = namn
admin-field-email = e-post
# same in both: the Swedish word is the same
admin-field-team = team
admin-field-unit = enhet
admin-field-kind = typ
admin-field-lead = lärombud
admin-field-left = slutat
admin-field-manager = chef
admin-field-title = titel
admin-field-language = språk
admin-field-key = nyckel
admin-field-back = är tillbaka
admin-row-uneven = Raden har { $found } kolumner, rubrikerna har { $wanted }. Sätt citattecken om text som innehåller skiljetecknet.
admin-row-unclosed = Ett citattecken öppnas här och stängs aldrig, så inget från den här raden och framåt gick att läsa. Stäng det med ett till ".
admin-row-swallowed = Ett citattecken öppnas här och stängs först längre ner, så raderna däremellan gick inte att läsa. Stäng det här med ett till ".
admin-row-unreadable = Raden går inte att läsa. Skriv den på nytt.
admin-row-too-long = Rutan { $column } är { $length } tecken lång, gränsen är { $max }. Korta den.
admin-row-no-name = Namnet saknas. Fyll i det.
admin-row-bad-email = ”{ $value }” ser inte ut som en e-postadress. Den ska se ut som namn@exempel.se.
admin-row-bad-manager = ”{ $value }” ser inte ut som en e-postadress till en chef. Den ska se ut som namn@exempel.se.
admin-row-lost-letter = En bokstav i rutan { $column } går inte att läsa. Spara filen som CSV UTF-8 och skicka den.
admin-row-bad-kind = ”{ $value }” är inget slags team vi känner till. Skriv enhet, team, projekt eller nätverk, eller lämna rutan tom.
admin-row-bad-yes-no = ”{ $value }” i rutan { $column } är varken ja eller nej. Skriv ett av dem, eller lämna rutan tom.
admin-row-bad-left = ”{ $value }” är varken ja, nej eller ett datum som 2026-11-30.
admin-row-leaves-later = Sista dagen, { $day }, är inte slut än. Tillgången avslutas när filen läses in igen efter den dagen.
admin-row-bad-language = ”{ $value }” är inget språk vi kan. Skriv sv eller en, eller lämna rutan tom.
admin-row-email-taken = Nyckeln och e-posten hör till två olika personer; e-posten är { $name }s. Rätta en av dem.
admin-row-name-ambiguous = Flera personer heter så. Lägg till e-post eller nyckel så vet vi vem du menar.
admin-row-twice = Samma person finns redan på rad { $first }. Ta bort en av raderna.
admin-row-twice-team = Rad { $first } sätter redan samma person i ett annat team, och en fil sätter ingen i två. Är { $team } ett projekt eller nätverk, skriv det under typ. Ta annars bort en av raderna.
admin-row-twice-email = Samma e-post finns redan på rad { $first }. Ta bort eller rätta en av raderna.
admin-row-twice-key = Samma nyckel finns redan på rad { $first }. Ta bort eller rätta en av raderna.
admin-row-manager-unknown = Ingen här har adressen { $value }, så teamet behåller den chef det har. Lägg till personen i filen eller för hand.
admin-row-manager-unknown-name = Ingen här heter { $value }, så teamet behåller den chef det har. E-postadressen är säkrare.
admin-row-manager-ambiguous = Flera här heter { $value }, så teamet behåller den chef det har. Skriv e-postadressen.
admin-row-manager-several = Flera chefer är angivna: { $value }. Ett team har en chef, så ingen av dem räknas. Skriv en.
admin-row-lead-without-team = Lärombudet har inget team, så det kommer inte med. Fyll i teamet.
admin-row-unit-other = Andra rader anger en annan enhet för samma team, och då gäller den. Ett team hör till en enhet.
admin-row-unit-circle = Enheten ligger redan under teamet, så teamet blir kvar där det är.
admin-row-kind-other = Andra rader säger att teamet är något annat, och då gäller det.
admin-row-left-administrator = En administratör står som slutad. Ta bort rollen först och avsluta sedan tillgången för hand.
admin-row-back-in-team = Är tillbaka, i { $team } som filen säger.
admin-row-back-no-team = Är tillbaka, men inte med i något team. Skriv ett i filen, eller välj ett på personens sida.
admin-row-back-roles = Rollerna från förut gäller igen. Titta på dem på personens sida.
admin-row-back-no-manager = Ingen chef sedan personen slutade: { $teams }. Skriv en i filen, eller välj en på teamets sida.
admin-row-manager-without-team = En chef är angiven men inget team, så chefen kommer inte med. Fyll i teamet.
admin-row-manager-other = Här står { $value } som chef, på andra rader { $name }. Ett team har en chef, och { $name } gäller.
admin-row-nobody-leaves = Ingen räknas som den som har slutat så länge rader inte kommer med: en av dem kan vara den som saknas. Rätta dem först.
admin-refused-no-file = Välj en fil.
admin-refused-file-too-large = Filen är för stor. Gränsen är { $max } MB; där ryms hundratusen personer.
admin-refused-too-many-rows = Filen har fler än { $max } rader. Dela den, och skicka delarna en i taget.
admin-refused-not-csv = Det här är ingen CSV-fil, vad den än heter. I Excel eller ett annat kalkylprogram: välj Spara som och CSV UTF-8, och skicka den filen.
admin-refused-file-empty = Det finns ingen i filen. Första raden ska vara rubriker, de andra en person var.
admin-refused-no-name-column = Det finns ingen kolumn med rubriken namn. Rubrikerna är: { $found }
admin-refused-column-twice = Två kolumner gäller samma sak; den andra är { $found }. Ta bort en av dem.
admin-refused-many-leave = { $n } personer skulle bli utan tillgång. Kryssa i att det stämmer, om det gör det.
admin-refused-many-leave-command = { $n } personer skulle bli utan tillgång, fler än fem, och mer än en fjärdedel av alla: inget har ändrats. Stämmer filen, ange antalet med --allow-leavers { $typed }.
admin-refused-house-changed = Personer eller team har ändrats sedan du tittade. Så här skulle det bli nu.
admin-refused-import-runs = En annan fil med personer läses in just nu. Försök igen om en minut.
admin-refused-left = Personen har slutat. Öppna tillgången igen först.

admin-report-title = Anmäl texten
admin-report-sub = Den döljs genast för alla utom den som skrev. Sedan läser en redaktör den och avgör.
admin-report-why = Vad är det för fel på den?
admin-report-why-hint = Till exempel: den nämner en kund.
admin-report-promise = Ingen får veta vem som anmälde.
admin-report-promise-text = Vi sparar inte vem du är. Redaktörer läser texten och din rad tills de har bestämt sig; sedan tas din rad bort.
admin-report-curators = Redaktörer: { $names }
admin-curator-since = { $name } (sedan { $day })
admin-curator-until = { $name } (inte längre sedan { $day })
admin-report-send = Dölj texten
admin-report-not = Avbryt
admin-reported-title = Texten är dold
admin-reported-sub = En redaktör tittar på den och bestämmer om den ska visas igen. Tack för att du är uppmärksam.
admin-reported-today = Till Idag
admin-reports-lead = En anmäld text döljs genast. Du läser den här tills du har bestämt dig, men aldrig vem som anmälde.
admin-reports-lead-title = En anmäld text döljs genast. Redaktörerna läser den och bestämmer, och ingen ser vem som anmälde. Har ni ingen redaktör? Välj en under Personer.
admin-reports-none = Inget är anmält just nu
admin-reports-decided = Avgjort
admin-reports-decided-sub = Sparas i 90 dagar. Du kan ändra dig.
admin-report-reason = Så här löd det:
admin-report-nobody = utan avsändare
admin-report-on = anmäldes { $day }
admin-report-show = Visa den igen
admin-report-keep = Låt den vara dold
admin-report-hide-again = Dölj den igen
admin-report-is-shown = visas
admin-report-is-hidden = är dold

admin-said-added = Tillagd. Skriv ut en inbjudan, eller säg att det går att logga in med e-postadressen.
admin-said-added-print = Tillagd. Skriv ut en inbjudan.
admin-said-added-no-team = Tillagd. Nu behövs ett team, se här nedanför.
admin-said-saved = Sparat.
admin-said-joined = Med i teamet från i dag.
admin-said-left-team = Inte längre med i teamet.
admin-said-left = Tillgången är avslutad. Det som har delats finns kvar.
admin-said-back = Tillgången är öppen igen, men personen är inte med i något team än. Välj ett här nedanför.
admin-said-back-roles = Tillgången är öppen igen, men personen är inte med i något team än. Rollerna från förut gäller igen, se här nedanför.
admin-said-team-added = Teamet är igång.
admin-said-closed = Teamet är stängt. Det som har skrivits finns kvar.
admin-said-imported = Filen är inläst.
admin-said-import-over = Filen är redan inläst, eller har legat här mer än ett dygn. Välj den igen så ser du.
admin-said-shown = Den visas igen. Den som skrev har fått veta det.
admin-said-hidden = Den är fortsatt dold. Den som skrev har fått veta det.

admin-told-address = { $name } har ändrat din e-postadress. Stämmer den?
admin-told-name = { $name } har ändrat vad du heter här. Stämmer det?
admin-mail-address-subject = Din adress hos { $org } har ändrats
admin-mail-address-heading = Din adress hos { $org } har ändrats
admin-mail-address-button = Öppna { $org }
admin-mail-address-why = En administratör har lagt in en annan e-postadress för dig. Det här är därför det sista meddelandet hit. Visste du inte om det, prata med din chef eller en administratör i dag: en inloggningslänk går numera till den nya adressen.
admin-waits-title = Anmäld text
admin-waits-report = En text har anmälts. Den är dold tills du har tittat på den.
admin-waits-owner = Någon har anmält din text ”{ $title }”. Bara du och redaktörerna kan läsa den tills någon av dem har tittat. Det kan vara något litet, som ett namn som står i den.
admin-waits-shown = En redaktör har tittat på din text ”{ $title }”. Den visas igen.
admin-waits-hidden = En redaktör har tittat på din text ”{ $title }”. Den är fortsatt dold; du kan läsa den själv. Fråga en redaktör om du vill veta varför.

admin-verb-changed-organisation = ändrade organisationens inställningar
admin-verb-showed-again = visade en anmäld text igen
admin-verb-kept-hidden = lät en anmäld text vara dold
admin-data-import = Filer med personer mellan titt och bekräftelse
admin-data-import-why = För att du ska se vad en fil skulle ändra innan den gör det.
admin-data-report = Anmälda texter
admin-data-report-why = För att en redaktör ska kunna avgöra om en text som någon har anmält: redaktörer läser orden tills någon av dem har bestämt sig. Vem som anmälde sparas inte.

admin-export-open = ingen har tittat än
admin-export-shown = visas igen
admin-export-hidden = fortsatt dold
