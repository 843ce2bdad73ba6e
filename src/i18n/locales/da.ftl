### Dansk.

## Around every page

page-skip = Gå til hovedindholdet
page-navigation = Sprog og privatliv
page-language = Sprog:
page-privacy = Privatlivspolitik
page-privacy-short = Privatliv
page-error-title = Fejl:
page-error-summary = Noget skal rettes

## Home

home-title = Nyhedsbreve og privatliv
home-lead = Her vælger du, hvad { $organisation } må sende dig, og ser, hvad vi har gemt om dig.
home-manage-title = Mine abonnementer
home-manage-text = Ret, hvad du får, afmeld dig, eller se, hvad vi har gemt om dig. Vi sender dig et personligt link på mail. Du skal ikke bruge en adgangskode.
home-manage-button = Få mit link

## Getting a personal link

link-title = Få dit personlige link
link-text = Skriv din e-mailadresse, så sender vi dig et link til din egen side. Du skal ikke bruge en adgangskode.
link-email = E-mailadresse
link-button = Send mig linket
link-expired-title = Linket virker ikke længere
link-expired-text = Vores links virker kun et stykke tid, og nogle kun én gang. Intet er ændret. Her kan du få et nyt link.
sent-title = Tjek din indbakke
sent-text = Hvis vi kender adressen, er en mail med et personligt link på vej. Det tager som regel under et minut.
sent-spam = Er den ikke kommet? Se i din spammappe, og tjek, at du brugte den adresse, vi skriver til.
sent-again = Prøv en anden adresse

## Forms

form-optional = valgfrit
form-choose = Vælg
form-honeypot = Lad dette felt stå tomt
form-consent-withdraw = Du kan når som helst trække dit samtykke tilbage med linket i hver mail fra { $organisation }.
form-next = Vi sender dig en mail med et link. Intet bliver registreret, før du bekræfter der.
form-step = Trin { $step } af { $steps }
form-onward = Fortsæt
form-back = Tilbage
form-changed-title = Teksten er ændret
form-changed-text = Teksten på siden blev ændret, efter at du åbnede den. Intet er sendt. Læs den igen, og sæt på ny kryds ved det, du accepterer.
form-again-title = Send igen
form-again-text = Siden havde stået åben længe, eller den blev sendt for hurtigt. Intet er sendt. Det, du skrev, står her stadig: se det igennem, og send igen.
form-file-kinds = Vi tager imod: { $kinds }.
form-file-kind-pdf = PDF
form-file-kind-picture = billeder (JPEG, PNG, WebP)
form-file-kind-document = dokumenter (Word, OpenDocument)
form-file-kind-sheet = regneark (Excel, OpenDocument)
form-file-kind-text = ren tekst
form-file-one = Én fil på højst { $limit }.
form-file-many = Op til { $most } filer, hver på højst { $limit }.
form-file-again = Du havde valgt { $names }. Browsere husker ikke filer, når en side vises igen: vælg igen.
form-file-sent = Sendt: { $names }
thanks-next-title = Ét trin tilbage
thanks-next-text = Åbn den mail, vi sender dig, og tryk på knappen for at bekræfte. Intet bliver registreret, før du gør det.
thanks-spam = Er den ikke kommet efter nogle minutter, så se i din spammappe.
inactive-text = Formularen er lukket og tager ikke imod flere svar.

## What can be wrong with a field

slip-email-missing = Skriv din e-mailadresse
slip-email-malformed = Skriv en gyldig e-mailadresse, for eksempel navn@example.org
slip-email-too-long = E-mailadressen er for lang. Tjek, at den er rigtig
slip-email-domain = Delen efter @ modtager ikke mail. Tjek stavningen
slip-missing = Udfyld »{ $label }«
slip-not-chosen = Vælg noget under »{ $label }«
slip-not-ticked = Sæt kryds i feltet for at komme videre
slip-too-long = »{ $label }« må højst have { $limit } tegn
slip-not-on-offer = Vælg en af mulighederne under »{ $label }«
slip-not-a-date = Skriv en gyldig dato under »{ $label }«
slip-not-a-date-time = Skriv en gyldig dato med klokkeslæt under »{ $label }«
slip-not-a-number = Skriv et tal under »{ $label }«
slip-not-whole = Skriv et helt tal under »{ $label }«
slip-not-a-phone = Skriv et telefonnummer under »{ $label }«, for eksempel +45 12 34 56 78
slip-file-missing = Vælg en fil under »{ $label }«
slip-file-empty = »{ $name }« er tom. Vælg en anden fil
slip-file-too-large = »{ $name }« er større end { $limit }. Vælg en mindre fil
slip-file-kind = »{ $name }« er ikke en slags fil, vi tager imod her. Vælg en anden fil
slip-file-too-many = »{ $label }« tager højst { $limit }: vælg færre filer
slip-file-no-room = Vi har ikke plads til flere filer lige nu. Intet er sendt. Prøv igen senere

## Confirming a sign-up

confirm-title = Bekræft din tilmelding
confirm-text = Du udfyldte formularen »{ $form }« hos { $organisation }. Tryk på knappen for at bekræfte.
confirm-choices = Det her siger du ja til:
confirm-button = Ja, bekræft
confirm-not-you = Var det ikke dig? Så kan du bare lukke siden. Intet bliver registreret, og tilmeldingen slettes af sig selv.
confirmed-title = Du er tilmeldt
confirmed-thanks = Tak, din tilmelding er bekræftet
confirmed-text = Du kan lukke siden nu.
confirmed-choices = Det her har du sagt ja til fra { $organisation }:
confirmed-change = Du kan altid ombestemme dig. Hver mail fra os har et link til din egen side.
confirmed-button = Se mine valg

## The preference page

preferences-title = Dine abonnementer
preferences-hello = Hej { $name }.
preferences-address = Denne side hører til
preferences-valid = Linket virker til og med { $date }.
preferences-why = { $organisation } har din adresse, fordi du har tilmeldt dig eller været i kontakt med os. Her bestemmer du, hvad vi må sende dig. Intet ændres, før du trykker på Gem.
preferences-types = Hvad vil du have fra os?
preferences-types-hint = Så længe kontakten ovenover er slået fra, sender vi intet af dette. Dine valg bliver husket.
preferences-save = Gem ændringer
preferences-leave-title = Afmeld alt
preferences-leave-text = Så holder { $organisation } op med at sende dig nyhedsbreve, invitationer og tilbud. Du kan stadig få beskeder, som du har brug for, for eksempel svar på et spørgsmål eller en kvittering.
preferences-leave-button = Afmeld alt
preferences-data-title = Dine data
preferences-data-text = Se og hent, hvad vi har gemt om dig, hvorfor og siden hvornår. Mails bliver tit videresendt, så vi sender først et link til din adresse.
preferences-data-button = Send mig linket
preferences-data-sent-title = Vi har sendt dig linket på mail
preferences-data-sent-text = Åbn mailen for at se og hente, hvad vi har gemt om dig.
preferences-texts-changed-title = Intet blev gemt: teksten er ændret
preferences-texts-changed-text = Teksten på siden blev ændret, efter at du åbnede den. Læs den igen, og gem på ny.
preferences-in-between-title = Dine valg var ændret i mellemtiden
preferences-in-between-text = Nogen ændrede dem, efter at du åbnede siden, måske dig selv i en anden fane. Det, du gemte sidst, gælder. Tjek, at alt herunder er rigtigt.
saved-title = Gemt
saved-mail = Vi har sendt dig en bekræftelse på mail.
saved-nothing-title = Intet at gemme
saved-nothing-text = Dine valg er som før.
change-on = { $name }: til
change-off = { $name }: fra
change-granted = { $name }: du har givet samtykke
change-withdrawn = { $name }: du har trukket dit samtykke tilbage

## Unsubscribing from a mail

unsubscribe-title = Afmeld
unsubscribe-done-title = Du er afmeldt
unsubscribe-address = E-mailadresse:
unsubscribe-type-text = Vil du ikke længere have »{ $name }« fra { $organisation }?
unsubscribe-type-button = Afmeld { $name }
unsubscribe-type-done = Du får ikke længere »{ $name }«
unsubscribe-all-text = Vil du slet ikke have nyhedsbreve, invitationer eller tilbud fra { $organisation }?
unsubscribe-all-button = Afmeld alt
unsubscribe-all-done = Du er afmeldt alt
unsubscribe-all-done-text = { $organisation } sender dig ikke længere nyhedsbreve, invitationer eller tilbud.
unsubscribe-mind-title = Vil du selv vælge?
unsubscribe-mind-text = På din egen side vælger du præcis, hvad du får, og kan tilmelde dig igen.

## “This was not me”

restore-title = Var det ikke dig?
restore-address = Nogen har ændret valgene for
restore-text = Hvis det ikke var dig, så tryk på knappen. Så bliver dine valg, som de var før:
restore-button = Gendan mine valg
restore-was-me = Var det dig? Så kan du bare lukke siden.
restore-nothing = Der er intet at gendanne: dine valg er allerede, som de var før.
restore-done-title = Dine valg er gendannet
restore-done-heading = Sådan er det nu
restore-done-address = Dette er igen valgene for
restore-done-text = Den, der ændrede dem, havde en af dine mails. Videresend ikke mails fra os: deres links åbner din side.

## Your data

data-title = Hvad vi har gemt om dig
data-lead = Det her er alt, hvad { $organisation } har gemt om dig her. Siden kan åbnes til og med { $date }.
data-about-title = Om dig
data-address = E-mailadresse
data-name = Navn
data-no-name = Ikke oplyst
data-language = Sprog
data-since = Gemt siden
data-consents-title = Hvad vi bruger det til, og hvorfor
data-consents-none = Intet er registreret.
data-column-purpose = Formål
data-column-state = Status
data-column-basis = Retsgrundlag
data-column-source = Kilde
data-column-updated = Sidst ændret
data-state-none = Ikke registreret
data-state-active = Aktivt
data-state-withdrawn = Trukket tilbage
data-subscriptions-title = Abonnementer
data-subscription-on = Til
data-subscription-off = Fra
data-subscription-never = Aldrig valgt
data-history-title = Historik
data-history-none = Der er ikke sket noget endnu.
data-column-when = Hvornår
data-column-what = Hvad der skete
data-download-title = Hent
data-download-text = Du får alt på denne side som en fil, som både mennesker og programmer kan læse.
data-download-button = Hent mine data
data-rights = Vil du have noget rettet eller slettet? I privatlivspolitikken står, hvordan du får fat i os.

## Privacy statement

privacy-title = Privatlivspolitik
privacy-lead = Sådan behandler { $organisation } det, du oplyser på disse sider.
privacy-controller-title = Hvem der er ansvarlig
privacy-controller-text = { $organisation } er dataansvarlig: Vi bestemmer, hvorfor og hvordan dine oplysninger bruges, og står til ansvar for det.
privacy-controller-contact = Spørgsmål om privatliv:
privacy-data-title = Hvad vi gemmer
privacy-data-text = Din e-mailadresse, dit sprog og det, du ellers skriver i vores formularer, for eksempel dit navn. Desuden hvad du har givet samtykke til, hvornår, hvilken tekst du fik vist, og fra hvilken netværksadresse og browser det skete. Oplysningerne kommer fra dig selv eller fra din kontakt med os.
privacy-purposes-title = Hvad vi bruger det til
privacy-purpose-more = Læs mere
privacy-basis-title = Hvad der giver os ret til det
privacy-basis-consent = Mails, du tilmelder dig, bygger på dit samtykke (GDPR artikel 6, stk. 1, litra a).
privacy-basis-other = At vi har dig som kunde eller kontakt, bygger på en aftale med dig, på en pligt, som loven giver os, eller på vores legitime interesse i at kende og hjælpe dem, vi har med at gøre (artikel 6, stk. 1, litra b, c og f). »Dine data« på din egen side viser, hvad der gælder for dig.
privacy-basis-evidence = Vi gemmer bevis for dit samtykke, fordi vi skal kunne vise, at du har givet det (artikel 7, stk. 1).
privacy-recipients-title = Hvem der ellers ser det
privacy-recipients-text = Vi sælger ikke dine oplysninger. Kun vi bruger dem, og leverandører, som driver servere og sender mails for os, efter aftale og kun sådan, som vi bestemmer. Spørg os, hvis du vil vide, hvem de er, og om oplysninger forlader EØS.
privacy-retention-title = Hvor længe vi har det
privacy-retention-unconfirmed = { $days ->
    [one] En tilmelding, du ikke bekræfter, slettes efter én dag.
   *[other] En tilmelding, du ikke bekræfter, slettes efter { $days } dage.
}
privacy-retention-active = Oplysningerne gemmes, så længe du er tilmeldt eller er kunde eller kontakt hos os.
privacy-retention-withdrawn = Når du trækker dit samtykke tilbage, holder vi op. Vi noterer, at du trak det tilbage, så ingen skriver til dig ved en fejl.
privacy-retention-links = { $days ->
    [one] Et link til din egen side virker i én dag.
   *[other] Et link til din egen side virker i { $days } dage.
}
privacy-rights-title = Dine rettigheder
privacy-right-withdraw = Trække dit samtykke tilbage når som helst. Det, vi gjorde før, var stadig lovligt.
privacy-right-access = Se, hvad vi har gemt om dig, få en kopi og få rettet fejl.
privacy-right-erase = Få oplysningerne slettet eller brugen af dem begrænset.
privacy-right-object = Gøre indsigelse mod brug, der bygger på vores legitime interesse, og altid mod markedsføring.
privacy-right-move = Tage det, du har givet os, med dig i en fil, som andre programmer kan læse.
privacy-rights-how = Det meste gør du selv på din egen side. Skriv til os om resten.
privacy-rights-link = Få linket til min side
privacy-complaint-title = Hvis du mener, at vi gør noget forkert
privacy-complaint-text = Sig det til os, så retter vi op på det. Du kan også klage til Datatilsynet eller til databeskyttelsesmyndigheden i det land, hvor du bor eller arbejder, eller hvor det skete.
privacy-voluntary-title = Skal du oplyse noget?
privacy-voluntary-text = Nej. Uden en e-mailadresse kan vi ikke sende dig noget, men det får ingen andre følger. Intet om dig bliver afgjort af en maskine.
privacy-cookies-title = Cookies
privacy-cookies-text = Disse sider gemmer højst én cookie: det sprog, du valgte. Intet følger dig, og intet hentes fra andre.

## When something goes wrong

problem-home = Gå til forsiden
problem-link = Få linket til min side
problem-incident = Hvis du skriver til os om det, så oplys dette nummer:
problem-retry-seconds = { $seconds ->
    [one] Prøv igen om et sekund.
   *[other] Prøv igen om { $seconds } sekunder.
}
problem-retry-minutes = { $minutes ->
    [one] Prøv igen om et minut.
   *[other] Prøv igen om { $minutes } minutter.
}
problem-400-title = Det forstod vi ikke
problem-400-text = Det, din browser sendte, var ufuldstændigt eller beskadiget. Intet er ændret. Gå tilbage, indlæs siden igen, og prøv en gang til.
problem-403-title = Det kan du ikke gøre
problem-403-text = Siden blev ikke åbnet, som den skal, eller du mangler adgang. Intet er ændret.
problem-404-title = Siden findes ikke
problem-404-text = Der er ingen side på denne adresse. Hvis du skrev den selv, så tjek stavningen. Hvis du fulgte et link, kan det være gammelt.
problem-405-title = Siden kan ikke åbnes sådan
problem-405-text = Adressen hører til en knap og ikke til en side. Intet er ændret. Gå tilbage, og tryk på knappen igen.
problem-408-title = Det tog for lang tid
problem-408-text = Det, du sendte, kom så langsomt ind, at vi holdt op med at vente. Intet er gemt. Gå tilbage, og prøv igen, hvor forbindelsen er bedre.
problem-413-title = Det blev for meget på én gang
problem-413-text = Det, du sendte, er større, end vi tager imod. Intet er ændret. Gå tilbage, gør det kortere, og prøv igen.
problem-415-title = Det kan vi ikke læse
problem-415-text = Det, din browser sendte, er af en slags, som siden ikke tager imod. Intet er ændret.
problem-429-title = For mange forsøg
problem-429-text = Der er kommet mange forespørgsler fra dit netværk på kort tid, så vi holder en pause. Intet er ændret.
problem-500-title = Noget gik galt hos os
problem-500-text = Fejlen er vores og er noteret. Hvis du var ved at gemme noget, er det måske ikke gemt: åbn siden igen, og tjek.
problem-503-title = Vi har travlt lige nu
problem-503-text = Vi blev ikke færdige i tide. Det, du ville gemme, er ikke gemt. Prøv igen om lidt.

history-confirmed = Tilmelding bekræftet
history-created = Dine oplysninger blev gemt
history-changed = Dine oplysninger blev ændret
history-granted = { $purpose }: registreret ({ $basis })
history-withdrawn = { $purpose }: samtykke trukket tilbage
history-reset = { $name }: valg fortrudt
history-revoked = Dine personlige links holdt op med at virke
history-handed-over = Du hentede dine oplysninger
history-other = Noget om dig blev registreret

## The admin area: contacts

cards-title = Kontakter
cards-new = Ny kontakt
cards-new-lead = Kontakten gemmes med det sædvanlige behandlingsgrundlag. Det er ikke et samtykke til markedsføring.
cards-new-button = Tilføj kontakt
cards-known-link = Åbn kontakten, der har adressen
cards-slip-known = En anden kontakt har denne e-mailadresse
cards-slip-own = Kontakten har allerede denne e-mailadresse
cards-slip-primary = Hovedadressen kan ikke fjernes. Vælg først en anden som hovedadresse
cards-slip-days = Den sidste dag kan ikke være før den første
cards-slip-undated = Hvor intet er registreret, er der ingen dato. Vælg en anden tilstand, eller lad dagene stå tomme
cards-cancel = Annuller
cards-first-name = Fornavn
cards-last-name = Efternavn
cards-name = Navn
cards-company = Virksomhed
cards-phone = Telefon
cards-country = Land
cards-language = Sprog
cards-interests = Interesser
cards-no-mailings = Ingen udsendelser
cards-no-mailings-hint = Stopper alle udsendelser til kontakten, uanset hvad samtykkerne siger.
cards-not-said = Ikke oplyst
cards-choose = Vælg
cards-any = Alle
cards-yes = Ja
cards-no = Nej
cards-search = Søg
cards-search-hint = Begyndelsen af et navn, en adresse eller en virksomhed; flere ord i vilkårlig rækkefølge.
cards-search-button = Søg
cards-search-all = Vis alle
cards-filters = Filtre og kolonner
cards-filter-purpose = Formål
cards-filter-state = Samtykkets tilstand
cards-filter-source = Kontaktens kilde
cards-filter-subscription = Har valgt
cards-filter-interest = Interesseret i
cards-filter-form = Har udfyldt formularen
cards-filter-consent-source = Samtykkets kilde
cards-days-consent = Samtykket, som det er nu, siden
cards-days-stored = Gemt
cards-days-changed = Senest ændret
cards-columns = Kolonner
cards-since = Gemt siden
cards-none = Ingen kontakt passer. Søg efter mindre, eller vis alle.
cards-stopped-title = Søgningen er ikke færdig
cards-stopped-text = Meget få kontakter passer, så den stoppede her for at svare med det samme.
cards-stopped-on = Søg videre
cards-pages = Sider i listen
cards-first-page = Første side
cards-page-above = Forrige side
cards-page-below = Næste side
cards-last-page = Sidste side
cards-tabs = Sider om kontakten
cards-tab-card = Kontaktkort
cards-tab-privacy = Persondata
cards-store-line = Behandlingsgrundlag:
cards-details = Oplysninger
cards-save = Gem oplysninger
cards-addresses = E-mailadresser
cards-confirmed = Bekræftet
cards-actions = Handlinger
cards-primary = Hovedadresse
cards-make-primary = Gør til hovedadresse
cards-remove = Fjern
cards-another-address = En e-mailadresse mere
cards-add-address = Tilføj adresse
cards-marketing = E-markedsføring
cards-marketing-on = Slå e-markedsføring til
cards-marketing-off = Slå e-markedsføring fra
cards-marketing-withdrawn = Et tilbagetrukket samtykke ændres af kontakten selv, eller af en kollega, der må ændre samtykker og giver en grund.
cards-subscriptions = Abonnementer
cards-subscriptions-resting = { $purpose } er ikke aktiv, så intet af dette sendes.
cards-subscriptions-save = Gem abonnementer
cards-reach-ready = En udsendelse ville blive sendt.
cards-reach-no-mailings = Ingen udsendelse: slet ingen udsendelser.
cards-reach-no-consent = Ingen udsendelse: intet samtykke.
cards-reach-no-subscription = Ingen udsendelse: abonnerer ikke.
cards-links = Personlige links
cards-links-text = Links i e-mails åbner kontaktens egen side. Når de afsluttes, virker kun afmelding fra et gammelt link.
cards-links-revoke = Afslut alle links
cards-conflict-title = En anden har gemt i mellemtiden
cards-conflict-text = Intet af dit blev gemt. Dette gælder nu; gem igen, hvis du stadig vil ændre det.
cards-privacy-lead = Hvorfor vi må bruge kontaktens oplysninger. Vælg et formål for at se, hvordan det blev til, eller for at ændre det.
cards-basis = Behandlingsgrundlag
cards-source = Kilde
cards-comment = Kommentar
cards-reason = Grund til at ændre tilbage
cards-reason-hint = Kontakten trak sig. Historikken beholder din grund.
cards-reason-was = Begrundelse: { $reason }
cards-holds-now = Det gælder nu
cards-change-consent = Ændr
cards-save-consent = Gem samtykke
cards-withdraw = Træk tilbage for kontakten
cards-withdraw-button = Træk tilbage
cards-registered = Registreret
cards-changes = Antal ændringer
cards-updated-by = Af
cards-before = Før
cards-after = Efter
cards-written = Skrevet ved siden af
cards-shown = Det, der blev vist
cards-shown-form = Formular { $form }, version { $version }
cards-shown-page = Kontaktens egen side
cards-by-contact = Kontakten selv
cards-by-visitor = En besøgende
cards-by-staff = En medarbejder
cards-by-operator = Driftsansvarlig
cards-by-system = Samtykke selv

## The admin area: activities and privacy confirmations

cards-tab-activities = Aktiviteter
cards-tab-confirmation = Persondatabekræftelse
cards-mail-to = E-mail til { $address }
cards-mail-sent = Sendt
cards-mail-failed = Ikke leveret
cards-mail-waiting = Venter
cards-mail-stopped = Ikke sendt
cards-mail-stopped-why = Kontakten blev lagt i papirkurven, før den blev sendt.
cards-mail-from = Fra
cards-mail-recipient = Til
cards-mail-reply = Mailserverens svar
cards-mail-text = Det, der blev skrevet
cards-mail-as-text = Hele tekstdelen
cards-mail-masked = Linkene er skjult: hvert af dem åbner kontaktens egne sider.
cards-filled-in = Udfyldte formularen { $form }
cards-awaiting = Ikke bekræftet endnu
cards-informed-event = En persondatabekræftelse blev sendt
cards-export = Hent som regneark
cards-confirmation-title = Persondatabekræftelse
cards-confirmation-to = Send til
cards-confirmation-other = Eller til en anden adresse
cards-confirmation-other-hint = Mailen indeholder et link til kontaktens egen side. Skriv kun en adresse, der er deres.
cards-confirmation-template = Skabelon
cards-confirmation-subject = Emne
cards-confirmation-subject-hint = Lad det stå for at bruge skabelonens eget emne på sproget ovenfor.
cards-confirmation-send = Send bekræftelse
cards-informed = Informeret
cards-not-informed = Ikke informeret
cards-not-informed-lead = Disse har været gemt i mere end 30 dage uden at have fået det at vide. Loven giver en måned.
cards-not-informed-none = Alle er informeret i tide.
cards-not-informed-send = Send til alle disse
cards-pick = Vælg { $name }
cards-pick-confirmation = Send persondatabekræftelse til de valgte
cards-pick-all = Vælg alle på denne side
cards-chosen-count = { $count } kontakter er valgt.
cards-chosen-to-hint = Hver af dem får besked på sin hovedadresse.
cards-chosen-who = Vis, hvem de er
cards-chosen-skip = Udelad dem, der har fået besked før ({ $count })
cards-chosen-own-language = Hver enkelts eget sprog
cards-chosen-subject-hint = Står feltet tomt, bruges skabelonens eget emne.
cards-slip-nobody = Vælg mindst én kontakt på listen
cards-slip-many = Vælg højst 500 kontakter
cards-reached-sent = Persondatabekræftelser på vej: { $count }
cards-reached-told = Udeladt, fordi de har fået besked før: { $count }
cards-reached-gone = Findes ikke længere: { $count }
cards-not-informed-count = De er { $count }.
cards-not-informed-many = De er flere end { $count }. Ét tryk giver så mange besked; tryk så igen.
cards-informed-due = ikke endnu; senest { $date }
cards-inform-by = Skal informeres senest
cards-not-informed-soon = Skal informeres inden for de næste { $days } dage: { $count }.

## The admin area: merging contacts

cards-tab-merger = Sammenlæg
cards-merge-lead = Brug dette, når to kort er samme person. Det andet kort bliver en del af dette.
cards-merge-with = E-mailadressen på det andet kort
cards-merge-show = Sammenlign
cards-merge-nobody = Ingen anden har denne adresse.
cards-merge-what = Hvad
cards-merge-stays = Dette kort bliver
cards-merge-goes = Dette kort forsvinder
cards-merge-hint = Det strengeste samtykke gælder, begge historikker bevares, og tidligere personlige links for begge afsluttes. Det kan ikke fortrydes.
cards-merge-button = Sammenlæg endeligt
cards-merged-event = To kontakter blev sammenlagt

## The admin area: shell

admin-menu = Menu
admin-navigation = Administration
admin-sign-out = Log ud
admin-nav-overview = Overblik
admin-done-saved = Gemt.
admin-done-added = Tilføjet.
admin-done-moved = Rækkefølgen er ændret.
admin-done-activated = Den er nu i brug.
admin-done-deactivated = Den er ikke længere i brug.
admin-done-deleted = Slettet.
admin-done-restored = Gendannet.
admin-done-sent = E-mailen er på vej.
admin-done-ended = De virker ikke længere.
admin-done-kept = Ikke gemt endnu: Vi måtte spørge, hvem du er. Det, du havde skrevet, står her igen, bortset fra adgangskoder og engangskoder. Gem én gang til.
overview-welcome = Velkommen, { $name }.

## The lists

lists-purposes = Formål
lists-purposes-lead = Hvad I bruger folks oplysninger til. Hvert formål har sit eget samtykke.
lists-new-purpose = Nyt formål
lists-legal-bases = Behandlingsgrundlag
lists-legal-bases-lead = Hvad der giver jer ret til at gemme og bruge oplysninger (GDPR artikel 6).
lists-new-legal-basis = Nyt behandlingsgrundlag
lists-sources = Kilder
lists-sources-lead = Hvordan oplysninger om folk kommer ind.
lists-new-source = Ny kilde
lists-types = Abonnementstyper
lists-types-lead = De slags udsendelser, folk vælger imellem. En ændring vises straks på de offentlige sider.
lists-new-type = Ny abonnementstype
lists-interests = Interesser
lists-interests-lead = Frie mærkater på kontakter. De har ingen juridisk betydning.
lists-new-interest = Ny interesse
lists-name = Navn
lists-description = Beskrivelse
lists-description-public = Vises under navnet i formularer og på indstillingssiden.
lists-description-internal = Kun for kolleger.
lists-approval = Tekst ved samtykkefeltet
lists-approval-hint = Det, folk siger ja til, når de sætter kryds.
lists-public-description = Beskrivelse for offentligheden
lists-public-description-hint = Vises på indstillingssiden og i privatlivspolitikken.
lists-statement-title = Titel på privatlivspolitikken
lists-statement-url = Adresse på privatlivspolitikken
lists-statement-url-hint = Lad den stå tom for at bruge politikken på disse sider.
lists-key = Nøgle
lists-key-hint = Store bogstaver A til Z, cifre og _. Står den tom, laves den af navnet. Den ændres aldrig senere.
lists-purpose = Formål
lists-manageable = Kontakter giver og trækker selv dette samtykke tilbage
lists-manageable-hint = Det er så en kontakt på indstillingssiden.
lists-starts-on = Slået til for kontakter, der aldrig har valgt
lists-starts-on-hint = Kun så længe samtykket til formålet er aktivt. Deres eget valg går altid forud.
lists-sends = Send privatlivsbekræftelsen automatisk
lists-sends-hint = Til hver ny kontakt, der kommer fra denne kilde og har en adresse.
lists-template = Skabelon til bekræftelsen
lists-yes = Ja
lists-no = Nej
lists-column-languages = Sprog
lists-column-state = Tilstand
lists-column-updated = Sidst ændret
lists-column-actions = Handlinger
lists-uses-consents = Samtykker
lists-uses-contacts = Kontakter
lists-uses-subscribers = Abonnenter
lists-missing = Mangler: { $languages }
lists-language-missing = Mangler
lists-active = I brug
lists-inactive = Ikke i brug
lists-deleted = Slettet
lists-built-in = Indbygget
lists-empty = Listen er tom.
lists-show-deleted = { $count ->
    [one] Vis én slettet
   *[other] Vis { $count } slettede
}
lists-hide-deleted = Skjul det slettede
lists-export = Eksportér som CSV
lists-save = Gem
lists-add = Tilføj
lists-back = Tilbage til listen
lists-move-up = Flyt »{ $name }« op
lists-move-down = Flyt »{ $name }« ned
lists-activate = Aktivér
lists-activate-name = Aktivér »{ $name }«
lists-deactivate = Deaktivér
lists-deactivate-name = Deaktivér »{ $name }«
lists-restore = Gendan
lists-restore-name = Gendan »{ $name }«
lists-updated = Som leveret, siden { $date }
lists-updated-by = Sidst ændret { $date } af { $name }
lists-afterwards = Ikke længere brug for den?
lists-afterwards-switch = Deaktivering fjerner den fra sider og formularer, og du kan slå den til igen når som helst. Det er som regel bedre end at slette.
lists-afterwards-plain = Noget slettet kan ikke vælges længere. Gamle poster viser det fortsat, og det kan gendannes.
lists-delete = Slet …
lists-delete-title = Slet »{ $name }«?
lists-delete-touches = Hvad det berører
lists-delete-forms = Formularer, der spørger om den
lists-delete-text = Den forsvinder fra sider og valglister. Det, folk har valgt eller samtykket til, bliver stående med sit navn, og du kan gendanne den.
lists-delete-instead = Deaktivering gør det samme for besøgende og kan slås tilbage med ét klik.
lists-delete-button = Ja, slet
lists-delete-not = Behold den
lists-delete-built-in = Den er indbygget: Samtykke selv har brug for den, så den kan ikke slettes.
lists-conflict-title = Ikke gemt: en anden kom først
lists-conflict-text = { $name } gemte { $date }. Det, du skrev, står her stadig. Dette er ændret i mellemtiden og lyder nu:
lists-conflict-line = { $label }: »{ $now }«
lists-conflict-empty = tom
lists-conflict-next = Se formularen igennem, og gem igen for at sætte dit i stedet, eller åbn siden på ny for at beholde deres.
lists-conflict-deleted-title = Ikke gemt: den er slettet i mellemtiden
lists-conflict-deleted = Det, du skrev, står her stadig. Gendan den fra listen i en anden fane; så kan du gemme.
lists-slip-name-taken = Noget andet på listen hedder det samme. Vælg et andet navn
lists-slip-name-deleted = Noget slettet hedder det samme. Gendan det, eller vælg et andet navn
lists-slip-key = En nøgle har kun store bogstaver A til Z, cifre og _
lists-slip-key-taken = Nøglen er i brug, måske af noget slettet. Vælg en anden
lists-slip-url = Skriv en webadresse, der begynder med https:// eller http://

## Mail templates

templates-title = E-mailskabeloner
templates-lead = Ordene i hver e-mail, som Samtykke skriver, på hvert sprog. Hver gang der gemmes, opstår en version, og sendte e-mails forbliver, som de var.
templates-column-version = Version
templates-column-by = Gemt af
templates-privacy = Om privatliv
templates-shipped = Som leveret
templates-own = Egne ord
templates-subject = Emne
templates-body = Tekst
templates-body-hint = Markdown: **fed**, - for lister, [ord](adresse) for links. Et link alene på linjen bliver en knap.
templates-fallback = Står det tomt, får de, der læser dette sprog, e-mailen på engelsk eller på det sprog, der findes.
templates-variables = Det, du kan sætte ind
templates-variables-text = Skriv tegnene præcis sådan. E-mailen får så personens egne værdier der.
templates-var-first-name = Fornavn; kan være tomt
templates-var-organisation = Organisationens navn
templates-var-form-title = Titlen på den formular, der blev udfyldt
templates-var-choices = Det, personen har valgt, som liste
templates-var-changes = Det, der blev ændret, som liste
templates-var-confirm-link = Link, der bekræfter tilmeldingen
templates-var-confirm-hours = Timer, som linket virker
templates-var-preferences-link = Link til personens egen side
templates-var-restore-link = Link, der fortryder ændringen; ikke i alle e-mails
templates-var-data-link = Link til det, der er gemt om personen
templates-var-days = Dage, som linket virker
templates-var-link = Linket, som kollegaen går videre med
templates-var-hours = Timer, som det virker
templates-var-breach = Det, I skriver, når underretningen sendes
templates-preview = Forhåndsvisning
templates-preview-language = Sprog
templates-preview-address = Sådan som kontakten ser den
templates-preview-hint = Kontaktens e-mailadresse; uden en er e-mailen til dig. Linkene åbner intet, og intet bliver sendt.
templates-preview-button = Vis forhåndsvisningen
templates-light = På lys baggrund
templates-dark = På mørk baggrund
templates-text = Som tekst
templates-test = Send en test
templates-test-text = Den gemte version går til din egen adresse, præcis som den ellers sendes. Linkene åbner intet.
templates-test-button = Send til mig
templates-test-typed = Send det skrevne til mig
templates-versions = Versioner
templates-compare-shipped = Sammenlign med den leverede tekst
templates-shipped-title = { $name }: den leverede tekst
templates-version-title = { $name }: version { $number }
templates-same = Den siger det samme som den, der er i brug.
templates-differs = Linjer med − findes kun her, linjer med + kun i den, der er i brug nu.
templates-return = Gå tilbage til den leverede tekst
templates-use-again = Brug denne version igen
templates-back = Tilbage til skabelonen
templates-slip-no-subject = { $language }: skriv et emne, der aldrig er tomt
templates-slip-no-body = { $language }: skriv teksten
templates-slip-long-subject = { $language }: emnet må højst have { $limit } tegn
templates-slip-long-body = { $language }: teksten må højst have { $limit } tegn
templates-slip-broken = { $language }, linje { $line }: dette virker ikke ({ $reason })
templates-slip-unknown = { $language }, linje { $line }: der findes ingen »{ $name }« i denne e-mail. Tag en fra listen
templates-slip-lacks = { $language }: uden { $name } giver e-mailen ingen mening. Sæt det ind
templates-slip-html = { $language }, linje { $line }: HTML og scripts kan ikke bruges her. Skriv Markdown
templates-slip-link = { $language }, linje { $line }: et link kan kun gå til https-, http- og mailto-adresser
templates-slip-nobody = Ingen kontakt har denne adresse

## What mail templates are called

template-confirm = Bekræft tilmeldingen
template-welcome = Velkommen
template-changed = Indstillinger ændret
template-new-link = Nyt personligt link
template-already-subscribed = Abonnerer allerede
template-verification = Link til egne oplysninger
template-privacy-confirmation = Privatlivsbekræftelse
template-breach-notice = Underretning om databrud
template-staff-invitation = Invitation til en kollega
template-password-reset = Ny adgangskode

## Staff: the way in

sign-in-title = Log ind
sign-in-address = E-mailadresse
sign-in-password = Adgangskode
sign-in-button = Log ind
slip-sign-in = E-mailadresse og adgangskode hører ikke sammen. Tjek begge
slip-password-short = Adgangskoden skal have mindst 12 tegn
slip-password-long = Adgangskoden må højst have 128 tegn
setup-title = Sæt kundecenteret op
setup-text = Du er den første her. Denne konto må alt og kan invitere dine kolleger. Bagefter slår du et andet trin til for login: Hav en godkendelsesapp klar på telefonen.
setup-name = Dit navn
setup-password = Vælg en adgangskode
setup-password-hint = Mindst 12 tegn. En kort sætning er let at huske og svær at gætte.
setup-button = Opret kontoen
setup-expired-title = Dette link virker ikke længere
setup-expired-text = Opsætningslinks virker én gang, inden for en time, og kun så længe ingen har en konto. Den, der driver serveren, laver et nyt med kommandoen: samtykke staff setup-link

## Staff: refusals, rights, roles

refused-title = Det må du ikke
refused-text = Det kræver rettigheden »{ $right }«, som din rolle ikke har. En administrator kan give dig den.
refused-form-title = Denne formular er forældet
refused-form-text = Den hører til et tidligere login, så intet er gemt. Åbn siden igen, og lav ændringen på ny.
refused-home = Til overblikket
right-settings = Ændre indstillinger
right-users = Administrere brugere og roller
right-lists = Redigere lister og e-mailskabeloner
right-forms = Lave og udgive formularer
right-submissions = Behandle indsendelser
right-contacts = Oprette og redigere kontakter
right-consent = Ændre samtykker og abonnementer for kontakter
right-bulk-update = Ændre mange kontakter på én gang
right-bulk-delete = Slette mange kontakter på én gang
right-import = Importere kontakter fra filer
right-export = Eksportere data til filer
right-mailings = Sende udsendelser
right-override = Sende udsendelser uden samtykke
right-requests = Behandle anmodninger om data
right-audit = Læse revisionsloggen
role-administrator = Administrator
role-privacy-officer = Databeskyttelsesansvarlig
role-list-administrator = Listeadministrator
role-marketer = Marketingmedarbejder
role-agent = Sagsbehandler
role-auditor = Revisor (læser kun)

## Staff: second step, links, own account

sign-in-forgotten = Glemt adgangskoden?
slip-password-common = Denne adgangskode er let at gætte. Vælg en længere, eller en med usædvanlige ord
slip-password-wrong = Det er ikke din adgangskode
slip-code = Denne kode er ikke rigtig. Hver kode virker én gang, og dem fra appen i et halvt minut
code-title = Indtast en kode
code-label = Kode
code-hint = Seks cifre fra din godkendelsesapp, eller en af dine gendannelseskoder.
code-back = Start forfra
proof-title = Er det dig?
proof-text = Det, du er ved at gøre, er vigtigt, så vi spørger en gang til. Svaret gælder i ti minutter.
proof-button = Fortsæt
reset-title = Vælg en ny adgangskode
reset-text = Indtast din e-mailadresse, så sender vi dig et link.
reset-button = Send mig et link til en ny adgangskode
reset-sent-text = Hvis nogen arbejder her med denne adresse, er en e-mail med et link på vej. Linket virker i en time.
reset-expired-text = Links til en ny adgangskode virker én gang, inden for en time. Din adgangskode er som før.
new-password-button = Skift adgangskode
invitation-title = Velkommen til kundecenteret
invitation-text = Hej { $name }. Du er inviteret til at arbejde for { $organisation } her. Du skal bare bruge en adgangskode.
invitation-expired-text = Invitationer virker én gang, inden for en time. Bed den kollega, der inviterede dig, om at sende en ny.
account-title = Din konto
account-name = Navn
account-language = Sprog
account-language-label = Sproget på dine sider
account-save = Gem
account-password-now = Den adgangskode, du har nu
account-password-new = Den nye adgangskode
account-password-ends = Du forbliver logget ind her og bliver logget ud alle andre steder.
account-sessions = Der, hvor du er logget ind
account-session-where = Fra
account-session-began = Siden
account-session-seen = Sidst brugt
account-session-end = Afslut
account-session-mine = Denne
account-sessions-end = Log ud alle andre steder
two-step-title = Andet trin
two-step-on = Det er slået til: når du logger ind, skal du også bruge en kode fra din app.
two-step-off = Det er slået fra: adgangskoden alene åbner døren. En godkendelsesapp på telefonen gør det meget sikrere.
two-step-codes-left = { $codes ->
    [one] Én gendannelseskode er tilbage.
   *[other] { $codes } gendannelseskoder er tilbage.
}
two-step-renew = Lav nye gendannelseskoder
two-step-off-button = Slå andet trin fra
two-step-on-button = Slå andet trin til
two-step-stays = Din rolle kan give andre adgang, så dette trin kan ikke slås fra.
two-step-move = Flyt det til en anden telefon
two-step-owed = Din rolle kan give andre adgang, så en adgangskode alene er ikke nok. Slå andet trin til nu; så åbner alt det andet sig.
two-step-refused = Din rolle kræver andet trin, så det forbliver slået til. Du kan flytte det til en anden telefon.
two-step-scan = Åbn en godkendelsesapp på telefonen, og scan billedet, eller skriv nøglen ind. Indtast så den kode, appen viser.
two-step-picture = QR-kode til en godkendelsesapp; nøglen nedenfor siger det samme
two-step-typed = Nøgle
two-step-code = Den kode, appen viser
two-step-confirm = Slå til
codes-title = Dine gendannelseskoder
codes-once = Gem koderne nu
codes-text = De vises kun denne ene gang. Hver af dem åbner døren én gang, når du ikke har telefonen. Udskriv dem, eller gem dem i en adgangskodeadministrator.
codes-kept = Jeg har gemt dem
draft-title = Du var ikke færdig
draft-text = Vi måtte spørge, hvem du er. Intet er gemt endnu; dette var du ved at sende.
draft-button = Send det nu
draft-drop = Lad det være

## Staff: colleagues and roles

users-title = Brugere
users-invite = Inviter en kollega
users-invite-hint = Vi sender en e-mail med et link, der virker én gang, inden for en time.
users-invite-button = Send invitationen
users-invite-again = Send en ny invitation
users-role = Rolle
users-signed-in = Sidste login
users-state = Status
users-state-active = Aktiv
users-state-invited = Inviteret
users-state-disabled = Spærret
users-yes = Ja
users-no = Nej
users-disable = Spær
users-enable = Luk ind igen
users-drop-second-step = Fjern andet trin
slip-role = Vælg en rolle
slip-address-taken = En person med denne adresse arbejder her allerede
slip-last-administrator = Det er den sidste administrator. Gør først en anden til administrator
slip-name-taken = En anden har allerede dette navn
slip-role-in-use = Brugere har denne rolle. Giv dem først en anden
conflict-title = En anden gemte i mellemtiden
conflict-text = Intet af dit er gemt, og intet af deres er overskrevet. Sådan ser det ud nu; det, du skrev, står nedenfor. Gem igen, hvis dit skal gælde.
roles-title = Roller
roles-new = Ny rolle
roles-can = Kan
roles-cannot = Kan ikke
roles-everything = Alt
roles-nothing = Intet
roles-members = Brugere
roles-fixed = Administratorer kan alt; det kan ikke ændres.
roles-delete = Slet rollen

## Settings

settings-title = Indstillinger
settings-lead = Det, organisationen bestemmer. En ændring gælder med det samme, på alle sider og i alle e-mails, der sendes derefter.
settings-back = Til indstillingerne
settings-updated = Sidst ændret { $date }
settings-as-shipped = Som leveret: ingen har ændret noget her.
settings-limits = Fra { $least } til { $most }; leveret: { $shipped }.
settings-organisation = Organisationen
settings-organisation-lead = Hvem I er på sider og i e-mails.
settings-organisation-name = Organisationens navn
settings-organisation-name-hint = Står på alle sider og som afsender af alle e-mails.
settings-organisation-address = Postadressen
settings-organisation-address-hint = Står nederst i alle e-mails og i privatlivspolitikken.
settings-organisation-contact = E-mailadresse til spørgsmål om oplysninger
settings-organisation-contact-hint = Privatlivspolitikken beder folk skrive hertil.
settings-languages = Sprog
settings-languages-lead = Sider og e-mails findes på seks sprog. Et af dem gælder, når intet andet er kendt.
settings-base-language = Organisationens sprog
settings-base-language-hint = Besøgende får det, når hverken de eller browseren beder om et andet. Lister og skabeloner skal have tekster på det.
settings-sender = Afsender
settings-sender-lead = Hvem e-mails kommer fra, og hvor svar ender. E-mails, der allerede venter, beholder deres afsender.
settings-sender-address = Afsenderens adresse
settings-sender-address-hint = Domænet skal tillade, at jeres mailserver sender for det (SPF, DKIM). Tom: no-reply@ og portalens eget domæne.
settings-reply-to = Svar går til denne adresse
settings-reply-to-hint = Tom: til afsenderen.
settings-links = Links i e-mails
settings-links-lead = Hvor længe links i e-mails virker. En ændring gælder links, der laves fra nu af; dem, der er sendt, beholder deres tid.
settings-preference-link-days = Dage for linket til ens egen side
settings-preference-link-days-hint = Derefter åbner linket en side, der sender et nyt.
settings-confirm-link-minutes = Minutter for linket, der bekræfter en tilmelding
settings-confirm-link-minutes-hint = En time er 60, et døgn 1440. Ubekræftede tilmeldinger slettes efter dagene under »Tilmelding«, uanset hvad der står her.
settings-verify-link-days = Dage for linket til ens oplysninger, og for at fortryde en ændring
settings-verify-link-days-hint = Disse links viser mere end andre. Kortere er sikrere.
settings-consent = Samtykke og bevis for det
settings-consent-lead = På hvilket grundlag nye kontakter gemmes, og hvad der bevares for at bevise et valg.
settings-default-basis = Retsgrundlag for nye kontakter
settings-default-basis-hint = Registreres for opbevaring, når en kontakt oprettes. Kontakter, der allerede findes, ændres ikke.
settings-no-basis = Intet: registrer ikke noget
settings-ip-evidence = Netværksadresse, der gemmes med et valg
settings-ip-evidence-hint = Mindre er bedre for folks privatliv. Det, der er gemt før, bliver, som det er.
settings-ip-off = Ikke nogen
settings-ip-truncated = Kun netværket (/24 eller /48)
settings-ip-full = Hele netværksadressen
settings-filters-recipients = Send kun udsendelser til dem, der har sagt ja
settings-filters-recipients-hint = Til: kun med samtykke til formålet og typen slået til. Fra: også til dem, der aldrig har sagt noget. Den, der har trukket tilbage, slået typen fra eller ikke vil have udsendelser, får ingen under alle omstændigheder.
settings-sign-up = Tilmelding
settings-sign-up-lead = Grænser, der holder programmer og fejl væk fra formularerne.
settings-mails-per-address = E-mails til én adresse på 24 timer
settings-mails-per-address-hint = Kun e-mails, som fremmede kan udløse: bekræftelser og nye links.
settings-posts-per-network = Formularer fra ét netværk på en time
settings-posts-per-network-hint = Et kontor eller en skole er ét netværk.
settings-form-min-seconds = Færrest sekunder til at udfylde en formular
settings-form-min-seconds-hint = Den, der er hurtigere, bliver bedt om at sende en gang til.
settings-form-max-hours = Timer, en formular må stå åben
settings-form-max-hours-hint = Derefter vises den på ny, med det, der er skrevet.
settings-unconfirmed-days = Dage, en ubekræftet tilmelding gemmes
settings-unconfirmed-days-hint = Så slettes den, og linket åbner ikke noget mere.
settings-bin-days = Dage, kontakter bliver i papirkurven
settings-bin-days-hint = Så længe kan du tage dem op igen. Derefter slettes alt personligt; historikken beholder numre.
settings-checks-mail-domain = Kontrollér, at domænet modtager e-mail
settings-checks-mail-domain-hint = Finder mange tastefejl med det samme. Spørger navnetjenesten og ingen andre.
settings-contact-fields = Kontaktfelter i formularer
settings-contact-fields-lead = Hvad formularer må ændre hos kontakter, der allerede er her, og hvad de må spørge om. Det gælder alle formularer.
settings-keeps-first-name = Fornavn: overskrives aldrig
settings-keeps-last-name = Efternavn: overskrives aldrig
settings-keeps-company = Virksomhed: overskrives aldrig
settings-keeps-phone = Telefon: overskrives aldrig
settings-keeps-country = Land: overskrives aldrig
settings-keeps-language = Sprog i e-mails: overskrives aldrig
settings-keeps-hint = Formularer udfylder det, hvor det er tomt, og ændrer ellers intet, også dem der allerede er udgivet.
settings-hides-first-name = Fornavn: ikke i nye formularer
settings-hides-last-name = Efternavn: ikke i nye formularer
settings-hides-company = Virksomhed: ikke i nye formularer
settings-hides-phone = Telefon: ikke i nye formularer
settings-hides-country = Land: ikke i nye formularer
settings-hides-language = Sprog i e-mails: ikke i nye formularer
settings-hides-hint = Det tilbydes ikke længere, når formularer bygges, og ingen kladde med det kan udgives. Det, der er udgivet, bliver, som det er.
look-title = De åbne siders udseende
look-lead = Jeres logo, farver og ord på alt, hvad besøgende ser. Administrationen og e-mailene er som før.
look-logo = Logo
look-logo-file = Billede
look-logo-other = Et andet billede
look-logo-hint = PNG, JPEG eller WebP, højst 512 kB og 2000 pixels bredt og højt. SVG tages ikke imod, fordi den slags filer kan indeholde programmer. I mørk visning står det på hvidt.
look-logo-remove = Brug intet logo
look-another-logo = et andet billede
look-alt = Tekst til dem, der ikke kan se logoet
look-alt-hint = Tom: organisationens navn.
look-light = Lyse sider
look-dark = Mørke sider
look-colours-hint = Skriv farver som #0062ba. Det, du lader stå tomt, er som leveret. Farver, der ikke kan læses på hinanden, bliver afvist.
look-shipped-colour = Leveret: { $colour }.
look-accent = Knapper og links
look-accent-hint = Også kontakter.
look-button-text = Tekst på knapper
look-button-text-hint = Tom: sort eller hvid, alt efter hvad der er lettest at læse.
look-page = Side
look-page-hint = Bag alt andet.
look-card = Bokse
look-card-hint = Også sidehoved og sidefod.
look-text = Tekst
look-text-hint = Også overskrifter. Hjælpetekster og kanter følger af den.
look-words = Tekster
look-words-lead = Jeres egne ord, pr. sprog. Hvor I intet skriver, står den leverede tekst på det sprog.
look-shipped-text = Leveret: »{ $text }«
look-shipped-nothing = Leveret: intet.
look-word-home-title = Forsiden: overskrift
look-word-home-lead = Forsiden: indledning
look-word-thanks = Når en formular er sendt: næste trin
look-word-confirmed = Efter bekræftelsen
look-word-preferences-title = Siden med valg: overskrift
look-word-preferences = Siden med valg: indledning
look-word-saved = Siden med valg: under det, der blev gemt
look-word-unsubscribe = Afmeldingssiden: hvorfor hellere vælge
look-word-expired = Link, der ikke virker længere
look-word-footer = Nederst på alle sider
look-try = Forhåndsvis
look-preview-title = Forhåndsvisning: ikke gemt endnu
look-preview-lead = Kun du ser det her. Det gemmes i en time.
look-preview-pages = Sider
look-alone = Åbn den alene
look-back = Tilbage til formularen
look-sample-home = Forsiden
look-sample-form = Formular
look-sample-form-slips = Formular med fejl
look-sample-thanks = Formular sendt
look-sample-confirm = Bekræft tilmelding
look-sample-confirmed = Tilmeldt
look-sample-preferences = Valg
look-sample-saved = Valg gemt
look-sample-unsubscribe = Afmelding
look-sample-unsubscribed = Afmeldt
look-sample-expired = Udløbet link
look-sample-inactive = Lukket formular
look-sample-error = Fejl
look-pair-button = tekst på knapper
look-pair-link-card = links i bokse
look-pair-link-page = links på siden
look-pair-text-card = tekst i bokse
look-pair-text-page = tekst på siden
look-pair-error-card = fejlmeddelelser i bokse
look-slip-colour = Skriv farven som #0062ba
look-slip-no-picture = Filen er ikke et billede, der kan bruges her. Vælg en PNG-, JPEG- eller WebP-fil
look-slip-too-heavy = Billedet er større end 512 kB. Vælg et mindre
look-slip-too-large = Billedet er mere end 2000 pixels bredt eller højt. Vælg et mindre
look-slip-gone = Billedet er her ikke længere. Vælg det igen
slip-out-of-range = { $label }: skriv et helt tal fra { $least } til { $most }
slip-unreadable = { $label }: { $pair } kan ikke læses. Kontrasten er { $ratio }:1 og skal være mindst { $needed }:1

## Settings: keys and the way out for mail

keys-title = Nøgler
keys-lead = De signerer links og forsegler formularsider. Indholdet forlader aldrig serveren.
keys-column-use = Brug
keys-column-number = Nøglens nummer
keys-column-made = Lavet
keys-column-state = Tilstand nu
keys-age = { $days ->
    [0] lavet i dag
    [one] én dag gammel
   *[other] { $days } dage gammel
}
keys-use-link = Personlige links
keys-use-unsubscribe = Afmeldingslinks
keys-use-receipt = Formularsider
keys-use-fingerprint = Fingeraftryk af adresser
keys-use-staff = Login i to trin
keys-current = I brug
keys-until = Åbner det, den har signeret, til { $date }
keys-for-ever = Åbner for altid det, den har signeret
keys-retired = Udgået; fjernes ved næste skift
keys-rotate-title = Lav nye nøgler
keys-rotate-text = Nye nøgler signerer personlige links og formularsider fra nu af. Links, der er sendt, virker, til deres tid er gået. Gør det, hvis du frygter, at nogen har set en nøgle, eller en gang om året.
keys-rotate = Lav nye nøgler nu
transport-title = E-mailserver
transport-lead = Hvordan e-mails sendes ud, og en test, der viser, hvad den anden side svarer.
transport-way = E-mails går til
transport-signature = Signeres for (DKIM)
transport-unsigned = Signeres ikke her; e-mailserveren kan gøre det
transport-configured = Indstilles i serverens konfiguration (mail_url) og ikke her: den rummer en adgangskode.
transport-test-text = Én e-mail går til din egen adresse med det samme, uden om køen. Svaret ser du her.
transport-taken = E-mailen til { $address } blev modtaget
transport-refused = E-mailen til { $address } kom ikke af sted
transport-reply = Den anden sides egne ord:
transport-mail-subject = Test af e-mailserveren
transport-mail-text = Denne e-mail viser, at e-mails fra kundecenteret når frem til dig.

## Audit log

audit-title = Revisionslog
audit-lead = Hvad kollegerne har gjort, hvad de blev nægtet, og hvem der loggede ind. Ingen kan ændre det.
audit-column-when = Hvornår
audit-column-who = Hvem gjorde det
audit-column-what = Hvad
audit-column-changes = Før → efter
audit-from = Fra dag (UTC)
audit-to = Til dag (UTC)
audit-none = Her er der ikke noget.
audit-all = Vis alt
audit-older = Ældre poster

## The admin area: overview

overview-attention = Det kræver opmærksomhed
overview-attention-none = Intet kræver noget lige nu.
overview-writes-files = E-mails skrives som filer, og ingen modtager dem. Angiv en mailserver, før folk tilmelder sig
overview-failed = E-mails, der ikke blev leveret de seneste 7 dage: { $count }
overview-late = E-mails, der skulle være sendt for mindst 15 minutter siden: { $count }
overview-late-people = Kontakter, der ikke inden 30 dage fik at vide, at de er gemt: { $count }
overview-no-name = Organisationen har endnu intet navn. Det står på hver side og i hver e-mail
overview-no-address = Postadressen mangler. Den skal stå i hver e-mail og i privatlivspolitikken
overview-no-contact = Der er ikke angivet en e-mailadresse til spørgsmål om oplysninger. Privatlivspolitikken skal have en
overview-no-sender = Der er ikke angivet en afsenderadresse, så e-mails kommer fra no-reply@ og portalens eget domæne
overview-untranslated = { $list }: { $count } uden tekst på alle sprog
overview-old-key = Nøglen til personlige links er { $days } dage gammel. Lav nye nøgler en gang om året
overview-contacts = Alle kontakter
overview-not-informed = Ikke informeret inden 30 dage
overview-standing = Kontakter efter formål og status
overview-as-of = Talt { $time }.
overview-days-title = Samtykker pr. dag
overview-days = { $purpose }: givet og trukket tilbage på hver af de seneste 30 dage
overview-days-none = { $purpose }: intet er givet eller trukket tilbage de seneste 30 dage.
overview-day = { $day }: { $granted } givet, { $withdrawn } trukket tilbage
overview-granted = Givet
overview-column-day = Dag (i UTC)
overview-as-table = Det samme som tabel
overview-due-since = Den ældste, der skulle være sendt
overview-nothing-due = Ingen skulle være sendt
overview-way-files = Filer på denne server; ingen modtager dem
overview-way-server = En mailserver
overview-changes = Samtykker givet og trukket tilbage
overview-changes-lead = Hver gang et formål fik et retsgrundlag eller blev trukket tilbage, uanset af hvem. De nyeste står først.
overview-changes-usual = Vis de seneste 30 dage
overview-column-contact = Kontakt
overview-contact-gone = Ikke længere gemt

## The admin area: outgoing mail

deliveries-title = Udgående e-mails
deliveries-lead = Det, der venter på at blive sendt, det, der blev opgivet, og hvorfor. Det opgivne kan sendes igen, som det var.
deliveries-show = Vis
deliveries-show-button = Vis disse
deliveries-all = Alle, nyeste først
deliveries-waiting = Venter på at blive sendt
deliveries-late = Mindst 15 minutter forsinket
deliveries-put-off = Prøves igen senere
deliveries-sending = Sendes nu
deliveries-failed = Ikke leveret
deliveries-failed-lately = Ikke leveret, seneste 7 dage
deliveries-none = Der er ingen sådanne e-mails.
deliveries-resend-all = Send alle disse igen
deliveries-resend = Send igen
deliveries-resend-name = Send e-mail { $number } igen
deliveries-column-mail = E-mailen
deliveries-a-mail = En e-mail
deliveries-attempts = { $count } forsøg
deliveries-written = Skrevet { $time }
deliveries-next-try = Næste forsøg: { $time }

## Audit log: what was done

audit-noun-access = Side
audit-noun-page = Side
audit-noun-consent = Samtykke
audit-noun-contact = Kontakt
audit-noun-interest = Interesse
audit-noun-mail = E-mail
audit-noun-mails = Flere e-mails
audit-noun-codes = Gendannelseskoder
audit-noun-selection = Udvalg
audit-noun-session = Session
audit-noun-sessions = Flere sessioner
audit-noun-staff = Medarbejder
audit-noun-type = Abonnementstype
audit-noun-template = E-mailskabelon
audit-verb-accepted = invitation accepteret
audit-verb-activated = taget i brug
audit-verb-added = tilføjet
audit-verb-address-added = e-mailadresse tilføjet
audit-verb-address-made-primary = anden adresse gjort til hovedadresse
audit-verb-address-removed = e-mailadresse fjernet
audit-verb-changed = ændret
audit-verb-closed = logget ud
audit-verb-deactivated = taget ud af brug
audit-verb-deleted = slettet
audit-verb-disabled = lukket ude
audit-verb-enabled = lukket ind igen
audit-verb-exported = hentet ud som fil
audit-verb-informed = persondatabekræftelse sendt
audit-verb-invited = inviteret
audit-verb-invited-again = inviteret igen
audit-verb-language-chosen = sprog valgt
audit-verb-links-revoked = personlige links afsluttet
audit-verb-merged = lagt sammen med en anden
audit-verb-moved = flyttet i rækkefølgen
audit-verb-opened = logget ind
audit-verb-proof-refused = bekræftelse af identitet afvist
audit-verb-proved = identitet bekræftet igen
audit-verb-put-back = tidligere version taget i brug igen
audit-verb-refused = afvist
audit-verb-removed = fjernet
audit-verb-renewed = lavet på ny
audit-verb-resent = sendt igen
audit-verb-reset = valgt på ny via link
audit-verb-reset-asked = link til en ny ønsket
audit-verb-restored = gendannet
audit-verb-revoked = afsluttet
audit-verb-tested = afprøvet
audit-verb-turned-off = slået fra
audit-verb-turned-on = slået til
audit-name-by = Med
audit-name-count = Antal
audit-name-fields = Felter
audit-name-from = Den, der forsvandt
audit-name-place = Plads i rækkefølgen
audit-name-rights = Rettigheder
audit-name-taken = Modtaget af den anden side
audit-way-code = en kode fra appen
audit-way-recovery-code = en gendannelseskode
audit-way-invitation = en invitation
