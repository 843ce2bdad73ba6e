
## Changing and deleting many contacts
bulk-verb-taken-back = ændring af mange fortrudt
bulk-verb-binned = lagt i papirkurven
bulk-verb-erased = slettet for altid
bulk-title = Ret mange kontakter
bulk-whom = Hvilke kontakter vil du rette?
bulk-whom-ticked = Find dem i listen og sæt kryds, eller tag alle, der blev fundet
bulk-whom-everybody = Alle
bulk-leave = Lad stå
bulk-consent-set = Dokumentér et grundlag
bulk-consent-withdraw = Træk tilbage
bulk-ground-hint = For hvert formål, der får et grundlag: hvilket, hvor det kom fra, og hvordan du kan vise det.
bulk-comment-hint = Beviset, for eksempel hvor de underskrevne lister ligger.
bulk-replaces = Også hvor der er et andet grundlag
bulk-replaces-hint = Uden kryds beholder de, der har et grundlag, det, de har.
bulk-ends-withdrawals = Også hvor samtykket er trukket tilbage
bulk-ends-withdrawals-hint = Kun hvis disse personer har bedt om det. Historikken beholder din begrundelse.
bulk-ends-objections = Også hvor abonnementet er slået fra
bulk-ends-objections-hint = Fra er et nej. Skriv, hvorfor det ikke længere gælder.
bulk-others = Alt andet
bulk-interest-add = Tilføj interessen
bulk-interest-remove = Fjern interessen
bulk-no-mailings-on = Send dem ingenting
bulk-no-mailings-off = Lad udsendelser gå ud igen
bulk-reason-title = Hvorfor
bulk-reason = Begrundelse
bulk-reason-hint = Kræves, hvor mail kan nå nogen, den ikke kunne nå før.
bulk-check = Se, hvad der vil ændres
bulk-check-title = Det vil ændre sig
bulk-slip-nothing = Vælg mindst én ting at rette
bulk-changed = { $changed } af { $seen } kontakter vil blive ændret.
bulk-beyond = Det er mange. Talt indtil nu: { $seen } af { $all }; opgaven tæller resten undervejs.
bulk-column-what = Hvad
bulk-column-before = Før
bulk-column-after = Bagefter
bulk-outcome-changes = Ændres
bulk-outcome-same = Er sådan allerede
bulk-outcome-withdrawn = Forbliver trukket tilbage
bulk-outcome-objected = Forbliver slået fra
bulk-outcome-other-basis = Beholder et andet grundlag
bulk-samples = De første, der ændres
bulk-one-line = Hver ændring skrives i historikken. Du kan fortryde hele ændringen bagefter.
bulk-run = Ret dem
bulk-edit = Vælg noget andet
bulk-undo-title = Fortryd en ændring af mange
bulk-undo-lead = { $changed ->
    [one] Ændringen af én kontakt sættes tilbage.
   *[other] Ændringen af { $changed } kontakter sættes tilbage.
}
bulk-undo-text = Det, som nogen har ændret siden, først og fremmest kontakterne selv, bliver stående, og loggen siger, hvem det gælder. Historikken beholder begge dele.
bulk-undo-button = Fortryd
bulk-undo-reason-hint = Ændringen registrerede et nej for nogle. Hvorfor gælder det ikke længere? Historikken gemmer det.
bulk-undo-not = Ændringen kan ikke fortrydes nu: den er i gang, ændrede intet eller er fortrudt før.
bulk-undo-job = Opgaven
bulk-fact-changed = Kontakter ændret
bulk-fact-set-back = Sat tilbage
bulk-fact-left = Ladt stå, fordi det er ændret siden
bulk-fact-gone = Kontakten er væk
bulk-note-changed-since = Ændret siden, ladt stå
bulk-note-gone = Kontakten findes ikke længere
bulk-count = { $count ->
    [one] Én kontakt
   *[other] { $count } kontakter
}
bulk-delete-days = { $days ->
    [one] De ligger i papirkurven i en dag, og du kan tage dem op igen.
   *[other] De ligger i papirkurven i { $days } dage, og du kan tage dem op igen.
}
bulk-bin-lead = { $days ->
    [one] Kontakter ligger her i en dag. Derefter slettes de for altid.
   *[other] Kontakter ligger her i { $days } dage. Derefter slettes de for altid.
}
bulk-delete-title = Slet mange kontakter
bulk-delete-whom = Hvilke kontakter vil du slette?
bulk-delete-lead = { $count ->
    [one] Én kontakt lægges i papirkurven.
   *[other] { $count } kontakter lægges i papirkurven.
}
bulk-delete-text = De får ingen mails fra nu af, ingen finder dem, og deres personlige links åbner intet, men de kan stadig afmelde sig. Kollegers egne kontakter udelades.
bulk-delete-count = Hvor mange kontakter lægges i papirkurven?
bulk-delete-count-hint = Skriv { $count } for at bekræfte.
bulk-delete-button = Læg dem i papirkurven
bulk-slip-count = Så mange er der ikke nu
bulk-slip-binned = En kontakt i papirkurven har denne adresse
bulk-bin-title = Papirkurv
bulk-bin-none = Her er ingen.
bulk-bin-all = Alle i papirkurven
bulk-bin-since = I papirkurven siden
bulk-bin-by = Lagt der af
bulk-bin-until = Slettes
bulk-bin-acts = Tag op eller slet
bulk-bin-batch = sammen med disse
bulk-bin-restore = Tag op
bulk-bin-restore-one = Tag op: { $name }
bulk-bin-restore-batch = Tag alle disse op
bulk-bin-erase = Slet
bulk-bin-erase-one = Slet { $name } for altid
bulk-bin-erase-batch = Slet alle disse nu
bulk-bin-pages = Sider i papirkurven
bulk-bin-more = Flere
bulk-bin-of-job = Hvem af dem der er i papirkurven
bulk-restore-title = Tag kontakter op af papirkurven
bulk-erase-title = Slet kontakter for altid
bulk-fact-contacts = Kontakter færdige
bulk-note-own = En kollegas egen kontakt, udeladt
bulk-history-undone = { $purpose }: fortrudt sammen med en ændring af mange, intet er registreret
bulk-history-binned = Lagt i papirkurven
bulk-history-restored = Taget op af papirkurven
bulk-pick-update = Ret de afkrydsede
bulk-pick-delete = Slet de afkrydsede
bulk-found-update = Ret alle, der blev fundet
bulk-found-delete = Slet alle, der blev fundet
