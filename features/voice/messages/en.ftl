## Beside other things, and in the +
voice-offer-stops = Something stops us
voice-offer-could = We could …
voice-offer-thank = Thank
voice-create-stops = Nine of us share two keys, so somebody waits each morning.
voice-create-could = We and planning could swap a week.
voice-create-thank = Thank somebody
voice-create-thank-hint = A colleague, for the trick that saved a second trip.

## Asking
voice-ask-obstacle = Something stops us
voice-ask-idea = We could …
voice-because-of = Because of:
voice-field-obstacle = What stops you, in one line?
voice-field-idea = What could you do, in one line?
voice-hint-obstacle = For example: “Nine of us share two keys, so somebody waits each morning.”
voice-hint-idea = For example: “We and planning could swap a week, so that the schedule fits those who drive.”
voice-example-obstacle = Nine of us share two keys, so somebody waits each morning.
voice-field-to = Who can do something about it?
voice-field-to-hint = Your manager, unless somebody else is closer to it. Write the name.
voice-field-to-hint-none = The team has no manager yet. Write the name of whoever can do something about it.
voice-field-to-hint-free = Write the name of a colleague.
voice-field-to-helpful = Not sure who? Ask { $names }.
voice-field-which = Which of them?
voice-field-audience = Who sees it?
voice-audience-team = { $team }
voice-audience-all = Everyone at { $name }
voice-audience-two = Only you and whoever it lies with
voice-audience-two-thanks = Only you and the one you thank
voice-ask-due = The answer, with a reason, is due by { $date }. Without one it moves up to the next manager, who then sees it too; where there is none it stays, and everyone who sees it sees that it is late. You need not do anything.
voice-ask-send = Ask for an answer
voice-promise-lead = Name no client, pupil, patient or relative.
voice-promise-kept = The text stays, without your name if you are erased; what only the two of you see goes then.

## One of them
voice-over-obstacle = Obstacle
voice-over-idea = Idea
voice-over-thanks = Thanks
voice-title-mine = { $name } asks you
voice-title-nobody = It lies with nobody just now
voice-title-asked = { $name } answers by { $date }
voice-title-late = It lies with { $name }
voice-title-other = { $name } asks { $to }
voice-title-answered = { $name } answered: { $word }
voice-nobody = nobody just now
voice-word-we-do-it = we do it
voice-word-we-try-it = we try it
voice-word-no-because = no, because
voice-button-we-do-it = We do it
voice-button-we-try-it = We try it
voice-button-no-because = No, because …
voice-due-open = An answer by { $when }.
voice-due-late = The answer is { $when }.
voice-due-in = { $days ->
    [0] today
    [1] tomorrow
   *[other] in{"\u00A0"}{ $days }{"\u00A0"}days
 }
voice-late = { $days ->
    [one] 1{"\u00A0"}day late
   *[other] { $days }{"\u00A0"}days late
 }
voice-late-moved = { $days ->
    [one] 1{"\u00A0"}day late
   *[other] { $days }{"\u00A0"}days late
 }, moved up on { $date }
voice-late-alone = { $days ->
    [one] 1{"\u00A0"}day late
   *[other] { $days }{"\u00A0"}days late
 }, nobody else above
voice-answer = Your answer
voice-answer-sub = A no is an answer too. The reason is what helps.
voice-answer-reason = Why?
voice-answer-hint = If you do it or try it, write what. The first line becomes your next step.
voice-answer-due = By when?
voice-answer-due-hint = Only if you do it or try it. You can change the day later.
voice-promise-answer = Whoever sees the question sees your answer, and the one who asked can show both to more people. It stays, without your name if you are erased.
voice-promise-pass = Whoever sees the question sees why you pass it on. It stays, without your name if you are erased.
voice-again = Answer otherwise
voice-again-sub = The one who asked is told, and your former answer stays on the way here.
voice-again-step = The next step that you took then stays yours.
voice-pass = I pass it to …
voice-pass-sub = The day stays the same. Whoever gets it sees it too.
voice-pass-to = To whom?
voice-pass-reason = Why there?
voice-pass-send = Pass it on
voice-read = I have read it
voice-kept = What you wrote is kept here, so that you can take it along:
voice-story = The way here
voice-story-asked = { $name } asked { $to }.
voice-story-passed-on = { $name } passed it on to { $to }.
voice-story-moved-up = No answer in time, so it went on to { $to }.
voice-story-taken-over = { $to } took it over from somebody who is no longer here.
voice-story-stays = No answer in time. There is nobody above { $to }, so it stays there.
voice-story-answered-again = { $name } answered anew. The answer before:
voice-story-read = { $name } has read the answer.
voice-story-ahead = If there is no answer by then, it moves up to the next manager.
voice-story-ahead-alone = If there is no answer by then, it stays with { $to }, and everyone who sees it sees that it is late.
voice-widen-team = Show it to the team
voice-widen-organisation = Show it to everyone
voice-widen-confirm = What has been read cannot be hidden again. Show it to more people?

## What went wrong
voice-conflict-answered = It was answered while you wrote.
voice-conflict-seen = Your words have arrived meanwhile, so they stay as they are.
voice-conflict-moved = It went on to somebody else while you wrote.
refused-voice-self = You cannot answer yourself. Ask somebody else.
refused-voice-unnamed = Write the name of a colleague.
refused-voice-nobody = Nobody here is called { $name }. Write the name as it stands in Cairn.
refused-voice-several = Several people match { $name }. Choose one of them below.
refused-voice-holder = It lies with that person already.
refused-voice-asker = That is the one who asked. Pass it to somebody else, or answer it.
refused-voice-thanks-self = Thank somebody other than yourself.

## What is said after a button
voice-said-sent = Sent. You hear of it when there is an answer.
voice-said-asked = Sent. You see here what happens; you need not do anything.
voice-said-answered = Answered. The one who asked is told.
voice-said-answered-step = Answered. It is now your next step, and the one who asked is told.
voice-said-passed = Passed on. Everyone can see where it is.
voice-said-passed-team = Passed on. The team can see where it is.
voice-said-passed-few = Passed on. Only the one who asked and those it has lain with see where it is.
voice-said-read = Good. It is off your list.
voice-said-widened = More people see it now.
voice-said-thanked = Sent. It is told at once, in working hours.

## What waits, and messages
voice-waits-asked = { $name } asks you: { $title }
voice-waits-passed = { $name } passes this on to you: { $title }
voice-waits-moved = It now lies with { $name }: { $title }
voice-waits-nobody = What you raised lies with nobody any longer. Who can take it? { $title }
voice-waits-answered = { $name } answered you: { $title }
voice-waits-thanks = { $name } thanks you
voice-waits-thanked = { $name } thanks you: { $title }

## Lists and sections
voice-list-title = Obstacles and ideas
voice-list-sub = Each has one person who answers, a day and a reason.
voice-list-whose = Whose
voice-list-all = All
voice-list-team = The team’s
voice-list-mine = Mine
voice-list-state = Waiting or answered
voice-list-open = Waiting
voice-list-answered = Answered
voice-list-empty = Nothing here
voice-slot-waiting = Obstacles and ideas that have waited longest
voice-slot-asked = About
voice-slot-by = By
voice-slot-with = Lies with
voice-slot-due = Answer
voice-slot-all = All obstacles and ideas
voice-slot-with-me = Waits for your answer
voice-slot-asked-by-me = What you asked for
voice-slot-all-mine = Everything you asked and answered
voice-slot-thanks = Thanks to you
voice-slot-all-thanks = All thanks to you and from you

## Thanks
voice-thank-title = Thank somebody
voice-thank-title-name = Thank { $name }
voice-thank-to = Whom?
voice-thank-for = What for?
voice-thank-for-hint = Something specific, for example: “The trick you showed me saved a whole morning.”
voice-example-thanks = The trick you showed me saved a whole morning.
voice-thank-send = Say thanks
voice-thanks-title = { $name } thanks { $to }
voice-thanks-title-mine = { $name } thanks you
voice-thanks-see = Good to hear
voice-thanks-used = Where it was used
voice-thanks-used-sub = What else came of the same thing.
voice-thanks-list-title = Thanks
voice-thanks-list-sub = Only you see this list. Nobody’s thanks are counted.
voice-thanks-to-me = To you
voice-thanks-from-me = From you
voice-thanks-empty = No thanks here yet

## The record and the list of data
voice-verb-raised = raised
voice-verb-decided = decided on
voice-verb-read-answer = read the answer to
voice-verb-thanked = said thanks for
voice-verb-widened = showed to more people
voice-data-proposals = Obstacles and ideas
voice-data-proposals-why = So that what stops people gets an answer with a reason, and everyone sees with whom it lies.
voice-data-thanks = Thanks
voice-data-thanks-why = So that whoever helped hears what it was good for.
voice-edit = Change or take back
voice-edit-title = Change your words
voice-edit-sub = Until there is an answer.
voice-edit-sub-thanks = Until the one you thanked has answered “Good to hear”.
voice-edit-sub-seen = Your words have arrived, so they stay as they are. You can still take them back.
voice-edit-save = Save
voice-take-back = Take it back
voice-take-back-sure = It is gone for good, for everybody.
voice-said-edited = Changed.
voice-said-taken-back = Taken back. Nobody sees it any more.
voice-verb-edited = changed
