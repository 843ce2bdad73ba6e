
## Changing and deleting many contacts
bulk-verb-taken-back = Massenänderung zurückgenommen
bulk-verb-binned = in den Papierkorb gelegt
bulk-verb-erased = endgültig gelöscht
bulk-title = Viele Kontakte ändern
bulk-whom = Welche Kontakte möchten Sie ändern?
bulk-whom-ticked = In der Liste suchen und ankreuzen, oder alle gefundenen nehmen
bulk-whom-everybody = Alle
bulk-leave = Unverändert lassen
bulk-consent-set = Rechtsgrundlage festhalten
bulk-consent-withdraw = Widerrufen
bulk-ground-hint = Für jeden Zweck, der eine Rechtsgrundlage erhält: welche, woher sie kam und wie Sie sie belegen.
bulk-comment-hint = Der Nachweis, zum Beispiel wo die unterschriebenen Listen liegen.
bulk-replaces = Auch wo es schon eine andere Rechtsgrundlage gibt
bulk-replaces-hint = Ohne Haken behält jeder die Grundlage, die er hat.
bulk-ends-withdrawals = Auch wo die Einwilligung widerrufen wurde
bulk-ends-withdrawals-hint = Nur wenn diese Personen darum gebeten haben. Der Verlauf behält Ihre Begründung.
bulk-ends-objections = Auch wo das Abonnement abbestellt wurde
bulk-ends-objections-hint = Abbestellt ist ein Nein. Schreiben Sie, warum es nicht mehr gilt.
bulk-others = Alles andere
bulk-interest-add = Interesse hinzufügen
bulk-interest-remove = Interesse entfernen
bulk-no-mailings-on = Ihnen nichts schicken
bulk-no-mailings-off = Wieder Aussendungen zulassen
bulk-reason-title = Warum
bulk-reason = Begründung
bulk-reason-hint = Nötig, wo Post jemanden erreichen kann, den sie vorher nicht erreichte.
bulk-check = Ansehen, was sich ändern würde
bulk-check-title = Was sich ändern würde
bulk-slip-nothing = Wählen Sie mindestens eine Änderung
bulk-changed = { $changed } von { $seen } Kontakten würden sich ändern.
bulk-beyond = Das sind viele. Bisher gezählt: { $seen } von { $all }; der Auftrag zählt den Rest unterwegs.
bulk-column-what = Was
bulk-column-before = Vorher
bulk-column-after = Nachher
bulk-outcome-changes = Ändert sich
bulk-outcome-same = Ist schon so
bulk-outcome-withdrawn = Bleibt widerrufen
bulk-outcome-objected = Bleibt abbestellt
bulk-outcome-other-basis = Behält eine andere Grundlage
bulk-samples = Die ersten, die sich ändern
bulk-one-line = Jede Änderung steht danach im Verlauf. Sie können alles zusammen wieder zurücknehmen.
bulk-run = Ändern
bulk-edit = Etwas anderes wählen
bulk-undo-title = Eine Massenänderung zurücknehmen
bulk-undo-lead = { $changed ->
    [one] Die Änderung an einem Kontakt wird zurückgesetzt.
   *[other] Die Änderung an { $changed } Kontakten wird zurückgesetzt.
}
bulk-undo-text = Was seither jemand geändert hat, vor allem die Kontakte selbst, bleibt, und das Protokoll nennt sie. Der Verlauf behält beides.
bulk-undo-button = Zurücknehmen
bulk-undo-reason-hint = Die Änderung hat für einige ein Nein eingetragen. Warum gilt es nicht mehr? Der Verlauf behält die Antwort.
bulk-undo-not = Diese Änderung lässt sich jetzt nicht zurücknehmen: Sie läuft, hat nichts geändert oder ist schon zurückgenommen.
bulk-undo-job = Der Auftrag
bulk-fact-changed = Geänderte Kontakte
bulk-fact-set-back = Zurückgesetzt
bulk-fact-left = Belassen, weil seither geändert
bulk-fact-gone = Der Kontakt ist nicht mehr da
bulk-note-changed-since = Seither geändert, belassen
bulk-note-gone = Den Kontakt gibt es nicht mehr
bulk-count = { $count ->
    [one] Ein Kontakt
   *[other] { $count } Kontakte
}
bulk-delete-days = { $days ->
    [one] Sie bleiben einen Tag im Papierkorb, und Sie können sie zurückholen.
   *[other] Sie bleiben { $days } Tage im Papierkorb, und Sie können sie zurückholen.
}
bulk-bin-lead = { $days ->
    [one] Kontakte bleiben hier einen Tag. Dann werden sie endgültig gelöscht.
   *[other] Kontakte bleiben hier { $days } Tage. Dann werden sie endgültig gelöscht.
}
bulk-delete-title = Viele Kontakte löschen
bulk-delete-whom = Welche Kontakte möchten Sie löschen?
bulk-delete-lead = { $count ->
    [one] Ein Kontakt kommt in den Papierkorb.
   *[other] { $count } Kontakte kommen in den Papierkorb.
}
bulk-delete-text = Sie bekommen ab jetzt keine Post, niemand findet sie, und ihre persönlichen Links öffnen nichts; abmelden können sie sich weiterhin. Eigene Kontakte von Kollegen bleiben ausgenommen.
bulk-delete-count = Wie viele Kontakte kommen in den Papierkorb?
bulk-delete-count-hint = Zur Bestätigung { $count } eingeben.
bulk-delete-button = In den Papierkorb legen
bulk-slip-count = So viele sind es jetzt nicht
bulk-slip-binned = Ein Kontakt im Papierkorb hat diese Adresse
bulk-bin-title = Papierkorb
bulk-bin-none = Hier ist niemand.
bulk-bin-all = Alle im Papierkorb
bulk-bin-since = Im Papierkorb seit
bulk-bin-by = Hineingelegt von
bulk-bin-until = Wird gelöscht am
bulk-bin-acts = Zurückholen oder löschen
bulk-bin-batch = zusammen mit diesen
bulk-bin-restore = Zurückholen
bulk-bin-restore-one = { $name } zurückholen
bulk-bin-restore-batch = Alle diese zurückholen
bulk-bin-erase = Löschen
bulk-bin-erase-one = { $name } endgültig löschen
bulk-bin-erase-batch = Alle diese jetzt löschen
bulk-bin-pages = Seiten des Papierkorbs
bulk-bin-more = Weitere
bulk-bin-of-job = Wer davon im Papierkorb ist
bulk-restore-title = Kontakte aus dem Papierkorb holen
bulk-erase-title = Kontakte endgültig löschen
bulk-fact-contacts = Erledigte Kontakte
bulk-note-own = Eigener Kontakt eines Kollegen, ausgelassen
bulk-history-undone = { $purpose }: mit einer Massenänderung zurückgenommen, nichts ist eingetragen
bulk-history-binned = In den Papierkorb gelegt
bulk-history-restored = Aus dem Papierkorb geholt
bulk-pick-update = Angekreuzte ändern
bulk-pick-delete = Angekreuzte löschen
bulk-found-update = Alle gefundenen ändern
bulk-found-delete = Alle gefundenen löschen
