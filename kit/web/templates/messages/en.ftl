## Words of the house's own building blocks (kit/web/templates)
ui-skip = Go to the content
ui-places = Places
ui-new = New
ui-search = Search
ui-search-for = Search people, pages, questions …
ui-pager = More of the list
ui-newer = Newer
ui-older = Older
ui-because-of = Because of
ui-led-to = Led to
ui-promised = promised
ui-kept = kept
ui-of-promised = of
ui-copy = Copy
ui-copied = Copied
ui-optional = (optional)
ui-choose = Choose …
ui-problems = This needs another look
ui-yes = Yes
ui-cancel = Cancel
ui-offline = That did not get through. Nothing you wrote is lost; try again in a moment.
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
ui-md-text = text

## What a page says when it cannot do what was asked
ui-today = today
ui-tomorrow = tomorrow
ui-yesterday = yesterday
error-refused = That did not work
error-not-found = There is nothing here
error-not-found-text = The address may be wrong, or what was here is gone or not shared with you.
error-forbidden = Somebody else decides this
error-forbidden-text = You can see it, but not change it. Ask the person who owns it.
error-busy = One moment
error-busy-text = Cairn is busy right now. Nothing is lost; please send it again in a few seconds.
error-internal = Something broke on our side
error-internal-text = It is not your fault, and it has been noted. Please try again; if it stays, tell your administrator.
error-to-today = Go to Today
error-to-start = Go to the start
error-code = Code { $code }
refused-too-many = Too many tries. Please wait { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
 } and try again.
refused-body-too-large = That is too large. Up to { $megabytes } MB can be sent at a time.
refused-body-unreadable = What was sent could not be read. Please go back and send it again.
refused-date = Please give a date between the years 2000 and 2199.
refused-conflict = Somebody changed this at the same time. Have a look at it and try again.
