refused-link-over = This link is too old. What it was about is still in Cairn.
refused-no-mail = Cairn cannot send mail here. Print the invitation, or pass on the link yourself.
nudge-open = Take me there
nudge-today = See what waits
nudge-weekly-heading = What waits for you this week
nudge-more = { $n ->
    [one] And one more thing waits.
   *[other] And { $n } more things wait.
 }
nudge-due = by { $date }
nudge-somebody = a former colleague
nudge-hidden-title = open to read
nudge-why-at-once = Cairn writes when a colleague answers you, asks you by name or thanks you.
nudge-why-weekly = Cairn writes once a week, when something waits for you.
nudge-fewer = Only once a week
nudge-pause = Pause for two weeks
nudge-off = No messages
