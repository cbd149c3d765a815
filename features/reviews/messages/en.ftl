## The questions
reviews-q1 = What went well?
reviews-q2 = Why was that?
reviews-q3 = What went less well?
reviews-q4 = What can we learn from it?

## Start
reviews-review = Review
reviews-section = Reviews
reviews-create = Start a review
reviews-create-hint = Four questions, everyone writes alone, a quarter of an hour together
reviews-new-title = Start a review
reviews-new-sub = Everyone writes alone, without names. Then you open the cards and talk about them. It takes about fifteen minutes.
reviews-field-about = About what?
reviews-field-about-hint = For example: last Tuesday’s move. Left empty, it is “The week that was”.
reviews-about-promise = The team sees what it is about and who started it.
reviews-about-promise-text = Name no customer, pupil, patient or relative.
reviews-about-usual = The week that was
reviews-field-team = With whom?
reviews-field-day = When?
reviews-now = Now
reviews-field-with = Anyone beside the team?
reviews-field-with-hint = Full names, with commas between.
reviews-start = Start
reviews-said-started = The review is under way. Everyone who takes part sees it on their Today.
reviews-said-planned = Planned. Once it begins, everyone who takes part has it first on their Today.
refused-review-day = Choose a day from today to a week ahead.
refused-review-nobody = There is nobody here called { $name }. Write the full name, or take it away.
refused-review-several = There are several people called { $name }. Take the name away and ask them to join the team instead.

## Planned
reviews-planned-title = Review { $day }
reviews-led-by = { $name } opens the cards
reviews-led-by-me = You open the cards
reviews-led-by-all = Everyone who takes part can open the cards
reviews-start-now = Begin now
reviews-another-day = Another day
reviews-move = Move it
reviews-how = Four questions
reviews-with = Taking part:
reviews-said-moved = The review has been moved.
reviews-said-called-off = The review has been called off.
reviews-said-handed = Handed over.
reviews-more = More for the one who leads
reviews-field-to = Who will open the cards?
reviews-field-to-hint = Whoever you choose is told.
reviews-hand-over = Hand over
reviews-call-off = Call the review off
reviews-call-off-sure = Call off the review? Cards already written are deleted unread.

## Write
reviews-review-of = Review · { $team }
reviews-write = Write your cards
reviews-write-more = Write more cards
reviews-count = { $count ->
    [0] No cards so far.
    [one] One card so far.
   *[other] { $count } cards so far.
 }
reviews-refresh = Refresh
reviews-open = Open the cards
reviews-open-sure = Once the cards are open, nobody can write more.
reviews-wait = The cards show when { $name } opens them. Until then nobody sees what anybody else writes.
reviews-with-title = Taking part
reviews-with-many = { $n } take part
reviews-own = Your cards in this browser
reviews-own-here = Your cards on this question
reviews-own-sub = You can change them here until the cards are opened.
reviews-round-title = Sharing one phone?
reviews-round = Pass it on, and the next person starts with an empty page. Your cards stay but can no longer be changed.
reviews-round-next = Next person
reviews-round-sure = Pass the phone on? What you have written becomes cards, which can no longer be changed.
reviews-question-of = Question { $at } of 4
reviews-field-card = The card
reviews-field-card-hint = Name no client, pupil, patient or relative.
reviews-add = Add another card
reviews-next-2 = Next question: why was that?
reviews-next-3 = Next question: what went less well?
reviews-next-4 = Next question: what can we learn?
reviews-done = Done
reviews-change = Change
reviews-save = Save
reviews-take-away = Take away
reviews-to-review = To the review
reviews-said-card = The card lies among the others.
reviews-said-changed = Changed.
reviews-said-away = The card has been taken away.
reviews-said-nothing = Nothing written this time, and that is fine. You can write until the cards are opened.
reviews-said-written = Thank you. Yours lie among the others.
reviews-said-next-person = An empty page for the next person.
reviews-promise-who = { $people ->
    [1] Only you take part, so every card is yours.
    [2] Only you two who take part see the cards, without names.
    [3] Only you three who take part see the cards, without names.
    [4] Only you four who take part see the cards, without names.
    [5] Only you five who take part see the cards, without names.
    [6] Only you six who take part see the cards, without names.
    [7] Only you seven who take part see the cards, without names.
    [8] Only you eight who take part see the cards, without names.
    [9] Only you nine who take part see the cards, without names.
    [10] Only you ten who take part see the cards, without names.
    [11] Only you eleven who take part see the cards, without names.
    [12] Only you twelve who take part see the cards, without names.
   *[other] Only you { $people } who take part see the cards, without names.
 }
reviews-promise-opens = They show when { $name } opens them.
reviews-promise-opens-mine = They show when you open them.
reviews-promise-opens-all = They show when one of you opens them.
reviews-promise-author = Who wrote what is not stored.
reviews-promise-until = The cards are deleted on { $date }.
reviews-newcomers = { $names } came to the team after the start. Nobody has written yet, so they can still take part.
reviews-newcomers-next = { $names } came to the team after the start and takes part next time: the cards are promised to those who were there from the beginning.
reviews-came-later = You take no part in this one. Whoever leads it can take you along until somebody has written; otherwise you take part next time.
reviews-bring = Take them along
reviews-said-brought = They take part now and see it on their Today.
reviews-no-team = No team yet
reviews-under-way = Under way already
reviews-under-way-sub = Two at once split the cards. Go to this one if it is the same thing.
reviews-promise-few = { $people ->
    [1] Better to wait until more people can join.
   *[other] With so few of you, it can be guessed who wrote what.
 }
reviews-promise-arrived = { $n ->
    [one] Only one of you has signed in so far. Until more have, it can be guessed who wrote what.
   *[other] Only { $n } of you have signed in so far. Until more have, it can be guessed who wrote what.
 }
reviews-promise-public = Until then, anyone who requests public records may be given them to read.
refused-review-opened = The cards are already open, so this one came too late. Read it out, or make it a next step.
refused-review-planned = The review has not begun yet.
refused-review-not-open = The cards are not open yet.
refused-review-closed = The review is closed.
refused-review-called-off = The review was called off.
refused-review-lapsed = The cards were never opened and have been deleted. Start a new review.
refused-review-no-cards = No cards have been written yet. Wait until somebody has, or call the review off.
refused-review-no-team = You are in no team yet. Ask your manager or an administrator to add you, then you can start a review there.
refused-review-promised = Somebody has written already, and the cards are promised to those who took part then. Whoever has come since takes part next time.
refused-review-more-people = More people take part since you opened the page: you are { $n } now. Read the line about who sees the card, and send it again if you like.
refused-review-card-gone = The card is no longer there as it was. The list shows what lies here now.

## From the last review
reviews-from-last = From the last review
reviews-more-steps = { $n ->
    [one] One more
   *[other] { $n } more
 }
reviews-step-owner = { $name } sees to it
reviews-step-open = not done yet
reviews-step-done = done
reviews-step-partly = partly done
reviews-step-did-not-happen = did not happen
reviews-step-changed = became something else
reviews-step-dropped = dropped
reviews-step-paused = paused

## Opened cards
reviews-said-opened = The cards are open.
reviews-opened-how = Read them together, one at a time. What you want to do something about becomes a next step, with a name and a date.
reviews-nothing-written = No card on this question.
reviews-nothing-came = None of the cards has led to anything yet.
reviews-shown-then = Once something comes of a card, the whole team sees it, without a name.
reviews-to-step = Next step
reviews-to-question = Question
reviews-to-page = Page
reviews-to-obstacle = Obstacle
reviews-to-idea = Idea
reviews-became = Something came of it
reviews-cards-fold = { $count ->
    [one] One card, kept until { $date }
   *[other] { $count } cards, kept until { $date }
 }
reviews-kind-step = Next step
reviews-kind-question = Question
reviews-kind-page = Page
reviews-kind-material = Material
reviews-kind-obstacle = Obstacle
reviews-kind-idea = Idea
reviews-kind-thanks = Thanks
reviews-field-strike = Take a card away
reviews-field-strike-hint = If it names a client, a pupil or a patient, or hurts somebody.
reviews-strike = Take the card away
reviews-strike-sure = Take the card away for everyone? If it was taken further, the team no longer sees its text there either. What somebody has written because of it stays. This cannot be undone.
reviews-said-struck = The card has been taken away.
reviews-close = Close the review
reviews-said-closed = The review is closed. What came of it stays here.
reviews-cards-until = Only those who take part see the cards, and they are deleted on { $date }. The whole team sees the review and what came of it, and that stays.
reviews-next-title = The next review
reviews-next-sub = It begins with the next steps that came of this one.
reviews-next-plan = Plan the next review
reviews-came-out = What came of it
reviews-insight-title = A card from a review
reviews-insight-from = From the review

## Where it stands
reviews-state-planned = The review is held { $day }.
reviews-state-writing = Those who take part are writing their cards.
reviews-state-opened = The cards are open
reviews-state-closed = Closed
reviews-state-called-off = The review was called off.
reviews-state-lapsed = The cards were never opened and have been deleted.
reviews-row-planned = { $day } · { $name } opens the cards
reviews-row-planned-all = { $day } · one of those who take part opens the cards
reviews-row-writing = under way, write your cards · { $name } opens them
reviews-row-writing-all = under way, write your cards · one of those who take part opens them
reviews-row-written = under way · { $name } opens the cards
reviews-row-written-all = under way · one of those who take part opens the cards
reviews-row-opened = { $day } · the cards are open
reviews-row-closed = { $day } · closed
reviews-row-lapsed = { $day } · the cards were never opened
reviews-list-title = Reviews of { $team }
reviews-none = No review yet
reviews-none-example = “We rang the customer the evening before. Not one closed door all week.”
reviews-all = All reviews

## What waits
reviews-waits-planned = { $name } has planned a review: { $title }
reviews-waits-write = { $name } has started a review: { $title }
# True before and after one's first card: nobody knows who has written.
reviews-waits-write-go = Write cards
reviews-waits-open = Open the cards when everybody has written: { $title }
reviews-waits-open-go = To the review
reviews-waits-unopened = Nobody has opened the cards yet: { $title }
reviews-waits-unopened-go = To the review
reviews-waits-handed = { $name } asks you to open the cards: { $title }
reviews-waits-handed-go = To the review

## My history
reviews-verb-planned-review = planned a review
reviews-verb-started-review = started a review
reviews-verb-moved-review = moved a review to another day
reviews-verb-called-off-review = called off a review
reviews-verb-handed-over-review = asked somebody else to open the cards of a review
reviews-verb-opened-cards = opened the cards of a review
reviews-verb-closed-review = closed a review
reviews-verb-noticed = took a card further

## Data we keep
reviews-data-reviews = Reviews
reviews-data-reviews-why = What the review was about, on which day, who opened the cards, who took part, and the cards that somebody took further, without an author. A team should be able to go back to what it learned.
reviews-data-cards = Cards of reviews
reviews-data-cards-why = What was written, without name, time or order. Who wrote it is not stored. Cards are there for the talk and are deleted 30 days after the review. Of a card that was taken away after something came of it, a fingerprint of its words stays until then. It does not say what they were, and keeps what came of the card from carrying them to more people.
