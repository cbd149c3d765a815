home-place-today = Idag
home-place-me = Mitt
home-look = Titta
home-due = Senast { $date }
home-asked = Frågan kom { $date }
home-more-waits = { $n ->
    [one] En sak till väntar
   *[other] { $n } saker till väntar
 }
home-waiting = Det här väntar på dig
home-nothing-waits = Kul att se dig, { $name }
home-nothing-waits-sub = Just nu väntar ingenting på dig.
home-begin = Har du märkt något på jobbet?
home-news = I { $team }
home-news-several = I dina team
home-news-by = { $kind } från { $name }
home-team-sub = { $n ->
    [one] En person
   *[other] { $n } personer
 }
home-members = Vi som är här
home-manager-is = Chef: { $name }
home-lead = lärombud
home-turns = Vilka som kommit och gått de senaste 30 dagarna
home-turn-came = Ny: { $name }, { $day }
home-turn-left = Inte längre med: { $name }, { $day }
home-turn-came-and-left = Kom { $from }, gick { $day }: { $name }
home-turn-came-and-left-at-once = Kom och gick { $day }: { $name }
home-turn-manages = Chef sedan { $day }: { $name }
home-turn-manages-after = Chef sedan { $day }: { $name }, före det { $before }
home-turn-manages-no-more = Inte längre chef sedan { $day }: { $name }
home-turn-managed = Chef { $from } till { $day }: { $name }
home-turn-managed-at-once = Chef bara { $day }: { $name }
home-turn-leads = Lärombud sedan { $day }: { $name }
home-turn-leads-no-more = Inte längre lärombud sedan { $day }: { $name }
home-seen = Jag har sett det
home-said-seen = Noterat.
home-invite = Skriv ut inbjudningar
home-loop-team = Det teamet såg, och vad det blev av det
home-loop-label = Det vi såg, bestämde och gjorde, { $period }
home-quarter-earlier = kvartalet före
home-quarter-later = kvartalet efter
home-how-counted = så räknar vi
home-how-counted-at = siffrorna
home-figure-noticed = Vi såg
home-figure-decided = Vi bestämde
home-figure-did = Vi gjorde
home-figure-changed = Det gav
home-part-noticed-question = { $n ->
    [one] en fråga
   *[other] { $n } frågor
 }
home-part-noticed-obstacle = { $n ->
    [one] ett hinder
   *[other] { $n } hinder
 }
home-part-noticed-idea = { $n ->
    [one] ett förslag
   *[other] { $n } förslag
 }
home-part-noticed-insight = { $n } från återblickar
home-part-decided-step = { $n ->
    [one] ett nästa steg
   *[other] { $n } nästa steg
 }
home-part-decided-answered = { $n ->
    [one] ett svar
   *[other] { $n } svar
 }
home-part-decided-we-do-it = { $n } ”vi gör det”
home-part-decided-we-try-it = { $n } ”vi testar”
home-part-decided-no-because = { $n } ”nej, eftersom”
home-part-did-partly = { $n } delvis
home-part-did-changed = { $n } ändrades på vägen
home-part-did-did-not-happen = { $n } blev inte av
home-part-changed-a-little = { $n } lite bättre
home-part-changed-no = { $n } utan skillnad
home-part-changed-worse = { $n } sämre
home-part-changed-too-early = { $n } för tidigt att säga
home-word-decided-step = nästa steg taget
home-word-decided-answered = besvarad
home-word-decided-we-do-it = ”vi gör det”
home-word-decided-we-try-it = ”vi testar”
home-word-decided-no-because = ”nej, eftersom”
home-word-did-done = Gjort
home-word-did-partly = Delvis gjort
home-word-did-changed = Ändrades på vägen
home-word-did-did-not-happen = Blev inte av
home-word-changed-clearly = Klart bättre
home-word-changed-a-little = Lite bättre
home-word-changed-no = Ingen skillnad
home-word-changed-worse = Det blev sämre
home-word-changed-too-early = För tidigt att säga
home-stories = Från det vi såg till det vi gör annorlunda
home-no-stories = Den första berättelsen kommer hit när ett nästa steg är gjort och någon har sett tillbaka på det.
home-noticed-inside = Något som teamet såg hos sig. Orden stannar där.
home-when-noticed = Vi såg, { $date }
home-when-noticed-once = Vi såg
home-when-decided = Vi bestämde, { $date }
home-when-decided-once = Inte bestämt
home-when-did = Vi gjorde, { $date }
home-when-did-once = Inte gjort än
home-when-changed-clearly = Det gav, { $date }
home-when-changed-a-little = Det gav, { $date }
home-when-changed-no = Ingen skillnad, { $date }
home-when-changed-worse = Det blev sämre, { $date }
home-when-changed-too-early = För tidigt, { $date }
home-figure-none = Ingenting här det kvartalet.
home-figure-hidden = { $n ->
    [one] och ett inom sitt team
   *[other] och { $n } inom sina team
 }
home-organisation-title = Vad { $name } ser, och vad det leder till
home-organisation-sub = { $period } · { $n ->
    [one] en person
   *[other] { $n } personer
 } · siffrorna är desamma för alla här
home-organisation-sub-then = { $period } · siffrorna är desamma för alla här
home-teams = Alla team
home-teams-all = { $n ->
    [one] Teamet
    [2] Båda teamen
   *[other] Alla { $n } team
 }
home-team-kind-unit = Enhet
# same in both: the word is used in Swedish, too
home-team-kind-team = Team
home-team-kind-project = Projekt
home-team-kind-community = Nätverk
home-search-hint = Personer, team, sidor, frågor och nästa steg. Ett halvt ord räcker.
home-search-nothing = Inget hittades för ”{ $q }”
home-search-ask = Fråga i stället
home-search-ask-instead = Inte det du letade efter? Ställ frågan.
home-search-meant = { $word }?
home-search-left = har slutat
home-search-more = Det finns mer. Ett ord till gör listan kortare.
home-new = Vad gäller det?
home-links-none = Inget hänger ihop med det här än.
home-links-end = Det finns inget mer att visa.
home-person-left = Jobbar inte längre här. Det hen delade finns kvar.
home-settings = Inställningar
home-settings-sub = Språk, meddelanden, lösenord, enheter
home-history = Min historik
home-history-sub = Det du frågat, delat, bestämt och gjort. Ditt att se och ta med dig
home-profile = Min sida
home-profile-sub = Det kollegorna ser av dig
home-manage = Administration
home-manage-sub = Personer, team, import
home-mine-more = Mer
home-help = Hjälp
home-help-sub = Så fungerar Cairn, på en sida
home-trust = Vad som sparas
home-trust-sub = Varje sorts uppgift: varför, vem som ser den, hur länge
home-sign-out = Logga ut
home-data-loop = De fyra kolumnerna
home-data-loop-why = För att alla ska se vad det blev av det någon märkte. Bara summor, inga namn.
home-parts-inside = varav { $parts }
home-parts-beside = dessutom { $parts }
home-parts-both = varav { $parts }; dessutom { $others }
home-about = Det gäller: ”{ $title }”
home-search-browse = Eller bläddra
