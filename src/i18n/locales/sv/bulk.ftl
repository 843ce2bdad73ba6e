
## Changing and deleting many contacts
bulk-verb-taken-back = ändring av många ångrad
bulk-verb-binned = lagd i papperskorgen
bulk-verb-erased = raderad för gott
bulk-title = Ändra många kontakter
bulk-whom = Vilka kontakter vill du ändra?
bulk-whom-ticked = Leta upp dem i listan och kryssa för, eller ta alla som hittades
bulk-whom-everybody = Alla
bulk-leave = Lämna som det är
bulk-consent-set = Dokumentera en rättslig grund
bulk-consent-withdraw = Återkalla
bulk-ground-hint = För varje ändamål som får en rättslig grund: vilken, varifrån den kom och hur du kan visa den.
bulk-comment-hint = Beviset, till exempel var de underskrivna listorna finns.
bulk-replaces = Även där det finns en annan rättslig grund
bulk-replaces-hint = Utan kryss behåller alla den grund de har.
bulk-ends-withdrawals = Även där samtycket har återkallats
bulk-ends-withdrawals-hint = Bara om de här personerna har bett om det. Historiken behåller ditt skäl.
bulk-ends-objections = Även där prenumerationen är avstängd
bulk-ends-objections-hint = Av är ett nej. Skriv varför det inte längre gäller.
bulk-others = Allt annat
bulk-interest-add = Lägg till intresset
bulk-interest-remove = Ta bort intresset
bulk-no-mailings-on = Skicka dem ingenting
bulk-no-mailings-off = Släpp ut utskick igen
bulk-reason-title = Varför
bulk-reason = Skäl
bulk-reason-hint = Krävs där e-post kan nå någon som den inte kunde nå förut.
bulk-check = Se vad som skulle ändras
bulk-check-title = Det här skulle ändras
bulk-slip-nothing = Välj minst en sak att ändra
bulk-changed = { $changed } av { $seen } kontakter skulle ändras.
bulk-beyond = Det här är många. Räknat hittills: { $seen } av { $all }; jobbet räknar resten under arbetet.
bulk-column-what = Vad
bulk-column-before = Före
bulk-column-after = Efteråt
bulk-outcome-changes = Ändras
bulk-outcome-same = Är så redan
bulk-outcome-withdrawn = Förblir återkallat
bulk-outcome-objected = Förblir avstängt
bulk-outcome-other-basis = Behåller en annan grund
bulk-samples = De första som ändras
bulk-one-line = Varje ändring skrivs i historiken. Du kan ångra hela ändringen efteråt.
bulk-run = Ändra dem
bulk-edit = Välj något annat
bulk-undo-title = Ångra en ändring av många
bulk-undo-lead = { $changed ->
    [one] Ändringen av en kontakt ställs tillbaka.
   *[other] Ändringen av { $changed } kontakter ställs tillbaka.
}
bulk-undo-text = Det som någon har ändrat sedan dess, framför allt kontakterna själva, står kvar, och loggen säger vem det gäller. Historiken behåller båda.
bulk-undo-button = Ångra
bulk-undo-reason-hint = Ändringen registrerade ett nej för några. Varför gäller det inte längre? Historiken sparar det.
bulk-undo-not = Ändringen kan inte ångras nu: den pågår, ändrade inget eller är redan ångrad.
bulk-undo-job = Jobbet
bulk-fact-changed = Ändrade kontakter
bulk-fact-set-back = Återställt
bulk-fact-left = Lämnat, eftersom det har ändrats sedan dess
bulk-fact-gone = Kontakten är borta
bulk-note-changed-since = Ändrat sedan dess, lämnat
bulk-note-gone = Kontakten finns inte längre
bulk-count = { $count ->
    [one] En kontakt
   *[other] { $count } kontakter
}
bulk-delete-days = { $days ->
    [one] De ligger i papperskorgen en dag, och du kan hämta tillbaka dem.
   *[other] De ligger i papperskorgen i { $days } dagar, och du kan hämta tillbaka dem.
}
bulk-bin-lead = { $days ->
    [one] Kontakter ligger här en dag. Sedan raderas de för gott.
   *[other] Kontakter ligger här i { $days } dagar. Sedan raderas de för gott.
}
bulk-delete-title = Ta bort många kontakter
bulk-delete-whom = Vilka kontakter vill du ta bort?
bulk-delete-lead = { $count ->
    [one] En kontakt läggs i papperskorgen.
   *[other] { $count } kontakter läggs i papperskorgen.
}
bulk-delete-text = De får ingen e-post från och med nu, ingen hittar dem och deras personliga länkar öppnar inget, men de kan fortfarande avsluta prenumerationen. Kollegors egna kontakter utelämnas.
bulk-delete-count = Hur många kontakter läggs i papperskorgen?
bulk-delete-count-hint = Skriv { $count } för att bekräfta.
bulk-delete-button = Lägg dem i papperskorgen
bulk-slip-count = Så många är det inte nu
bulk-slip-binned = En kontakt i papperskorgen har den här adressen
bulk-bin-title = Papperskorg
bulk-bin-none = Här finns ingen.
bulk-bin-all = Alla i papperskorgen
bulk-bin-since = I papperskorgen sedan
bulk-bin-by = Lagd dit av
bulk-bin-until = Raderas
bulk-bin-acts = Hämta tillbaka eller radera
bulk-bin-batch = tillsammans med dessa
bulk-bin-restore = Hämta tillbaka
bulk-bin-restore-one = Hämta tillbaka { $name }
bulk-bin-restore-batch = Hämta tillbaka alla dessa
bulk-bin-erase = Radera
bulk-bin-erase-one = Radera { $name } för gott
bulk-bin-erase-batch = Radera alla dessa nu
bulk-bin-pages = Sidor i papperskorgen
bulk-bin-more = Fler
bulk-bin-of-job = Vilka av dem som är i papperskorgen
bulk-restore-title = Hämta kontakter ur papperskorgen
bulk-erase-title = Radera kontakter för gott
bulk-fact-contacts = Kontakter klara
bulk-note-own = En kollegas egen kontakt, utelämnad
bulk-history-undone = { $purpose }: ångrat tillsammans med en ändring av många, inget är registrerat
bulk-history-binned = Lagd i papperskorgen
bulk-history-restored = Hämtad ur papperskorgen
bulk-pick-update = Ändra de förkryssade
bulk-pick-delete = Ta bort de förkryssade
bulk-found-update = Ändra alla som hittades
bulk-found-delete = Ta bort alla som hittades
