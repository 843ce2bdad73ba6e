
## Changing and deleting many contacts
bulk-verb-taken-back = wijziging van velen teruggedraaid
bulk-verb-binned = in de prullenbak gelegd
bulk-verb-erased = definitief gewist
bulk-title = Veel contacten wijzigen
bulk-whom = Welke contacten wilt u wijzigen?
bulk-whom-ticked = Zoek ze op in de lijst en vink ze aan, of neem alle gevonden contacten
bulk-whom-everybody = Iedereen
bulk-leave = Laten staan
bulk-consent-set = Grondslag vastleggen
bulk-consent-withdraw = Intrekken
bulk-ground-hint = Voor elk doel dat een grondslag krijgt: welke, waar die vandaan kwam en hoe u die kunt aantonen.
bulk-comment-hint = Het bewijs, bijvoorbeeld waar de getekende lijsten liggen.
bulk-replaces = Ook waar al een andere grondslag staat
bulk-replaces-hint = Zonder vinkje houdt iedereen de grondslag die er is.
bulk-ends-withdrawals = Ook waar de toestemming is ingetrokken
bulk-ends-withdrawals-hint = Alleen als deze mensen erom vroegen. De geschiedenis bewaart uw reden.
bulk-ends-objections = Ook waar het abonnement is uitgezet
bulk-ends-objections-hint = Uit is een nee. Zeg waarom dat niet meer geldt.
bulk-others = Al het andere
bulk-interest-add = Interesse toevoegen
bulk-interest-remove = Interesse weghalen
bulk-no-mailings-on = Stuur hun niets
bulk-no-mailings-off = Mailings weer toelaten
bulk-reason-title = Waarom
bulk-reason = Reden
bulk-reason-hint = Nodig waar mail iemand kan bereiken die zij eerst niet bereikte.
bulk-check = Bekijken wat er zou veranderen
bulk-check-title = Wat er zou veranderen
bulk-slip-nothing = Kies ten minste één wijziging
bulk-changed = { $changed } van { $seen } contacten zouden veranderen.
bulk-beyond = Dit zijn er veel. Tot nu geteld: { $seen } van { $all }; de taak telt de rest onderweg.
bulk-column-what = Wat
bulk-column-before = Voor
bulk-column-after = Na
bulk-outcome-changes = Verandert
bulk-outcome-same = Is al zo
bulk-outcome-withdrawn = Blijft ingetrokken
bulk-outcome-objected = Blijft uit
bulk-outcome-other-basis = Houdt een andere grondslag
bulk-samples = De eersten die veranderen
bulk-one-line = Elke wijziging komt in de geschiedenis. U kunt alles daarna in één keer terugdraaien.
bulk-run = Wijzigen
bulk-edit = Iets anders kiezen
bulk-undo-title = Een wijziging van velen terugdraaien
bulk-undo-lead = { $changed ->
    [one] De wijziging van één contact wordt teruggezet.
   *[other] De wijziging van { $changed } contacten wordt teruggezet.
}
bulk-undo-text = Wat iemand sindsdien veranderde, vooral de contacten zelf, blijft zoals het nu is, en het logboek noemt hen. De geschiedenis bewaart beide.
bulk-undo-button = Terugdraaien
bulk-undo-reason-hint = De wijziging legde voor sommigen een nee vast. Waarom geldt dat niet meer? De geschiedenis bewaart het.
bulk-undo-not = Deze wijziging kan nu niet worden teruggedraaid: zij loopt, veranderde niets of is al teruggedraaid.
bulk-undo-job = De taak
bulk-fact-changed = Gewijzigde contacten
bulk-fact-set-back = Teruggezet
bulk-fact-left = Gelaten, want sindsdien gewijzigd
bulk-fact-gone = Het contact is weg
bulk-note-changed-since = Sindsdien gewijzigd, gelaten
bulk-note-gone = Het contact is er niet meer
bulk-count = { $count ->
    [one] Eén contact
   *[other] { $count } contacten
}
bulk-delete-days = { $days ->
    [one] Ze blijven een dag in de prullenbak, en u kunt ze terughalen.
   *[other] Ze blijven { $days } dagen in de prullenbak, en u kunt ze terughalen.
}
bulk-bin-lead = { $days ->
    [one] Contacten blijven hier een dag. Daarna worden ze voorgoed gewist.
   *[other] Contacten blijven hier { $days } dagen. Daarna worden ze voorgoed gewist.
}
bulk-delete-title = Veel contacten verwijderen
bulk-delete-whom = Welke contacten wilt u verwijderen?
bulk-delete-lead = { $count ->
    [one] Eén contact gaat naar de prullenbak.
   *[other] { $count } contacten gaan naar de prullenbak.
}
bulk-delete-text = Ze krijgen vanaf nu geen mail, niemand vindt ze en hun persoonlijke links openen niets, maar afmelden kan nog. Eigen contacten van collega’s worden overgeslagen.
bulk-delete-count = Hoeveel contacten gaan naar de prullenbak?
bulk-delete-count-hint = Typ { $count } om te bevestigen.
bulk-delete-button = In de prullenbak leggen
bulk-slip-count = Zoveel zijn het er nu niet
bulk-slip-binned = Een contact in de prullenbak heeft dit adres
bulk-bin-title = Prullenbak
bulk-bin-none = Hier is niemand.
bulk-bin-all = Iedereen in de prullenbak
bulk-bin-since = In de prullenbak sinds
bulk-bin-by = Erin gelegd door
bulk-bin-until = Wordt gewist op
bulk-bin-acts = Terughalen of wissen
bulk-bin-batch = samen met deze
bulk-bin-restore = Terughalen
bulk-bin-restore-one = { $name } terughalen
bulk-bin-restore-batch = Deze allemaal terughalen
bulk-bin-erase = Wissen
bulk-bin-erase-one = { $name } voorgoed wissen
bulk-bin-erase-batch = Deze allemaal nu wissen
bulk-bin-pages = Pagina’s van de prullenbak
bulk-bin-more = Meer
bulk-bin-of-job = Wie van hen in de prullenbak zit
bulk-restore-title = Contacten uit de prullenbak halen
bulk-erase-title = Contacten voorgoed wissen
bulk-fact-contacts = Contacten klaar
bulk-note-own = Eigen contact van een collega, overgeslagen
bulk-history-undone = { $purpose }: teruggedraaid met een wijziging van velen, er staat niets geregistreerd
bulk-history-binned = In de prullenbak gelegd
bulk-history-restored = Uit de prullenbak gehaald
bulk-pick-update = Aangevinkte wijzigen
bulk-pick-delete = Aangevinkte verwijderen
bulk-found-update = Alle gevonden contacten wijzigen
bulk-found-delete = Alle gevonden contacten verwijderen
