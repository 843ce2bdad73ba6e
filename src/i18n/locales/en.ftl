### English. Every other language has the same messages with the same arguments; a test compares them.

## Around every page

page-skip = Skip to the main content
page-navigation = Language and privacy
page-language = Language:
page-privacy = Privacy statement
page-privacy-short = Privacy
page-error-title = Error:
page-error-summary = There is a problem

## Home

home-title = Newsletters and privacy
home-lead = Here you choose what { $organisation } may send you, and see what we store about you.
home-manage-title = Manage my subscriptions
home-manage-text = Change what you get, unsubscribe, or see what we store about you. We e-mail you a personal link; you need no password.
home-manage-button = Get my link

## Getting a personal link

link-title = Get your personal link
link-text = Enter your e-mail address, and we send you a link to your own page. You need no password.
link-email = E-mail address
link-button = Send me a link
link-expired-title = This link no longer works
link-expired-text = Links work for a limited time, and some only once. Nothing has been changed. You can get a new link here.
sent-title = Check your inbox
sent-text = If we know the address, an e-mail with a personal link is on its way. It usually takes less than a minute.
sent-spam = Nothing there? Look in your spam folder, and check that you used the address that we write to.
sent-again = Try another address

## Forms

form-optional = optional
form-choose = Choose
form-honeypot = Leave this field empty
form-consent-withdraw = You can withdraw your consent at any time, by the link in every e-mail from { $organisation }.
form-next = We send you an e-mail with a link. Nothing is registered until you confirm there.
form-step = Step { $step } of { $steps }
form-onward = Continue
form-back = Back
form-changed-title = The text has changed
form-changed-text = The text on this page was changed after you opened it. Nothing has been sent. Please read it again and tick again what you agree to.
form-again-title = Please send again
form-again-text = The page had been open for a long time, or was sent too quickly. Nothing has been sent. What you entered is still here: check it and send again.
form-file-kinds = We take: { $kinds }.
form-file-kind-pdf = PDF
form-file-kind-picture = pictures (JPEG, PNG, WebP)
form-file-kind-document = documents (Word, OpenDocument)
form-file-kind-sheet = spreadsheets (Excel, OpenDocument)
form-file-kind-text = plain text
form-file-one = One file, { $limit } at most.
form-file-many = Up to { $most } files, { $limit } each at most.
form-file-again = You had chosen { $names }. Browsers do not keep files when a page is shown again: choose again.
form-file-sent = Sent: { $names }
thanks-next-title = One step left
thanks-next-text = Open the e-mail that we are sending you and press the button to confirm. Nothing is registered before you do.
thanks-spam = If it has not arrived in a few minutes, look in your spam folder.
inactive-text = This form is closed and takes no more answers.

## What can be wrong with a field

slip-email-missing = Enter your e-mail address
slip-email-malformed = Enter an e-mail address in the right format, like name@example.org
slip-email-too-long = The e-mail address is too long. Check that it is right
slip-email-domain = The part after @ does not receive e-mail. Check the spelling
slip-missing = Fill in “{ $label }”
slip-not-chosen = Choose something under “{ $label }”
slip-not-ticked = Tick the box to go on
slip-too-long = “{ $label }” can have at most { $limit } characters
slip-not-on-offer = Choose one of the options under “{ $label }”
slip-not-a-date = Enter a real date under “{ $label }”
slip-not-a-date-time = Enter a real date and time under “{ $label }”
slip-not-a-number = Enter a number under “{ $label }”
slip-not-whole = Enter a whole number under “{ $label }”
slip-not-a-phone = Enter a phone number under “{ $label }”, like +44 20 7946 0000
slip-file-missing = Choose a file under “{ $label }”
slip-file-empty = “{ $name }” is empty. Choose another file
slip-file-too-large = “{ $name }” is larger than { $limit }. Choose a smaller file
slip-file-kind = “{ $name }” is not of a kind that we take here. Choose another file
slip-file-too-many = “{ $label }” takes at most { $limit }: choose fewer files
slip-file-no-room = We have no room for more files right now. Nothing has been sent. Try again later

## Confirming a sign-up

confirm-title = Confirm your sign-up
confirm-text = You filled in the form “{ $form }” at { $organisation }. Press the button to confirm it.
confirm-choices = This is what you say yes to:
confirm-button = Yes, confirm
confirm-not-you = Was it not you? Then just close this page. Nothing is registered, and the sign-up is deleted by itself.
confirmed-title = You are signed up
confirmed-thanks = Thank you, it is confirmed
confirmed-text = You can close this page now.
confirmed-choices = You have agreed to this from { $organisation }:
confirmed-change = You can change your mind at any time. Every e-mail from us has a link to your own page.
confirmed-button = See my choices

## The preference page

preferences-title = Your subscriptions
preferences-hello = Hello { $name }.
preferences-address = This page belongs to
preferences-valid = The link works until { $date }.
preferences-why = { $organisation } has your address because you signed up or have been in touch with us. Here you decide what we may send you. Nothing changes until you press Save.
preferences-types = What would you like to receive?
preferences-types-hint = While the switch above is off, we send none of these. Your choices are kept.
preferences-save = Save changes
preferences-leave-title = Unsubscribe from everything
preferences-leave-text = { $organisation } then stops sending you newsletters, invitations and offers. You may still get messages that you need, such as an answer to a question or a receipt.
preferences-leave-button = Unsubscribe from everything
preferences-data-title = Your data
preferences-data-text = See and download what we store about you, why, and since when. Because e-mails get forwarded, we first send a link to your address.
preferences-data-button = Send me the link
preferences-data-sent-title = We have e-mailed you the link
preferences-data-sent-text = Open the e-mail to see and download what we store about you.
preferences-texts-changed-title = Nothing was saved: the text has changed
preferences-texts-changed-text = The text on this page was changed after you opened it. Please read it again and save again.
preferences-in-between-title = Your choices had been changed in between
preferences-in-between-text = Somebody changed them after you opened the page, perhaps you in another tab. What you saved last counts. Please check that everything below is right.
saved-title = Saved
saved-mail = We have e-mailed you a confirmation.
saved-nothing-title = Nothing to save
saved-nothing-text = Your choices are as they were.
change-on = { $name }: on
change-off = { $name }: off
change-granted = { $name }: you agreed
change-withdrawn = { $name }: you withdrew your consent

## Unsubscribing from a mail

unsubscribe-title = Unsubscribe
unsubscribe-done-title = You are unsubscribed
unsubscribe-address = E-mail address:
unsubscribe-type-text = Do you no longer want “{ $name }” from { $organisation }?
unsubscribe-type-button = Unsubscribe from { $name }
unsubscribe-type-done = You no longer get “{ $name }”
unsubscribe-all-text = Do you want no newsletters, invitations or offers from { $organisation } at all?
unsubscribe-all-button = Unsubscribe from everything
unsubscribe-all-done = You are unsubscribed from everything
unsubscribe-all-done-text = { $organisation } no longer sends you newsletters, invitations or offers.
unsubscribe-mind-title = Want to choose for yourself?
unsubscribe-mind-text = On your own page you choose exactly what you get, and can sign up again.

## “This was not me”

restore-title = Was this not you?
restore-address = Somebody changed the choices of
restore-text = If it was not you, press the button. Then your choices are as they were before:
restore-button = Restore my choices
restore-was-me = Was it you? Then just close this page.
restore-nothing = There is nothing left to restore: your choices are already as they were before.
restore-done-title = Your choices are restored
restore-done-heading = This is how it is now
restore-done-address = These are again the choices of
restore-done-text = Whoever changed them had one of your e-mails. Do not forward e-mails from us: their links open your page.

## Your data

data-title = What we store about you
data-lead = This is everything that { $organisation } stores about you here. The page can be opened until { $date }.
data-about-title = About you
data-address = E-mail address
data-name = Name
data-no-name = Not given
data-language = Language
data-since = Stored since
data-consents-title = What we use it for, and why
data-consents-none = Nothing is registered.
data-column-purpose = Purpose
data-column-state = State
data-column-basis = Legal basis
data-column-source = Source
data-column-updated = Last changed
data-state-none = Nothing registered
data-state-active = Active
data-state-withdrawn = Withdrawn
data-subscriptions-title = Subscriptions
data-subscription-on = On
data-subscription-off = Off
data-subscription-never = Never chosen
data-history-title = History
data-history-none = Nothing has happened yet.
data-column-when = When
data-column-what = What happened
data-download-title = Download
data-download-text = You get everything on this page as a file that both people and programs can read.
data-download-button = Download my data
data-rights = Would you like something corrected or erased? The privacy statement tells how to reach us.

## Privacy statement

privacy-title = Privacy statement
privacy-lead = This is how { $organisation } handles what you tell us on these pages.
privacy-controller-title = Who is responsible
privacy-controller-text = { $organisation } is the controller: we decide why and how your data is used, and answer for it.
privacy-controller-contact = Questions about privacy:
privacy-data-title = What we store
privacy-data-text = Your e-mail address, your language, and what else you enter in our forms, such as your name. Also what you agreed to, when, the text that you were shown, and from which network address and browser it was done. It comes from you, or from your dealings with us.
privacy-purposes-title = What we use it for
privacy-purpose-more = Read more
privacy-basis-title = What gives us the right
privacy-basis-consent = Mail that you sign up for rests on your consent (GDPR Article 6(1)(a)).
privacy-basis-other = Keeping you as a customer or contact rests on a contract with you, on a duty that the law gives us, or on our legitimate interest in knowing and serving the people who deal with us (Article 6(1)(b), (c) and (f)). “Your data” on your own page shows which applies to you.
privacy-basis-evidence = We keep proof of your consent because we must be able to show that you gave it (Article 7(1)).
privacy-recipients-title = Who else sees it
privacy-recipients-text = We do not sell your data. Only we use it, and suppliers who run servers and send e-mail for us, under contract and only as we instruct them. Ask us if you would like to know who they are, and whether data leaves the EEA.
privacy-retention-title = How long we keep it
privacy-retention-unconfirmed = { $days ->
    [one] A sign-up that you do not confirm is deleted after one day.
   *[other] A sign-up that you do not confirm is deleted after { $days } days.
}
privacy-retention-active = Your data is kept for as long as you are signed up or a customer or contact of ours.
privacy-retention-withdrawn = When you withdraw your consent, we stop. We keep a note that you withdrew, so that nobody writes to you by mistake.
privacy-retention-links = { $days ->
    [one] A link to your own page works for one day.
   *[other] A link to your own page works for { $days } days.
}
privacy-rights-title = Your rights
privacy-right-withdraw = Withdraw your consent at any time. It does not change that what we did before was lawful.
privacy-right-access = See what we store about you, get a copy, and have mistakes corrected.
privacy-right-erase = Have your data erased, or its use restricted.
privacy-right-object = Object to use that rests on our legitimate interest, and always to marketing.
privacy-right-move = Take what you gave us with you, in a file that other programs can read.
privacy-rights-how = You can do most of it yourself on your own page; for the rest, write to us.
privacy-rights-link = Get a link to my page
privacy-complaint-title = If you think we do wrong
privacy-complaint-text = Tell us, and we will put it right. You can also complain to the data protection authority of the country where you live or work, or where it happened.
privacy-voluntary-title = Do you have to tell us?
privacy-voluntary-text = No. Without an e-mail address we cannot send you anything, but nothing else follows. Nothing is decided about you by a machine.
privacy-cookies-title = Cookies
privacy-cookies-text = These pages keep one cookie at most: the language that you chose. Nothing follows you, and nothing is loaded from others.

## When something goes wrong

problem-home = Go to the start page
problem-link = Get a link to my page
problem-incident = If you write to us about it, give this number:
problem-retry-seconds = { $seconds ->
    [one] Try again in one second.
   *[other] Try again in { $seconds } seconds.
}
problem-retry-minutes = { $minutes ->
    [one] Try again in one minute.
   *[other] Try again in { $minutes } minutes.
}
problem-400-title = We did not understand that
problem-400-text = What your browser sent was incomplete or damaged. Nothing has been changed. Go back, load the page again, and try once more.
problem-403-title = You may not do this
problem-403-text = The page was not opened the way it should be, or you lack the right. Nothing has been changed.
problem-404-title = Page not found
problem-404-text = There is no page at this address. If you typed it, check the spelling. If you followed a link, it may be old.
problem-405-title = This page cannot be opened like that
problem-405-text = The address belongs to a button and not to a page. Nothing has been changed. Go back and press the button again.
problem-408-title = That took too long
problem-408-text = What you sent came in so slowly that we stopped waiting. Nothing has been saved. Go back, and try again where the connection is better.
problem-413-title = That was too much at once
problem-413-text = What you sent is larger than we accept. Nothing has been changed. Go back, shorten it, and try again.
problem-415-title = We cannot read that
problem-415-text = What your browser sent is of a kind that this page does not accept. Nothing has been changed.
problem-429-title = Too many tries
problem-429-text = There have been many requests from your network in a short time, so we are taking a break. Nothing has been changed.
problem-500-title = Something went wrong here
problem-500-text = The fault is ours and has been noted. If you were saving something, it may not have been saved: open the page again and check.
problem-503-title = We are busy right now
problem-503-text = We could not finish in time. What you wanted to save has not been saved. Please try again shortly.

history-confirmed = Sign-up confirmed
history-created = Your details were stored
history-changed = Your details were changed
history-granted = { $purpose }: registered ({ $basis })
history-withdrawn = { $purpose }: consent withdrawn
history-reset = { $name }: choice taken back
history-revoked = Your personal links stopped working
history-handed-over = You downloaded your data
history-other = Something about you was recorded

## The admin area: contacts

cards-title = Contacts
cards-new = New contact
cards-new-lead = The contact is stored under the default legal basis. It gives nobody’s consent to marketing.
cards-new-button = Add contact
cards-known-link = Open the contact who has this address
cards-slip-known = Another contact has this e-mail address
cards-slip-own = The contact has this e-mail address already
cards-slip-primary = The main address cannot be removed. Make another one the main address first
cards-slip-days = The last day cannot be before the first
cards-slip-undated = Where nothing is registered, there is no date. Choose another state or leave the days empty
cards-cancel = Cancel
cards-first-name = First name
cards-last-name = Last name
cards-name = Name
cards-company = Company
cards-phone = Phone
cards-country = Country
cards-language = Language
cards-interests = Interests
cards-no-mailings = No mailings
cards-no-mailings-hint = Stops every mailing to this contact, whatever the consents say.
cards-not-said = Not given
cards-choose = Choose
cards-any = Any
cards-yes = Yes
cards-no = No
cards-search = Search
cards-search-hint = The beginning of a name, an address or a company; several words in any order.
cards-search-button = Find
cards-search-all = Show everybody
cards-filters = Filters and columns
cards-filter-purpose = Purpose
cards-filter-state = State of the consent
cards-filter-source = Source of the contact
cards-filter-subscription = Has chosen
cards-filter-interest = Interested in
cards-filter-form = Has filled in the form
cards-filter-consent-source = Source of the consent
cards-days-consent = Consent as it is now, since
cards-days-stored = Stored
cards-days-changed = Last changed
cards-columns = Columns
cards-since = Stored since
cards-none = No contact fits. Look for less, or show everybody.
cards-stopped-title = The search is not at its end
cards-stopped-text = Very few contacts fit, so it stopped here to answer at once.
cards-stopped-on = Search on
cards-pages = Pages of the list
cards-first-page = First page
cards-page-above = Previous page
cards-page-below = Next page
cards-last-page = Last page
cards-tabs = Pages about this contact
cards-tab-card = Card
cards-tab-privacy = Privacy
cards-store-line = Legal basis:
cards-details = Details
cards-save = Save details
cards-addresses = E-mail addresses
cards-confirmed = Confirmed
cards-actions = Actions
cards-primary = Main address
cards-make-primary = Make it the main address
cards-remove = Remove
cards-another-address = Another e-mail address
cards-add-address = Add address
cards-marketing = E-marketing
cards-marketing-on = Turn e-marketing on
cards-marketing-off = Turn e-marketing off
cards-marketing-withdrawn = Withdrawn consent is changed back by the contact, or by a colleague who may change consents and gives a reason.
cards-subscriptions = Subscriptions
cards-subscriptions-resting = { $purpose } is not active, so nothing of this is sent.
cards-subscriptions-save = Save subscriptions
cards-reach-ready = A mailing would be sent.
cards-reach-no-mailings = No mailing is sent: no mailings at all.
cards-reach-no-consent = No mailing is sent: no consent.
cards-reach-no-subscription = No mailing is sent: not subscribed.
cards-links = Personal links
cards-links-text = Links in e-mails open this contact’s own page. When they are ended, only unsubscribing still works by an old link.
cards-links-revoke = End all links
cards-conflict-title = Somebody else saved in between
cards-conflict-text = Nothing of yours was saved. This holds now; save again if you still want your change.
cards-privacy-lead = Why we may use this contact’s data. Choose a purpose to see how it came about, or to change it.
cards-basis = Legal basis
cards-source = Source
cards-comment = Comment
cards-reason = Reason for changing it back
cards-reason-hint = The contact withdrew. The history keeps your reason.
cards-reason-was = Reason: { $reason }
cards-holds-now = What holds now
cards-change-consent = Change it
cards-save-consent = Save consent
cards-withdraw = Withdraw for the contact
cards-withdraw-button = Withdraw
cards-registered = Registered
cards-changes = Number of changes
cards-updated-by = By
cards-before = Before
cards-after = After
cards-written = Written beside it
cards-shown = What was shown
cards-shown-form = Form { $form }, version { $version }
cards-shown-page = The contact’s own page
cards-by-contact = The contact
cards-by-visitor = A visitor
cards-by-staff = A colleague
cards-by-operator = The operator
cards-by-system = Samtykke itself

## The admin area: activities and privacy confirmations

cards-tab-activities = Activities
cards-tab-confirmation = Privacy confirmation
cards-mail-to = E-mail to { $address }
cards-mail-sent = Sent
cards-mail-failed = Not delivered
cards-mail-waiting = Waiting
cards-mail-stopped = Not sent
cards-mail-stopped-why = The contact was put into the bin before it left.
cards-mail-from = From
cards-mail-recipient = To
cards-mail-reply = What the mail server answered
cards-mail-text = What was written
cards-mail-as-text = The whole text part
cards-mail-masked = Links are masked: each of them opens the contact’s own pages.
cards-filled-in = Filled in the form { $form }
cards-awaiting = Not confirmed yet
cards-informed-event = A privacy confirmation was sent
cards-export = Download as a spreadsheet
cards-confirmation-title = Privacy confirmation
cards-confirmation-to = Send to
cards-confirmation-other = Or to another address
cards-confirmation-other-hint = The mail holds a link to this contact’s own page. Write an address only if it is theirs.
cards-confirmation-template = Template
cards-confirmation-subject = Subject
cards-confirmation-subject-hint = Leave it as it is to use the template’s own subject in the language above.
cards-confirmation-send = Send confirmation
cards-informed = Told on
cards-not-informed = Not informed
cards-not-informed-lead = These people have been stored for more than 30 days and were not told so. The law gives a month.
cards-not-informed-none = Everybody has been informed in time.
cards-not-informed-send = Send to all of these
cards-pick = Choose { $name }
cards-pick-confirmation = Send privacy confirmation to those chosen
cards-pick-all = Choose everybody on this page
cards-chosen-count = { $count } contacts are chosen.
cards-chosen-to-hint = Each of them is told at their main address.
cards-chosen-who = Show who they are
cards-chosen-skip = Leave out those who were told before ({ $count })
cards-chosen-own-language = Each one’s own language
cards-chosen-subject-hint = Left empty, the template’s own subject is used.
cards-slip-nobody = Choose at least one contact in the list
cards-slip-many = Choose at most 500 contacts
cards-reached-sent = Privacy confirmations on their way: { $count }
cards-reached-told = Left out because they were told before: { $count }
cards-reached-gone = No longer there: { $count }
cards-not-informed-count = They are { $count }.
cards-not-informed-many = They are more than { $count }. One press tells as many; then press again.
cards-informed-due = not yet; due by { $date }
cards-inform-by = To be informed by
cards-not-informed-soon = To be informed within the next { $days } days: { $count }.

## The admin area: merging contacts

cards-tab-merger = Merge
cards-merge-lead = Use this when two cards are one person. The other card becomes part of this one.
cards-merge-with = E-mail address of the other card
cards-merge-show = Compare
cards-merge-nobody = Nobody else has this address.
cards-merge-what = What
cards-merge-stays = This card stays
cards-merge-goes = This card goes
cards-merge-hint = The stricter consent holds, both histories are kept, and earlier personal links of both end. This cannot be undone.
cards-merge-button = Merge for good
cards-merged-event = Two contacts were merged

## The admin area: shell

admin-menu = Menu
admin-navigation = Admin area
admin-sign-out = Sign out
admin-nav-overview = Overview
admin-done-saved = Saved.
admin-done-added = Added.
admin-done-moved = The order has been changed.
admin-done-activated = It is now in use.
admin-done-deactivated = It is no longer in use.
admin-done-deleted = Deleted.
admin-done-restored = Restored.
admin-done-sent = The e-mail is on its way.
admin-done-ended = They no longer work.
admin-done-kept = Not saved yet: we had to ask who you are. What you had typed is here again, but for passwords and codes. Save it once more.
overview-welcome = Welcome, { $name }.

## The lists

lists-purposes = Purposes
lists-purposes-lead = What you use people’s data for. Each purpose has its own consent.
lists-new-purpose = New purpose
lists-legal-bases = Legal bases
lists-legal-bases-lead = What gives you the right to store and use data (GDPR Article 6).
lists-new-legal-basis = New legal basis
lists-sources = Sources
lists-sources-lead = How data about people comes in.
lists-new-source = New source
lists-types = Subscription types
lists-types-lead = The kinds of mailing that people choose among. A change shows on the public pages at once.
lists-new-type = New subscription type
lists-interests = Interests
lists-interests-lead = Free tags on contacts. They carry no legal meaning.
lists-new-interest = New interest
lists-name = Name
lists-description = Description
lists-description-public = Shown below the name on forms and on the preference page.
lists-description-internal = For colleagues only.
lists-approval = Text of the consent box
lists-approval-hint = What people agree to by ticking the box.
lists-public-description = Description for the public
lists-public-description-hint = Shown on the preference page and in the privacy statement.
lists-statement-title = Title of the privacy statement
lists-statement-url = Address of the privacy statement
lists-statement-url-hint = Leave it empty to use the statement on these pages.
lists-key = Key
lists-key-hint = Capital letters A to Z, digits and _. Left empty, it is made from the name. It never changes afterwards.
lists-purpose = Purpose
lists-manageable = Contacts give and withdraw this consent themselves
lists-manageable-hint = It is then a switch on the preference page.
lists-starts-on = On for contacts who never chose
lists-starts-on-hint = Only while their consent to the purpose is active. A choice of their own always counts more.
lists-sends = Send the privacy confirmation automatically
lists-sends-hint = To each new contact that comes from this source and has an address.
lists-template = Template of the confirmation
lists-yes = Yes
lists-no = No
lists-column-languages = Languages
lists-column-state = State
lists-column-updated = Last changed
lists-column-actions = Actions
lists-uses-consents = Consents
lists-uses-contacts = Contacts
lists-uses-subscribers = Subscribers
lists-missing = Missing: { $languages }
lists-language-missing = Missing
lists-active = In use
lists-inactive = Not in use
lists-deleted = Deleted
lists-built-in = Built in
lists-empty = The list is empty.
lists-show-deleted = { $count ->
    [one] Show one deleted
   *[other] Show { $count } deleted
}
lists-hide-deleted = Hide what is deleted
lists-export = Export as CSV
lists-save = Save
lists-add = Add
lists-back = Back to the list
lists-move-up = Move “{ $name }” up
lists-move-down = Move “{ $name }” down
lists-activate = Activate
lists-activate-name = Activate “{ $name }”
lists-deactivate = Deactivate
lists-deactivate-name = Deactivate “{ $name }”
lists-restore = Restore
lists-restore-name = Restore “{ $name }”
lists-updated = As shipped, since { $date }
lists-updated-by = Last changed on { $date } by { $name }
lists-afterwards = No longer needed?
lists-afterwards-switch = Deactivating takes it off pages and forms, and you can turn it on again at any time. That is mostly better than deleting.
lists-afterwards-plain = A deleted item can no longer be chosen. Old records keep showing it, and it can be restored.
lists-delete = Delete …
lists-delete-title = Delete “{ $name }”?
lists-delete-touches = What this touches
lists-delete-forms = Forms that ask about it
lists-delete-text = It disappears from pages and pickers. What people chose or agreed to stays on record and keeps its name, and you can restore the item.
lists-delete-instead = Deactivating does the same for visitors and can be turned back with one click.
lists-delete-button = Yes, delete
lists-delete-not = Keep it
lists-delete-built-in = It is built in: Samtykke itself relies on it, so it cannot be deleted.
lists-conflict-title = Not saved: somebody else was faster
lists-conflict-text = { $name } saved on { $date }. What you typed is still here. This was changed meanwhile, and now says:
lists-conflict-line = { $label }: “{ $now }”
lists-conflict-empty = empty
lists-conflict-next = Check the form and save again to put yours in its place, or open the page anew to keep theirs.
lists-conflict-deleted-title = Not saved: it has been deleted meanwhile
lists-conflict-deleted = What you typed is still here. Restore the item from the list in another tab; then you can save.
lists-slip-name-taken = Another item in this list has this name. Choose a different one
lists-slip-name-deleted = A deleted item has this name. Restore that one, or choose a different name
lists-slip-key = A key has only capital letters A to Z, digits and _
lists-slip-key-taken = This key is already in use, perhaps by a deleted item. Choose a different one
lists-slip-url = Enter a web address that begins with https:// or http://

## Mail templates

templates-title = Mail templates
templates-lead = The words of every e-mail that Samtykke writes, per language. Each save is a version, and e-mails already sent stay as they were.
templates-column-version = Version
templates-column-by = Saved by
templates-privacy = About privacy
templates-shipped = As shipped
templates-own = Your own words
templates-subject = Subject
templates-body = Text
templates-body-hint = Markdown: **bold**, - for lists, [words](address) for links. A link alone on its line becomes a button.
templates-fallback = Left empty, people who read this language get the e-mail in English, or in the language that is there.
templates-variables = What you can put in
templates-variables-text = Write these signs exactly so. The e-mail then has the person’s own values in their place.
templates-var-first-name = First name; may be empty
templates-var-organisation = The organisation’s name
templates-var-form-title = Title of the form that was filled in
templates-var-choices = What the person has chosen, as a list
templates-var-changes = What was changed, as a list
templates-var-confirm-link = Link that confirms the sign-up
templates-var-confirm-hours = Hours for which that link works
templates-var-preferences-link = Link to the person’s own page
templates-var-restore-link = Link that takes the change back; not in every e-mail
templates-var-data-link = Link to what is stored about the person
templates-var-days = Days for which the link works
templates-var-link = Link by which the colleague goes on
templates-var-hours = Hours for which it works
templates-var-breach = What you write when you send the notice
templates-preview = Preview
templates-preview-language = Language
templates-preview-address = As this contact sees it
templates-preview-hint = The contact’s e-mail address; without one, the e-mail is to you. Its links open nothing, and nothing is sent.
templates-preview-button = Show the preview
templates-light = On a light background
templates-dark = On a dark background
templates-text = As text
templates-test = Send a test
templates-test-text = The saved version goes to your own address, just as it would leave. Its links open nothing.
templates-test-button = Send to me
templates-test-typed = Send what is typed to me
templates-versions = Versions
templates-compare-shipped = Compare with the shipped text
templates-shipped-title = { $name }: the shipped text
templates-version-title = { $name }: version { $number }
templates-same = It says the same as what is in use.
templates-differs = Lines with − are only here, lines with + only in what is in use now.
templates-return = Return to the shipped text
templates-use-again = Use this version again
templates-back = Back to the template
templates-slip-no-subject = { $language }: enter a subject that is never empty
templates-slip-no-body = { $language }: enter the text
templates-slip-long-subject = { $language }: the subject can have at most { $limit } characters
templates-slip-long-body = { $language }: the text can have at most { $limit } characters
templates-slip-broken = { $language }, line { $line }: this does not work ({ $reason })
templates-slip-unknown = { $language }, line { $line }: there is no “{ $name }” in this e-mail. Take one from the list
templates-slip-lacks = { $language }: without { $name } this e-mail makes no sense. Put it in
templates-slip-html = { $language }, line { $line }: HTML and scripts are not possible here. Write Markdown
templates-slip-link = { $language }, line { $line }: a link can lead to https, http and mailto addresses only
templates-slip-nobody = No contact has this address

## What mail templates are called

template-confirm = Confirm the sign-up
template-welcome = Welcome
template-changed = Preferences changed
template-new-link = New personal link
template-already-subscribed = Already subscribed
template-verification = Link to one’s own data
template-privacy-confirmation = Privacy confirmation
template-breach-notice = Notice of a data breach
template-staff-invitation = Invitation of a colleague
template-password-reset = New password

## Staff: the way in

sign-in-title = Sign in
sign-in-address = E-mail address
sign-in-password = Password
sign-in-button = Sign in
slip-sign-in = E-mail address and password do not go together. Check both
slip-password-short = The password needs at least 12 characters
slip-password-long = The password can have at most 128 characters
setup-title = Set up the customer centre
setup-text = You are the first one here. This account may do everything, and can invite your colleagues. Next you turn on a second step for signing in: have an authenticator app ready on your telephone.
setup-name = Your name
setup-password = Choose a password
setup-password-hint = At least 12 characters. A short sentence is easy to remember and hard to guess.
setup-button = Create the account
setup-expired-title = This link no longer works
setup-expired-text = Set-up links work once, within the hour, and only while nobody has an account. Whoever runs the server gets a new one with the command: samtykke staff setup-link

## Staff: refusals, rights, roles

refused-title = You may not do this
refused-text = It needs the right “{ $right }”, which your role does not have. An administrator can give it to you.
refused-form-title = This form is out of date
refused-form-text = It belongs to an earlier sign-in, so nothing was saved. Open the page again and repeat the change.
refused-home = To the overview
right-settings = Change settings
right-users = Manage users and roles
right-lists = Edit lists and e-mail templates
right-forms = Build and publish forms
right-submissions = Process submissions
right-contacts = Create and edit contacts
right-consent = Change consents and subscriptions for contacts
right-bulk-update = Change many contacts at once
right-bulk-delete = Delete many contacts at once
right-import = Import contacts
right-export = Export data
right-mailings = Send mailings
right-override = Send mailings without consent
right-requests = Handle data requests
right-audit = Read the audit log
role-administrator = Administrator
role-privacy-officer = Privacy officer
role-list-administrator = List administrator
role-marketer = Marketer
role-agent = Agent
role-auditor = Auditor (reads only)

## Staff: second step, links, own account

sign-in-forgotten = Forgotten your password?
slip-password-common = This password is easy to guess. Choose a longer one, or one with unusual words
slip-password-wrong = This is not your password
slip-code = This code is not right. Each works once, and those of the app for half a minute
code-title = Enter a code
code-label = Code
code-hint = Six digits from your authenticator app, or one of your recovery codes.
code-back = Start again
proof-title = Is it you?
proof-text = What you are about to do matters much, so we ask once more. The answer holds for ten minutes.
proof-button = Go on
reset-title = Choose a new password
reset-text = Enter your e-mail address, and we send you a link.
reset-button = Send me a link to a new password
reset-sent-text = If somebody works here with this address, an e-mail with a link is on its way. The link works for one hour.
reset-expired-text = Links to a new password work once, within the hour. Your password is as it was.
new-password-button = Change the password
invitation-title = Welcome to the customer centre
invitation-text = Hi { $name }. You have been invited to work for { $organisation } here. All you need is a password.
invitation-expired-text = Invitations work once, within the hour. Ask the colleague who invited you to send a new one.
account-title = Your account
account-name = Name
account-language = Language
account-language-label = The language of your pages
account-save = Save
account-password-now = The password you have now
account-password-new = The new password
account-password-ends = You stay signed in here, and are signed out everywhere else.
account-sessions = Where you are signed in
account-session-where = From
account-session-began = Since
account-session-seen = Last used
account-session-end = End
account-session-mine = This one
account-sessions-end = Sign out everywhere else
two-step-title = Second step
two-step-on = It is on: signing in also asks for a code from your app.
two-step-off = It is off: your password alone opens the door. An authenticator app on your telephone makes it much safer.
two-step-codes-left = { $codes ->
    [one] One recovery code is left.
   *[other] { $codes } recovery codes are left.
}
two-step-renew = Make new recovery codes
two-step-off-button = Turn the second step off
two-step-on-button = Turn the second step on
two-step-stays = Your role can give others access, so this step cannot be turned off.
two-step-move = Move it to another telephone
two-step-owed = Your role can give others access, so a password alone is not enough. Turn the second step on now; then everything else opens.
two-step-refused = Your role needs the second step, so it stays on. You can move it to another telephone.
two-step-scan = Open an authenticator app on your telephone and scan the picture, or type the key into it. Then enter the code that the app shows.
two-step-picture = QR code for an authenticator app; the key below says the same
two-step-typed = Key
two-step-code = The code that the app shows
two-step-confirm = Turn it on
codes-title = Your recovery codes
codes-once = Keep these codes now
codes-text = They are shown this once. Each opens the door one time when your telephone is not at hand. Print them, or keep them in a password manager.
codes-kept = I have kept them
draft-title = You had not finished
draft-text = We had to ask who you are. Nothing has been saved yet; this is what you were about to send.
draft-button = Send it now
draft-drop = Leave it

## Staff: colleagues and roles

users-title = Users
users-invite = Invite a colleague
users-invite-hint = We send an e-mail with a link that works once, within the hour.
users-invite-button = Send the invitation
users-invite-again = Send a new invitation
users-role = Role
users-signed-in = Last sign-in
users-state = State
users-state-active = Active
users-state-invited = Invited
users-state-disabled = Locked out
users-yes = Yes
users-no = No
users-disable = Lock out
users-enable = Let in again
users-drop-second-step = Remove the second step
slip-role = Choose a role
slip-address-taken = Somebody with this address works here already
slip-last-administrator = This is the last administrator. Make somebody else administrator first
slip-name-taken = Another one has this name already
slip-role-in-use = Users have this role. Give them another one first
conflict-title = Somebody else saved in between
conflict-text = Nothing of yours has been saved, and nothing of theirs overwritten. This is how it stands now; what you typed is below. Save again if yours is to hold.
roles-title = Roles
roles-new = New role
roles-can = Can
roles-cannot = Cannot
roles-everything = Everything
roles-nothing = Nothing
roles-members = Users
roles-fixed = Administrators can do everything; that cannot be changed.
roles-delete = Delete the role

## Settings

settings-title = Settings
settings-lead = What the organisation decides. A change counts at once, on every page and in every e-mail sent from then on.
settings-back = To the settings
settings-updated = Last changed on { $date }
settings-as-shipped = As shipped: nobody has changed anything here.
settings-limits = From { $least } to { $most }; shipped: { $shipped }.
settings-organisation = Organisation
settings-organisation-lead = Who you are on pages and in e-mails.
settings-organisation-name = Name
settings-organisation-name-hint = Stands on every page and as the sender of every e-mail.
settings-organisation-address = Postal address
settings-organisation-address-hint = Stands below every e-mail and in the privacy statement.
settings-organisation-contact = E-mail address for questions about data
settings-organisation-contact-hint = The privacy statement tells people to write here.
settings-languages = Languages
settings-languages-lead = Pages and e-mails come in six languages. One of them counts when nothing else is known.
settings-base-language = The organisation’s language
settings-base-language-hint = Visitors get it when neither they nor their browser ask for another. Lists and templates must have texts in it.
settings-sender = Sender
settings-sender-lead = From whom e-mails come, and where answers go. E-mails that are waiting already keep the sender they have.
settings-sender-address = Sender’s address
settings-sender-address-hint = Its domain must allow your mail server to send for it (SPF, DKIM). Empty: no-reply@ and the portal’s own domain.
settings-reply-to = Answers go to
settings-reply-to-hint = Empty: to the sender.
settings-links = Links
settings-links-lead = How long links in e-mails work. A change holds for links made from now on; those already sent keep their time.
settings-preference-link-days = Days for the link to one’s own page
settings-preference-link-days-hint = After that the link opens a page that sends a fresh one.
settings-confirm-link-minutes = Minutes for the link that confirms a sign-up
settings-confirm-link-minutes-hint = An hour is 60, a day 1440. Unconfirmed sign-ups are deleted after the days set under “Sign-up”, whatever stands here.
settings-verify-link-days = Days for the link to one’s data, and for taking a change back
settings-verify-link-days-hint = These links show more than others. Shorter is safer.
settings-consent = Consent and evidence
settings-consent-lead = On what ground new contacts are stored, and what is kept to prove a choice.
settings-default-basis = Legal basis of new contacts
settings-default-basis-hint = Registered for storing a contact when it comes into being. Contacts that exist already are not changed.
settings-no-basis = None: register nothing
settings-ip-evidence = Network address kept with a choice
settings-ip-evidence-hint = Less is better for people’s privacy. What was kept before stays as it is.
settings-ip-off = None
settings-ip-truncated = Only the network (/24 or /48)
settings-ip-full = The whole address
settings-filters-recipients = Send mailings only to those who agreed
settings-filters-recipients-hint = On: only with consent to the purpose and the type switched on. Off: also to those who never said anything. Whoever withdrew, switched the type off or wants no mailings gets none either way.
settings-sign-up = Sign-up
settings-sign-up-lead = Limits that keep programs and mistakes away from forms.
settings-mails-per-address = E-mails to one address in 24 hours
settings-mails-per-address-hint = Only e-mails that a stranger could cause: confirmations and fresh links.
settings-posts-per-network = Forms from one network in an hour
settings-posts-per-network-hint = An office or a school is one network.
settings-form-min-seconds = Fewest seconds to fill in a form
settings-form-min-seconds-hint = Whoever is faster is asked to send once more.
settings-form-max-hours = Hours that a form may lie open
settings-form-max-hours-hint = After that it is shown anew, with what was typed.
settings-unconfirmed-days = Days that an unconfirmed sign-up is kept
settings-unconfirmed-days-hint = Then it is deleted, and its link opens nothing any more.
settings-bin-days = Days that contacts stay in the bin
settings-bin-days-hint = Until then you can take them out again. Then everything personal is erased; the history keeps numbers.
settings-checks-mail-domain = Check that the domain takes e-mail
settings-checks-mail-domain-hint = Finds many slips of typing at once. It asks the name service and nobody else.
settings-contact-fields = Contact fields in forms
settings-contact-fields-lead = What forms may change of contacts who are here already, and what they may ask for. It holds for every form.
settings-keeps-first-name = First name: never overwritten
settings-keeps-last-name = Last name: never overwritten
settings-keeps-company = Company: never overwritten
settings-keeps-phone = Telephone: never overwritten
settings-keeps-country = Country: never overwritten
settings-keeps-language = Language of e-mails: never overwritten
settings-keeps-hint = Forms fill it in where it is empty and change nothing else, also those that are published already.
settings-hides-first-name = First name: not in new forms
settings-hides-last-name = Last name: not in new forms
settings-hides-company = Company: not in new forms
settings-hides-phone = Telephone: not in new forms
settings-hides-country = Country: not in new forms
settings-hides-language = Language of e-mails: not in new forms
settings-hides-hint = It is no longer offered when forms are built, and no draft with it can be published. What is published stays as it is.
look-title = Look of the public pages
look-lead = Your logo, colours and words on everything that visitors see. The admin area and e-mails stay as they are.
look-logo = Logo
look-logo-file = Picture
look-logo-other = Another picture
look-logo-hint = PNG, JPEG or WebP, at most 512 KB and 2000 pixels wide and high. SVG is not accepted because such files can contain programs. In dark it stands on white.
look-logo-remove = Use no logo
look-another-logo = another picture
look-alt = Text for people who cannot see the logo
look-alt-hint = Empty: the organisation’s name.
look-light = Light pages
look-dark = Dark pages
look-colours-hint = Write colours like #0062ba. What you leave empty stays as shipped. Colours that cannot be read on each other are refused.
look-shipped-colour = Shipped: { $colour }.
look-accent = Buttons and links
look-accent-hint = Switches too.
look-button-text = Text on buttons
look-button-text-hint = Empty: black or white, whichever reads better.
look-page = Page
look-page-hint = Behind everything.
look-card = Boxes
look-card-hint = Header and footer too.
look-text = Text
look-text-hint = Headings too. Hints and borders follow from it.
look-words = Texts
look-words-lead = Your own words, per language. Where you write nothing, the shipped text stands in that language.
look-shipped-text = Shipped: “{ $text }”
look-shipped-nothing = Shipped: nothing.
look-word-home-title = Front page: heading
look-word-home-lead = Front page: introduction
look-word-thanks = After sending a form: what comes next
look-word-confirmed = After confirming
look-word-preferences-title = Preference page: heading
look-word-preferences = Preference page: introduction
look-word-saved = Preference page: below what was saved
look-word-unsubscribe = Unsubscribe page: why choose instead
look-word-expired = Link that no longer works
look-word-footer = Foot of every page
look-try = Preview
look-preview-title = Preview: not saved yet
look-preview-lead = Only you see this. It is kept for an hour.
look-preview-pages = Pages
look-alone = Open it alone
look-back = Back to the form
look-sample-home = Front page
look-sample-form = Form
look-sample-form-slips = Form with errors
look-sample-thanks = Form sent
look-sample-confirm = Confirm sign-up
look-sample-confirmed = Signed up
look-sample-preferences = Preferences
look-sample-saved = Preferences saved
look-sample-unsubscribe = Unsubscribe
look-sample-unsubscribed = Unsubscribed
look-sample-expired = Expired link
look-sample-inactive = Closed form
look-sample-error = Error
look-pair-button = text on buttons
look-pair-link-card = links in boxes
look-pair-link-page = links on the page
look-pair-text-card = text in boxes
look-pair-text-page = text on the page
look-pair-error-card = error messages in boxes
look-slip-colour = Write the colour like #0062ba
look-slip-no-picture = The file is not a picture that can be used here. Choose a PNG, JPEG or WebP file
look-slip-too-heavy = The picture is larger than 512 KB. Choose a smaller one
look-slip-too-large = The picture is more than 2000 pixels wide or high. Choose a smaller one
look-slip-gone = The picture is no longer here. Choose it again
slip-out-of-range = { $label }: enter a whole number from { $least } to { $most }
slip-unreadable = { $label }: { $pair } cannot be read. The contrast is { $ratio }:1 and must be at least { $needed }:1

## Settings: keys and the way out for mail

keys-title = Keys
keys-lead = They sign links and seal form pages. What is in them never leaves the server.
keys-column-use = Use
keys-column-number = Number
keys-column-made = Made
keys-column-state = State
keys-age = { $days ->
    [0] made today
    [one] a day old
   *[other] { $days } days old
}
keys-use-link = Personal links
keys-use-unsubscribe = Unsubscribe links
keys-use-receipt = Form pages
keys-use-fingerprint = Fingerprints of addresses
keys-use-staff = Sign-in in two steps
keys-current = In use
keys-until = Opens what it signed until { $date }
keys-for-ever = Opens what it signed for ever
keys-retired = Retired; goes with the next change
keys-rotate-title = Make new keys
keys-rotate-text = New keys sign personal links and form pages from now on. Links already sent go on working until their time is over. Do this if you fear that somebody has seen a key, or once a year.
keys-rotate = Make new keys now
transport-title = Mail server
transport-lead = How e-mails leave, and a test that shows what the other side says.
transport-way = E-mails go to
transport-signature = Signed for (DKIM)
transport-unsigned = Not signed here; the mail server may do it
transport-configured = Set in the server’s configuration (mail_url) and not here: it holds a password.
transport-test-text = One e-mail goes to your own address at once, past the queue. You see the answer here.
transport-taken = The e-mail to { $address } was taken
transport-refused = The e-mail to { $address } did not leave
transport-reply = The other side’s own words:
transport-mail-subject = Test of the mail server
transport-mail-text = This e-mail shows that e-mails from the customer centre reach you.

## Audit log

audit-title = Audit log
audit-lead = What your colleagues did, what was refused to them, and who signed in. Nobody can change it.
audit-column-when = When
audit-column-who = Who
audit-column-what = What
audit-column-changes = Before → after
audit-from = From (day, UTC)
audit-to = To (day, UTC)
audit-none = There is nothing here.
audit-all = Show everything
audit-older = Older entries

## The admin area: overview

overview-attention = What needs attention
overview-attention-none = Nothing needs attention just now.
overview-writes-files = E-mails are written as files and nobody receives them. Set a mail server before people sign up
overview-failed = E-mails not delivered in the last 7 days: { $count }
overview-late = E-mails that should have left at least 15 minutes ago: { $count }
overview-late-people = Contacts who were not told within 30 days that they are stored: { $count }
overview-no-name = The organisation has no name yet. It stands on every page and in every e-mail
overview-no-address = The postal address is missing. Every e-mail and the privacy statement must give it
overview-no-contact = No e-mail address is named for questions about data. The privacy statement must give one
overview-no-sender = No sender’s address is set, so e-mails come from no-reply@ and the portal’s own domain
overview-untranslated = { $list }: { $count } without texts in every language
overview-old-key = The key for personal links is { $days } days old. Make new keys once a year
overview-contacts = All contacts
overview-not-informed = Not told within 30 days
overview-standing = Contacts by purpose and state
overview-as-of = Counted on { $time }.
overview-days-title = Consents by day
overview-days = { $purpose }: granted and withdrawn on each of the last 30 days
overview-days-none = { $purpose }: nothing was granted or withdrawn in the last 30 days.
overview-day = { $day }: { $granted } granted, { $withdrawn } withdrawn
overview-granted = Granted
overview-column-day = Day (UTC)
overview-as-table = The same as a table
overview-due-since = The oldest one due
overview-nothing-due = None is due
overview-way-files = Files on this server; nobody receives them
overview-way-server = A mail server
overview-changes = Consents granted and withdrawn
overview-changes-lead = Every time a purpose got a legal basis or was withdrawn, whoever did it. The newest come first.
overview-changes-usual = Show the last 30 days
overview-column-contact = Contact
overview-contact-gone = No longer stored

## The admin area: outgoing mail

deliveries-title = Outgoing e-mails
deliveries-lead = What waits to leave, what was given up and why. What was given up can be sent again, just as it was.
deliveries-show = Show
deliveries-show-button = Show these
deliveries-all = All, newest first
deliveries-waiting = Waiting to leave
deliveries-late = Late by 15 minutes or more
deliveries-put-off = To be tried again later
deliveries-sending = Being sent now
deliveries-failed = Not delivered
deliveries-failed-lately = Not delivered, last 7 days
deliveries-none = There are no such e-mails.
deliveries-resend-all = Send all of these again
deliveries-resend = Send again
deliveries-resend-name = Send e-mail { $number } again
deliveries-column-mail = E-mail
deliveries-a-mail = An e-mail
deliveries-attempts = { $count } attempts
deliveries-written = Written on { $time }
deliveries-next-try = Next attempt: { $time }

## Audit log: what was done

audit-noun-access = Page
audit-noun-page = Page
audit-noun-consent = Consent
audit-noun-contact = Contact
audit-noun-interest = Interest
audit-noun-mail = E-mail
audit-noun-mails = Several e-mails
audit-noun-codes = Recovery codes
audit-noun-selection = Selection
audit-noun-session = Session
audit-noun-sessions = Several sessions
audit-noun-staff = Colleague
audit-noun-type = Subscription type
audit-noun-template = Mail template
audit-verb-accepted = invitation accepted
audit-verb-activated = taken into use
audit-verb-added = added
audit-verb-address-added = e-mail address added
audit-verb-address-made-primary = another address made the main one
audit-verb-address-removed = e-mail address removed
audit-verb-changed = changed
audit-verb-closed = signed out
audit-verb-deactivated = taken out of use
audit-verb-deleted = deleted
audit-verb-disabled = locked out
audit-verb-enabled = let in again
audit-verb-exported = taken out as a file
audit-verb-informed = privacy confirmation sent
audit-verb-invited = invited
audit-verb-invited-again = invited again
audit-verb-language-chosen = language chosen
audit-verb-links-revoked = personal links ended
audit-verb-merged = merged with another
audit-verb-moved = moved in the order
audit-verb-opened = signed in
audit-verb-proof-refused = proof of identity refused
audit-verb-proved = identity proved again
audit-verb-put-back = earlier version used again
audit-verb-refused = refused
audit-verb-removed = removed
audit-verb-renewed = made anew
audit-verb-resent = sent again
audit-verb-reset = chosen anew by a link
audit-verb-reset-asked = link to a new one asked for
audit-verb-restored = brought back
audit-verb-revoked = ended
audit-verb-tested = tried
audit-verb-turned-off = turned off
audit-verb-turned-on = turned on
audit-name-by = By
audit-name-count = Number
audit-name-fields = Fields
audit-name-from = The one that went
audit-name-place = Place in the order
audit-name-rights = Rights
audit-name-taken = Taken by the other side
audit-way-code = a code from the app
audit-way-recovery-code = a recovery code
audit-way-invitation = an invitation
