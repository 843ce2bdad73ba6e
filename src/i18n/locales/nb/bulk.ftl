
## Changing and deleting many contacts
bulk-verb-taken-back = endring av mange angret
bulk-verb-binned = lagt i papirkurven
bulk-verb-erased = slettet for godt
bulk-title = Endre mange kontakter
bulk-whom = Hvilke kontakter vil du endre?
bulk-whom-ticked = Finn dem i listen og kryss av, eller ta alle som ble funnet
bulk-whom-everybody = Alle
bulk-leave = La stå
bulk-consent-set = Dokumenter et grunnlag
bulk-consent-withdraw = Trekk tilbake
bulk-ground-hint = For hvert formål som får et grunnlag: hvilket, hvor det kom fra og hvordan du kan vise det.
bulk-comment-hint = Beviset, for eksempel hvor de signerte listene ligger.
bulk-replaces = Også der det finnes et annet grunnlag
bulk-replaces-hint = Uten kryss beholder de som har et grunnlag, det de har.
bulk-ends-withdrawals = Også der samtykket er trukket tilbake
bulk-ends-withdrawals-hint = Bare hvis disse personene har bedt om det. Historikken beholder begrunnelsen din.
bulk-ends-objections = Også der abonnementet er slått av
bulk-ends-objections-hint = Av er et nei. Skriv hvorfor det ikke lenger gjelder.
bulk-others = Alt annet
bulk-interest-add = Legg til interessen
bulk-interest-remove = Fjern interessen
bulk-no-mailings-on = Send dem ingenting
bulk-no-mailings-off = Slipp utsendelser ut igjen
bulk-reason-title = Hvorfor
bulk-reason = Begrunnelse
bulk-reason-hint = Kreves der e-post kan nå noen den ikke kunne nå før.
bulk-check = Se hva som vil endres
bulk-check-title = Dette vil endres
bulk-slip-nothing = Velg minst én ting å endre
bulk-changed = { $changed } av { $seen } kontakter vil endres.
bulk-beyond = Dette er mange. Talt så langt: { $seen } av { $all }; jobben teller resten underveis.
bulk-column-what = Hva
bulk-column-before = Før
bulk-column-after = Etterpå
bulk-outcome-changes = Endres
bulk-outcome-same = Er slik allerede
bulk-outcome-withdrawn = Forblir trukket tilbake
bulk-outcome-objected = Forblir avslått
bulk-outcome-other-basis = Beholder et annet grunnlag
bulk-samples = De første som endres
bulk-one-line = Hver endring skrives i historikken. Du kan angre hele endringen etterpå.
bulk-run = Endre dem
bulk-edit = Velg noe annet
bulk-undo-title = Angre en endring av mange
bulk-undo-lead = { $changed ->
    [one] Endringen av én kontakt settes tilbake.
   *[other] Endringen av { $changed } kontakter settes tilbake.
}
bulk-undo-text = Det noen har endret siden, først og fremst kontaktene selv, blir stående, og loggen sier hvem det gjelder. Historikken beholder begge deler.
bulk-undo-button = Angre
bulk-undo-reason-hint = Endringen førte inn et nei for noen. Hvorfor gjelder det ikke lenger? Historikken tar vare på det.
bulk-undo-not = Endringen kan ikke angres nå: den pågår, endret ingenting eller er angret før.
bulk-undo-job = Jobben
bulk-fact-changed = Kontakter endret
bulk-fact-set-back = Satt tilbake
bulk-fact-left = Latt stå, fordi det er endret siden
bulk-fact-gone = Kontakten er borte
bulk-note-changed-since = Endret siden, latt stå
bulk-note-gone = Kontakten finnes ikke lenger
bulk-count = { $count ->
    [one] Én kontakt
   *[other] { $count } kontakter
}
bulk-delete-days = { $days ->
    [one] De ligger i papirkurven i én dag, og du kan hente dem tilbake.
   *[other] De ligger i papirkurven i { $days } dager, og du kan hente dem tilbake.
}
bulk-bin-lead = { $days ->
    [one] Kontakter ligger her i én dag. Deretter slettes de for godt.
   *[other] Kontakter ligger her i { $days } dager. Deretter slettes de for godt.
}
bulk-delete-title = Slett mange kontakter
bulk-delete-whom = Hvilke kontakter vil du slette?
bulk-delete-lead = { $count ->
    [one] Én kontakt legges i papirkurven.
   *[other] { $count } kontakter legges i papirkurven.
}
bulk-delete-text = De får ingen e-post fra nå av, ingen finner dem, og de personlige lenkene åpner ingenting, men de kan fortsatt melde seg av. Kollegers egne kontakter utelates.
bulk-delete-count = Hvor mange kontakter legges i papirkurven?
bulk-delete-count-hint = Skriv { $count } for å bekrefte.
bulk-delete-button = Legg dem i papirkurven
bulk-slip-count = Så mange er det ikke nå
bulk-slip-binned = En kontakt i papirkurven har denne adressen
bulk-bin-title = Papirkurv
bulk-bin-none = Her er det ingen.
bulk-bin-all = Alle i papirkurven
bulk-bin-since = I papirkurven siden
bulk-bin-by = Lagt dit av
bulk-bin-until = Slettes
bulk-bin-acts = Hent tilbake eller slett
bulk-bin-batch = sammen med disse
bulk-bin-restore = Hent tilbake
bulk-bin-restore-one = Hent tilbake { $name }
bulk-bin-restore-batch = Hent alle disse tilbake
bulk-bin-erase = Slett
bulk-bin-erase-one = Slett { $name } for godt
bulk-bin-erase-batch = Slett alle disse nå
bulk-bin-pages = Sider i papirkurven
bulk-bin-more = Flere
bulk-bin-of-job = Hvem av dem som er i papirkurven
bulk-restore-title = Hent kontakter fra papirkurven
bulk-erase-title = Slett kontakter for godt
bulk-fact-contacts = Kontakter ferdige
bulk-note-own = En kollegas egen kontakt, utelatt
bulk-history-undone = { $purpose }: angret sammen med en endring av mange, ingenting er registrert
bulk-history-binned = Lagt i papirkurven
bulk-history-restored = Hentet fra papirkurven
bulk-pick-update = Endre de avkryssede
bulk-pick-delete = Slett de avkryssede
bulk-found-update = Endre alle som ble funnet
bulk-found-delete = Slett alle som ble funnet
