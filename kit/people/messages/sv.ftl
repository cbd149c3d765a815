refused-required = Skriv något här.
refused-too-long = Texten är { $length } tecken lång, gränsen är { $max }. Korta den lite.
refused-email = Det där ser inte ut som en e-postadress. Den ska se ut som namn@exempel.se.
refused-email-taken = Någon annan här har redan den adressen.
refused-password-short = { $length ->
    [0] Lösenordet saknas. Välj ett.
    [one] Det här är ett tecken, men det behövs { $min }. Gör det längre.
   *[other] Det här är { $length } tecken, men det behövs { $min }. Gör det längre.
 }
refused-name-of-colleague = En kollega här heter så. Lägg till något som skiljer er åt, eller fråga en administratör.
refused-zone = Välj en tidszon i listan.
refused-too-many-names = { $count } namn på en gång; högst { $max } kan klistras in. Fler läggs in med en CSV-fil.
refused-pasted-too-long = Rad { $line } är { $length } tecken lång, gränsen för ett namn är { $max }. Korta den lite.
refused-pasted-email = Adressen på rad { $line } kan inte stämma. Den ska se ut som namn@exempel.se.
refused-pasted-no-name = På rad { $line } står en adress men inget namn. Skriv namnet före.
refused-pasted-left = { $name } har slutat och har kvar den adressen. Öppna tillgången igen under Administration, Personer.
refused-pasted-twice = { $name } står där två gånger. Ta bort den ena raden, eller skriv till något som skiljer dem åt om det är två personer.
refused-several-teams = { $n } team är öppna. Stäng de andra först, så finns det ett.
refused-team-name-taken = Det finns redan ett team som heter så.
refused-not-a-member = Bara den som är med i teamet kan vara lärombud.
refused-unit-circle = En enhet kan inte ligga under sig själv. Välj en annan enhet.
refused-last-administrator = Det här är den sista administratören. Gör någon annan till administratör först.
refused-way-in-over = Koden eller länken stämmer inte, är redan använd eller för gammal. Kontrollera den, eller be om en ny.
refused-only-wider = Du kan visa det för fler men inte för färre: några har redan läst det.
refused-no-team = Du är inte med i något team än, så det kan inte visas för ett.
refused-choose = Välj ett av alternativen.
people-verb-added = lade till
people-verb-arrived = kom in för första gången
people-verb-joined = gick med
people-verb-left = lämnade
people-verb-leads = tog ansvar för
people-verb-changed-settings = ändrade inställningar
people-former = tidigare kollega
people-told-came-into-team = { $name }, som är administratör, har gått med i { $title } och läser det teamet läser.
people-told-came-into-team-too = { $name }, som är administratör, har gått med i { $title } och läser det teamet läser. Det gjorde en annan administratör nyligen också.
people-told-took-team-over = { $name }, som är administratör, har själv satt sig som chef för { $title }.
people-told-took-team-over-too = { $name }, som är administratör, har själv satt sig som chef för { $title }. Det gjorde en annan administratör nyligen också.
people-told-took-lead = { $name }, som är administratör, har själv satt sig som lärombud i { $title }.
people-told-took-lead-too = { $name }, som är administratör, har själv satt sig som lärombud i { $title }. Det gjorde en annan administratör nyligen också.
people-told-took-curator = { $name }, som är administratör, har blivit redaktör och läser anmälda texter.
