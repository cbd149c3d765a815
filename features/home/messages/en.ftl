home-place-today = Today
home-place-me = Me
home-look = Have a look
home-due = Due { $date }
home-asked = Asked { $date }
home-more-waits = { $n ->
    [one] One more thing waits
   *[other] { $n } more things wait
 }
home-waiting = What waits for you
home-nothing-waits = Good to see you, { $name }
home-nothing-waits-sub = Nothing waits for you right now.
home-begin = Noticed something at work?
home-news = In { $team }
home-news-several = In your teams
home-news-by = { $kind } from { $name }
home-team-sub = { $n ->
    [one] One person
   *[other] { $n } people
 }
home-members = Who is here
home-manager-is = Manager: { $name }
home-lead = learning lead
home-turns = Who came and who left, the last 30 days
home-turn-came = New: { $name }, { $day }
home-turn-left = Left: { $name }, { $day }
home-turn-came-and-left = Came { $from }, left { $day }: { $name }
home-turn-came-and-left-at-once = Came and left { $day }: { $name }
home-turn-manages = Manager since { $day }: { $name }
home-turn-manages-after = Manager since { $day }: { $name }; before: { $before }
home-turn-manages-no-more = No longer manager since { $day }: { $name }
home-turn-managed = Manager from { $from } to { $day }: { $name }
home-turn-managed-at-once = Manager only { $day }: { $name }
home-turn-leads = Learning lead since { $day }: { $name }
home-turn-leads-no-more = No longer learning lead since { $day }: { $name }
home-seen = I have seen this
home-said-seen = Noted.
home-invite = Print invitations
home-loop-team = What the team noticed, and what came of it
home-loop-label = The loop, { $period }
home-quarter-earlier = the quarter before
home-quarter-later = the next quarter
home-how-counted = how this is counted
home-how-counted-at = figures
home-figure-noticed = We noticed
home-figure-decided = We decided
home-figure-did = We did
home-figure-changed = It changed
home-part-noticed-question = { $n ->
    [one] one question
   *[other] { $n } questions
 }
home-part-noticed-obstacle = { $n ->
    [one] one obstacle
   *[other] { $n } obstacles
 }
home-part-noticed-idea = { $n ->
    [one] one idea
   *[other] { $n } ideas
 }
home-part-noticed-insight = { $n } from reviews
home-part-decided-step = { $n ->
    [one] one next step
   *[other] { $n } next steps
 }
home-part-decided-answered = { $n ->
    [one] one answer
   *[other] { $n } answers
 }
home-part-decided-we-do-it = { $n } “we do it”
home-part-decided-we-try-it = { $n } “we try it”
home-part-decided-no-because = { $n } “no, because”
home-part-did-partly = { $n } partly
home-part-did-changed = { $n } changed on the way
home-part-did-did-not-happen = { $n } did not happen
home-part-changed-a-little = { $n } a little
home-part-changed-no = { $n } no difference
home-part-changed-worse = { $n } worse
home-part-changed-too-early = { $n } too early to say
home-word-decided-step = next step taken
home-word-decided-answered = answered
home-word-decided-we-do-it = “we do it”
home-word-decided-we-try-it = “we try it”
home-word-decided-no-because = “no, because”
home-word-did-done = Done
home-word-did-partly = Partly done
home-word-did-changed = Changed on the way
home-word-did-did-not-happen = Did not happen
home-word-changed-clearly = Clearly better
home-word-changed-a-little = A little better
home-word-changed-no = No change
home-word-changed-worse = It got worse
home-word-changed-too-early = Too early to say
home-stories = From noticing to change
home-no-stories = The first story appears here when a next step has been done and somebody has looked back on it.
home-noticed-inside = Something noticed inside the team, whose words stay there
home-when-noticed = Noticed { $date }
home-when-noticed-once = Noticed
home-when-decided = Decided { $date }
home-when-decided-once = Not decided
home-when-did = Done { $date }
home-when-did-once = Not done yet
home-when-changed-clearly = Seen change, { $date }
home-when-changed-a-little = Seen change, { $date }
home-when-changed-no = No change, { $date }
home-when-changed-worse = It got worse, { $date }
home-when-changed-too-early = Too early, { $date }
home-figure-none = Nothing here in this quarter.
home-figure-hidden = { $n ->
    [one] and one inside its team
   *[other] and { $n } inside their teams
 }
home-organisation-title = What { $name } notices, and what comes of it
home-organisation-sub = { $period } · { $n ->
    [one] one person
   *[other] { $n } people
 } · the figures are the same for everyone here
home-organisation-sub-then = { $period } · the figures are the same for everyone here
home-teams = All teams
home-teams-all = { $n ->
    [one] The team
    [2] Both teams
   *[other] All { $n } teams
 }
home-team-kind-unit = Unit
home-team-kind-team = Team
home-team-kind-project = Project
home-team-kind-community = Community
home-search-hint = People, teams, pages, questions and next steps. Half a word is enough.
home-search-nothing = Nothing found for “{ $q }”
home-search-ask = Ask it instead
home-search-ask-instead = Not what you looked for? Ask it.
home-search-meant = { $word }?
home-search-left = has left
home-search-more = There is more. Another word narrows it down.
home-new = What is it?
home-links-none = Nothing hangs on this yet.
home-links-end = Nothing more to show.
home-person-left = No longer works here. What was shared stays.
home-settings = Settings
home-settings-sub = Language, messages, password, devices
home-history = My history
home-history-sub = What you asked, shared, decided and did. Yours to see and take along
home-profile = My page
home-profile-sub = What colleagues see of you
home-manage = Manage
home-manage-sub = People, teams, imports
home-mine-more = More
home-help = Help
home-help-sub = How Cairn works, on one page
home-trust = What is stored
home-trust-sub = Every kind of data: why, who sees it, how long
home-sign-out = Sign out
home-data-loop = The four columns
home-data-loop-why = So that everyone sees what came of what was noticed. Sums only, no names.
home-parts-inside = of which { $parts }
home-parts-beside = besides { $parts }
home-parts-both = of which { $parts }; besides { $others }
home-about = It is about: “{ $title }”
home-search-browse = Or look around
