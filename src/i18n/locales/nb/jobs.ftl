
## Long work
jobs-noun = Jobb
jobs-title = Jobber
jobs-lead = Arbeid på mange kontakter går sin gang, også når du går eller serveren starter på nytt.
jobs-none = Det er ingen jobber ennå.
jobs-pages = Sider med jobber
jobs-newest = Nyeste jobber
jobs-older = Eldre jobber
jobs-all = Alle jobber
jobs-column-kind = Hva
jobs-column-state = Status
jobs-column-progress = Gjort
jobs-column-who = Bestilt av
jobs-column-line = Linje
jobs-column-why = Hvorfor
jobs-asked-at = Bestilt
jobs-finished-at = Ferdig
jobs-state-queued = Venter
jobs-state-running = Pågår
jobs-state-stopped = Stoppet
jobs-state-done = Ferdig
jobs-state-failed = Mislyktes
jobs-progress = Framdrift
jobs-done-of = { $done } av { $total }
jobs-left-soon = et minutt igjen, eller mindre
jobs-refreshes = Denne siden følger med av seg selv. Du kan gå fra den.
jobs-is-done = Alt er gjort.
jobs-is-stopped = Den ble stoppet. Det som er gjort, står ved lag.
jobs-is-failed = Den kunne ikke fortsette.
jobs-problem-storage = Databasen svarte ikke. Det som var gjort, står ved lag. La jobben gå videre når databasen er tilbake.
jobs-problem-input = Denne versjonen kan ikke lese det som ble bestilt.
jobs-problem-defect = Noe gikk galt som ikke skulle det. Driftsansvarlig finner mer i serverloggen.
jobs-takes-back = Endringen som dette angrer
jobs-taken-back = Angret av en annen jobb
jobs-stop = Stopp
jobs-stops = Den stopper om et øyeblikk.
jobs-forgotten-at = Skrevet tekst slettet
jobs-resume = Fortsett
jobs-take-back = Angre …
jobs-log = Det som ble utelatt
jobs-log-pages = Sider i loggen
jobs-log-first = Fra begynnelsen
jobs-log-more = Flere linjer
jobs-log-file = Hele loggen som fil (CSV)
jobs-number = Nr. { $number }
jobs-verb-stopped = stoppet
jobs-verb-resumed = satt i gang igjen
jobs-done-resumed = Den fortsetter.
jobs-left-minutes = { $minutes ->
    [one] Ett minutt igjen
   *[other] { $minutes } minutter igjen
}
