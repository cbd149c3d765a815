admin-place = Manage
admin-title = Manage
admin-sub = For those who run Cairn here. It gives no right to read what others cannot; a curator reads texts that are reported.
admin-people = People
admin-people-sub = { $n ->
    [one] One person
   *[other] { $n } people
 }{ $waiting ->
    [0] { "" }
   *[other] , { $waiting } of them not in yet
 }
admin-teams = Teams
admin-teams-sub = Units, teams, projects and communities
admin-organisation = The organisation
admin-organisation-sub = Name, language, time zone, and what was said at setup
admin-import = People from a file
admin-import-sub = Add and change many at once, from a CSV file
admin-reports = Reported texts
admin-reports-sub = { $n ->
    [0] Nothing to look at
    [one] One to look at
   *[other] { $n } to look at
 }
admin-newest = Added last
admin-fact-people = People
admin-fact-database = Database
admin-fact-mail = Mail
admin-mail-none = No mail server. Everything works without one.
admin-mail-kept = Kept here to be read
admin-mail-goes = Goes out
admin-mail-stuck = Has not gone out since { $since }. The mail server said: { $why }
admin-mail-stuck-since = Has not gone out since { $since }

admin-people-search = Name or part of it
admin-people-find = Find
admin-people-nobody = Nobody here by that name.
admin-people-paste = Paste names
admin-people-new = Add a person
admin-has-left = has left
admin-not-in-yet = not in yet
admin-is-in = is in
admin-role-curator = Curator
admin-role-curator-hint = Reads reported texts, decides about them and takes care of pages.
admin-role-administrator = Administrator
admin-role-administrator-hint = Runs people, teams and imports. Reads nothing others cannot.
admin-language-en = English
admin-language-sv = Swedish
admin-yes = Yes
admin-no = No
admin-teams-one = One team
admin-teams-several = Several teams
admin-label-organisation = What is the organisation called?
admin-organisation-short-hint = What stands at the top of every page. Left empty, it is made of the name.
admin-organisation-language-hint = Where people start. Everybody can choose another one.
admin-label-zone = Time zone
admin-organisation-zone-hint = Weeks and days of figures follow it. Everybody has a time zone of their own for messages.
admin-label-public = Are you a public body?
admin-organisation-public-hint = This changes the words beside the fields, from the next page on, for everybody. What stands here already was written beside the old words, and what the law says of it has not changed: tell people when you change this.
admin-label-teams = How many teams use Cairn?
admin-organisation-teams-hint = With one there is no page of the organisation. With the second team it becomes several by itself.
admin-label-name = Name
admin-label-email = E-mail
admin-label-email-hint = For signing in and messages. Without one, a printed invitation works.
admin-label-title = Title
admin-label-team = Team
admin-label-language = Language
admin-person-new = Add a person
admin-person-new-sub = Nothing is sent. You decide on the next page how to invite.
admin-person-add = Add
admin-person-page = the page others see
admin-save = Save
admin-save-roles = Save roles
admin-person-teams = Teams
admin-person-no-team = Not in a team yet.
admin-person-team-first = Choose a team first. Then an invitation can be printed here.
admin-person-choose-team = Choose a team
admin-person-manages = manages it
admin-person-manages-change = change the manager
admin-person-leads = learning lead
admin-person-lead = Make learning lead
admin-person-no-lead = No longer learning lead
admin-person-leave = Take out of the team
admin-person-join = Add to a team
admin-person-join-button = Add to the team
admin-person-invite = Print an invitation
admin-person-new-code = Print a new code
admin-person-roles = Roles
admin-person-access = Access
admin-person-deactivate = End access
admin-person-deactivate-text = Somebody who has left can no longer sign in and leaves the teams. What they shared stays.
admin-person-deactivate-sure = The person is signed out at once and leaves all teams.
admin-person-back = Open the access again
admin-person-roles-again = Roles that then hold again: { $roles }.
admin-person-former = Until { $day }: { $teams }. None of it comes back by itself.
admin-person-former-manager = { $team } (manager)
admin-person-former-lead = { $team } (learning lead)
admin-person-missing-manager = { $team } has had no manager since { $day }.
admin-person-mend-manager = Choose one
admin-person-missing-lead = { $team } has had no learning lead since { $day }.
admin-person-mend-lead = Choose one among the members
admin-person-history = Look at the history, with a reason that the person is told
admin-person-erase = Erase the person for good

admin-teams-none = No team yet
admin-teams-example = Service North, nine people, meets on Thursdays.
admin-team-new = Open a team
admin-team-invite = Print invitations
admin-team-open = Open
admin-team-page = The team's page
admin-team-is-closed = closed
admin-team-members = { $n ->
    [one] one member
   *[other] { $n } members
 }
admin-team-managed = managed by { $name }
admin-kind-unit = Unit
admin-kind-team = Team
admin-kind-project = Project
admin-kind-community = Community
admin-label-short = Short name
admin-label-short-hint = What stands at the bottom of the phone, 14 characters at most. Left empty, we make one of the name.
admin-label-kind = What it is
admin-label-parent = Belongs to the unit
admin-label-manager = Manager
admin-label-manager-hint = Answers what the team raises. Sees nothing the colleagues do not see.
admin-team-closing = Close the team
admin-team-close = Close the team
admin-team-close-text = A closed team is no longer offered. What it wrote stays.
admin-team-close-sure = The team disappears from lists. What it wrote stays.

admin-import-lead = You see what would change before anything does.
admin-import-file = CSV file, { $max } MB at most
admin-import-leave = People missing in the file have left
admin-import-leave-hint = Their access ends. Administrators stay, and so does everybody as long as a row cannot be read.
admin-import-look = See what would change
admin-import-how = What the file looks like
admin-import-columns = The first line is headings, in any order: name (or first name and last name), email, team, unit (what the team belongs to), kind (unit, team, project, community), manager (of the team; e-mail address or name), lead (yes), title, language (sv or en), key (employee number), left (yes, or the last day). Only the name is needed. Commas, semicolons or tabs between.
admin-import-example = name;email;team;manager
    Alva Lindqvist;alva@example.org;Service North;karin@example.org
admin-import-match = Somebody is recognised by key, else by e-mail, else by name where only one person fits. An empty cell changes nothing. Unknown teams are opened. Whoever is in a project or community too has one more row for it, with the name, the e-mail if there is one, and the kind: the team stays as it is.
admin-import-kept = The file is kept until you confirm, a day at most. Once it is in, print invitations on the page of each team.
admin-plan-title = This would change
admin-plan-nothing = Nothing would change
admin-plan-read = Read as { $set }, separated by { $separator }.
admin-plan-ignored = Columns we do not know and leave out: { $columns }
admin-separator-comma = commas
admin-separator-semicolon = semicolons
admin-separator-tab = tabs
admin-plan-do = Apply the changes
admin-plan-other = Choose another file
admin-imported = The file is read in
admin-imported-part = But for the rows that could not be taken. This page is shown once; whoever chooses the file again sees them again.
admin-imported-teams = To the teams
admin-plan-line = Line { $n }
admin-plan-more = and { $n } more
admin-plan-problems = { $n ->
    [one] One row is left out
   *[other] { $n } rows are left out
 }
admin-plan-problems-hint = The others are taken all the same. Correct these and send the file again: what is done already is not done twice.
admin-plan-remarks = { $n ->
    [one] One thing to know
   *[other] { $n } things to know
 }
admin-plan-remarks-hint = The row is taken, but for this.
admin-plan-left = { $n ->
    [one] One person has left
   *[other] { $n } people have left
 }
admin-plan-left-hint = They are missing in the file, or it says that they have left. Their access ends.
admin-plan-leavers = Yes, { $n } people lose access
admin-plan-leavers-hint = That is a large part of you. Look at the list first: is it the right file, and the whole of it?
admin-plan-moves = { $from } → { $to }
admin-plan-joins = to { $to }
admin-plan-also = also in { $teams }
admin-plan-below = belongs to { $unit }
admin-plan-structure = { $n ->
    [one] One team becomes something else or belongs to another unit
   *[other] { $n } teams become something else or belong to another unit
 }
admin-plan-leads = { $n ->
    [one] One learning lead changes
   *[other] { $n } learning leads change
 }
admin-plan-teams = { $n ->
    [one] One team is opened
   *[other] { $n } teams are opened
 }
admin-plan-added = { $n ->
    [one] One person is added
   *[other] { $n } people are added
 }
admin-plan-changed = { $n ->
    [one] One person is changed
   *[other] { $n } people are changed
 }
admin-plan-back = { $n ->
    [one] One person is back
   *[other] { $n } people are back
 }
admin-plan-managers = { $n ->
    [one] One team gets a manager
   *[other] { $n } teams get a manager
 }
admin-plan-unchanged = { $n ->
    [0] Nobody in the file is as before.
    [one] One person in the file is as before.
   *[other] { $n } people in the file are as before.
 }
admin-field-name = name
admin-field-email = e-mail
admin-field-team = team
admin-field-unit = unit
admin-field-kind = kind
admin-field-lead = learning lead
admin-field-left = left
admin-field-manager = manager
admin-field-title = title
admin-field-language = language
admin-field-key = key
admin-field-back = is back
admin-row-uneven = It has { $found } columns, the headings have { $wanted }. Put text that contains the separator in quotation marks.
admin-row-unclosed = A quotation mark is opened here and never closed, so nothing from this line on could be read. Close it with a second ".
admin-row-swallowed = A quotation mark is opened here and closed only further down, so the rows in between could not be read. Close it here with a second ".
admin-row-unreadable = This row cannot be read. Please write it anew.
admin-row-too-long = The cell { $column } has { $length } characters; { $max } is the limit. Please shorten it.
admin-row-no-name = There is no name. Please add one.
admin-row-bad-email = "{ $value }" does not look like an e-mail address. It should be like name@example.org.
admin-row-bad-manager = "{ $value }" does not look like the e-mail address of a manager. It should be like name@example.org.
admin-row-lost-letter = A letter in { $column } could not be read. Save the file as CSV UTF-8 and send that one.
admin-row-bad-kind = “{ $value }” is no kind of team we know. Write unit, team, project or community, or leave the cell empty.
admin-row-bad-yes-no = “{ $value }” in { $column } is neither yes nor no. Write one of them, or leave the cell empty.
admin-row-bad-left = “{ $value }” is neither yes, no nor a date like 2026-11-30.
admin-row-leaves-later = The last day, { $day }, is not over yet. The access ends when the file is read in again after that day.
admin-row-bad-language = "{ $value }" is no language we speak. Write en or sv, or leave it empty.
admin-row-email-taken = The key and the e-mail belong to two different people; the e-mail is that of { $name }. Correct one of them.
admin-row-name-ambiguous = Several people have this name. Add an e-mail or a key so that we know who is meant.
admin-row-twice = The same person stands in line { $first } already. Remove one of the rows.
admin-row-twice-team = Line { $first } puts the same person in another team already, and a file puts nobody in two. If { $team } is a project or community, say so under kind. Otherwise remove one of the rows.
admin-row-twice-email = The same e-mail stands in line { $first } already. Remove or correct one of the rows.
admin-row-twice-key = The same key stands in line { $first } already. Remove or correct one of the rows.
admin-row-manager-unknown = Nobody here has the address { $value }, so the team keeps the manager it has. Add that person to the file or by hand.
admin-row-manager-unknown-name = Nobody here is called { $value }, so the team keeps the manager it has. An e-mail address is surer.
admin-row-manager-ambiguous = Several people are called { $value }, so the team keeps the manager it has. Write the e-mail address.
admin-row-manager-several = Several managers are named: { $value }. A team has one manager, so none of them counts. Write one.
admin-row-lead-without-team = The learning lead has no team, so this is left out. Fill in the team.
admin-row-unit-other = Other rows name another unit for the same team, and that one counts. A team belongs to one unit.
admin-row-unit-circle = The unit lies below this team already, so the team stays where it is.
admin-row-kind-other = Other rows say that the team is something else, and that counts.
admin-row-left-administrator = An administrator is said to have left. Take the role away first, then end the access by hand.
admin-row-back-in-team = Is back, in { $team } as the file says.
admin-row-back-no-team = Is back, but in no team. Name one in the file, or choose one on the person's page.
admin-row-back-roles = The roles from before hold again. Look at them on the person's page.
admin-row-back-no-manager = No manager since this person left: { $teams }. Name one in the file, or on the team's page.
admin-row-manager-without-team = A manager is named but no team, so the manager is left out. Add the team.
admin-row-manager-other = Here { $value } is named as the manager, in other rows { $name }. A team has one manager, and { $name } counts.
admin-row-nobody-leaves = Nobody is taken as having left as long as rows are left out: one of them may be the one that is missed. Correct them first.
admin-refused-no-file = Please choose a file.
admin-refused-file-too-large = The file is too large. { $max } MB is the limit; a hundred thousand people fit in that.
admin-refused-too-many-rows = There are more than { $max } rows in the file. Please split it, and send the parts one after the other.
admin-refused-not-csv = This is no CSV file, whatever its name. In Excel or another spreadsheet, choose Save as and CSV UTF-8, and send that file.
admin-refused-file-empty = There is nobody in the file. The first row should hold headings, the others one person each.
admin-refused-no-name-column = There is no column with the heading name. The headings are: { $found }
admin-refused-column-twice = Two columns hold the same thing; the second is { $found }. Remove one of them.
admin-refused-many-leave = { $n } people would lose access. Tick that this is right, if it is.
admin-refused-many-leave-command = { $n } people would lose access, more than five, and more than a quarter of all: nothing was changed. If the file is right, say the number with --allow-leavers { $typed }.
admin-refused-house-changed = People or teams have changed since you looked. This is what would change now.
admin-refused-import-runs = Another file of people is being read in right now. Try again in a minute.
admin-refused-left = This person has left. Let them in again first.

admin-report-title = Report this text
admin-report-sub = It is hidden from everybody but its author at once. Then a curator reads it and decides.
admin-report-why = What is wrong with it?
admin-report-why-hint = For instance: it names a customer.
admin-report-promise = Nobody gets to know who reported it.
admin-report-promise-text = We do not keep who you are. Curators read the text and your line until they have decided; then your line is deleted.
admin-report-curators = Curators: { $names }
admin-curator-since = { $name } (since { $day })
admin-curator-until = { $name } (no longer since { $day })
admin-report-send = Hide the text
admin-report-not = Cancel
admin-reported-title = The text is hidden
admin-reported-sub = A curator looks at it and decides whether it is shown again. Thank you for paying attention.
admin-reported-today = To Today
admin-reports-lead = A reported text is hidden at once. You read it here until you have decided, never who reported it.
admin-reports-lead-title = A reported text is hidden at once. Curators read it and decide, and nobody sees who reported it. No curator yet? Choose one under People.
admin-reports-none = Nothing is reported right now
admin-reports-decided = Decided
admin-reports-decided-sub = Kept for 90 days. You can change your mind.
admin-report-reason = What was said:
admin-report-nobody = without an author
admin-report-on = reported { $day }
admin-report-show = Show it again
admin-report-keep = Keep it hidden
admin-report-hide-again = Hide it again
admin-report-is-shown = is shown
admin-report-is-hidden = is hidden

admin-said-added = Added. Now print an invitation, or tell them that their e-mail address works.
admin-said-added-print = Added. Now print an invitation.
admin-said-added-no-team = Added. Now a team is needed, see below.
admin-said-saved = Saved.
admin-said-joined = In the team from today.
admin-said-left-team = No longer in the team.
admin-said-left = Access has ended. What was shared stays.
admin-said-back = Let in again, but in no team yet. Choose one below.
admin-said-back-roles = Let in again, but in no team yet. The roles from before hold again, see below.
admin-said-team-added = The team is open.
admin-said-closed = The team is closed. What it wrote stays.
admin-said-imported = The file is read in.
admin-said-import-over = This file is read in already, or lay here for more than a day. Choose it again to see.
admin-said-shown = It is shown again. The author has been told.
admin-said-hidden = It stays hidden. The author has been told.

admin-told-address = { $name } changed the e-mail address that you are reached at. Is it right?
admin-told-name = { $name } changed what you are called here. Is it right?
admin-mail-address-subject = Your address at { $org } was changed
admin-mail-address-heading = Your address at { $org } was changed
admin-mail-address-button = Open { $org }
admin-mail-address-why = An administrator gave you another e-mail address, so this is the last message to this one. If you did not expect that, ask your manager or an administrator today: a link to sign in now goes to the new address.
admin-waits-title = Reported text
admin-waits-report = A text was reported. It is hidden until you have looked.
admin-waits-owner = Somebody reported your text “{ $title }”. Only you and the curators can read it until one of them has looked. It may be something small, such as a name in it.
admin-waits-shown = A curator has looked at your text “{ $title }”. It is shown again.
admin-waits-hidden = A curator has looked at your text “{ $title }”. It stays hidden; you can still read it. Ask a curator if you want to know why.

admin-verb-changed-organisation = changed the settings of the organisation
admin-verb-showed-again = showed a reported text again
admin-verb-kept-hidden = kept a reported text hidden
admin-data-import = Files of people between looking and confirming
admin-data-import-why = So that you see what a file would change before it does.
admin-data-report = Reported texts
admin-data-report-why = So that a curator can decide about a text somebody reported: curators read its words until one of them has decided. Who reported it is not kept.

admin-export-open = nobody has looked yet
admin-export-shown = shown again
admin-export-hidden = stays hidden
