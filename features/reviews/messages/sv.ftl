## Frågorna, som i fröet
reviews-q1 = Vad har gått bra?
reviews-q2 = Varför det?
reviews-q3 = Vad har gått mindre bra?
reviews-q4 = Vad kan vi lära oss av det?

## Starta
reviews-review = Återblick
reviews-section = Återblickar
reviews-create = Starta en återblick
reviews-create-hint = Fyra frågor, alla skriver för sig, en kvart tillsammans
reviews-new-title = Starta en återblick
reviews-new-sub = Alla skriver för sig, utan namn. Sedan öppnar du korten och ni pratar om dem. Räkna med en kvart.
reviews-field-about = Om vad?
reviews-field-about-hint = Till exempel: flytten i tisdags. Lämnar du det tomt blir det ”Veckan som gick”.
reviews-about-promise = Teamet ser vad den handlar om och vem som startade den.
reviews-about-promise-text = Nämn ingen kund, elev, patient eller anhörig.
reviews-about-usual = Veckan som gick
reviews-field-team = Med vilka?
reviews-field-day = När?
reviews-now = Nu
reviews-field-with = Någon mer än teamet?
reviews-field-with-hint = För- och efternamn, med komma emellan.
reviews-start = Starta
reviews-said-started = Återblicken är i gång. Alla som är med ser den på sin Idag-sida.
reviews-said-planned = Planerat. När den börjar har alla som är med den överst på sin Idag-sida.
refused-review-day = Välj en dag från i dag och en vecka framåt.
refused-review-nobody = Det finns ingen här som heter { $name }. Skriv hela namnet, eller ta bort det.
refused-review-several = Flera heter { $name }. Ta bort namnet och be personen gå med i teamet i stället.

## Planerad
reviews-planned-title = Återblick { $day }
reviews-led-by = { $name } öppnar korten
reviews-led-by-me = Du öppnar korten
reviews-led-by-all = Alla som är med kan öppna korten
reviews-start-now = Börja nu
reviews-another-day = En annan dag
reviews-move = Flytta
reviews-how = Fyra frågor
reviews-with = De som är med:
reviews-said-moved = Återblicken är flyttad.
reviews-said-called-off = Återblicken är inställd.
reviews-said-handed = Överlämnat.
reviews-more = Mer för dig som leder
reviews-field-to = Vem ska öppna korten?
reviews-field-to-hint = Den du lämnar över till får veta det.
reviews-hand-over = Lämna över
reviews-call-off = Ställ in återblicken
reviews-call-off-sure = Ställa in återblicken? Kort som redan är skrivna raderas olästa.

## Skriva
reviews-review-of = Återblick · { $team }
reviews-write = Skriv dina kort
reviews-write-more = Skriv fler kort
reviews-count = { $count ->
    [0] Inga kort än.
    [one] Ett kort hittills.
   *[other] { $count } kort hittills.
 }
reviews-refresh = Uppdatera
reviews-open = Öppna korten
reviews-open-sure = När korten är öppna kan ingen skriva fler.
reviews-wait = Korten visas när { $name } öppnar dem. Till dess ser ingen vad någon annan skriver.
reviews-with-title = De som är med
reviews-with-many = { $n } är med
reviews-own = Dina kort i den här webbläsaren
reviews-own-here = Dina kort på frågan
reviews-own-sub = Du kan ändra dem här tills korten öppnas.
reviews-round-title = Delar ni på en telefon?
reviews-round = Lämna den vidare, så börjar nästa med en tom sida. Dina kort ligger kvar men kan inte ändras mer.
reviews-round-next = Nästa person
reviews-round-sure = Lämna telefonen vidare? Det du har skrivit blir kort, och de kan inte ändras mer.
reviews-question-of = Fråga { $at } av 4
reviews-field-card = Kortet
reviews-field-card-hint = Nämn ingen kund, elev, patient eller anhörig.
reviews-add = Ett kort till
reviews-next-2 = Nästa fråga: varför det?
reviews-next-3 = Nästa fråga: vad har gått mindre bra?
reviews-next-4 = Nästa fråga: vad kan vi lära oss?
reviews-done = Klart
reviews-change = Ändra
reviews-save = Spara
reviews-take-away = Ta bort
reviews-to-review = Till återblicken
reviews-said-card = Kortet ligger bland de andra.
reviews-said-changed = Ändrat.
reviews-said-away = Kortet är borttaget.
reviews-said-nothing = Inget skrivet den här gången, och det går bra. Du kan skriva tills korten öppnas.
reviews-said-written = Tack. Det du skrev ligger bland de andras.
reviews-said-next-person = Tom sida för nästa person.
reviews-promise-who = { $people ->
    [1] Bara du är med, så varje kort är ditt.
    [2] Bara ni två som är med ser korten, utan namn.
    [3] Bara ni tre som är med ser korten, utan namn.
    [4] Bara ni fyra som är med ser korten, utan namn.
    [5] Bara ni fem som är med ser korten, utan namn.
    [6] Bara ni sex som är med ser korten, utan namn.
    [7] Bara ni sju som är med ser korten, utan namn.
    [8] Bara ni åtta som är med ser korten, utan namn.
    [9] Bara ni nio som är med ser korten, utan namn.
    [10] Bara ni tio som är med ser korten, utan namn.
    [11] Bara ni elva som är med ser korten, utan namn.
    [12] Bara ni tolv som är med ser korten, utan namn.
   *[other] Bara ni { $people } som är med ser korten, utan namn.
 }
reviews-promise-opens = De visas när { $name } öppnar dem.
reviews-promise-opens-mine = De visas när du öppnar dem.
reviews-promise-opens-all = De visas när någon av er öppnar dem.
reviews-promise-author = Vem som skrev vad sparas inte.
reviews-promise-until = Korten raderas { $date }.
reviews-newcomers = { $names } har kommit till teamet sedan starten. Än har ingen skrivit, så det går att ta med dem.
reviews-newcomers-next = { $names } har kommit till teamet sedan starten och är med nästa gång: korten är lovade dem som var med från början.
reviews-came-later = Du är inte med i den här. Den som leder den kan ta med dig så länge ingen har skrivit; annars är du med nästa gång.
reviews-bring = Ta med dem
reviews-said-brought = De är med nu och ser den på Idag.
reviews-no-team = Inget team än
reviews-under-way = Redan på gång
reviews-under-way-sub = Två samtidigt delar på korten. Gå till den här, om det är samma sak.
reviews-promise-few = { $people ->
    [1] Vänta gärna tills fler kan vara med.
   *[other] När ni är så få går det att gissa vem som skrev vad.
 }
reviews-promise-arrived = { $n ->
    [one] Än har bara en av er loggat in. Tills fler har gjort det går det att gissa vem som skrev vad.
   *[other] Än har bara { $n } av er loggat in. Tills fler har gjort det går det att gissa vem som skrev vad.
 }
reviews-promise-public = Till dess kan den som begär ut handlingar få läsa dem.
refused-review-opened = Korten är redan öppnade, så det här hann inte med. Läs upp det, eller gör det till nästa steg.
refused-review-planned = Återblicken har inte börjat än.
refused-review-not-open = Korten är inte öppnade än.
refused-review-closed = Återblicken är avslutad.
refused-review-called-off = Återblicken är inställd.
refused-review-lapsed = Korten öppnades aldrig och är raderade. Starta en ny återblick.
refused-review-no-cards = Inga kort är skrivna än. Vänta tills någon har skrivit, eller ställ in återblicken.
refused-review-no-team = Du är inte med i något team än. Be din chef eller en administratör lägga till dig, så kan du starta en återblick där.
refused-review-promised = Någon har redan skrivit, och korten är lovade dem som var med då. De som har kommit sedan dess är med nästa gång.
refused-review-more-people = Fler har kommit med sedan du öppnade sidan: ni är { $n } nu. Läs raden om vilka som ser kortet, och skicka igen om du vill.
refused-review-card-gone = Kortet är ändrat eller borttaget. Listan visar det som ligger här nu.

## Från förra återblicken
reviews-from-last = Från förra återblicken
reviews-more-steps = { $n ->
    [one] Ett till
   *[other] { $n } till
 }
reviews-step-owner = { $name } ser till det
reviews-step-open = inte klart än
reviews-step-done = klart
reviews-step-partly = delvis gjort
reviews-step-did-not-happen = blev inte av
reviews-step-changed = blev något annat
reviews-step-dropped = släppt
reviews-step-paused = vilar

## Öppnade kort
reviews-said-opened = Korten är öppnade.
reviews-opened-how = Läs dem tillsammans, ett i taget. Det ni vill göra något åt blir ett nästa steg, med namn och datum.
reviews-nothing-written = Inget kort på den här frågan.
reviews-nothing-came = Inget av korten har lett till något än.
reviews-shown-then = Blir det något av ett kort ser hela teamet det, utan namn.
reviews-to-step = Nästa steg
reviews-to-question = Fråga
reviews-to-page = Sida
reviews-to-obstacle = Hinder
reviews-to-idea = Förslag
reviews-became = Det blev något av det
reviews-cards-fold = { $count ->
    [one] Ett kort, kvar till { $date }
   *[other] { $count } kort, kvar till { $date }
 }
reviews-kind-step = Nästa steg
reviews-kind-question = Fråga
reviews-kind-page = Sida
# same in both
reviews-kind-material = Material
reviews-kind-obstacle = Hinder
reviews-kind-idea = Förslag
reviews-kind-thanks = Tack
reviews-field-strike = Ta bort ett kort
reviews-field-strike-hint = Om det nämner en kund, en elev eller en patient, eller sårar någon.
reviews-strike = Ta bort kortet
reviews-strike-sure = Ta bort kortet för alla? Är det fört vidare syns texten inte längre där heller. Det någon själv har skrivit med anledning av det finns kvar. Det går inte att ångra.
reviews-said-struck = Kortet är borttaget.
reviews-close = Avsluta återblicken
reviews-said-closed = Återblicken är avslutad. Det som kom ut av den finns kvar här.
reviews-cards-until = Bara de som är med ser korten, och de raderas { $date }. Återblicken och det den ledde till ser hela teamet, och det finns kvar.
reviews-next-title = Nästa återblick
reviews-next-sub = Den börjar med de nästa steg som den här ledde till.
reviews-next-plan = Planera nästa återblick
reviews-came-out = Det här ledde den till
reviews-insight-title = Från en återblick
reviews-insight-from = Från återblicken

## Var den står
reviews-state-planned = Återblicken hålls { $day }.
reviews-state-writing = De som är med skriver sina kort.
reviews-state-opened = Korten är öppnade
reviews-state-closed = Avslutad
reviews-state-called-off = Återblicken blev inställd.
reviews-state-lapsed = Korten öppnades aldrig och är raderade.
reviews-row-planned = { $day } · { $name } öppnar korten
reviews-row-planned-all = { $day } · någon av dem som är med öppnar korten
reviews-row-writing = pågår, skriv dina kort · { $name } öppnar dem
reviews-row-writing-all = pågår, skriv dina kort · någon av dem som är med öppnar dem
reviews-row-written = pågår · { $name } öppnar korten
reviews-row-written-all = pågår · någon av dem som är med öppnar korten
reviews-row-opened = { $day } · korten är öppnade
reviews-row-closed = { $day } · avslutad
reviews-row-lapsed = { $day } · korten öppnades aldrig
reviews-list-title = Återblickar i { $team }
reviews-none = Ingen återblick än
reviews-none-example = ”Vi ringde kunden kvällen före. Ingen stängd dörr på hela veckan.”
reviews-all = Alla återblickar

## Det som väntar
reviews-waits-planned = { $name } har planerat en återblick: { $title }
reviews-waits-write = { $name } har startat en återblick: { $title }
# Stämmer före och efter det första kortet: ingen vet vem som har skrivit.
reviews-waits-write-go = Skriv kort
reviews-waits-open = Öppna korten när alla har skrivit: { $title }
reviews-waits-open-go = Till återblicken
reviews-waits-unopened = Ingen har öppnat korten än: { $title }
reviews-waits-unopened-go = Till återblicken
reviews-waits-handed = { $name } ber dig öppna korten: { $title }
reviews-waits-handed-go = Till återblicken

## Min historik
reviews-verb-planned-review = planerade en återblick
reviews-verb-started-review = startade en återblick
reviews-verb-moved-review = flyttade en återblick till en annan dag
reviews-verb-called-off-review = ställde in en återblick
reviews-verb-handed-over-review = bad någon annan öppna korten i en återblick
reviews-verb-opened-cards = öppnade korten i en återblick
reviews-verb-closed-review = avslutade en återblick
reviews-verb-noticed = förde vidare ett kort

## Uppgifter vi har
reviews-data-reviews = Återblickar
reviews-data-reviews-why = Vad återblicken gällde, vilken dag, vem som öppnade korten, vilka som var med, och de kort någon tog vidare, utan författare. Teamet ska kunna gå tillbaka till vad det lärde sig.
reviews-data-cards = Kort i återblickar
reviews-data-cards-why = Det som skrevs, utan namn, tid eller ordning. Vem som skrev sparas inte. Korten finns för samtalet och raderas 30 dagar efter återblicken. Av ett kort som togs bort när något redan hade kommit ur det finns ett fingeravtryck av orden kvar till dess. Det säger inte vad som stod, men hindrar att orden förs vidare till fler.
