
## Long work
jobs-noun = Jobb
jobs-title = Jobb
jobs-lead = Arbete med många kontakter sköter sig självt, även när du går eller servern startar om.
jobs-none = Det finns inga jobb än.
jobs-pages = Sidor med jobb
jobs-newest = Nyaste jobben
jobs-older = Äldre jobb
jobs-all = Alla jobb
jobs-column-kind = Vad
jobs-column-state = Läge
jobs-column-progress = Klart
jobs-column-who = Beställt av
jobs-column-line = Rad
jobs-column-why = Varför
jobs-asked-at = Beställt
jobs-finished-at = Klart sedan
jobs-state-queued = Väntar
jobs-state-running = Pågår
jobs-state-stopped = Stoppat
jobs-state-done = Klart
jobs-state-failed = Misslyckades
jobs-progress = Förlopp
jobs-done-of = { $done } av { $total }
jobs-left-soon = högst en minut kvar
jobs-refreshes = Sidan följer med av sig själv. Du kan lämna den.
jobs-is-done = Allt är klart.
jobs-is-stopped = Det stoppades. Det som är gjort står kvar.
jobs-is-failed = Det kunde inte fortsätta.
jobs-problem-storage = Databasen svarade inte. Det som var gjort står kvar. Låt jobbet gå vidare när databasen är tillbaka.
jobs-problem-input = Den här versionen kan inte läsa det som beställdes.
jobs-problem-defect = Något gick fel som inte borde. Driftansvarig hittar mer i serverns logg.
jobs-takes-back = Ändringen som detta ångrar
jobs-taken-back = Ångrat av ett annat jobb
jobs-stop = Stoppa
jobs-stops = Det stannar om ett ögonblick.
jobs-forgotten-at = Skriven text raderad
jobs-resume = Fortsätt
jobs-take-back = Ångra …
jobs-log = Det som utelämnades
jobs-log-pages = Sidor i loggen
jobs-log-first = Från början
jobs-log-more = Fler rader
jobs-log-file = Hela loggen som fil (CSV)
jobs-number = Nr { $number }
jobs-verb-stopped = stoppat
jobs-verb-resumed = återupptaget
jobs-done-resumed = Det fortsätter.
jobs-left-minutes = { $minutes ->
    [one] En minut kvar
   *[other] { $minutes } minuter kvar
}
