
## Long work
jobs-noun = Taak
jobs-title = Taken
jobs-lead = Werk aan veel contacten gaat vanzelf door, ook als u weggaat of de server opnieuw start.
jobs-none = Er zijn nog geen taken.
jobs-pages = Pagina’s met taken
jobs-newest = Nieuwste taken
jobs-older = Oudere taken
jobs-all = Alle taken
jobs-column-kind = Wat
jobs-column-state = Stand
jobs-column-progress = Gedaan
jobs-column-who = Gevraagd door
jobs-column-line = Regel
jobs-column-why = Waarom
jobs-asked-at = Gevraagd op
jobs-finished-at = Afgelopen op
jobs-state-queued = Wacht
jobs-state-running = Bezig
jobs-state-stopped = Gestopt
jobs-state-done = Klaar
jobs-state-failed = Mislukt
jobs-progress = Voortgang
jobs-done-of = { $done } van { $total }
jobs-left-soon = nog hooguit een minuut
jobs-refreshes = Deze pagina ververst vanzelf. U kunt haar verlaten.
jobs-is-done = Alles is gedaan.
jobs-is-stopped = De taak is gestopt. Wat gedaan is, blijft.
jobs-is-failed = De taak kon niet verder.
jobs-problem-storage = De database deed niet mee. Wat gedaan was, blijft. Ga verder als de database terug is.
jobs-problem-input = Deze versie kan niet lezen wat gevraagd is.
jobs-problem-defect = Er ging iets mis dat niet mis mocht gaan. De beheerder vindt meer in het logboek van de server.
jobs-takes-back = De wijziging die hiermee wordt teruggedraaid
jobs-taken-back = Teruggedraaid door een andere taak
jobs-stop = Stoppen
jobs-stops = Hij stopt zo.
jobs-forgotten-at = Ingevulde tekst gewist op
jobs-resume = Verdergaan
jobs-take-back = Terugdraaien …
jobs-log = Wat is overgeslagen
jobs-log-pages = Pagina’s van het logboek
jobs-log-first = Vanaf het begin
jobs-log-more = Meer regels
jobs-log-file = Het hele logboek als bestand (CSV)
jobs-number = Nr. { $number }
jobs-verb-stopped = gestopt
jobs-verb-resumed = hervat
jobs-done-resumed = Het gaat verder.
jobs-left-minutes = { $minutes ->
    [one] Nog een minuut
   *[other] Nog { $minutes } minuten
}
