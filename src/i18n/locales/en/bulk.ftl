
## Changing and deleting many contacts
bulk-verb-taken-back = change of many taken back
bulk-verb-binned = put into the bin
bulk-verb-erased = erased for good
bulk-title = Change many contacts
bulk-whom = Whose contacts do you want to change?
bulk-whom-ticked = Find them in the list and tick them, or take all that were found
bulk-whom-everybody = Everybody
bulk-leave = Leave as it is
bulk-consent-set = Document a legal basis
bulk-consent-withdraw = Withdraw
bulk-ground-hint = For every purpose that gets a legal basis: what it is, where it came from and how you can show it.
bulk-comment-hint = The evidence, for example where the signed lists are kept.
bulk-replaces = Also where there is another legal basis
bulk-replaces-hint = Without this tick whoever has a basis keeps it.
bulk-ends-withdrawals = Also where consent was withdrawn
bulk-ends-withdrawals-hint = Only if these people asked for it. The history keeps your reason.
bulk-ends-objections = Also where the subscription was turned off
bulk-ends-objections-hint = Off is a no. Say why it no longer counts.
bulk-others = Everything else
bulk-interest-add = Add the interest
bulk-interest-remove = Take the interest away
bulk-no-mailings-on = Send them nothing
bulk-no-mailings-off = Let mailings out again
bulk-reason-title = Why
bulk-reason = Reason
bulk-reason-hint = Needed where mail can reach somebody whom it could not reach before.
bulk-check = Look what would change
bulk-check-title = What would change
bulk-slip-nothing = Choose at least one thing to change
bulk-changed = { $changed } of { $seen } contacts would change.
bulk-beyond = These are many. Counted so far: { $seen } of { $all }; the job counts the rest while it works.
bulk-column-what = What
bulk-column-before = Before
bulk-column-after = Afterwards
bulk-outcome-changes = Changes
bulk-outcome-same = So already
bulk-outcome-withdrawn = Stays withdrawn
bulk-outcome-objected = Stays turned off
bulk-outcome-other-basis = Keeps another basis
bulk-samples = The first whom it changes
bulk-one-line = Every change is written into the history. You can take the whole change back afterwards.
bulk-run = Change them
bulk-edit = Choose something else
bulk-undo-title = Take a change of many back
bulk-undo-lead = { $changed ->
    [one] The change of one contact is set back.
   *[other] The change of { $changed } contacts is set back.
}
bulk-undo-text = What somebody changed since, above all the contacts themselves, stays as it is now, and the log says whom that concerns. The history keeps both.
bulk-undo-button = Take it back
bulk-undo-reason-hint = The change recorded a no for some people. Why does it no longer hold? The history keeps your answer.
bulk-undo-not = This change cannot be taken back now: it is under way, changed nothing, or was taken back before.
bulk-undo-job = The job
bulk-fact-changed = Contacts changed
bulk-fact-set-back = Set back
bulk-fact-left = Left, because it was changed since
bulk-fact-gone = The contact is gone
bulk-note-changed-since = Changed since, left as it is
bulk-note-gone = The contact is no longer there
bulk-count = { $count ->
    [one] One contact
   *[other] { $count } contacts
}
bulk-delete-days = { $days ->
    [one] They stay in the bin for a day, and you can take them out again.
   *[other] They stay in the bin for { $days } days, and you can take them out again.
}
bulk-bin-lead = { $days ->
    [one] Contacts stay here for a day. Then they are erased for good.
   *[other] Contacts stay here for { $days } days. Then they are erased for good.
}
bulk-delete-title = Delete many contacts
bulk-delete-whom = Whose contacts do you want to delete?
bulk-delete-lead = { $count ->
    [one] One contact goes to the bin.
   *[other] { $count } contacts go to the bin.
}
bulk-delete-text = No mail goes to them from now on, nobody finds them, and their personal links open nothing, but they can still unsubscribe. Colleagues’ own contacts are left out.
bulk-delete-count = How many contacts go to the bin?
bulk-delete-count-hint = Type { $count } to confirm.
bulk-delete-button = Put them into the bin
bulk-slip-count = That is not how many there are now
bulk-slip-binned = A contact in the bin has this address
bulk-bin-title = Bin
bulk-bin-none = Nobody is here.
bulk-bin-all = Everybody in the bin
bulk-bin-since = In the bin since
bulk-bin-by = Put there by
bulk-bin-until = Erased on
bulk-bin-acts = Take out or erase
bulk-bin-batch = together with these
bulk-bin-restore = Take out
bulk-bin-restore-one = Take out { $name }
bulk-bin-restore-batch = Take all of these out
bulk-bin-erase = Erase
bulk-bin-erase-one = Erase { $name } for good
bulk-bin-erase-batch = Erase all of these now
bulk-bin-pages = Pages of the bin
bulk-bin-more = More
bulk-bin-of-job = Who of them is in the bin
bulk-restore-title = Take contacts out of the bin
bulk-erase-title = Erase contacts for good
bulk-fact-contacts = Contacts done
bulk-note-own = A colleague’s own contact, left out
bulk-history-undone = { $purpose }: taken back together with a change of many, nothing is registered
bulk-history-binned = Put into the bin
bulk-history-restored = Taken out of the bin
bulk-pick-update = Change those ticked
bulk-pick-delete = Delete those ticked
bulk-found-update = Change all that were found
bulk-found-delete = Delete all that were found
