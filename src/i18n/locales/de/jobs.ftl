
## Long work
jobs-noun = Auftrag
jobs-title = Aufträge
jobs-lead = Arbeit an vielen Kontakten läuft von allein weiter, auch wenn Sie gehen oder der Server neu startet.
jobs-none = Es gibt noch keine Aufträge.
jobs-pages = Seiten mit Aufträgen
jobs-newest = Neueste Aufträge
jobs-older = Ältere Aufträge
jobs-all = Alle Aufträge
jobs-column-kind = Was
jobs-column-state = Stand
jobs-column-progress = Erledigt
jobs-column-who = Beauftragt von
jobs-column-line = Zeile
jobs-column-why = Warum
jobs-asked-at = Beauftragt am
jobs-finished-at = Beendet am
jobs-state-queued = Wartet
jobs-state-running = Läuft
jobs-state-stopped = Angehalten
jobs-state-done = Fertig
jobs-state-failed = Gescheitert
jobs-progress = Fortschritt
jobs-done-of = { $done } von { $total }
jobs-left-soon = noch höchstens eine Minute
jobs-refreshes = Diese Seite aktualisiert sich von selbst. Sie können sie verlassen.
jobs-is-done = Alles ist erledigt.
jobs-is-stopped = Der Auftrag wurde angehalten. Was erledigt ist, bleibt.
jobs-is-failed = Der Auftrag konnte nicht weitergehen.
jobs-problem-storage = Die Datenbank war nicht erreichbar. Was erledigt war, bleibt. Setzen Sie fort, wenn sie wieder da ist.
jobs-problem-input = Diese Version kann nicht lesen, was verlangt war.
jobs-problem-defect = Es ist etwas schiefgegangen, was nicht sollte. Mehr steht im Protokoll des Servers.
jobs-takes-back = Die Änderung, die hiermit zurückgenommen wird
jobs-taken-back = Durch einen anderen Auftrag zurückgenommen
jobs-stop = Anhalten
jobs-stops = Er hält gleich an.
jobs-forgotten-at = Eingegebener Text gelöscht am
jobs-resume = Fortsetzen
jobs-take-back = Zurücknehmen …
jobs-log = Was ausgelassen wurde
jobs-log-pages = Seiten des Protokolls
jobs-log-first = Von vorn
jobs-log-more = Weitere Zeilen
jobs-log-file = Das ganze Protokoll als Datei (CSV)
jobs-number = Nr. { $number }
jobs-verb-stopped = angehalten
jobs-verb-resumed = fortgesetzt
jobs-done-resumed = Es geht weiter.
jobs-left-minutes = { $minutes ->
    [one] Noch eine Minute
   *[other] Noch { $minutes } Minuten
}
