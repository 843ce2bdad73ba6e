
## How forms are guarded
door-snippet-link = HTML for a page of your own
door-snippet-title = { $name }: HTML for your own page
door-snippet-lead = Paste this into a page of your own site. It needs no scripts, and takes on the look of the page.
door-snippet-nobody = No site may send this form yet. First list your site under “Properties”.
door-snippet-origins = It works on pages of these sites:
door-snippet-version = When you publish a new version, copy it again. Until then, visitors are shown the form here first, with what they entered and the present words.
door-snippet-confirm = Whoever sends it always confirms by e-mail and reads there, word for word, what they agree to.
door-snippet-back = Back to the form
door-posted-from = Sent from
door-from = A page at { $origin }. The words were read on our confirmation page.
door-by-program = A program that named no site. The words were read on our confirmation page.
