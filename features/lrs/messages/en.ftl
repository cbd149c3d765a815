lrs-verb-looked-at = looked at somebody's history
lrs-verb-erased = erased what was kept of a former colleague
refused-name-differs = To erase, write the name exactly: { $name }
refused-says-no-reason = Write a few words that say why. The person reads them.

## My history
lrs-history = My history
lrs-history-sub = What you have done here that others could see, and what is yours alone. Page views, searches and reading time are never kept.
lrs-history-empty = Nothing yet
lrs-history-example = You asked “Who has the key to the store room?”
lrs-history-begin = Begin with something
lrs-you = You
lrs-did-something = did something with
lrs-line = { $who } { $verb } “{ $title }”
lrs-line-kind = { $who } { $verb } ({ $kind })
lrs-line-bare = { $who } { $verb }
lrs-line-from = { $kind } from { $name }
lrs-line-with = { $kind }, with { $name } now
lrs-line-to = to { $name }
lrs-line-for = for { $name }
lrs-line-passed = passed on to { $name }
lrs-looks = Who has looked
lrs-looks-sub = Nobody but you opens this page. An administrator who has to must write why, and you read it here the same day.
lrs-looks-none = Nobody has looked.
lrs-looks-seen = I have seen this
lrs-said-seen = Noted.
lrs-looked = { $name } looked at your history

## An administrator's look
lrs-look-title = Look at { $name }'s history?
lrs-look-sub = Only when there is no other way. You see what you could see anyway, gathered in one place.
lrs-look-reason = Why do you need to look?
lrs-look-reason-hint = For example: “You asked me to find the page you lost last week.”
lrs-look-promise = { $name } reads your name and your reason today.
lrs-look-promise-text = The page then stays open to you for 24 hours. Both are kept for as long as { $name } is here.
lrs-look-go = Look, and tell
lrs-said-told = Your reason has been passed on.
lrs-looked-title = { $name }'s history
lrs-looked-sub = Only what you may see anyway. It closes 24 hours after you gave your reason.
lrs-looked-empty = There is nothing that you may see

## Take-out
lrs-takeout = Take everything along
lrs-takeout-short = Everything of yours in one file, whenever you like.
lrs-takeout-open = Take it along
lrs-takeout-sub = One file with everything Cairn keeps of you. It is yours; take it to your next job if you like.
lrs-takeout-readme = A note that says what is in it
lrs-takeout-statements = { $n ->
    [0] Your history, empty so far, in the open standard xAPI
    [one] Your history in the open standard xAPI: one entry
   *[other] Your history in the open standard xAPI: { $n } entries
 }
lrs-takeout-kinds = Everything you wrote, to read and as data
lrs-takeout-files = Photos and files you added, as they are kept here
lrs-takeout-gone = This file is no longer there.
lrs-takeout-promise = Nobody is told that you take it along.
lrs-takeout-promise-text = The file also holds what only you can see. Keep it where only you can reach it.
lrs-takeout-go = Download
lrs-readme-title = # What Cairn keeps of { $name }
lrs-readme-what = Taken out on { $date }. The files ending in .md are to be read; those ending in .json hold the same for other programs.
lrs-readme-statements = xapi/statements.json is your history: each entry as it is stored, in the open standard xAPI 2.0. Any learning record store can read it.
lrs-readme-kinds = everything-of-mine lists all that you own or take part in. The other files carry it whole, one per kind.
lrs-readme-files = files/ holds the photos and files you added, files.md lists them, and links in your pages lead there.
lrs-readme-not = Not in here: cards from reviews and other answers without names, because nobody knows which are yours; and what colleagues wrote or added. An address that begins with / is one in Cairn.
lrs-readme-id = In the entries you are a number, { $id }. Your name stands with it only in Cairn, until you are erased there.
lrs-export-waiting = What waits for you
lrs-export-messages = What you were told by mail
lrs-export-objects = Everything of yours
lrs-export-links = { $n ->
    [0] Nothing of it is linked yet.
    [one] One link says what led to what; it is in the file for programs.
   *[other] { $n } links say what led to what; they are in the file for programs.
 }

## Erasure
lrs-erase-title = Erase { $name }?
lrs-erase-sub = This cannot be undone, not even by you.
lrs-erase-goes = What goes
lrs-erase-goes-person = Name, address, password and picture: nobody finds the name by searching
lrs-erase-goes-places = Teams, roles, invitations and every signed-in device
lrs-erase-goes-private = Everything that only the person or those who took part could see
lrs-erase-goes-messages = What waits for the person, messages and their links, and who has looked at the history
lrs-erase-stays = What stays
lrs-erase-stays-shared = What was shared with a team or everybody, from “former colleague”
lrs-erase-stays-statements = Entries of the record about it, under a number that leads to nobody
lrs-erase-stays-gone = That a team had somebody until lately, for thirty days and without saying who
lrs-erase-stays-words = What colleagues wrote. If a name stands in it, search for it and ask them to change it.
lrs-erase-stays-journal = The number, so that an older backup does not bring the person back
lrs-erase-takeout = Has { $name } taken everything along? Afterwards nobody can.
lrs-erase-name = Write { $name } to confirm
lrs-erase-name-hint = First and last name, as above.
lrs-erase-go = Erase for good
lrs-erased = The person is erased
lrs-erased-sub = What was shared stays, from “former colleague”. Nobody finds the name by searching.
lrs-erased-backups = Older backups still hold the person until they are thrown away. If one is restored, Cairn erases again when it starts, as long as the newest list of erased numbers lies beside it.
lrs-erased-back = Back to administration

## What is kept, and who sees it
lrs-trust = What is kept, and who sees it
lrs-trust-sub = Written by Cairn from its own lists: if something is added, it stands here.
lrs-promise-manager = Your manager sees nothing more.
lrs-promise-manager-how = What a manager can read about you, every colleague of yours can read too.
lrs-promise-ladder = You decide who sees it.
lrs-promise-ladder-how = Beside everything stands who can read it: only you, those who take part, the team, everyone. You can let more people see it.
lrs-promise-anonymous = Without a name means without a name.
lrs-promise-anonymous-how = Cards in a review carry no author anywhere: not in the database, not in a log, not in their order or time. Nobody can find out afterwards.
lrs-promise-scores = Nobody gets a score.
lrs-promise-scores-how = No points, no ranking of people or teams, no list for pay or selection.
lrs-promise-undone = What you did not do is nobody's list.
lrs-promise-undone-how = It is not counted, not shown and not sent to anybody else.
lrs-promise-watching = Nobody watches you read.
lrs-promise-watching-how = Page views, searches and time on a page are not kept.
lrs-promise-administrator = Administrators run Cairn; they do not read more.
lrs-promise-administrator-how = To gather one person's history they must write a reason. That person reads it the same day. Whoever lets themselves into a team is named there: on Today, and for 30 days on its page, which says who came and who left.
lrs-promise-messages = Few messages, in working hours.
lrs-promise-messages-how = When nothing waits for you, none comes. Opening a link changes nothing.
lrs-promise-yours = It is yours.
lrs-promise-yours-how = You can take everything along at any time, and you can ask to be erased.
lrs-trust-outside = Write about the work, not about a client, pupil, patient or relative.
lrs-trust-outside-text = If it happened anyway, report the text: it is out of sight at once, and a curator reads it and decides.
lrs-trust-public = This organisation is a public body. Whoever asks may be given a copy of stored text, unless it is confidential by law. What stands under “How long” is then deleted in the order of the archives.
lrs-trust-data = Everything that is kept
lrs-trust-data-sub = Each kind of data, why it is there, who can read it and for how long.
lrs-trust-what = What
lrs-trust-why = Why
lrs-trust-who = Who can read it
lrs-trust-kept = How long
lrs-readers-self = Only the person
lrs-readers-ladder = Whoever is named beside the text: only you, those who take part, the team or everyone
lrs-readers-between = The owner of the step and the colleague who answered
lrs-readers-curators = Curators
lrs-readers-carers = Whoever said it, whoever looks after the page, and curators
lrs-readers-everyone = Everyone here
lrs-readers-participants = Those who took part, without names
lrs-readers-nobody = Nobody; only the machine compares it
lrs-readers-administrators = Administrators, because they run it
lrs-kept-until-erased = Until the person is erased
lrs-kept-without-name = Stays when the person is erased, without the name
lrs-kept-days = { $n ->
    [one] One day
   *[other] { $n } days
 }
lrs-kept-at-most-days = Until it has done its work, at most { $n ->
    [one] one day
   *[other] { $n } days
 }
lrs-kept-while-in-use = As long as it is needed here
lrs-kinds-entry = You, your teams and signing in
lrs-kinds-knowledge = Questions, answers, pages and material
lrs-kinds-commitments = Next steps and what was learned
lrs-kinds-reviews = Reviews
lrs-kinds-voice = Obstacles, ideas and thanks
lrs-kinds-rhythm = Time to learn and what to get better at
lrs-kinds-home = Figures
lrs-kinds-lrs = Your history, messages and searching
lrs-kinds-admin = Import and reported texts
lrs-kinds-other = Everything else
lrs-trust-parts = { $n ->
    [one] One part
   *[other] All { $n } parts
 }
lrs-trust-matrix = Who may do what
lrs-trust-matrix-sub = Written from the list that every request is checked against. Whoever may open a page still sees only what the ladder shows them.
lrs-trust-where = Part
lrs-trust-reads = Can read
lrs-trust-does = Can do
lrs-none = –
lrs-who-anyone = anyone, also without signing in
lrs-who-everyone = everyone here
lrs-who-readers = those who may see it
lrs-who-owner = whose it is
lrs-who-named = those it concerns
lrs-who-curators = curators
lrs-who-administrators = administrators
lrs-area-today = Today
lrs-area-me = My own pages
lrs-area-people = Colleagues
lrs-area-teams = Teams
lrs-area-organisation = The organisation
lrs-area-search = Search
lrs-area-new = New
lrs-area-help = Help
lrs-area-links = What led to what
lrs-area-questions = Questions and answers
lrs-area-pages = Pages
lrs-area-material = Material and files
lrs-area-steps = Next steps and what was learned
lrs-area-reviews = Reviews
lrs-area-obstacles = Obstacles and ideas
lrs-area-thanks = Thanks
lrs-area-report = Reporting a text
lrs-area-manage = Administration
lrs-area-ways-in = Setting up and signing in
lrs-area-messages = Messages and their links
lrs-area-trust = This page
lrs-area-other = Everything else
lrs-trust-mine = What is kept of me
lrs-trust-sign-in = Sign in
lrs-trust-open = What is kept, and who sees it
lrs-data-statement = The record
lrs-data-statement-why = What somebody asked, answered, decided and did, so that the loop can be shown and everyone can see their own history. It holds a number instead of a name, and no text that not everyone may read.
lrs-data-look = Who looked at a history
lrs-data-look-why = So that nobody looks unseen.
lrs-data-waiting = What waits for you
lrs-data-waiting-why = So that Today can show the one thing that waits, and no message comes without a reason.
lrs-data-message = Messages
lrs-data-message-why = So that the same is not told twice, and so that the links in them work.
lrs-data-object = The list of everything
lrs-data-object-why = Title, owner and readers of each question, page, step and so on, and what led to what.
lrs-data-index = Words for searching
lrs-data-index-why = So that you find it, also with a typing error.
lrs-data-cursor = How far the record has been read
lrs-data-cursor-why = So that no entry is counted twice or left out.

## Links in messages
lrs-m-open = What the message was about
lrs-m-open-sub = Nothing has changed yet. You may have to sign in.
lrs-m-open-go = Take me there
lrs-m-today = What waits for you
lrs-m-today-sub = Nothing has changed yet. You may have to sign in.
lrs-m-today-go = Show me
lrs-m-fewer = Only once a week?
lrs-m-fewer-sub = You then get one message a week, when something waits for you.
lrs-m-fewer-go = Once a week is enough
lrs-m-fewer-done = At most once a week from now on
lrs-m-pause = A pause of two weeks?
lrs-m-pause-sub = Nothing is lost: what waits stands on Today.
lrs-m-pause-go = Pause
lrs-m-pause-done = No messages for two weeks
lrs-m-off = No messages any more?
lrs-m-off-sub = What waits still stands on Today when you come by.
lrs-m-off-go = Turn messages off
lrs-m-off-done = Messages are off
lrs-m-done-sub = You can change it back in your settings at any time.
lrs-m-settings = My settings

## The outbox of the demo
lrs-outbox = Mails to you
lrs-outbox-sub = No mail leaves the demo. What would have been sent to you lies here, and only you can read it.
lrs-outbox-empty = No mail yet
lrs-outbox-today = To Today
lrs-outbox-back = All mails to you
