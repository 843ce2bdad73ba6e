### Norsk bokmål.

## Around every page

page-skip = Hopp til hovedinnholdet
page-navigation = Språk og personvern
page-language = Språk:
page-privacy = Personvernerklæring
page-privacy-short = Personvern
page-error-title = Feil:
page-error-summary = Noe må rettes

## Home

home-title = Nyhetsbrev og personvern
home-lead = Her velger du hva { $organisation } kan sende deg, og ser hva vi har lagret om deg.
home-manage-title = Mine abonnementer
home-manage-text = Endre hva du får, meld deg av, eller se hva vi har lagret om deg. Vi sender deg en personlig lenke på e-post. Du trenger ikke passord.
home-manage-button = Få min lenke

## Getting a personal link

link-title = Få din personlige lenke
link-text = Skriv inn e-postadressen din, så sender vi deg en lenke til din egen side. Du trenger ikke passord.
link-email = E-postadresse
link-button = Send meg lenken
link-expired-title = Lenken virker ikke lenger
link-expired-text = Lenkene våre virker bare en tid, og noen bare én gang. Ingenting er endret. Her kan du få en ny lenke.
sent-title = Sjekk innboksen din
sent-text = Hvis vi kjenner adressen, er en e-post med personlig lenke på vei. Det tar som regel under ett minutt.
sent-spam = Ikke kommet? Se i søppelposten, og sjekk at du brukte den adressen vi skriver til.
sent-again = Prøv en annen adresse

## Forms

form-optional = valgfritt
form-choose = Velg
form-honeypot = La dette feltet stå tomt
form-consent-withdraw = Du kan når som helst trekke samtykket tilbake med lenken i hver e-post fra { $organisation }.
form-next = Vi sender deg en e-post med en lenke. Ingenting blir registrert før du bekrefter der.
form-step = Trinn { $step } av { $steps }
form-onward = Fortsett
form-back = Tilbake
form-changed-title = Teksten er endret
form-changed-text = Teksten på siden ble endret etter at du åpnet den. Ingenting er sendt. Les den på nytt, og kryss av igjen for det du godtar.
form-again-title = Send inn på nytt
form-again-text = Siden hadde stått åpen lenge, eller ble sendt for fort. Ingenting er sendt. Det du skrev, står her fortsatt: se over og send på nytt.
form-file-kinds = Vi tar imot: { $kinds }.
form-file-kind-pdf = PDF
form-file-kind-picture = bilder (JPEG, PNG, WebP)
form-file-kind-document = dokumenter (Word, OpenDocument)
form-file-kind-sheet = regneark (Excel, OpenDocument)
form-file-kind-text = ren tekst
form-file-one = Én fil på høyst { $limit }.
form-file-many = Opptil { $most } filer, hver på høyst { $limit }.
form-file-again = Du hadde valgt { $names }. Nettlesere husker ikke filer når en side vises på nytt: velg igjen.
form-file-sent = Sendt: { $names }
thanks-next-title = Ett steg igjen
thanks-next-text = Åpne e-posten vi sender deg, og trykk på knappen for å bekrefte. Ingenting blir registrert før du gjør det.
thanks-spam = Har den ikke kommet etter noen minutter, se i søppelposten.
inactive-text = Skjemaet er stengt og tar ikke imot flere svar.

## What can be wrong with a field

slip-email-missing = Skriv inn e-postadressen din
slip-email-malformed = Skriv en gyldig e-postadresse, for eksempel navn@example.org
slip-email-too-long = E-postadressen er for lang. Sjekk at den er riktig
slip-email-domain = Delen etter @ tar ikke imot e-post. Sjekk skrivemåten
slip-missing = Fyll ut «{ $label }»
slip-not-chosen = Velg noe under «{ $label }»
slip-not-ticked = Kryss av i boksen for å gå videre
slip-too-long = «{ $label }» kan ha høyst { $limit } tegn
slip-not-on-offer = Velg ett av alternativene under «{ $label }»
slip-not-a-date = Skriv en gyldig dato under «{ $label }»
slip-not-a-date-time = Skriv en gyldig dato med klokkeslett under «{ $label }»
slip-not-a-number = Skriv et tall under «{ $label }»
slip-not-whole = Skriv et helt tall under «{ $label }»
slip-not-a-phone = Skriv et telefonnummer under «{ $label }», for eksempel +47 22 00 00 00
slip-file-missing = Velg en fil under «{ $label }»
slip-file-empty = «{ $name }» er tom. Velg en annen fil
slip-file-too-large = «{ $name }» er større enn { $limit }. Velg en mindre fil
slip-file-kind = «{ $name }» er ikke av et slag vi tar imot her. Velg en annen fil
slip-file-too-many = «{ $label }» tar høyst { $limit }: velg færre filer
slip-file-no-room = Vi har ikke plass til flere filer akkurat nå. Ingenting er sendt. Prøv igjen senere

## Confirming a sign-up

confirm-title = Bekreft påmeldingen
confirm-text = Du fylte ut skjemaet «{ $form }» hos { $organisation }. Trykk på knappen for å bekrefte.
confirm-choices = Dette sier du ja til:
confirm-button = Ja, bekreft
confirm-not-you = Var det ikke deg? Da kan du bare lukke siden. Ingenting blir registrert, og påmeldingen slettes av seg selv.
confirmed-title = Du er påmeldt
confirmed-thanks = Takk, påmeldingen er bekreftet
confirmed-text = Du kan lukke siden nå.
confirmed-choices = Dette har du sagt ja til fra { $organisation }:
confirmed-change = Du kan ombestemme deg når som helst. Hver e-post fra oss har en lenke til din egen side.
confirmed-button = Se valgene mine

## The preference page

preferences-title = Dine abonnementer
preferences-hello = Hei, { $name }.
preferences-address = Denne siden hører til
preferences-valid = Lenken virker til { $date }.
preferences-why = { $organisation } har adressen din fordi du har meldt deg på eller vært i kontakt med oss. Her bestemmer du hva vi kan sende deg. Ingenting endres før du trykker Lagre.
preferences-types = Hva vil du ha fra oss?
preferences-types-hint = Så lenge bryteren over er av, sender vi ingenting av dette. Valgene dine blir husket.
preferences-save = Lagre endringene
preferences-leave-title = Meld meg av alt
preferences-leave-text = Da slutter { $organisation } å sende deg nyhetsbrev, invitasjoner og tilbud. Du kan fortsatt få meldinger du trenger, som svar på et spørsmål eller en kvittering.
preferences-leave-button = Meld meg av alt
preferences-data-title = Dine data
preferences-data-text = Se og last ned hva vi har lagret om deg, hvorfor og siden når. E-post blir ofte videresendt, så vi sender først en lenke til adressen din.
preferences-data-button = Send meg lenken
preferences-data-sent-title = Vi har sendt deg lenken på e-post
preferences-data-sent-text = Åpne e-posten for å se og laste ned hva vi har lagret om deg.
preferences-texts-changed-title = Ingenting ble lagret: teksten er endret
preferences-texts-changed-text = Teksten på siden ble endret etter at du åpnet den. Les den på nytt, og lagre igjen.
preferences-in-between-title = Valgene dine var endret i mellomtiden
preferences-in-between-text = Noen endret dem etter at du åpnet siden, kanskje du selv i en annen fane. Det du lagret sist, gjelder. Se over at alt nedenfor stemmer.
saved-title = Lagret
saved-mail = Vi har sendt deg en bekreftelse på e-post.
saved-nothing-title = Ingenting å lagre
saved-nothing-text = Valgene dine er som før.
change-on = { $name }: på
change-off = { $name }: av
change-granted = { $name }: du har samtykket
change-withdrawn = { $name }: du har trukket samtykket tilbake

## Unsubscribing from a mail

unsubscribe-title = Meld deg av
unsubscribe-done-title = Du er meldt av
unsubscribe-address = E-postadresse:
unsubscribe-type-text = Vil du ikke lenger ha «{ $name }» fra { $organisation }?
unsubscribe-type-button = Meld meg av { $name }
unsubscribe-type-done = Du får ikke lenger «{ $name }»
unsubscribe-all-text = Vil du ikke ha noen nyhetsbrev, invitasjoner eller tilbud fra { $organisation }?
unsubscribe-all-button = Meld meg av alt
unsubscribe-all-done = Du er meldt av alt
unsubscribe-all-done-text = { $organisation } sender deg ikke lenger nyhetsbrev, invitasjoner eller tilbud.
unsubscribe-mind-title = Vil du velge selv?
unsubscribe-mind-text = På din egen side velger du nøyaktig hva du får, og kan melde deg på igjen.

## “This was not me”

restore-title = Var ikke dette deg?
restore-address = Noen har endret valgene til
restore-text = Hvis det ikke var deg, trykk på knappen. Da blir valgene dine som før:
restore-button = Gjenopprett valgene mine
restore-was-me = Var det deg? Da kan du bare lukke siden.
restore-nothing = Det er ingenting å gjenopprette: valgene dine er allerede som før.
restore-done-title = Valgene dine er gjenopprettet
restore-done-heading = Slik er det nå
restore-done-address = Dette er igjen valgene til
restore-done-text = Den som endret dem, hadde en av e-postene dine. Ikke videresend e-post fra oss: lenkene i den åpner siden din.

## Your data

data-title = Hva vi har lagret om deg
data-lead = Dette er alt { $organisation } har lagret om deg her. Siden kan åpnes til { $date }.
data-about-title = Om deg
data-address = E-postadresse
data-name = Navn
data-no-name = Ikke oppgitt
data-language = Språk
data-since = Lagret siden
data-consents-title = Hva vi bruker det til, og hvorfor
data-consents-none = Ingenting er registrert.
data-column-purpose = Formål
data-column-state = Status
data-column-basis = Rettslig grunnlag
data-column-source = Kilde
data-column-updated = Sist endret
data-state-none = Ikke registrert
data-state-active = Aktiv
data-state-withdrawn = Trukket tilbake
data-subscriptions-title = Abonnementer
data-subscription-on = På
data-subscription-off = Av
data-subscription-never = Aldri valgt
data-history-title = Historikk
data-history-none = Det har ikke skjedd noe ennå.
data-column-when = Når
data-column-what = Hva som skjedde
data-download-title = Last ned
data-download-text = Du får alt på denne siden som en fil som både mennesker og programmer kan lese.
data-download-button = Last ned mine data
data-rights = Vil du ha noe rettet eller slettet? I personvernerklæringen står det hvordan du når oss.

## Privacy statement

privacy-title = Personvernerklæring
privacy-lead = Slik behandler { $organisation } det du oppgir på disse sidene.
privacy-controller-title = Hvem som er ansvarlig
privacy-controller-text = { $organisation } er behandlingsansvarlig: Vi bestemmer hvorfor og hvordan opplysningene dine brukes, og svarer for det.
privacy-controller-contact = Spørsmål om personvern:
privacy-data-title = Hva vi lagrer
privacy-data-text = E-postadressen din, språket ditt og det du ellers skriver i skjemaene våre, for eksempel navnet ditt. Dessuten hva du har samtykket til, når, hvilken tekst du fikk se, og fra hvilken nettverksadresse og nettleser det ble gjort. Opplysningene kommer fra deg selv eller fra kontakten du har med oss.
privacy-purposes-title = Hva vi bruker det til
privacy-purpose-more = Les mer
privacy-basis-title = Hva som gir oss rett til det
privacy-basis-consent = E-post du melder deg på, bygger på samtykket ditt (GDPR artikkel 6 nr. 1 bokstav a).
privacy-basis-other = At vi har deg som kunde eller kontakt, bygger på en avtale med deg, på en plikt vi har etter loven, eller på vår berettigede interesse i å kjenne og hjelpe dem vi har med å gjøre (artikkel 6 nr. 1 bokstav b, c og f). «Dine data» på din egen side viser hva som gjelder for deg.
privacy-basis-evidence = Vi tar vare på bevis for samtykket ditt fordi vi må kunne vise at du har gitt det (artikkel 7 nr. 1).
privacy-recipients-title = Hvem andre som ser det
privacy-recipients-text = Vi selger ikke opplysningene dine. Bare vi bruker dem, og leverandører som drifter servere og sender e-post for oss, etter avtale og bare slik vi bestemmer. Spør oss hvis du vil vite hvem de er, og om opplysninger forlater EØS.
privacy-retention-title = Hvor lenge vi har det
privacy-retention-unconfirmed = { $days ->
    [one] En påmelding du ikke bekrefter, slettes etter én dag.
   *[other] En påmelding du ikke bekrefter, slettes etter { $days } dager.
}
privacy-retention-active = Opplysningene lagres så lenge du er påmeldt, eller er kunde eller kontakt hos oss.
privacy-retention-withdrawn = Når du trekker samtykket tilbake, slutter vi. Vi noterer at du trakk det, slik at ingen skriver til deg ved en feil.
privacy-retention-links = { $days ->
    [one] En lenke til din egen side virker i én dag.
   *[other] En lenke til din egen side virker i { $days } dager.
}
privacy-rights-title = Dine rettigheter
privacy-right-withdraw = Trekke samtykket tilbake når som helst. Det vi gjorde før det, var likevel lovlig.
privacy-right-access = Se hva vi har lagret om deg, få en kopi og få rettet feil.
privacy-right-erase = Få opplysningene slettet, eller bruken av dem begrenset.
privacy-right-object = Protestere mot bruk som bygger på vår berettigede interesse, og alltid mot markedsføring.
privacy-right-move = Ta med deg det du har gitt oss, i en fil som andre programmer kan lese.
privacy-rights-how = Det meste gjør du selv på din egen side. Skriv til oss om resten.
privacy-rights-link = Få lenken til min side
privacy-complaint-title = Hvis du mener vi gjør feil
privacy-complaint-text = Si fra, så retter vi det opp. Du kan også klage til Datatilsynet, eller til datatilsynsmyndigheten i landet der du bor eller arbeider, eller der det skjedde.
privacy-voluntary-title = Må du oppgi noe?
privacy-voluntary-text = Nei. Uten e-postadresse kan vi ikke sende deg noe, men det får ingen andre følger. Ingenting om deg blir avgjort av en maskin.
privacy-cookies-title = Informasjonskapsler
privacy-cookies-text = Disse sidene lagrer høyst én informasjonskapsel: språket du valgte. Ingenting følger deg, og ingenting hentes fra andre.

## When something goes wrong

problem-home = Gå til forsiden
problem-link = Få lenken til min side
problem-incident = Hvis du skriver til oss om dette, oppgi dette nummeret:
problem-retry-seconds = { $seconds ->
    [one] Prøv igjen om ett sekund.
   *[other] Prøv igjen om { $seconds } sekunder.
}
problem-retry-minutes = { $minutes ->
    [one] Prøv igjen om ett minutt.
   *[other] Prøv igjen om { $minutes } minutter.
}
problem-400-title = Det forsto vi ikke
problem-400-text = Det nettleseren din sendte, var ufullstendig eller ødelagt. Ingenting er endret. Gå tilbake, last siden på nytt og prøv en gang til.
problem-403-title = Dette kan du ikke gjøre
problem-403-text = Siden ble ikke åpnet slik den skal, eller du mangler tilgang. Ingenting er endret.
problem-404-title = Fant ikke siden
problem-404-text = Det er ingen side på denne adressen. Hvis du skrev den selv, sjekk skrivemåten. Hvis du fulgte en lenke, kan den være gammel.
problem-405-title = Siden kan ikke åpnes slik
problem-405-text = Adressen hører til en knapp og ikke til en side. Ingenting er endret. Gå tilbake og trykk på knappen igjen.
problem-408-title = Det tok for lang tid
problem-408-text = Det du sendte, kom så langsomt inn at vi sluttet å vente. Ingenting er lagret. Gå tilbake og prøv igjen der forbindelsen er bedre.
problem-413-title = Det ble for mye på én gang
problem-413-text = Det du sendte, er større enn vi tar imot. Ingenting er endret. Gå tilbake, kort det ned og prøv igjen.
problem-415-title = Dette kan vi ikke lese
problem-415-text = Det nettleseren din sendte, er av et slag som siden ikke tar imot. Ingenting er endret.
problem-429-title = For mange forsøk
problem-429-text = Det har kommet mange forespørsler fra nettverket ditt på kort tid, så vi tar en pause. Ingenting er endret.
problem-500-title = Noe gikk galt hos oss
problem-500-text = Feilen er vår, og den er notert. Hvis du holdt på å lagre noe, er det kanskje ikke lagret: åpne siden på nytt og sjekk.
problem-503-title = Det er mye å gjøre akkurat nå
problem-503-text = Vi ble ikke ferdige i tide. Det du ville lagre, er ikke lagret. Prøv igjen om litt.

history-confirmed = Påmelding bekreftet
history-created = Opplysningene dine ble lagret
history-changed = Opplysningene dine ble endret
history-granted = { $purpose }: registrert ({ $basis })
history-withdrawn = { $purpose }: samtykke trukket tilbake
history-reset = { $name }: valg angret
history-revoked = De personlige lenkene dine sluttet å virke
history-handed-over = Du lastet ned opplysningene dine
history-other = Noe om deg ble registrert

## The admin area: contacts

cards-title = Kontakter
cards-new = Ny kontakt
cards-new-lead = Kontakten lagres med standard behandlingsgrunnlag. Det er ikke noe samtykke til markedsføring.
cards-new-button = Legg til kontakt
cards-known-link = Åpne kontakten som har denne adressen
cards-slip-known = En annen kontakt har denne e-postadressen
cards-slip-own = Kontakten har allerede denne e-postadressen
cards-slip-primary = Hovedadressen kan ikke fjernes. Gjør først en annen til hovedadresse
cards-slip-days = Siste dag kan ikke være før den første
cards-slip-undated = Der ingenting er registrert, finnes det ingen dato. Velg en annen tilstand, eller la dagene stå tomme
cards-cancel = Avbryt
cards-first-name = Fornavn
cards-last-name = Etternavn
cards-name = Navn
cards-company = Firma
cards-phone = Telefon
cards-country = Land
cards-language = Språk
cards-interests = Interesser
cards-no-mailings = Ingen utsendelser
cards-no-mailings-hint = Stopper alle utsendelser til kontakten, uansett hva samtykkene sier.
cards-not-said = Ikke oppgitt
cards-choose = Velg
cards-any = Alle
cards-yes = Ja
cards-no = Nei
cards-search = Søk
cards-search-hint = Begynnelsen på et navn, en adresse eller et firma; flere ord i vilkårlig rekkefølge.
cards-search-button = Finn
cards-search-all = Vis alle
cards-filters = Filtre og kolonner
cards-filter-purpose = Formål
cards-filter-state = Samtykkets tilstand
cards-filter-source = Kontaktens kilde
cards-filter-subscription = Har valgt
cards-filter-interest = Interessert i
cards-filter-form = Har fylt ut skjemaet
cards-filter-consent-source = Samtykkets kilde
cards-days-consent = Samtykket slik det er nå, siden
cards-days-stored = Lagret
cards-days-changed = Sist endret
cards-columns = Kolonner
cards-since = Lagret siden
cards-none = Ingen kontakt passer. Søk etter mindre, eller vis alle.
cards-stopped-title = Søket er ikke ferdig
cards-stopped-text = Svært få kontakter passer, så det stoppet her for å svare med en gang.
cards-stopped-on = Søk videre
cards-pages = Sider i listen
cards-first-page = Første side
cards-page-above = Forrige side
cards-page-below = Neste side
cards-last-page = Siste side
cards-tabs = Sider om kontakten
cards-tab-card = Kontaktkort
cards-tab-privacy = Personvern
cards-store-line = Behandlingsgrunnlag:
cards-details = Opplysninger
cards-save = Lagre opplysninger
cards-addresses = E-postadresser
cards-confirmed = Bekreftet
cards-actions = Handlinger
cards-primary = Hovedadresse
cards-make-primary = Gjør til hovedadresse
cards-remove = Fjern
cards-another-address = En e-postadresse til
cards-add-address = Legg til adresse
cards-marketing = E-markedsføring
cards-marketing-on = Slå på e-markedsføring
cards-marketing-off = Slå av e-markedsføring
cards-marketing-withdrawn = Et tilbaketrukket samtykke endres av kontakten selv, eller av en kollega som kan endre samtykker og oppgir en grunn.
cards-subscriptions = Abonnementer
cards-subscriptions-resting = { $purpose } er ikke aktiv, så ingenting av dette sendes.
cards-subscriptions-save = Lagre abonnementer
cards-reach-ready = En utsendelse ville blitt sendt.
cards-reach-no-mailings = Ingen utsendelse: ingen utsendelser i det hele tatt.
cards-reach-no-consent = Ingen utsendelse: ikke samtykke.
cards-reach-no-subscription = Ingen utsendelse: abonnerer ikke.
cards-links = Personlige lenker
cards-links-text = Lenker i e-poster åpner kontaktens egen side. Når de avsluttes, virker bare avmelding fra en gammel lenke.
cards-links-revoke = Avslutt alle lenker
cards-conflict-title = Noen andre har lagret i mellomtiden
cards-conflict-text = Ingenting av ditt ble lagret. Dette gjelder nå; lagre på nytt hvis du fortsatt vil ha endringen.
cards-privacy-lead = Hvorfor vi kan bruke kontaktens opplysninger. Velg et formål for å se hvordan det ble til, eller for å endre det.
cards-basis = Behandlingsgrunnlag
cards-source = Kilde
cards-comment = Kommentar
cards-reason = Grunn til å endre tilbake
cards-reason-hint = Kontakten trakk seg. Historikken beholder grunnen din.
cards-reason-was = Grunn: { $reason }
cards-holds-now = Dette gjelder nå
cards-change-consent = Endre
cards-save-consent = Lagre samtykke
cards-withdraw = Trekk tilbake for kontakten
cards-withdraw-button = Trekk tilbake
cards-registered = Registrert
cards-changes = Antall endringer
cards-updated-by = Av
cards-before = Før
cards-after = Etter
cards-written = Skrevet ved siden av
cards-shown = Det som ble vist
cards-shown-form = Skjema { $form }, versjon { $version }
cards-shown-page = Kontaktens egen side
cards-by-contact = Kontakten selv
cards-by-visitor = En besøkende
cards-by-staff = En kollega
cards-by-operator = Driftsansvarlig
cards-by-system = Samtykke selv

## The admin area: activities and privacy confirmations

cards-tab-activities = Aktiviteter
cards-tab-confirmation = Personvernbekreftelse
cards-mail-to = E-post til { $address }
cards-mail-sent = Sendt
cards-mail-failed = Ikke levert
cards-mail-waiting = Venter
cards-mail-stopped = Ikke sendt
cards-mail-stopped-why = Kontakten ble lagt i papirkurven før den ble sendt.
cards-mail-from = Fra
cards-mail-recipient = Til
cards-mail-reply = E-posttjenerens svar
cards-mail-text = Det som ble skrevet
cards-mail-as-text = Hele tekstdelen
cards-mail-masked = Lenkene er skjult: hver av dem åpner kontaktens egne sider.
cards-filled-in = Fylte ut skjemaet { $form }
cards-awaiting = Ikke bekreftet ennå
cards-informed-event = En personvernbekreftelse ble sendt
cards-export = Last ned som regneark
cards-confirmation-title = Personvernbekreftelse
cards-confirmation-to = Send til
cards-confirmation-other = Eller til en annen adresse
cards-confirmation-other-hint = E-posten inneholder en lenke til kontaktens egen side. Skriv bare en adresse som er deres.
cards-confirmation-template = Mal
cards-confirmation-subject = Emne
cards-confirmation-subject-hint = La det stå for å bruke malens eget emne på språket over.
cards-confirmation-send = Send bekreftelse
cards-informed = Informert
cards-not-informed = Ikke informert
cards-not-informed-lead = Disse er lagret i mer enn 30 dager uten å ha fått vite det. Loven gir en måned.
cards-not-informed-none = Alle er informert i tide.
cards-not-informed-send = Send til alle disse
cards-pick = Velg { $name }
cards-pick-confirmation = Send personvernbekreftelse til de valgte
cards-pick-all = Velg alle på denne siden
cards-chosen-count = { $count } kontakter er valgt.
cards-chosen-to-hint = Hver av dem får beskjed på hovedadressen sin.
cards-chosen-who = Vis hvem de er
cards-chosen-skip = Utelat dem som har fått beskjed før ({ $count })
cards-chosen-own-language = Hver enkelts eget språk
cards-chosen-subject-hint = Lar du det stå tomt, brukes malens eget emne.
cards-slip-nobody = Velg minst én kontakt i listen
cards-slip-many = Velg høyst 500 kontakter
cards-reached-sent = Personvernbekreftelser på vei: { $count }
cards-reached-told = Utelatt fordi de har fått beskjed før: { $count }
cards-reached-gone = Finnes ikke lenger: { $count }
cards-not-informed-count = De er { $count }.
cards-not-informed-many = De er flere enn { $count }. Ett trykk gir så mange beskjed; trykk så en gang til.
cards-informed-due = ikke ennå; frist { $date }
cards-inform-by = Skal informeres innen
cards-not-informed-soon = Skal informeres i løpet av de neste { $days } dagene: { $count }.

## The admin area: merging contacts

cards-tab-merger = Slå sammen
cards-merge-lead = Bruk dette når to kort er samme person. Det andre kortet blir en del av dette.
cards-merge-with = E-postadressen på det andre kortet
cards-merge-show = Sammenlign
cards-merge-nobody = Ingen andre har denne adressen.
cards-merge-what = Hva
cards-merge-stays = Dette kortet blir
cards-merge-goes = Dette kortet forsvinner
cards-merge-hint = Det strengeste samtykket gjelder, begge historikkene beholdes, og tidligere personlige lenker avsluttes for begge. Dette kan ikke angres.
cards-merge-button = Slå sammen for godt
cards-merged-event = To kontakter ble slått sammen

## The admin area: shell

admin-menu = Meny
admin-navigation = Administrasjon
admin-sign-out = Logg ut
admin-nav-overview = Oversikt
admin-done-saved = Lagret.
admin-done-added = Lagt til.
admin-done-moved = Rekkefølgen er endret.
admin-done-activated = Den er nå i bruk.
admin-done-deactivated = Den er ikke lenger i bruk.
admin-done-deleted = Slettet.
admin-done-restored = Gjenopprettet.
admin-done-sent = E-posten er på vei.
admin-done-ended = De virker ikke lenger.
admin-done-kept = Ikke lagret ennå: Vi måtte spørre hvem du er. Det du hadde skrevet, står her igjen, bortsett fra passord og koder. Lagre én gang til.
overview-welcome = Velkommen, { $name }.

## The lists

lists-purposes = Formål
lists-purposes-lead = Hva dere bruker opplysninger om folk til. Hvert formål har sitt eget samtykke.
lists-new-purpose = Nytt formål
lists-legal-bases = Behandlingsgrunnlag
lists-legal-bases-lead = Hva som gir dere rett til å lagre og bruke opplysninger (GDPR artikkel 6).
lists-new-legal-basis = Nytt behandlingsgrunnlag
lists-sources = Kilder
lists-sources-lead = Hvordan opplysninger om folk kommer inn.
lists-new-source = Ny kilde
lists-types = Abonnementstyper
lists-types-lead = Hva slags utsendelser folk kan velge mellom. En endring vises på de offentlige sidene med en gang.
lists-new-type = Ny abonnementstype
lists-interests = Interesser
lists-interests-lead = Frie merkelapper på kontakter. De har ingen juridisk betydning.
lists-new-interest = Ny interesse
lists-name = Navn
lists-description = Beskrivelse
lists-description-public = Vises under navnet i skjemaer og på innstillingssiden.
lists-description-internal = Bare for kolleger.
lists-approval = Tekst ved samtykkeboksen
lists-approval-hint = Det folk sier ja til når de krysser av.
lists-public-description = Beskrivelse for alle
lists-public-description-hint = Vises på innstillingssiden og i personvernerklæringen.
lists-statement-title = Tittel på personvernerklæringen
lists-statement-url = Adressen til personvernerklæringen
lists-statement-url-hint = La den stå tom for å bruke erklæringen på disse sidene.
lists-key = Nøkkel
lists-key-hint = Store bokstaver A til Z, sifre og _. Står den tom, lages den av navnet. Den endres aldri senere.
lists-purpose = Formål
lists-manageable = Kontakter gir og trekker tilbake dette samtykket selv
lists-manageable-hint = Det er da en bryter på innstillingssiden.
lists-starts-on = På for kontakter som aldri har valgt
lists-starts-on-hint = Bare så lenge samtykket til formålet er aktivt. Deres eget valg går alltid foran.
lists-sends = Send personvernbekreftelsen automatisk
lists-sends-hint = Til hver ny kontakt som kommer fra denne kilden og har en adresse.
lists-template = Mal for bekreftelsen
lists-yes = Ja
lists-no = Nei
lists-column-languages = Språk
lists-column-state = Tilstand
lists-column-updated = Sist endret
lists-column-actions = Handlinger
lists-uses-consents = Samtykker
lists-uses-contacts = Kontakter
lists-uses-subscribers = Abonnenter
lists-missing = Mangler: { $languages }
lists-language-missing = Mangler
lists-active = I bruk
lists-inactive = Ikke i bruk
lists-deleted = Slettet
lists-built-in = Innebygd
lists-empty = Listen er tom.
lists-show-deleted = { $count ->
    [one] Vis én slettet
   *[other] Vis { $count } slettede
}
lists-hide-deleted = Skjul det som er slettet
lists-export = Eksporter som CSV
lists-save = Lagre
lists-add = Legg til
lists-back = Tilbake til listen
lists-move-up = Flytt «{ $name }» opp
lists-move-down = Flytt «{ $name }» ned
lists-activate = Aktiver
lists-activate-name = Aktiver «{ $name }»
lists-deactivate = Deaktiver
lists-deactivate-name = Deaktiver «{ $name }»
lists-restore = Gjenopprett
lists-restore-name = Gjenopprett «{ $name }»
lists-updated = Som levert, siden { $date }
lists-updated-by = Sist endret { $date } av { $name }
lists-afterwards = Ikke lenger bruk for den?
lists-afterwards-switch = Deaktivering tar den bort fra sider og skjemaer, og du kan slå den på igjen når som helst. Det er som regel bedre enn å slette.
lists-afterwards-plain = Noe som er slettet, kan ikke velges lenger. Gamle oppføringer viser det fortsatt, og det kan gjenopprettes.
lists-delete = Slett …
lists-delete-title = Slette «{ $name }»?
lists-delete-touches = Hva dette berører
lists-delete-forms = Skjemaer som spør om den
lists-delete-text = Den forsvinner fra sider og valglister. Det folk har valgt eller samtykket til, blir stående med navnet, og du kan gjenopprette den.
lists-delete-instead = Deaktivering gir det samme for besøkende og kan slås tilbake med ett klikk.
lists-delete-button = Ja, slett
lists-delete-not = Behold den
lists-delete-built-in = Den er innebygd: Samtykke selv trenger den, så den kan ikke slettes.
lists-conflict-title = Ikke lagret: noen andre kom først
lists-conflict-text = { $name } lagret { $date }. Det du skrev, står her fortsatt. Dette er endret i mellomtiden og er nå slik:
lists-conflict-line = { $label }: «{ $now }»
lists-conflict-empty = tom
lists-conflict-next = Se over skjemaet og lagre igjen for å erstatte det med ditt, eller åpne siden på nytt for å beholde deres.
lists-conflict-deleted-title = Ikke lagret: den er slettet i mellomtiden
lists-conflict-deleted = Det du skrev, står her fortsatt. Gjenopprett den fra listen i en annen fane; da kan du lagre.
lists-slip-name-taken = Noe annet i listen heter det samme. Velg et annet navn
lists-slip-name-deleted = Noe som er slettet, heter det samme. Gjenopprett det, eller velg et annet navn
lists-slip-key = En nøkkel har bare store bokstaver A til Z, sifre og _
lists-slip-key-taken = Nøkkelen er i bruk, kanskje av noe som er slettet. Velg en annen
lists-slip-url = Skriv en nettadresse som begynner med https:// eller http://

## Mail templates

templates-title = E-postmaler
templates-lead = Ordene i hver e-post som Samtykke skriver, på hvert språk. Hver lagring er en versjon, og sendte e-poster blir som de var.
templates-column-version = Versjon
templates-column-by = Lagret av
templates-privacy = Om personvern
templates-shipped = Som levert
templates-own = Egne ord
templates-subject = Emne
templates-body = Tekst
templates-body-hint = Markdown: **fet**, - for lister, [ord](adresse) for lenker. En lenke alene på linjen blir en knapp.
templates-fallback = Står dette tomt, får de som leser dette språket, e-posten på engelsk eller på språket som finnes.
templates-variables = Det du kan sette inn
templates-variables-text = Skriv tegnene akkurat slik. E-posten får da personens egne verdier der.
templates-var-first-name = Fornavn; kan være tomt
templates-var-organisation = Navnet på organisasjonen
templates-var-form-title = Tittelen på skjemaet som ble fylt ut
templates-var-choices = Det personen har valgt, som liste
templates-var-changes = Det som ble endret, som liste
templates-var-confirm-link = Lenke som bekrefter påmeldingen
templates-var-confirm-hours = Timer som lenken virker
templates-var-preferences-link = Lenke til personens egen side
templates-var-restore-link = Lenke som angrer endringen; ikke i alle e-poster
templates-var-data-link = Lenke til det som er lagret om personen
templates-var-days = Dager som lenken virker
templates-var-link = Lenken kollegaen går videre med
templates-var-hours = Timer som den virker
templates-var-breach = Det dere skriver når varselet sendes
templates-preview = Forhåndsvisning
templates-preview-language = Språk
templates-preview-address = Slik denne kontakten ser den
templates-preview-hint = E-postadressen til kontakten; uten en er e-posten til deg. Lenkene åpner ingenting, og ingenting blir sendt.
templates-preview-button = Vis forhåndsvisningen
templates-light = På lys bakgrunn
templates-dark = På mørk bakgrunn
templates-text = Som tekst
templates-test = Send en test
templates-test-text = Den lagrede versjonen går til din egen adresse, akkurat slik den ellers sendes. Lenkene åpner ingenting.
templates-test-button = Send til meg
templates-test-typed = Send meg det som er skrevet
templates-versions = Versjoner
templates-compare-shipped = Sammenlign med den leverte teksten
templates-shipped-title = { $name }: den leverte teksten
templates-version-title = { $name }: versjon { $number }
templates-same = Den sier det samme som den som er i bruk.
templates-differs = Linjer med − finnes bare her, linjer med + bare i den som er i bruk nå.
templates-return = Gå tilbake til den leverte teksten
templates-use-again = Bruk denne versjonen igjen
templates-back = Tilbake til malen
templates-slip-no-subject = { $language }: skriv et emne som aldri er tomt
templates-slip-no-body = { $language }: skriv teksten
templates-slip-long-subject = { $language }: emnet kan ha høyst { $limit } tegn
templates-slip-long-body = { $language }: teksten kan ha høyst { $limit } tegn
templates-slip-broken = { $language }, linje { $line }: dette virker ikke ({ $reason })
templates-slip-unknown = { $language }, linje { $line }: det finnes ingen «{ $name }» i denne e-posten. Ta en fra listen
templates-slip-lacks = { $language }: uten { $name } gir e-posten ingen mening. Sett det inn
templates-slip-html = { $language }, linje { $line }: HTML og skript er ikke mulig her. Skriv Markdown
templates-slip-link = { $language }, linje { $line }: en lenke kan bare gå til https-, http- og mailto-adresser
templates-slip-nobody = Ingen kontakt har denne adressen

## What mail templates are called

template-confirm = Bekreft påmeldingen
template-welcome = Velkommen
template-changed = Innstillinger endret
template-new-link = Ny personlig lenke
template-already-subscribed = Abonnerer allerede
template-verification = Lenke til egne opplysninger
template-privacy-confirmation = Personvernbekreftelse
template-breach-notice = Varsel om sikkerhetsbrudd
template-staff-invitation = Invitasjon til en kollega
template-password-reset = Nytt passord

## Staff: the way in

sign-in-title = Logg inn
sign-in-address = E-postadresse
sign-in-password = Passord
sign-in-button = Logg inn
slip-sign-in = E-postadressen og passordet hører ikke sammen. Sjekk begge
slip-password-short = Passordet må ha minst 12 tegn
slip-password-long = Passordet kan ha høyst 128 tegn
setup-title = Sett opp kundesenteret
setup-text = Du er den første her. Denne kontoen kan gjøre alt, og kan invitere kollegene dine. Etterpå slår du på et andre trinn for innloggingen: Ha en autentiseringsapp klar på telefonen.
setup-name = Navnet ditt
setup-password = Velg et passord
setup-password-hint = Minst 12 tegn. En kort setning er lett å huske og vanskelig å gjette.
setup-button = Opprett kontoen
setup-expired-title = Denne lenken virker ikke lenger
setup-expired-text = Oppsettslenker virker én gang, innen en time, og bare så lenge ingen har en konto. Den som drifter serveren, lager en ny med kommandoen: samtykke staff setup-link

## Staff: refusals, rights, roles

refused-title = Dette har du ikke lov til
refused-text = Det krever rettigheten «{ $right }», som rollen din ikke har. En administrator kan gi deg den.
refused-form-title = Dette skjemaet er utdatert
refused-form-text = Det hører til en tidligere innlogging, så ingenting er lagret. Åpne siden på nytt og gjør endringen igjen.
refused-home = Til oversikten
right-settings = Endre innstillinger
right-users = Administrere brukere og roller
right-lists = Redigere lister og e-postmaler
right-forms = Lage og publisere skjemaer
right-submissions = Behandle innsendinger
right-contacts = Opprette og redigere kontakter
right-consent = Endre samtykker og abonnementer for kontakter
right-bulk-update = Endre mange kontakter samtidig
right-bulk-delete = Slette mange kontakter samtidig
right-import = Importere kontakter
right-export = Eksportere data
right-mailings = Sende utsendelser
right-override = Sende utsendelser uten samtykke
right-requests = Behandle innsynskrav og andre krav om data
right-audit = Lese revisjonsloggen
role-administrator = Administrator
role-privacy-officer = Personvernansvarlig
role-list-administrator = Listeansvarlig
role-marketer = Markedsfører
role-agent = Kundebehandler
role-auditor = Revisor (leser bare)

## Staff: second step, links, own account

sign-in-forgotten = Glemt passordet?
slip-password-common = Dette passordet er lett å gjette. Velg et lengre, eller et med uvanlige ord
slip-password-wrong = Dette er ikke passordet ditt
slip-code = Denne koden er ikke riktig. Hver kode virker én gang, og de fra appen i et halvt minutt
code-title = Skriv inn en kode
code-label = Kode
code-hint = Seks sifre fra autentiseringsappen, eller en av gjenopprettingskodene dine.
code-back = Begynn på nytt
proof-title = Er det deg?
proof-text = Det du skal gjøre, er viktig, så vi spør en gang til. Svaret gjelder i ti minutter.
proof-button = Fortsett
reset-title = Velg et nytt passord
reset-text = Skriv inn e-postadressen din, så sender vi deg en lenke.
reset-button = Send meg en lenke til nytt passord
reset-sent-text = Hvis noen jobber her med denne adressen, er en e-post med en lenke på vei. Lenken virker i én time.
reset-expired-text = Lenker til nytt passord virker én gang, innen en time. Passordet ditt er som før.
new-password-button = Endre passordet
invitation-title = Velkommen til kundesenteret
invitation-text = Hei, { $name }. Du er invitert til å jobbe for { $organisation } her. Alt du trenger, er et passord.
invitation-expired-text = Invitasjoner virker én gang, innen en time. Be kollegaen som inviterte deg, sende en ny.
account-title = Kontoen din
account-name = Navn
account-language = Språk
account-language-label = Språket på sidene dine
account-save = Lagre
account-password-now = Passordet du har nå
account-password-new = Det nye passordet
account-password-ends = Du forblir innlogget her, og logges ut alle andre steder.
account-sessions = Der du er innlogget
account-session-where = Fra
account-session-began = Siden
account-session-seen = Sist brukt
account-session-end = Avslutt
account-session-mine = Denne
account-sessions-end = Logg ut alle andre steder
two-step-title = Andre trinn
two-step-on = Det er på: innlogging spør også om en kode fra appen.
two-step-off = Det er av: passordet alene åpner døren. En autentiseringsapp på telefonen gjør det mye tryggere.
two-step-codes-left = { $codes ->
    [one] Én gjenopprettingskode er igjen.
   *[other] { $codes } gjenopprettingskoder er igjen.
}
two-step-renew = Lag nye gjenopprettingskoder
two-step-off-button = Slå av andre trinn
two-step-on-button = Slå på andre trinn
two-step-stays = Rollen din kan gi andre tilgang, derfor kan ikke dette trinnet slås av.
two-step-move = Flytt det til en annen telefon
two-step-owed = Rollen din kan gi andre tilgang, og da er ikke et passord nok. Slå på andre trinn nå, så åpner alt det andre seg.
two-step-refused = Rollen din krever andre trinn, så det forblir på. Du kan flytte det til en annen telefon.
two-step-scan = Åpne en autentiseringsapp på telefonen og skann bildet, eller skriv inn nøkkelen. Skriv så inn koden som appen viser.
two-step-picture = QR-kode for en autentiseringsapp; nøkkelen under sier det samme
two-step-typed = Nøkkel
two-step-code = Koden som appen viser
two-step-confirm = Slå på
codes-title = Gjenopprettingskodene dine
codes-once = Ta vare på kodene nå
codes-text = De vises bare denne ene gangen. Hver av dem åpner døren én gang når du ikke har telefonen. Skriv dem ut, eller ta vare på dem i et passordprogram.
codes-kept = Jeg har tatt vare på dem
draft-title = Du var ikke ferdig
draft-text = Vi måtte spørre hvem du er. Ingenting er lagret ennå; dette var du i ferd med å sende.
draft-button = Send det nå
draft-drop = La det være

## Staff: colleagues and roles

users-title = Brukere
users-invite = Inviter en kollega
users-invite-hint = Vi sender en e-post med en lenke som virker én gang, innen en time.
users-invite-button = Send invitasjonen
users-invite-again = Send ny invitasjon
users-role = Rolle
users-signed-in = Sist innlogget
users-state = Status
users-state-active = Aktiv
users-state-invited = Invitert
users-state-disabled = Sperret
users-yes = Ja
users-no = Nei
users-disable = Sperr
users-enable = Slipp inn igjen
users-drop-second-step = Fjern andre trinn
slip-role = Velg en rolle
slip-address-taken = Noen med denne adressen jobber her allerede
slip-last-administrator = Dette er den siste administratoren. Gjør en annen til administrator først
slip-name-taken = En annen har dette navnet allerede
slip-role-in-use = Brukere har denne rollen. Gi dem en annen først
conflict-title = Noen andre lagret i mellomtiden
conflict-text = Ingenting av ditt er lagret, og ingenting av deres er overskrevet. Slik er det nå; det du skrev, står under. Lagre igjen hvis ditt skal gjelde.
roles-title = Roller
roles-new = Ny rolle
roles-can = Kan
roles-cannot = Kan ikke
roles-everything = Alt
roles-nothing = Ingenting
roles-members = Brukere
roles-fixed = Administratorer kan gjøre alt; det kan ikke endres.
roles-delete = Slett rollen

## Settings

settings-title = Innstillinger
settings-lead = Det organisasjonen bestemmer. En endring gjelder med en gang, på alle sider og i all e-post som sendes etterpå.
settings-back = Til innstillingene
settings-updated = Sist endret { $date }
settings-as-shipped = Som levert: ingen har endret noe her.
settings-limits = Fra { $least } til { $most }; levert: { $shipped }.
settings-organisation = Organisasjon
settings-organisation-lead = Hvem dere er på sider og i e-post.
settings-organisation-name = Navn
settings-organisation-name-hint = Står på alle sider og som avsender av all e-post.
settings-organisation-address = Postadresse
settings-organisation-address-hint = Står nederst i all e-post og i personvernerklæringen.
settings-organisation-contact = E-postadresse for spørsmål om opplysninger
settings-organisation-contact-hint = Personvernerklæringen ber folk skrive hit.
settings-languages = Språk
settings-languages-lead = Sider og e-post finnes på seks språk. Ett av dem gjelder når ingenting annet er kjent.
settings-base-language = Organisasjonens språk
settings-base-language-hint = Besøkende får dette når verken de eller nettleseren ber om et annet. Lister og maler må ha tekster på det.
settings-sender = Avsender
settings-sender-lead = Hvem e-posten kommer fra, og hvor svar havner. E-post som alt venter, beholder avsenderen sin.
settings-sender-address = Avsenderens adresse
settings-sender-address-hint = Domenet må tillate at e-posttjeneren deres sender for det (SPF, DKIM). Tom: no-reply@ og portalens eget domene.
settings-reply-to = Svar går til
settings-reply-to-hint = Tom: til avsenderen.
settings-links = Lenker
settings-links-lead = Hvor lenge lenker i e-post virker. En endring gjelder lenker som lages fra nå av; de som alt er sendt, beholder tiden sin.
settings-preference-link-days = Dager for lenken til egen side
settings-preference-link-days-hint = Deretter åpner lenken en side som sender en ny.
settings-confirm-link-minutes = Minutter for lenken som bekrefter en påmelding
settings-confirm-link-minutes-hint = En time er 60, et døgn 1440. Ubekreftede påmeldinger slettes etter dagene under «Påmelding», uansett hva som står her.
settings-verify-link-days = Dager for lenken til egne opplysninger, og for å angre en endring
settings-verify-link-days-hint = Disse lenkene viser mer enn andre. Kortere er tryggere.
settings-consent = Samtykke og bevis
settings-consent-lead = På hvilket grunnlag nye kontakter lagres, og hva som bevares for å bevise et valg.
settings-default-basis = Rettslig grunnlag for nye kontakter
settings-default-basis-hint = Registreres for lagring når en kontakt blir til. Kontakter som alt finnes, endres ikke.
settings-no-basis = Ingen: registrer ingenting
settings-ip-evidence = Nettverksadresse som bevares med et valg
settings-ip-evidence-hint = Mindre er bedre for folks personvern. Det som er bevart før, blir som det er.
settings-ip-off = Ingen
settings-ip-truncated = Bare nettverket (/24 eller /48)
settings-ip-full = Hele adressen
settings-filters-recipients = Send utsendelser bare til dem som har sagt ja
settings-filters-recipients-hint = På: bare med samtykke til formålet og typen slått på. Av: også til dem som aldri har sagt noe. Den som har trukket tilbake, slått av typen eller ikke vil ha utsendelser, får ingen uansett.
settings-sign-up = Påmelding
settings-sign-up-lead = Grenser som holder programmer og feil unna skjemaene.
settings-mails-per-address = E-poster til én adresse på 24 timer
settings-mails-per-address-hint = Bare e-post som fremmede kan utløse: bekreftelser og nye lenker.
settings-posts-per-network = Skjemaer fra ett nettverk på en time
settings-posts-per-network-hint = Et kontor eller en skole er ett nettverk.
settings-form-min-seconds = Færrest sekunder på å fylle ut et skjema
settings-form-min-seconds-hint = Den som er raskere, blir bedt om å sende en gang til.
settings-form-max-hours = Timer et skjema kan stå åpent
settings-form-max-hours-hint = Deretter vises det på nytt, med det som er skrevet.
settings-unconfirmed-days = Dager en ubekreftet påmelding bevares
settings-unconfirmed-days-hint = Så slettes den, og lenken åpner ingenting lenger.
settings-bin-days = Dager kontakter blir i papirkurven
settings-bin-days-hint = Så lenge kan du hente dem tilbake. Deretter slettes alt personlig; historikken beholder numre.
settings-checks-mail-domain = Sjekk at domenet tar imot e-post
settings-checks-mail-domain-hint = Finner mange skrivefeil med en gang. Spør navnetjenesten og ingen andre.
settings-contact-fields = Kontaktfelt i skjemaer
settings-contact-fields-lead = Hva skjemaer kan endre hos kontakter som allerede er her, og hva de kan spørre om. Det gjelder alle skjemaer.
settings-keeps-first-name = Fornavn: overskrives aldri
settings-keeps-last-name = Etternavn: overskrives aldri
settings-keeps-company = Firma: overskrives aldri
settings-keeps-phone = Telefon: overskrives aldri
settings-keeps-country = Land: overskrives aldri
settings-keeps-language = Språk i e-postene: overskrives aldri
settings-keeps-hint = Skjemaer fyller det ut der det er tomt og endrer ellers ingenting, også de som alt er publisert.
settings-hides-first-name = Fornavn: ikke i nye skjemaer
settings-hides-last-name = Etternavn: ikke i nye skjemaer
settings-hides-company = Firma: ikke i nye skjemaer
settings-hides-phone = Telefon: ikke i nye skjemaer
settings-hides-country = Land: ikke i nye skjemaer
settings-hides-language = Språk i e-postene: ikke i nye skjemaer
settings-hides-hint = Det tilbys ikke lenger når skjemaer bygges, og ingen kladd med det kan publiseres. Det som er publisert, står som det er.
look-title = Utseendet på de åpne sidene
look-lead = Din logo, dine farger og dine ord på alt besøkende ser. Administrasjonen og e-postene er som før.
look-logo = Logo
look-logo-file = Bilde
look-logo-other = Et annet bilde
look-logo-hint = PNG, JPEG eller WebP, høyst 512 KB og 2000 piksler bredt og høyt. SVG godtas ikke, for slike filer kan inneholde programmer. I mørkt står den på hvitt.
look-logo-remove = Ikke bruk logo
look-another-logo = et annet bilde
look-alt = Tekst for dem som ikke kan se logoen
look-alt-hint = Tom: navnet på organisasjonen.
look-light = Lyse sider
look-dark = Mørke sider
look-colours-hint = Skriv farger som #0062ba. Det du lar stå tomt, er som levert. Farger som ikke kan leses mot hverandre, blir avvist.
look-shipped-colour = Levert: { $colour }.
look-accent = Knapper og lenker
look-accent-hint = Brytere også.
look-button-text = Tekst på knapper
look-button-text-hint = Tom: svart eller hvitt, det som er lettest å lese.
look-page = Side
look-page-hint = Bak alt annet.
look-card = Bokser
look-card-hint = Topp og bunn også.
look-text = Tekst
look-text-hint = Overskrifter også. Hint og rammer følger av den.
look-words = Tekster
look-words-lead = Dine egne ord, per språk. Der du ikke skriver noe, står den leverte teksten på det språket.
look-shipped-text = Levert: «{ $text }»
look-shipped-nothing = Levert: ingenting.
look-word-home-title = Forsiden: overskrift
look-word-home-lead = Forsiden: innledning
look-word-thanks = Etter at et skjema er sendt: det neste
look-word-confirmed = Etter bekreftelse
look-word-preferences-title = Siden med valg: overskrift
look-word-preferences = Siden med valg: innledning
look-word-saved = Siden med valg: under det som ble lagret
look-word-unsubscribe = Avmeldingssiden: hvorfor heller velge
look-word-expired = Lenke som ikke virker lenger
look-word-footer = Nederst på alle sider
look-try = Forhåndsvis
look-preview-title = Forhåndsvisning: ikke lagret ennå
look-preview-lead = Bare du ser dette. Det tas vare på i en time.
look-preview-pages = Sider
look-alone = Åpne den alene
look-back = Tilbake til skjemaet
look-sample-home = Forsiden
look-sample-form = Skjema
look-sample-form-slips = Skjema med feil
look-sample-thanks = Skjema sendt
look-sample-confirm = Bekreft påmelding
look-sample-confirmed = Påmeldt
look-sample-preferences = Valg
look-sample-saved = Valg lagret
look-sample-unsubscribe = Avmelding
look-sample-unsubscribed = Avmeldt
look-sample-expired = Utløpt lenke
look-sample-inactive = Stengt skjema
look-sample-error = Feil
look-pair-button = tekst på knapper
look-pair-link-card = lenker i bokser
look-pair-link-page = lenker på siden
look-pair-text-card = tekst i bokser
look-pair-text-page = tekst på siden
look-pair-error-card = feilmeldinger i bokser
look-slip-colour = Skriv fargen som #0062ba
look-slip-no-picture = Filen er ikke et bilde som kan brukes her. Velg en PNG-, JPEG- eller WebP-fil
look-slip-too-heavy = Bildet er større enn 512 KB. Velg et mindre
look-slip-too-large = Bildet er mer enn 2000 piksler bredt eller høyt. Velg et mindre
look-slip-gone = Bildet er ikke her lenger. Velg det på nytt
slip-out-of-range = { $label }: skriv et helt tall fra { $least } til { $most }
slip-unreadable = { $label }: { $pair } kan ikke leses. Kontrasten er { $ratio }:1 og må være minst { $needed }:1

## Settings: keys and the way out for mail

keys-title = Nøkler
keys-lead = De signerer lenker og forsegler skjemasider. Innholdet forlater aldri tjeneren.
keys-column-use = Bruk
keys-column-number = Nummer
keys-column-made = Laget
keys-column-state = Tilstand
keys-age = { $days ->
    [0] laget i dag
    [one] én dag gammel
   *[other] { $days } dager gammel
}
keys-use-link = Personlige lenker
keys-use-unsubscribe = Avmeldingslenker
keys-use-receipt = Skjemasider
keys-use-fingerprint = Fingeravtrykk av adresser
keys-use-staff = Innlogging i to trinn
keys-current = I bruk
keys-until = Åpner det den har signert, til { $date }
keys-for-ever = Åpner for alltid det den har signert
keys-retired = Utgått; fjernes ved neste bytte
keys-rotate-title = Lag nye nøkler
keys-rotate-text = Nye nøkler signerer personlige lenker og skjemasider fra nå av. Lenker som alt er sendt, virker til tiden deres er ute. Gjør det hvis du frykter at noen har sett en nøkkel, eller en gang i året.
keys-rotate = Lag nye nøkler nå
transport-title = E-posttjener
transport-lead = Hvordan e-post sendes ut, og en test som viser hva den andre siden svarer.
transport-way = E-post går til
transport-signature = Signert for (DKIM)
transport-unsigned = Signeres ikke her; e-posttjeneren kan gjøre det
transport-configured = Settes i tjenerens konfigurasjon (mail_url) og ikke her: den har et passord.
transport-test-text = Én e-post går til din egen adresse med en gang, utenom køen. Svaret ser du her.
transport-taken = E-posten til { $address } ble tatt imot
transport-refused = E-posten til { $address } kom ikke av gårde
transport-reply = Den andre sidens egne ord:
transport-mail-subject = Test av e-posttjeneren
transport-mail-text = Denne e-posten viser at e-post fra kundesenteret når fram til deg.

## Audit log

audit-title = Revisjonslogg
audit-lead = Hva kollegene har gjort, hva de ble nektet, og hvem som logget inn. Ingen kan endre det.
audit-column-when = Når
audit-column-who = Hvem
audit-column-what = Hva
audit-column-changes = Før → etter
audit-from = Fra (dag, UTC)
audit-to = Til (dag, UTC)
audit-none = Her er det ingenting.
audit-all = Vis alt
audit-older = Eldre oppføringer

## The admin area: overview

overview-attention = Dette trenger oppmerksomhet
overview-attention-none = Ingenting krever noe akkurat nå.
overview-writes-files = E-post skrives som filer, og ingen mottar den. Sett opp en e-posttjener før folk melder seg på
overview-failed = E-post som ikke ble levert de siste 7 dagene: { $count }
overview-late = E-post som skulle ha gått for minst 15 minutter siden: { $count }
overview-late-people = Kontakter som ikke fikk vite innen 30 dager at de er lagret: { $count }
overview-no-name = Organisasjonen har ikke noe navn ennå. Det står på hver side og i all e-post
overview-no-address = Postadressen mangler. Den må stå i all e-post og i personvernerklæringen
overview-no-contact = Det er ikke oppgitt noen e-postadresse for spørsmål om opplysninger. Personvernerklæringen må ha en
overview-no-sender = Ingen avsenderadresse er satt, så e-post kommer fra no-reply@ og portalens eget domene
overview-untranslated = { $list }: { $count } uten tekst på alle språk
overview-old-key = Nøkkelen for personlige lenker er { $days } dager gammel. Lag nye nøkler en gang i året
overview-contacts = Alle kontakter
overview-not-informed = Ikke informert innen 30 dager
overview-standing = Kontakter etter formål og status
overview-as-of = Talt { $time }.
overview-days-title = Samtykker per dag
overview-days = { $purpose }: gitt og trukket tilbake hver av de siste 30 dagene
overview-days-none = { $purpose }: ingenting er gitt eller trukket tilbake de siste 30 dagene.
overview-day = { $day }: { $granted } gitt, { $withdrawn } trukket tilbake
overview-granted = Gitt
overview-column-day = Dag (i UTC)
overview-as-table = Det samme som tabell
overview-due-since = Den eldste som skulle vært sendt
overview-nothing-due = Ingen skulle vært sendt
overview-way-files = Filer på denne tjeneren; ingen mottar dem
overview-way-server = En e-posttjener
overview-changes = Samtykker gitt og trukket tilbake
overview-changes-lead = Hver gang et formål fikk et rettslig grunnlag eller ble trukket tilbake, uansett av hvem. De nyeste står først.
overview-changes-usual = Vis de siste 30 dagene
overview-column-contact = Kontakt
overview-contact-gone = Ikke lenger lagret

## The admin area: outgoing mail

deliveries-title = Utgående e-post
deliveries-lead = Det som venter på å bli sendt, det som ble gitt opp, og hvorfor. Det som ble gitt opp, kan sendes på nytt slik det var.
deliveries-show = Vis
deliveries-show-button = Vis disse
deliveries-all = Alle, nyeste først
deliveries-waiting = Venter på å bli sendt
deliveries-late = Minst 15 minutter forsinket
deliveries-put-off = Prøves igjen senere
deliveries-sending = Sendes nå
deliveries-failed = Ikke levert
deliveries-failed-lately = Ikke levert, siste 7 dager
deliveries-none = Det finnes ingen slik e-post.
deliveries-resend-all = Send alle disse på nytt
deliveries-resend = Send på nytt
deliveries-resend-name = Send e-post { $number } på nytt
deliveries-column-mail = E-post
deliveries-a-mail = En e-post
deliveries-attempts = { $count } forsøk
deliveries-written = Skrevet { $time }
deliveries-next-try = Neste forsøk: { $time }

## Audit log: what was done

audit-noun-access = Side
audit-noun-page = Side
audit-noun-consent = Samtykke
audit-noun-contact = Kontakt
audit-noun-interest = Interesse
audit-noun-mail = E-post
audit-noun-mails = Flere e-poster
audit-noun-codes = Gjenopprettingskoder
audit-noun-selection = Utvalg
audit-noun-session = Økt
audit-noun-sessions = Flere økter
audit-noun-staff = Kollega
audit-noun-type = Abonnementstype
audit-noun-template = E-postmal
audit-verb-accepted = invitasjon godtatt
audit-verb-activated = tatt i bruk
audit-verb-added = lagt til
audit-verb-address-added = e-postadresse lagt til
audit-verb-address-made-primary = annen adresse gjort til hovedadresse
audit-verb-address-removed = e-postadresse fjernet
audit-verb-changed = endret
audit-verb-closed = logget ut
audit-verb-deactivated = tatt ut av bruk
audit-verb-deleted = slettet
audit-verb-disabled = utestengt
audit-verb-enabled = sluppet inn igjen
audit-verb-exported = hentet ut som fil
audit-verb-informed = personvernbekreftelse sendt
audit-verb-invited = invitert
audit-verb-invited-again = invitert på nytt
audit-verb-language-chosen = språk valgt
audit-verb-links-revoked = personlige lenker avsluttet
audit-verb-merged = slått sammen med en annen
audit-verb-moved = flyttet i rekkefølgen
audit-verb-opened = logget inn
audit-verb-proof-refused = bekreftelse av identitet avvist
audit-verb-proved = identitet bekreftet på nytt
audit-verb-put-back = tidligere versjon tatt i bruk igjen
audit-verb-refused = avvist
audit-verb-removed = fjernet
audit-verb-renewed = laget på nytt
audit-verb-resent = sendt på nytt
audit-verb-reset = valgt på nytt via lenke
audit-verb-reset-asked = lenke til et nytt bedt om
audit-verb-restored = hentet tilbake
audit-verb-revoked = avsluttet
audit-verb-tested = prøvd
audit-verb-turned-off = slått av
audit-verb-turned-on = slått på
audit-name-by = Med
audit-name-count = Antall
audit-name-fields = Felt
audit-name-from = Den som forsvant
audit-name-place = Plass i rekkefølgen
audit-name-rights = Rettigheter
audit-name-taken = Tatt imot av den andre siden
audit-way-code = en kode fra appen
audit-way-recovery-code = en gjenopprettingskode
audit-way-invitation = en invitasjon
