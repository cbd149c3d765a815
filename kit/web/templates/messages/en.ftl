## Words of the house's own building blocks (kit/web/templates)
ui-skip = Go to the content
ui-places = Places
ui-new = New
ui-search = Search
ui-search-for = Search people, pages, questions …
ui-pager = More of the list
ui-newer = Newer
ui-older = Older
ui-previous = Previous
ui-next = Next
ui-because-of = Because of
ui-led-to = Led to
ui-promised = promised
ui-kept = kept
ui-of-promised = of
ui-unknown = not known
ui-copy = Copy
ui-copied = Copied
ui-optional = (optional)
ui-choose = Choose …
ui-problems = Something needs to be put right
ui-yes = Yes
ui-cancel = Cancel
ui-offline = That did not get through. Nothing you wrote is lost; try again in a moment.
ui-kept-again = You are signed in again. Here is what you wrote; it has not been sent yet.
ui-kept-again-file = You are signed in again. Here is what you wrote; it has not been sent yet. Choose the file or photo again.
ui-kept-title = You are signed in again
ui-kept-sub = What you sent is still here, and nothing has been done with it yet.
ui-kept-send = Send it now
ui-kept-leave = Leave it
ui-kept-shown-title = You were signed out
ui-kept-shown-sub = This has not been sent, and it is nowhere but on this page. Copy it, sign in and put it in again.
ui-kept-shown-on = Sign in
ui-audience-me = Only you see this
ui-audience-participants = Those who take part see this
ui-audience-team = The team sees this
ui-audience-organisation = Everyone here sees this
ui-md-tools = Shape the text
ui-md-heading = Heading
ui-md-bold = Bold
ui-md-italic = Italic
ui-md-list = List
ui-md-numbers = Numbered list
ui-md-link = Link
ui-md-quote = Quote
ui-md-photo = Photo
ui-md-file = File
ui-md-preview = How it looks
ui-choose-photo = Choose or take a photo
ui-choose-file = Choose a file
ui-file-limit = { $megabytes } MB at most
ui-pictures-lost = { $n ->
    [one] One picture did not come along. Add it with Photo.
   *[other] { $n } pictures did not come along. Add them with Photo.
 }
ui-md-text = your words
ui-md-sending = is being sent

## Below a list on paper, of what stands on the screen alone
ui-off-paper = { $n ->
    [one] and one more
   *[other] and { $n } more
 }
ui-off-paper-more = and at least { $n } more

## What a page says when it cannot do what was asked
ui-today = today
ui-tomorrow = tomorrow
ui-yesterday = yesterday
error-written = What you wrote
error-written-sub = It was not saved. Copy it from here if you still need it.
error-refused = That did not work
error-not-found = There is nothing here
error-not-found-text = The address may be wrong, or what was here is gone or not shared with you.
error-forbidden = This is not open to you
error-forbidden-text = Ask the person who looks after it, or an administrator.
error-busy = One moment
error-busy-text = Cairn is busy right now. Nothing is lost; please send it again in a few seconds.
error-full = Cairn cannot save anything right now
error-full-text = What you wrote was not saved, but you have it here. Tell whoever runs Cairn, and send it again when there is room.
error-internal = Something broke on our side
error-internal-text = It is not your fault, and it has been noted. Please try again; if it stays, tell your administrator.
error-to-today = Go to Today
error-to-start = Go to the start
error-code = Code { $code }
refused-too-many = Too many tries. Please wait { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
 } and try again.
refused-body-too-large = That is too large: up to { $megabytes } MB can be sent at a time. Nothing was saved. What you wrote is still in the form; if you do not see it, go back in the browser.
refused-file-too-large = The file is too large. Up to { $megabytes } MB can be sent; please choose a smaller one.
refused-body-unreadable = What was sent could not be read. Please go back and send it again.
refused-body-busy = A lot is coming in right now. Nothing was saved. What you wrote is still in the form: go back in the browser and send it again in a minute.
refused-body-too-many = That is more than can be sent at a time: up to { $fields } fields. Nothing was saved. Please go back and send fewer.
refused-kept = Nothing has been sent yet. Look it through and send it again.
refused-date = Please give a date between the years 2000 and 2199.
refused-form-of-another = Somebody else opened this form and has signed out since, so nothing was done. Open it anew, and it is yours.
refused-conflict = Somebody changed this at the same time. Have a look at it and try again.
ui-further = One step further
ui-more-from-here = Something else it leads to
ui-report = Report this text
ui-report-what = Report { $kind ->
    [question] this question
    [page] this page
    [step] this step
   *[other] this text
 }
kind-question = question
kind-answer = answer
kind-page = page
kind-material = material
kind-step = next step
kind-review = review
kind-insight = card from a review
kind-obstacle = obstacle
kind-idea = idea
kind-thanks = thanks
kind-learned = learned
kind-direction = what we want to get better at
kind-person = person
kind-team = team
kind-look = look at a history
kind-report = reported text
ui-public-body = We are a public body: anyone may ask to read what stands here, and it may have to be handed out.
refused-link-to-itself = Nothing can come of itself. Choose something else.
refused-anonymous-origin = This came of words without a name. They stay with those who see them, so choose the same team or fewer people. Once it stands in your own words you can show it to more.
refused-anonymous-words = These are words from a card that carries no name, so they stay where they are. Say it in your own words first; then you can show it to more people.
refused-anonymous-words-shown = These are words from a card that carries no name, and more people than its team read this. Say it in your own words.
