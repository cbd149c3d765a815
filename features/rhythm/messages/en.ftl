rhythm-verb-set-time = set time to learn for
rhythm-verb-kept-time = answered whether the time was kept in
rhythm-verb-set-direction = wrote what the team wants to get better at:
rhythm-time-title = When do you have time to learn?
rhythm-time-sub = The same time every week. The day after, anybody can say in one tap whether it was kept.
rhythm-weekday = Day
rhythm-starts = From
rhythm-ends = To
rhythm-keep = Keep it
rhythm-no-time = We have no fixed time any longer
rhythm-refused-time = Please write a time like 14:00.
rhythm-refused-span = It should end later than it begins, and last between a quarter of an hour and eight hours.
rhythm-refused-over = That time is not asked about any more.
rhythm-said-time = Time set. The day after you are asked whether it was kept.
rhythm-said-no-time = No fixed time any longer. You can set one whenever you like.
rhythm-start-manager = You begin, as their manager: set a time, and say what you want to get better at.
rhythm-said-kept = Thanks for telling.
rhythm-said-direction = Kept. Anything you do can be because of it.
rhythm-direction = What we want to get better at
rhythm-direction-none = Nothing written for this quarter yet.
rhythm-line-1 = What do you want to get better at?
rhythm-line-2 = One more
rhythm-line-3 = A third
rhythm-line-hint = For example: explaining the display so that nobody has to call back.
rhythm-why = Why that?
rhythm-say-direction = Write what you want to get better at
rhythm-change-direction = Change
rhythm-say-time = Set time to learn
rhythm-change-time = Change the time
rhythm-time-none = No time set aside for learning yet.
rhythm-weekly = Time to learn: { $day } { $span }, every week
rhythm-ask = Was your learning time kept, { $day } { $time }?
rhythm-ask-sub = { $team } sets it aside for learning. Nobody sees who answered what.
rhythm-yes = Yes
rhythm-partly = Partly
rhythm-taken = Work got in between
rhythm-kept-export = Was the time kept?
rhythm-kept-title = Time to learn: promised and kept
rhythm-hours = h
rhythm-week = week { $n }
rhythm-answers = { $n ->
    [0] too few answers
    [one] one answer
   *[other] { $n } answers
 }
rhythm-note-team = A time shows from five answers on: fewer would tell who said what.
rhythm-note-organisation = { $teams ->
    [one] One team
   *[other] Up to { $teams } teams
 } a day. A time shows from five answers on: fewer would tell who said what.
rhythm-data-time = Time to learn
rhythm-data-time-why = So that everyone sees what was promised and what was kept. Sums of a team, no names.
rhythm-data-answer = Your answer whether the time was kept
rhythm-data-answer-why = So that you can change it. After two weeks only the sum is left.
rhythm-data-direction = What a team wants to get better at
rhythm-data-direction-why = So that steps, questions and reviews can be because of it.
rhythm-minutes = min
rhythm-more-lines = One or two more
rhythm-stored = Everyone in the organisation can read it.
rhythm-stored-text = It stands in the team’s name and stays. Name no client, pupil, patient or relative.
