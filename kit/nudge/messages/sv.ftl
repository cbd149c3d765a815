refused-link-over = Länken är för gammal. Det den gällde finns kvar i Cairn.
refused-no-mail = Cairn kan inte skicka e-post här. Skriv ut inbjudan eller lämna över länken själv.
nudge-open = Ta mig dit
nudge-today = Se vad som väntar
nudge-weekly-heading = Det som väntar på dig den här veckan
nudge-more = { $n ->
    [one] Och en sak till väntar.
   *[other] Och { $n } saker till väntar.
 }
nudge-due = senast { $date }
nudge-somebody = en tidigare kollega
nudge-hidden-title = öppna för att läsa
nudge-why-at-once = Cairn hör av sig när en kollega svarar dig, frågar just dig eller tackar dig.
nudge-why-weekly = Cairn hör av sig en gång i veckan, om något väntar på dig.
nudge-fewer = Bara en gång i veckan
nudge-pause = Pausa i två veckor
nudge-off = Inga meddelanden
