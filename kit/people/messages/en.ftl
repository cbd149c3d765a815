refused-required = Please write something here.
refused-too-long = That is { $length } characters; { $max } is the limit. Please shorten it.
refused-email = That does not look like an e-mail address. It should be like name@example.org.
refused-email-taken = Somebody else here already has this address.
refused-password-short = { $length ->
    [0] There is no password yet. Please choose one.
    [one] This is one character, and { $min } are needed. Make it longer.
   *[other] These are { $length } characters, and { $min } are needed. Make it longer.
 }
refused-name-of-colleague = A colleague here has this name. Add something that tells you apart, or ask an administrator.
refused-zone = Please choose a time zone from the list.
refused-too-many-names = { $count } names at once; up to { $max } can be pasted. For more, use a CSV file.
refused-pasted-too-long = Line { $line } is { $length } characters; { $max } is the limit for a name. Please shorten it.
refused-pasted-email = The address in line { $line } cannot be one. It should be like name@example.org.
refused-pasted-no-name = Line { $line } has an address but no name. Please write the name in front of it.
refused-pasted-left = { $name } has left and has this address still. Let them in again under Manage, People.
refused-pasted-twice = { $name } stands there twice. Please take one line away, or, if they are two people, add something that tells them apart.
refused-several-teams = { $n } teams are open. Close the others first, then there is one.
refused-team-name-taken = There is already a team with this name.
refused-not-a-member = Only a member of the team can be its learning lead.
refused-unit-circle = A unit cannot lie below itself. Please choose another unit.
refused-last-administrator = This is the last administrator. Make somebody else administrator first.
refused-way-in-over = The code or link is not right, has been used or is too old. Check it, or ask for a new one.
refused-only-wider = It can be shown to more people, not to fewer: some have already read it.
refused-no-team = You are not in a team yet, so it cannot be shown to one.
refused-choose = Please choose one of these.
people-verb-added = added
people-verb-arrived = came in for the first time
people-verb-joined = joined
people-verb-left = left
people-verb-leads = took on responsibility
people-verb-changed-settings = changed settings
people-former = former colleague
people-told-came-into-team = { $name }, an administrator, has joined { $title } and reads what the team reads.
people-told-came-into-team-too = { $name }, an administrator, has joined { $title } and reads what the team reads. So did another administrator lately.
people-told-took-team-over = { $name }, an administrator, has made themselves manager of { $title }.
people-told-took-team-over-too = { $name }, an administrator, has made themselves manager of { $title }. So did another administrator lately.
people-told-took-lead = { $name }, an administrator, has made themselves learning lead of { $title }.
people-told-took-lead-too = { $name }, an administrator, has made themselves learning lead of { $title }. So did another administrator lately.
people-told-took-curator = { $name }, an administrator, has become curator and reads reported texts.
