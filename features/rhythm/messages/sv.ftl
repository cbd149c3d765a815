rhythm-verb-set-time = bestämde tid att lära för
rhythm-verb-kept-time = svarade på om tiden hölls i
rhythm-verb-set-direction = skrev vad teamet vill bli bättre på:
rhythm-time-title = När har ni tid att lära?
rhythm-time-sub = Samma tid varje vecka. Dagen efter kan vem som helst i teamet svara med ett tryck på om den hölls.
rhythm-weekday = Dag
rhythm-starts = Från
rhythm-ends = Till
rhythm-keep = Spara
rhythm-no-time = Vi har ingen fast tid längre
rhythm-refused-time = Skriv ett klockslag, till exempel 14:00.
rhythm-refused-span = Tiden ska sluta efter att den börjat och vara mellan en kvart och åtta timmar lång.
rhythm-refused-over = Den tiden frågar vi inte om längre.
rhythm-said-time = Tiden är bestämd. Dagen efter får ni frågan om den hölls.
rhythm-said-no-time = Ni har ingen fast tid längre. Ni kan bestämma en när ni vill.
rhythm-start-manager = Du som är chef börjar: bestäm en tid och skriv vad ni vill bli bättre på.
rhythm-said-kept = Tack för svaret.
rhythm-said-direction = Sparat. Allt ni gör kan komma av det.
rhythm-direction = Det vi vill bli bättre på
rhythm-direction-none = Inget skrivet för det här kvartalet än.
rhythm-line-1 = Vad vill ni bli bättre på?
rhythm-line-2 = En sak till
rhythm-line-3 = En tredje
rhythm-line-hint = Till exempel: att förklara displayen så att ingen behöver ringa tillbaka.
rhythm-why = Varför just det?
rhythm-say-direction = Skriv vad ni vill bli bättre på
rhythm-change-direction = Ändra
rhythm-say-time = Bestäm tid att lära
rhythm-change-time = Ändra tiden
rhythm-time-none = Ingen tid avsatt för lärande än.
rhythm-weekly = Tid att lära: { $day } { $span }, varje vecka
rhythm-ask = Blev lärtiden i { $day }s { $time } av?
rhythm-ask-sub = { $team } har avsatt den för lärande. Ingen ser vem som svarat vad.
rhythm-yes = Ja
rhythm-partly = Delvis
rhythm-taken = Jobbet kom emellan
rhythm-kept-export = Hölls tiden?
rhythm-kept-title = Tid att lära: avsatt och använd
rhythm-hours = tim
rhythm-week = vecka { $n }
rhythm-answers = { $n ->
    [0] för få svar
    [one] ett svar
   *[other] { $n } svar
 }
rhythm-note-team = En tid visas från fem svar: med färre syns det vem som sa vad.
rhythm-note-organisation = { $teams ->
    [one] Ett team
   *[other] Upp till { $teams } team
 } per dag. En tid visas från fem svar: med färre syns det vem som sa vad.
rhythm-data-time = Tid att lära
rhythm-data-time-why = För att alla ska se vad som utlovats och vad som hållits. Teamets summor, inga namn.
rhythm-data-answer = Ditt svar på om tiden hölls
rhythm-data-answer-why = För att du ska kunna ändra det. Efter två veckor finns bara summan kvar.
rhythm-data-direction = Det ett team vill bli bättre på
rhythm-data-direction-why = För att steg, frågor och återblickar ska kunna komma av det.
# same in both: the unit
rhythm-minutes = min
rhythm-more-lines = En eller två saker till
rhythm-stored = Alla i organisationen kan läsa det.
rhythm-stored-text = Det står i teamets namn och finns kvar. Nämn ingen kund, elev, patient eller anhörig.
