
## Long work
jobs-noun = Opgave
jobs-title = Opgaver
jobs-lead = Arbejde med mange kontakter kører videre, også når du går eller serveren genstartes.
jobs-none = Der er ingen opgaver endnu.
jobs-pages = Sider med opgaver
jobs-newest = Nyeste opgaver
jobs-older = Ældre opgaver
jobs-all = Alle opgaver
jobs-column-kind = Hvad
jobs-column-state = Tilstand
jobs-column-progress = Udført
jobs-column-who = Bestilt af
jobs-column-line = Linje
jobs-column-why = Hvorfor
jobs-asked-at = Bestilt
jobs-finished-at = Slut siden
jobs-state-queued = Venter
jobs-state-running = I gang
jobs-state-stopped = Stoppet
jobs-state-done = Færdig
jobs-state-failed = Mislykkedes
jobs-progress = Fremdrift
jobs-done-of = { $done } af { $total }
jobs-left-soon = højst et minut tilbage
jobs-refreshes = Siden følger med af sig selv. Du kan forlade den.
jobs-is-done = Det hele er udført.
jobs-is-stopped = Den blev stoppet. Det, der er gjort, bliver stående.
jobs-is-failed = Den kunne ikke fortsætte.
jobs-problem-storage = Databasen svarede ikke. Det, der var gjort, bliver stående. Lad opgaven fortsætte, når databasen er tilbage.
jobs-problem-input = Denne version kan ikke læse det, der blev bestilt.
jobs-problem-defect = Noget gik galt, som ikke skulle. Driften finder mere i serverens log.
jobs-takes-back = Ændringen, som dette fortryder
jobs-taken-back = Fortrudt af en anden opgave
jobs-stop = Stop
jobs-stops = Den stopper om et øjeblik.
jobs-forgotten-at = Skrevet tekst slettet
jobs-resume = Fortsæt
jobs-take-back = Fortryd …
jobs-log = Det, der blev udeladt
jobs-log-pages = Sider i loggen
jobs-log-first = Fra begyndelsen
jobs-log-more = Flere linjer
jobs-log-file = Hele loggen som fil (CSV)
jobs-number = Nr. { $number }
jobs-verb-stopped = stoppet
jobs-verb-resumed = sat i gang igen
jobs-done-resumed = Den fortsætter.
jobs-left-minutes = { $minutes ->
    [one] Et minut tilbage
   *[other] { $minutes } minutter tilbage
}
