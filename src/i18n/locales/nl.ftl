### Nederlands.

## Around every page

page-skip = Ga naar de inhoud
page-navigation = Taal en privacy
page-language = Taal:
page-privacy = Privacyverklaring
page-privacy-short = Privacy
page-error-title = Fout:
page-error-summary = Er klopt iets niet

## Home

home-title = Nieuwsbrieven en privacy
home-lead = Hier kiest u wat { $organisation } u mag sturen en ziet u wat wij over u bewaren.
home-manage-title = Mijn abonnementen
home-manage-text = Wijzig wat u krijgt, meld u af of bekijk wat wij over u bewaren. Wij mailen u een persoonlijke link. U hebt geen wachtwoord nodig.
home-manage-button = Vraag mijn link aan

## Getting a personal link

link-title = Vraag uw persoonlijke link aan
link-text = Vul uw e-mailadres in, dan sturen wij u een link naar uw eigen pagina. U hebt geen wachtwoord nodig.
link-email = E-mailadres
link-button = Stuur mij de link
link-expired-title = Deze link werkt niet meer
link-expired-text = Onze links werken een beperkte tijd, en sommige maar één keer. Er is niets gewijzigd. Hier kunt u een nieuwe link aanvragen.
sent-title = Kijk in uw inbox
sent-text = Als wij het adres kennen, is er een e-mail met een persoonlijke link onderweg. Meestal duurt dat minder dan een minuut.
sent-spam = Niets ontvangen? Kijk in uw spammap en controleer of u het adres hebt gebruikt waarop wij u mailen.
sent-again = Probeer een ander adres

## Forms

form-optional = niet verplicht
form-choose = Maak een keuze
form-honeypot = Laat dit veld leeg
form-consent-withdraw = U kunt uw toestemming altijd intrekken met de link in elke e-mail van { $organisation }.
form-next = Wij sturen u een e-mail met een link. Er wordt niets vastgelegd voordat u daar bevestigt.
form-step = Stap { $step } van { $steps }
form-onward = Verder
form-back = Terug
form-changed-title = De tekst is gewijzigd
form-changed-text = De tekst op deze pagina is gewijzigd nadat u haar opende. Er is niets verstuurd. Lees de tekst nog eens en vink opnieuw aan waarmee u akkoord gaat.
form-again-title = Verstuur opnieuw
form-again-text = De pagina stond lang open of werd te snel verstuurd. Er is niets verstuurd. Wat u hebt ingevuld staat er nog: controleer het en verstuur opnieuw.
form-file-kinds = Wij nemen aan: { $kinds }.
form-file-kind-pdf = PDF
form-file-kind-picture = afbeeldingen (JPEG, PNG, WebP)
form-file-kind-document = documenten (Word, OpenDocument)
form-file-kind-sheet = rekenbladen (Excel, OpenDocument)
form-file-kind-text = platte tekst
form-file-one = Eén bestand van hoogstens { $limit }.
form-file-many = Tot { $most } bestanden, elk van hoogstens { $limit }.
form-file-again = Je had { $names } gekozen. Browsers onthouden geen bestanden als een pagina opnieuw wordt getoond: kies opnieuw.
form-file-sent = Verstuurd: { $names }
thanks-next-title = Nog één stap
thanks-next-text = Open de e-mail die wij u sturen en bevestig met de knop. Voor die tijd wordt er niets vastgelegd.
thanks-spam = Is de e-mail er na een paar minuten nog niet, kijk dan in uw spammap.
inactive-text = Dit formulier is gesloten en neemt geen antwoorden meer aan.

## What can be wrong with a field

slip-email-missing = Vul uw e-mailadres in
slip-email-malformed = Vul een geldig e-mailadres in, zoals naam@example.org
slip-email-too-long = Het e-mailadres is te lang. Controleer of het klopt
slip-email-domain = Het deel na de @ ontvangt geen e-mail. Controleer de spelling
slip-missing = Vul ‘{ $label }’ in
slip-not-chosen = Kies iets bij ‘{ $label }’
slip-not-ticked = Vink het vakje aan om verder te gaan
slip-too-long = ‘{ $label }’ mag hooguit { $limit } tekens hebben
slip-not-on-offer = Kies een van de mogelijkheden bij ‘{ $label }’
slip-not-a-date = Vul bij ‘{ $label }’ een geldige datum in
slip-not-a-date-time = Vul bij ‘{ $label }’ een geldige datum met tijd in
slip-not-a-number = Vul bij ‘{ $label }’ een getal in
slip-not-whole = Vul bij ‘{ $label }’ een geheel getal in
slip-not-a-phone = Vul bij ‘{ $label }’ een telefoonnummer in, zoals +31 20 123 4567
slip-file-missing = Kies een bestand bij ‘{ $label }’
slip-file-empty = ‘{ $name }’ is leeg. Kies een ander bestand
slip-file-too-large = ‘{ $name }’ is groter dan { $limit }. Kies een kleiner bestand
slip-file-kind = ‘{ $name }’ is geen soort bestand dat we hier aannemen. Kies een ander bestand
slip-file-too-many = ‘{ $label }’ neemt er hoogstens { $limit } aan: kies minder bestanden
slip-file-no-room = We hebben nu geen plaats voor meer bestanden. Er is niets verstuurd. Probeer het later opnieuw

## Confirming a sign-up

confirm-title = Bevestig uw aanmelding
confirm-text = U hebt het formulier ‘{ $form }’ van { $organisation } ingevuld. Bevestig dat met de knop.
confirm-choices = Hier zegt u ja tegen:
confirm-button = Ja, ik bevestig
confirm-not-you = Was u dit niet? Sluit dan gewoon deze pagina. Er wordt niets vastgelegd en de aanmelding wordt vanzelf verwijderd.
confirmed-title = U bent aangemeld
confirmed-thanks = Bedankt, uw aanmelding is bevestigd
confirmed-text = U kunt deze pagina nu sluiten.
confirmed-choices = Hier hebt u ja tegen gezegd bij { $organisation }:
confirmed-change = U kunt altijd van gedachten veranderen. In elke e-mail van ons staat een link naar uw eigen pagina.
confirmed-button = Bekijk mijn keuzes

## The preference page

preferences-title = Uw abonnementen
preferences-hello = Dag { $name }.
preferences-address = Deze pagina hoort bij
preferences-valid = De link werkt tot en met { $date }.
preferences-why = { $organisation } heeft uw adres omdat u zich hebt aangemeld of contact met ons hebt gehad. Hier bepaalt u wat wij u mogen sturen. Er verandert niets voordat u op Opslaan drukt.
preferences-types = Wat wilt u ontvangen?
preferences-types-hint = Zolang de schakelaar hierboven uit staat, sturen wij niets hiervan. Uw keuzes blijven bewaard.
preferences-save = Wijzigingen opslaan
preferences-leave-title = Afmelden voor alles
preferences-leave-text = { $organisation } stuurt u dan geen nieuwsbrieven, uitnodigingen en aanbiedingen meer. Berichten die u nodig hebt, zoals een antwoord op een vraag of een ontvangstbewijs, kunt u nog wel krijgen.
preferences-leave-button = Afmelden voor alles
preferences-data-title = Uw gegevens
preferences-data-text = Bekijk en download wat wij over u bewaren, waarom en sinds wanneer. E-mails worden weleens doorgestuurd; daarom sturen wij eerst een link naar uw adres.
preferences-data-button = Stuur mij de link
preferences-data-sent-title = Wij hebben u de link gemaild
preferences-data-sent-text = Open de e-mail om te bekijken en te downloaden wat wij over u bewaren.
preferences-texts-changed-title = Er is niets opgeslagen: de tekst is gewijzigd
preferences-texts-changed-text = De tekst op deze pagina is gewijzigd nadat u haar opende. Lees de tekst nog eens en sla opnieuw op.
preferences-in-between-title = Uw keuzes waren intussen gewijzigd
preferences-in-between-text = Iemand heeft ze gewijzigd nadat u de pagina opende, misschien uzelf in een ander tabblad. Wat u het laatst hebt opgeslagen, geldt. Controleer of alles hieronder klopt.
saved-title = Opgeslagen
saved-mail = Wij hebben u een bevestiging gemaild.
saved-nothing-title = Niets om op te slaan
saved-nothing-text = Uw keuzes zijn zoals ze waren.
change-on = { $name }: aan
change-off = { $name }: uit
change-granted = { $name }: u hebt toestemming gegeven
change-withdrawn = { $name }: u hebt uw toestemming ingetrokken

## Unsubscribing from a mail

unsubscribe-title = Afmelden
unsubscribe-done-title = U bent afgemeld
unsubscribe-address = E-mailadres:
unsubscribe-type-text = Wilt u ‘{ $name }’ van { $organisation } niet meer ontvangen?
unsubscribe-type-button = Afmelden voor { $name }
unsubscribe-type-done = U ontvangt ‘{ $name }’ niet meer
unsubscribe-all-text = Wilt u helemaal geen nieuwsbrieven, uitnodigingen of aanbiedingen van { $organisation }?
unsubscribe-all-button = Afmelden voor alles
unsubscribe-all-done = U bent afgemeld voor alles
unsubscribe-all-done-text = { $organisation } stuurt u geen nieuwsbrieven, uitnodigingen of aanbiedingen meer.
unsubscribe-mind-title = Wilt u zelf kiezen?
unsubscribe-mind-text = Op uw eigen pagina kiest u precies wat u ontvangt en kunt u zich weer aanmelden.

## “This was not me”

restore-title = Was u dit niet?
restore-address = Iemand heeft de keuzes gewijzigd van
restore-text = Was u het niet, druk dan op de knop. Dan zijn uw keuzes weer zoals ervoor:
restore-button = Herstel mijn keuzes
restore-was-me = Was u het wel? Sluit dan gewoon deze pagina.
restore-nothing = Er valt niets te herstellen: uw keuzes zijn al zoals ervoor.
restore-done-title = Uw keuzes zijn hersteld
restore-done-heading = Zo is het nu
restore-done-address = Dit zijn weer de keuzes van
restore-done-text = Wie ze wijzigde, had een van uw e-mails. Stuur e-mails van ons niet door: de links erin openen uw pagina.

## Your data

data-title = Wat wij over u bewaren
data-lead = Dit is alles wat { $organisation } hier over u bewaart. U kunt deze pagina openen tot en met { $date }.
data-about-title = Over u
data-address = E-mailadres
data-name = Naam
data-no-name = Niet opgegeven
data-language = Taal
data-since = Bewaard sinds
data-consents-title = Waarvoor wij het gebruiken en waarom
data-consents-none = Er is niets vastgelegd.
data-column-purpose = Doel
data-column-state = Status
data-column-basis = Grondslag
data-column-source = Bron
data-column-updated = Laatst gewijzigd
data-state-none = Niets vastgelegd
data-state-active = Actief
data-state-withdrawn = Ingetrokken
data-subscriptions-title = Abonnementen
data-subscription-on = Aan
data-subscription-off = Uit
data-subscription-never = Nooit gekozen
data-history-title = Geschiedenis
data-history-none = Er is nog niets gebeurd.
data-column-when = Wanneer
data-column-what = Wat er gebeurde
data-download-title = Downloaden
data-download-text = U krijgt alles op deze pagina als een bestand dat mensen en programma’s kunnen lezen.
data-download-button = Mijn gegevens downloaden
data-rights = Wilt u iets laten verbeteren of verwijderen? In de privacyverklaring staat hoe u ons bereikt.

## Privacy statement

privacy-title = Privacyverklaring
privacy-lead = Zo gaat { $organisation } om met wat u op deze pagina’s invult.
privacy-controller-title = Wie verantwoordelijk is
privacy-controller-text = { $organisation } is de verwerkingsverantwoordelijke: wij bepalen waarom en hoe uw gegevens worden gebruikt en staan daarvoor in.
privacy-controller-contact = Vragen over privacy:
privacy-data-title = Wat wij bewaren
privacy-data-text = Uw e-mailadres, uw taal en wat u verder in onze formulieren invult, zoals uw naam. Ook waarvoor u toestemming gaf, wanneer, welke tekst u te zien kreeg en vanaf welk netwerkadres en met welke browser dat gebeurde. De gegevens komen van uzelf of uit uw contact met ons.
privacy-purposes-title = Waarvoor wij het gebruiken
privacy-purpose-more = Lees meer
privacy-basis-title = Waarom wij dat mogen
privacy-basis-consent = E-mails waarvoor u zich aanmeldt, berusten op uw toestemming (artikel 6 lid 1 onder a AVG).
privacy-basis-other = Dat wij u als klant of relatie hebben, berust op een overeenkomst met u, op een wettelijke plicht of op ons gerechtvaardigd belang om de mensen met wie wij te maken hebben te kennen en te helpen (artikel 6 lid 1 onder b, c en f). Bij ‘Uw gegevens’ op uw eigen pagina ziet u wat voor u geldt.
privacy-basis-evidence = Wij bewaren bewijs van uw toestemming omdat wij moeten kunnen aantonen dat u die gaf (artikel 7 lid 1).
privacy-recipients-title = Wie het nog meer ziet
privacy-recipients-text = Wij verkopen uw gegevens niet. Alleen wij gebruiken ze, en leveranciers die voor ons servers beheren en e-mail versturen, volgens een overeenkomst en alleen zoals wij dat bepalen. Vraag het ons als u wilt weten wie dat zijn en of gegevens de EER verlaten.
privacy-retention-title = Hoe lang wij het bewaren
privacy-retention-unconfirmed = { $days ->
    [one] Een aanmelding die u niet bevestigt, wordt na één dag verwijderd.
   *[other] Een aanmelding die u niet bevestigt, wordt na { $days } dagen verwijderd.
}
privacy-retention-active = Uw gegevens worden bewaard zolang u bent aangemeld of klant of relatie van ons bent.
privacy-retention-withdrawn = Trekt u uw toestemming in, dan stoppen wij. Wij noteren dat u haar introk, zodat niemand u per ongeluk mailt.
privacy-retention-links = { $days ->
    [one] Een link naar uw eigen pagina werkt één dag.
   *[other] Een link naar uw eigen pagina werkt { $days } dagen.
}
privacy-rights-title = Uw rechten
privacy-right-withdraw = Uw toestemming altijd intrekken. Wat wij daarvoor deden, blijft rechtmatig.
privacy-right-access = Zien wat wij over u bewaren, een kopie krijgen en fouten laten verbeteren.
privacy-right-erase = Uw gegevens laten verwijderen of het gebruik ervan laten beperken.
privacy-right-object = Bezwaar maken tegen gebruik op grond van ons gerechtvaardigd belang, en altijd tegen reclame.
privacy-right-move = Meenemen wat u ons hebt gegeven, in een bestand dat andere programma’s kunnen lezen.
privacy-rights-how = Het meeste regelt u zelf op uw eigen pagina. Voor de rest kunt u ons schrijven.
privacy-rights-link = Vraag de link naar mijn pagina aan
privacy-complaint-title = Als u vindt dat wij iets fout doen
privacy-complaint-text = Laat het ons weten, dan zetten wij het recht. U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens, of bij de toezichthouder in het land waar u woont of werkt of waar het gebeurde.
privacy-voluntary-title = Bent u verplicht iets in te vullen?
privacy-voluntary-text = Nee. Zonder e-mailadres kunnen wij u niets sturen, maar verder heeft het geen gevolgen. Geen machine neemt besluiten over u.
privacy-cookies-title = Cookies
privacy-cookies-text = Deze pagina’s bewaren hooguit één cookie: de taal die u koos. Niets volgt u en niets wordt bij anderen opgehaald.

## When something goes wrong

problem-home = Naar de startpagina
problem-link = Vraag de link naar mijn pagina aan
problem-incident = Schrijft u ons hierover, noem dan dit nummer:
problem-retry-seconds = { $seconds ->
    [one] Probeer het over één seconde opnieuw.
   *[other] Probeer het over { $seconds } seconden opnieuw.
}
problem-retry-minutes = { $minutes ->
    [one] Probeer het over één minuut opnieuw.
   *[other] Probeer het over { $minutes } minuten opnieuw.
}
problem-400-title = Dat hebben wij niet begrepen
problem-400-text = Wat uw browser stuurde, was onvolledig of beschadigd. Er is niets gewijzigd. Ga terug, laad de pagina opnieuw en probeer het nog eens.
problem-403-title = Dit mag niet
problem-403-text = De pagina is niet op de juiste manier geopend, of u hebt er geen rechten voor. Er is niets gewijzigd.
problem-404-title = Pagina niet gevonden
problem-404-text = Op dit adres staat geen pagina. Hebt u het zelf ingetypt, controleer dan de spelling. Hebt u een link gevolgd, dan is die misschien oud.
problem-405-title = Zo kan deze pagina niet worden geopend
problem-405-text = Het adres hoort bij een knop en niet bij een pagina. Er is niets gewijzigd. Ga terug en druk nog eens op de knop.
problem-408-title = Dat duurde te lang
problem-408-text = Wat je verstuurde, kwam zo langzaam binnen dat we niet langer hebben gewacht. Er is niets opgeslagen. Ga terug en probeer het opnieuw met een betere verbinding.
problem-413-title = Dat was te veel tegelijk
problem-413-text = Wat u stuurde, is groter dan wij aannemen. Er is niets gewijzigd. Ga terug, maak het korter en probeer het opnieuw.
problem-415-title = Dat kunnen wij niet lezen
problem-415-text = Wat uw browser stuurde, is van een soort die deze pagina niet aanneemt. Er is niets gewijzigd.
problem-429-title = Te veel pogingen
problem-429-text = Er kwamen in korte tijd veel verzoeken van uw netwerk, daarom houden wij even pauze. Er is niets gewijzigd.
problem-500-title = Er ging bij ons iets mis
problem-500-text = De fout ligt bij ons en is genoteerd. Was u iets aan het opslaan, dan is dat misschien niet gelukt: open de pagina opnieuw en kijk het na.
problem-503-title = Het is nu erg druk
problem-503-text = Wij waren niet op tijd klaar. Wat u wilde opslaan, is niet opgeslagen. Probeer het zo dadelijk opnieuw.

history-confirmed = Aanmelding bevestigd
history-created = Je gegevens zijn opgeslagen
history-changed = Je gegevens zijn gewijzigd
history-granted = { $purpose }: vastgelegd ({ $basis })
history-withdrawn = { $purpose }: toestemming ingetrokken
history-reset = { $name }: keuze teruggedraaid
history-revoked = Je persoonlijke links werken niet meer
history-handed-over = Je hebt je gegevens gedownload
history-other = Er is iets over je vastgelegd

## The admin area: contacts

cards-title = Contacten
cards-new = Nieuw contact
cards-new-lead = Het contact wordt opgeslagen onder de standaardgrondslag. Dat is geen toestemming voor marketing.
cards-new-button = Contact toevoegen
cards-known-link = Het contact met dit adres openen
cards-slip-known = Een ander contact heeft dit e-mailadres
cards-slip-own = Het contact heeft dit e-mailadres al
cards-slip-primary = Het hoofdadres kan niet worden verwijderd. Kies eerst een ander hoofdadres
cards-slip-days = De laatste dag kan niet vóór de eerste liggen
cards-slip-undated = Waar niets is vastgelegd, is er geen datum. Kies een andere status of laat de dagen leeg
cards-cancel = Annuleren
cards-first-name = Voornaam
cards-last-name = Achternaam
cards-name = Naam
cards-company = Bedrijf
cards-phone = Telefoon
cards-country = Land
cards-language = Taal
cards-interests = Interesses
cards-no-mailings = Geen mailings
cards-no-mailings-hint = Stopt elke mailing aan dit contact, wat de toestemmingen ook zeggen.
cards-not-said = Niet opgegeven
cards-choose = Kies
cards-any = Alle
cards-yes = Ja
cards-no = Nee
cards-search = Zoeken
cards-search-hint = Het begin van een naam, een adres of een bedrijf; meer woorden in willekeurige volgorde.
cards-search-button = Zoek
cards-search-all = Iedereen tonen
cards-filters = Filters en kolommen
cards-filter-purpose = Doel
cards-filter-state = Stand van de toestemming
cards-filter-source = Bron van het contact
cards-filter-subscription = Heeft gekozen
cards-filter-interest = Geïnteresseerd in
cards-filter-form = Heeft het formulier ingevuld
cards-filter-consent-source = Bron van de toestemming
cards-days-consent = Toestemming zoals die nu is, sinds
cards-days-stored = Opgeslagen
cards-days-changed = Laatst gewijzigd
cards-columns = Kolommen
cards-since = Opgeslagen sinds
cards-none = Geen contact voldoet. Zoek op minder, of toon iedereen.
cards-stopped-title = De zoekopdracht is nog niet klaar
cards-stopped-text = Heel weinig contacten voldoen; er is hier gestopt om meteen te antwoorden.
cards-stopped-on = Verder zoeken
cards-pages = Pagina’s van de lijst
cards-first-page = Eerste pagina
cards-page-above = Vorige pagina
cards-page-below = Volgende pagina
cards-last-page = Laatste pagina
cards-tabs = Pagina’s over dit contact
cards-tab-card = Contactkaart
cards-tab-privacy = Privacy van het contact
cards-store-line = Grondslag:
cards-details = Gegevens
cards-save = Gegevens opslaan
cards-addresses = E-mailadressen
cards-confirmed = Bevestigd
cards-actions = Acties
cards-primary = Hoofdadres
cards-make-primary = Hoofdadres maken
cards-remove = Verwijderen
cards-another-address = Nog een e-mailadres
cards-add-address = Adres toevoegen
cards-marketing = E-marketing
cards-marketing-on = E-marketing aanzetten
cards-marketing-off = E-marketing uitzetten
cards-marketing-withdrawn = Ingetrokken toestemming wordt teruggezet door het contact zelf, of door een collega die toestemmingen mag wijzigen en een reden geeft.
cards-subscriptions = Abonnementen
cards-subscriptions-resting = { $purpose } is niet actief, dus hiervan wordt niets verstuurd.
cards-subscriptions-save = Abonnementen opslaan
cards-reach-ready = Een mailing zou worden verstuurd.
cards-reach-no-mailings = Geen mailing: helemaal geen mailings.
cards-reach-no-consent = Geen mailing: geen toestemming.
cards-reach-no-subscription = Geen mailing: niet geabonneerd.
cards-links = Persoonlijke links
cards-links-text = Links in e-mails openen de eigen pagina van dit contact. Als ze worden beëindigd, werkt via een oude link alleen afmelden nog.
cards-links-revoke = Alle links beëindigen
cards-conflict-title = Iemand anders heeft intussen opgeslagen
cards-conflict-text = Van u is niets opgeslagen. Dit geldt nu; sla opnieuw op als u de wijziging nog wilt.
cards-privacy-lead = Waarom wij de gegevens van dit contact mogen gebruiken. Kies een doel om te zien hoe het zo kwam, of om het te wijzigen.
cards-basis = Grondslag
cards-source = Bron
cards-comment = Opmerking
cards-reason = Reden voor het terugzetten
cards-reason-hint = Het contact heeft ingetrokken. De geschiedenis bewaart uw reden.
cards-reason-was = Reden: { $reason }
cards-holds-now = Wat nu geldt
cards-change-consent = Wijzigen
cards-save-consent = Toestemming opslaan
cards-withdraw = Intrekken voor het contact
cards-withdraw-button = Intrekken
cards-registered = Geregistreerd
cards-changes = Aantal wijzigingen
cards-updated-by = Door
cards-before = Voor
cards-after = Na
cards-written = Erbij geschreven
cards-shown = Wat werd getoond
cards-shown-form = Formulier { $form }, versie { $version }
cards-shown-page = De eigen pagina van het contact
cards-by-contact = Het contact zelf
cards-by-visitor = Een bezoeker
cards-by-staff = Een collega
cards-by-operator = De beheerder
cards-by-system = Samtykke zelf

## The admin area: activities and privacy confirmations

cards-tab-activities = Activiteiten
cards-tab-confirmation = Privacybevestiging
cards-mail-to = E-mail aan { $address }
cards-mail-sent = Verzonden
cards-mail-failed = Niet bezorgd
cards-mail-waiting = Wacht
cards-mail-stopped = Niet verzonden
cards-mail-stopped-why = De contactpersoon is voor verzending in de prullenbak geplaatst.
cards-mail-from = Afzender
cards-mail-recipient = Aan
cards-mail-reply = Antwoord van de mailserver
cards-mail-text = Wat er geschreven werd
cards-mail-as-text = Het hele tekstdeel
cards-mail-masked = Links zijn verborgen: elk ervan opent de eigen pagina’s van het contact.
cards-filled-in = Formulier { $form } ingevuld
cards-awaiting = Nog niet bevestigd
cards-informed-event = Er is een privacybevestiging verstuurd
cards-export = Downloaden als spreadsheet
cards-confirmation-title = Privacybevestiging
cards-confirmation-to = Versturen naar
cards-confirmation-other = Of naar een ander adres
cards-confirmation-other-hint = De e-mail bevat een link naar de eigen pagina van dit contact. Vul alleen een adres in dat van hem of haar is.
cards-confirmation-template = Sjabloon
cards-confirmation-subject = Onderwerp
cards-confirmation-subject-hint = Laat dit staan om het onderwerp van het sjabloon in de taal hierboven te gebruiken.
cards-confirmation-send = Bevestiging versturen
cards-informed = Geïnformeerd op
cards-not-informed = Niet geïnformeerd
cards-not-informed-lead = Deze mensen zijn langer dan 30 dagen opgeslagen zonder dat hun dat verteld is. De wet geeft een maand.
cards-not-informed-none = Iedereen is op tijd geïnformeerd.
cards-not-informed-send = Naar al deze mensen versturen
cards-pick = { $name } kiezen
cards-pick-confirmation = Privacybevestiging naar de gekozen contacten sturen
cards-pick-all = Iedereen op deze pagina kiezen
cards-chosen-count = Er zijn { $count } contacten gekozen.
cards-chosen-to-hint = Ieder krijgt bericht op het eigen hoofdadres.
cards-chosen-who = Tonen wie het zijn
cards-chosen-skip = Wie al bericht kreeg overslaan ({ $count })
cards-chosen-own-language = Ieders eigen taal
cards-chosen-subject-hint = Blijft het leeg, dan geldt het onderwerp van de sjabloon.
cards-slip-nobody = Kies ten minste één contact in de lijst
cards-slip-many = Kies hoogstens 500 contacten
cards-reached-sent = Privacybevestigingen onderweg: { $count }
cards-reached-told = Overgeslagen omdat ze al bericht kregen: { $count }
cards-reached-gone = Niet meer aanwezig: { $count }
cards-not-informed-count = Het zijn er { $count }.
cards-not-informed-many = Het zijn er meer dan { $count }. Eén druk op de knop bereikt er zoveel; druk daarna nog eens.
cards-informed-due = nog niet; uiterlijk { $date }
cards-inform-by = Te informeren vóór
cards-not-informed-soon = Te informeren binnen { $days } dagen: { $count }.

## The admin area: merging contacts

cards-tab-merger = Samenvoegen
cards-merge-lead = Gebruik dit als twee kaarten dezelfde persoon zijn. De andere kaart gaat op in deze.
cards-merge-with = E-mailadres van de andere kaart
cards-merge-show = Vergelijken
cards-merge-nobody = Niemand anders heeft dit adres.
cards-merge-what = Wat
cards-merge-stays = Deze kaart blijft
cards-merge-goes = Deze kaart verdwijnt
cards-merge-hint = De strengste toestemming geldt, beide geschiedenissen blijven, en eerdere persoonlijke links van beide stoppen. Dit kan niet ongedaan worden gemaakt.
cards-merge-button = Definitief samenvoegen
cards-merged-event = Twee contacten zijn samengevoegd

## The admin area: shell

admin-menu = Menu
admin-navigation = Beheer
admin-sign-out = Uitloggen
admin-nav-overview = Overzicht
admin-done-saved = Opgeslagen.
admin-done-added = Toegevoegd.
admin-done-moved = De volgorde is gewijzigd.
admin-done-activated = Is nu in gebruik.
admin-done-deactivated = Is niet meer in gebruik.
admin-done-deleted = Verwijderd.
admin-done-restored = Hersteld.
admin-done-sent = De e-mail is onderweg.
admin-done-ended = Ze werken niet meer.
admin-done-kept = Nog niet opgeslagen: we moesten vragen wie je bent. Wat je had getypt staat hier weer, behalve wachtwoorden en codes. Sla het nog een keer op.
overview-welcome = Welkom, { $name }.

## The lists

lists-purposes = Doelen
lists-purposes-lead = Waarvoor jullie gegevens van mensen gebruiken. Elk doel heeft een eigen toestemming.
lists-new-purpose = Nieuw doel
lists-legal-bases = Grondslagen
lists-legal-bases-lead = Wat jullie het recht geeft om gegevens te bewaren en te gebruiken (AVG artikel 6).
lists-new-legal-basis = Nieuwe grondslag
lists-sources = Bronnen
lists-sources-lead = Hoe gegevens over mensen binnenkomen.
lists-new-source = Nieuwe bron
lists-types = Abonnementstypen
lists-types-lead = De soorten mailings waaruit mensen kiezen. Een wijziging staat meteen op de openbare pagina’s.
lists-new-type = Nieuw abonnementstype
lists-interests = Interesses
lists-interests-lead = Vrije labels bij contacten. Ze hebben geen juridische betekenis.
lists-new-interest = Nieuwe interesse
lists-name = Naam
lists-description = Omschrijving
lists-description-public = Staat onder de naam in formulieren en op de voorkeurenpagina.
lists-description-internal = Alleen voor collega’s.
lists-approval = Tekst bij het toestemmingsvakje
lists-approval-hint = Waar mensen ja tegen zeggen als ze het vakje aanvinken.
lists-public-description = Omschrijving voor iedereen
lists-public-description-hint = Staat op de voorkeurenpagina en in de privacyverklaring.
lists-statement-title = Titel van de privacyverklaring
lists-statement-url = Adres van de privacyverklaring
lists-statement-url-hint = Laat leeg om de verklaring op deze pagina’s te gebruiken.
lists-key = Sleutel
lists-key-hint = Hoofdletters A tot Z, cijfers en _. Laat je hem leeg, dan komt hij uit de naam. Daarna verandert hij nooit.
lists-purpose = Doel
lists-manageable = Contacten geven deze toestemming zelf en trekken die zelf in
lists-manageable-hint = Er staat dan een schakelaar op de voorkeurenpagina.
lists-starts-on = Aan voor contacten die nooit hebben gekozen
lists-starts-on-hint = Alleen zolang hun toestemming voor het doel geldt. Hun eigen keuze gaat altijd voor.
lists-sends = Privacybevestiging automatisch versturen
lists-sends-hint = Aan elk nieuw contact uit deze bron dat een adres heeft.
lists-template = Sjabloon van de bevestiging
lists-yes = Ja
lists-no = Nee
lists-column-languages = Talen
lists-column-state = Toestand
lists-column-updated = Laatst gewijzigd
lists-column-actions = Acties
lists-uses-consents = Toestemmingen
lists-uses-contacts = Contacten
lists-uses-subscribers = Abonnees
lists-missing = Ontbreekt: { $languages }
lists-language-missing = Ontbreekt
lists-active = In gebruik
lists-inactive = Niet in gebruik
lists-deleted = Verwijderd
lists-built-in = Ingebouwd
lists-empty = De lijst is leeg.
lists-show-deleted = { $count ->
    [one] Toon één verwijderde
   *[other] Toon { $count } verwijderde
}
lists-hide-deleted = Verberg wat verwijderd is
lists-export = Exporteren als CSV
lists-save = Opslaan
lists-add = Toevoegen
lists-back = Terug naar de lijst
lists-move-up = ‘{ $name }’ omhoog
lists-move-down = ‘{ $name }’ omlaag
lists-activate = Activeren
lists-activate-name = Activeren: ‘{ $name }’
lists-deactivate = Deactiveren
lists-deactivate-name = Deactiveren: ‘{ $name }’
lists-restore = Terugzetten
lists-restore-name = Terugzetten: ‘{ $name }’
lists-updated = Zoals geleverd, sinds { $date }
lists-updated-by = Laatst gewijzigd op { $date } door { $name }
lists-afterwards = Niet meer nodig?
lists-afterwards-switch = Deactiveren haalt het van pagina’s en formulieren, en je kunt het altijd weer aanzetten. Dat is meestal beter dan verwijderen.
lists-afterwards-plain = Wat verwijderd is, kan niet meer gekozen worden. Oude gegevens tonen het nog, en het kan worden teruggezet.
lists-delete = Verwijderen …
lists-delete-title = ‘{ $name }’ verwijderen?
lists-delete-touches = Wat dit raakt
lists-delete-forms = Formulieren die ernaar vragen
lists-delete-text = Het verdwijnt van pagina’s en keuzelijsten. Wat mensen kozen of waarmee ze instemden blijft met zijn naam bewaard, en je kunt het terugzetten.
lists-delete-instead = Deactiveren doet voor bezoekers hetzelfde en is met één klik terug te draaien.
lists-delete-button = Ja, verwijderen
lists-delete-not = Houden
lists-delete-built-in = Dit is ingebouwd: Samtykke zelf heeft het nodig, dus het kan niet worden verwijderd.
lists-conflict-title = Niet opgeslagen: iemand anders was eerder
lists-conflict-text = { $name } heeft op { $date } opgeslagen. Wat je typte staat er nog. Dit is intussen gewijzigd en luidt nu:
lists-conflict-line = { $label }: ‘{ $now }’
lists-conflict-empty = leeg
lists-conflict-next = Controleer het formulier en sla opnieuw op om dat van jou te laten gelden, of open de pagina opnieuw om dat van hen te houden.
lists-conflict-deleted-title = Niet opgeslagen: het is intussen verwijderd
lists-conflict-deleted = Wat je typte staat er nog. Zet het in een ander tabblad vanuit de lijst terug; dan kun je opslaan.
lists-slip-name-taken = Iets anders in deze lijst heet al zo. Kies een andere naam
lists-slip-name-deleted = Iets dat verwijderd is heet al zo. Zet dat terug of kies een andere naam
lists-slip-key = Een sleutel bestaat alleen uit hoofdletters A tot Z, cijfers en _
lists-slip-key-taken = Deze sleutel is al in gebruik, misschien bij iets dat verwijderd is. Kies een andere
lists-slip-url = Vul een webadres in dat begint met https:// of http://

## Mail templates

templates-title = E-mailsjablonen
templates-lead = De woorden van elke e-mail die Samtykke schrijft, per taal. Elke keer opslaan is een versie, en verstuurde e-mails blijven zoals ze waren.
templates-column-version = Versie
templates-column-by = Opgeslagen door
templates-privacy = Over privacy
templates-shipped = Zoals geleverd
templates-own = Eigen woorden
templates-subject = Onderwerp
templates-body = Tekst van de e-mail
templates-body-hint = Markdown: **vet**, - voor lijsten, [woorden](adres) voor links. Een link alleen op een regel wordt een knop.
templates-fallback = Blijft dit leeg, dan krijgen lezers van deze taal de e-mail in het Engels, of in de taal die er is.
templates-variables = Wat je kunt invoegen
templates-variables-text = Schrijf de tekens precies zo. In de e-mail staan daar dan de eigen gegevens van de persoon.
templates-var-first-name = Voornaam; kan leeg zijn
templates-var-organisation = Naam van de organisatie
templates-var-form-title = Titel van het ingevulde formulier
templates-var-choices = Wat de persoon heeft gekozen, als lijst
templates-var-changes = Wat er is gewijzigd, als lijst
templates-var-confirm-link = Link die de aanmelding bevestigt
templates-var-confirm-hours = Uren dat die link werkt
templates-var-preferences-link = Link naar de eigen pagina van de persoon
templates-var-restore-link = Link die de wijziging terugdraait; niet in elke e-mail
templates-var-data-link = Link naar wat er over de persoon is opgeslagen
templates-var-days = Dagen dat de link werkt
templates-var-link = Link waarmee de collega verdergaat
templates-var-hours = Uren dat hij werkt
templates-var-breach = Wat jullie schrijven als de melding wordt verstuurd
templates-preview = Voorbeeld
templates-preview-language = Taal
templates-preview-address = Zoals dit contact hem ziet
templates-preview-hint = E-mailadres van het contact; zonder adres is de e-mail aan jou. De links openen niets en er wordt niets verstuurd.
templates-preview-button = Toon het voorbeeld
templates-light = Op een lichte achtergrond
templates-dark = Op een donkere achtergrond
templates-text = Als tekst
templates-test = Test versturen
templates-test-text = De opgeslagen versie gaat naar je eigen adres, precies zoals hij anders vertrekt. De links openen niets.
templates-test-button = Verstuur naar mij
templates-test-typed = Stuur mij wat er staat
templates-versions = Versies
templates-compare-shipped = Vergelijk met de geleverde tekst
templates-shipped-title = { $name }: de geleverde tekst
templates-version-title = { $name }: versie { $number }
templates-same = Hier staat hetzelfde als in wat in gebruik is.
templates-differs = Regels met − staan alleen hier, regels met + alleen in wat nu in gebruik is.
templates-return = Terug naar de geleverde tekst
templates-use-again = Gebruik deze versie weer
templates-back = Terug naar het sjabloon
templates-slip-no-subject = { $language }: vul een onderwerp in dat nooit leeg is
templates-slip-no-body = { $language }: vul de tekst in
templates-slip-long-subject = { $language }: het onderwerp mag hooguit { $limit } tekens hebben
templates-slip-long-body = { $language }: de tekst mag hooguit { $limit } tekens hebben
templates-slip-broken = { $language }, regel { $line }: dit werkt niet ({ $reason })
templates-slip-unknown = { $language }, regel { $line }: er is geen ‘{ $name }’ in deze e-mail. Neem er een uit de lijst
templates-slip-lacks = { $language }: zonder { $name } heeft deze e-mail geen zin. Voeg het in
templates-slip-html = { $language }, regel { $line }: HTML en scripts kunnen hier niet. Schrijf Markdown
templates-slip-link = { $language }, regel { $line }: een link kan alleen naar https-, http- en mailto-adressen gaan
templates-slip-nobody = Geen contact heeft dit adres

## What mail templates are called

template-confirm = Aanmelding bevestigen
template-welcome = Welkom
template-changed = Voorkeuren gewijzigd
template-new-link = Nieuwe persoonlijke link
template-already-subscribed = Al aangemeld
template-verification = Link naar de eigen gegevens
template-privacy-confirmation = Privacybevestiging
template-breach-notice = Melding van een datalek
template-staff-invitation = Uitnodiging van een collega
template-password-reset = Nieuw wachtwoord

## Staff: the way in

sign-in-title = Inloggen
sign-in-address = E-mailadres
sign-in-password = Wachtwoord
sign-in-button = Inloggen
slip-sign-in = E-mailadres en wachtwoord horen niet bij elkaar. Controleer beide
slip-password-short = Het wachtwoord heeft minstens 12 tekens nodig
slip-password-long = Het wachtwoord mag hoogstens 128 tekens hebben
setup-title = Het klantcentrum inrichten
setup-text = Jij bent hier de eerste. Dit account mag alles en kan je collega’s uitnodigen. Daarna zet je een tweede stap voor het inloggen aan: houd een authenticator-app op je telefoon bij de hand.
setup-name = Je naam
setup-password = Kies een wachtwoord
setup-password-hint = Minstens 12 tekens. Een korte zin is makkelijk te onthouden en moeilijk te raden.
setup-button = Account aanmaken
setup-expired-title = Deze link werkt niet meer
setup-expired-text = Inrichtingslinks werken één keer, binnen een uur, en alleen zolang niemand een account heeft. Wie de server beheert, maakt een nieuwe met de opdracht: samtykke staff setup-link

## Staff: refusals, rights, roles

refused-title = Dit mag je niet
refused-text = Daarvoor is het recht ‘{ $right }’ nodig, en dat heeft jouw rol niet. Een beheerder kan het je geven.
refused-form-title = Dit formulier is verouderd
refused-form-text = Het hoort bij een eerdere aanmelding, dus er is niets opgeslagen. Open de pagina opnieuw en herhaal de wijziging.
refused-home = Naar het overzicht
right-settings = Instellingen wijzigen
right-users = Gebruikers en rollen beheren
right-lists = Lijsten en e-mailsjablonen bewerken
right-forms = Formulieren maken en publiceren
right-submissions = Inzendingen verwerken
right-contacts = Contacten aanmaken en bewerken
right-consent = Toestemmingen en abonnementen van contacten wijzigen
right-bulk-update = Veel contacten tegelijk wijzigen
right-bulk-delete = Veel contacten tegelijk verwijderen
right-import = Contacten importeren
right-export = Gegevens exporteren
right-mailings = Mailings versturen
right-override = Mailings zonder toestemming versturen
right-requests = Gegevensverzoeken afhandelen
right-audit = Het auditlogboek lezen
role-administrator = Beheerder
role-privacy-officer = Privacyverantwoordelijke
role-list-administrator = Lijstbeheerder
role-marketer = Marketeer
role-agent = Medewerker
role-auditor = Auditor (leest alleen)

## Staff: second step, links, own account

sign-in-forgotten = Wachtwoord vergeten?
slip-password-common = Dit wachtwoord is makkelijk te raden. Kies een langer, of een met ongewone woorden
slip-password-wrong = Dit is niet je wachtwoord
slip-code = Deze code klopt niet. Elke code werkt één keer, en die uit de app een halve minuut
code-title = Voer een code in
code-label = Code
code-hint = Zes cijfers uit je authenticator-app, of een van je herstelcodes.
code-back = Opnieuw beginnen
proof-title = Ben jij het?
proof-text = Wat je gaat doen is belangrijk, dus vragen we het nog een keer. Het antwoord geldt tien minuten.
proof-button = Verder
reset-title = Kies een nieuw wachtwoord
reset-text = Vul je e-mailadres in, dan sturen we je een link.
reset-button = Stuur me een link voor een nieuw wachtwoord
reset-sent-text = Als hier iemand met dit adres werkt, is een e-mail met een link onderweg. De link werkt een uur.
reset-expired-text = Links voor een nieuw wachtwoord werken één keer, binnen een uur. Je wachtwoord is zoals het was.
new-password-button = Wachtwoord wijzigen
invitation-title = Welkom in het klantcentrum
invitation-text = Hallo { $name }. Je bent uitgenodigd om hier voor { $organisation } te werken. Je hebt alleen een wachtwoord nodig.
invitation-expired-text = Uitnodigingen werken één keer, binnen een uur. Vraag de collega die je uitnodigde om een nieuwe.
account-title = Je account
account-name = Naam
account-language = Taal
account-language-label = De taal van je pagina’s
account-save = Opslaan
account-password-now = Het wachtwoord dat je nu hebt
account-password-new = Het nieuwe wachtwoord
account-password-ends = Hier blijf je ingelogd, overal elders word je uitgelogd.
account-sessions = Waar je bent ingelogd
account-session-where = Vanaf
account-session-began = Sinds
account-session-seen = Laatst gebruikt
account-session-end = Beëindigen
account-session-mine = Deze
account-sessions-end = Overal elders uitloggen
two-step-title = Tweede stap
two-step-on = Hij staat aan: bij het inloggen wordt ook een code uit je app gevraagd.
two-step-off = Hij staat uit: je wachtwoord alleen opent de deur. Een authenticator-app op je telefoon maakt het veel veiliger.
two-step-codes-left = { $codes ->
    [one] Er is nog één herstelcode over.
   *[other] Er zijn nog { $codes } herstelcodes over.
}
two-step-renew = Nieuwe herstelcodes maken
two-step-off-button = Tweede stap uitzetten
two-step-on-button = Tweede stap aanzetten
two-step-stays = Je rol kan anderen toegang geven, daarom kan deze stap niet uit.
two-step-move = Naar een andere telefoon overzetten
two-step-owed = Je rol kan anderen toegang geven, dus alleen een wachtwoord is niet genoeg. Zet nu de tweede stap aan; daarna gaat al het andere open.
two-step-refused = Je rol heeft de tweede stap nodig, dus die blijft aan. Je kunt hem naar een andere telefoon overzetten.
two-step-scan = Open een authenticator-app op je telefoon en scan de afbeelding, of typ de sleutel over. Voer dan de code in die de app toont.
two-step-picture = QR-code voor een authenticator-app; de sleutel eronder zegt hetzelfde
two-step-typed = Sleutel
two-step-code = De code die de app toont
two-step-confirm = Aanzetten
codes-title = Je herstelcodes
codes-once = Bewaar deze codes nu
codes-text = Ze worden alleen deze keer getoond. Elke code opent de deur één keer als je je telefoon niet bij de hand hebt. Druk ze af, of bewaar ze in een wachtwoordbeheerder.
codes-kept = Ik heb ze bewaard
draft-title = Je was nog niet klaar
draft-text = We moesten vragen wie je bent. Er is nog niets opgeslagen; dit wilde je net versturen.
draft-button = Nu versturen
draft-drop = Niet versturen

## Staff: colleagues and roles

users-title = Gebruikers
users-invite = Collega uitnodigen
users-invite-hint = We sturen een e-mail met een link die één keer werkt, binnen een uur.
users-invite-button = Uitnodiging versturen
users-invite-again = Nieuwe uitnodiging versturen
users-role = Rol
users-signed-in = Laatst ingelogd
users-state = Status
users-state-active = Actief
users-state-invited = Uitgenodigd
users-state-disabled = Geblokkeerd
users-yes = Ja
users-no = Nee
users-disable = Blokkeren
users-enable = Weer toelaten
users-drop-second-step = Tweede stap verwijderen
slip-role = Kies een rol
slip-address-taken = Er werkt hier al iemand met dit adres
slip-last-administrator = Dit is de laatste beheerder. Maak eerst iemand anders beheerder
slip-name-taken = Deze naam bestaat al
slip-role-in-use = Gebruikers hebben deze rol. Geef ze eerst een andere
conflict-title = Iemand anders heeft intussen opgeslagen
conflict-text = Van jou is niets opgeslagen en van de ander niets overschreven. Zo staat het nu; wat jij typte staat eronder. Sla opnieuw op als dat van jou moet gelden.
roles-title = Rollen
roles-new = Nieuwe rol
roles-can = Mag wel
roles-cannot = Mag niet
roles-everything = Alles
roles-nothing = Niets
roles-members = Gebruikers
roles-fixed = Beheerders mogen alles; dat kan niet worden gewijzigd.
roles-delete = Rol verwijderen

## Settings

settings-title = Instellingen
settings-lead = Wat de organisatie bepaalt. Een wijziging geldt meteen, op elke pagina en in elke e-mail die daarna wordt verstuurd.
settings-back = Naar de instellingen
settings-updated = Laatst gewijzigd op { $date }
settings-as-shipped = Zoals geleverd: hier heeft nog niemand iets gewijzigd.
settings-limits = Van { $least } tot { $most }; geleverd: { $shipped }.
settings-organisation = De organisatie
settings-organisation-lead = Wie jullie zijn op pagina’s en in e-mails.
settings-organisation-name = Naam
settings-organisation-name-hint = Staat op elke pagina en als afzender van elke e-mail.
settings-organisation-address = Postadres
settings-organisation-address-hint = Staat onder elke e-mail en in de privacyverklaring.
settings-organisation-contact = E-mailadres voor vragen over gegevens
settings-organisation-contact-hint = De privacyverklaring verwijst hiernaar.
settings-languages = Talen
settings-languages-lead = Pagina’s en e-mails zijn er in zes talen. Eén daarvan geldt als er niets anders bekend is.
settings-base-language = Taal van de organisatie
settings-base-language-hint = Bezoekers krijgen deze als zij noch hun browser om een andere vragen. Lijsten en sjablonen moeten er teksten in hebben.
settings-sender = Afzender
settings-sender-lead = Van wie e-mails komen en waar antwoorden heen gaan. E-mails die al wachten, houden hun afzender.
settings-sender-address = Adres van de afzender
settings-sender-address-hint = Het domein moet toestaan dat jullie mailserver ervoor verstuurt (SPF, DKIM). Leeg: no-reply@ en het eigen domein van het portaal.
settings-reply-to = Antwoorden gaan naar
settings-reply-to-hint = Leeg: naar de afzender.
settings-links = Links in e-mails
settings-links-lead = Hoe lang links in e-mails werken. Een wijziging geldt voor links die vanaf nu worden gemaakt; verstuurde houden hun tijd.
settings-preference-link-days = Dagen voor de link naar de eigen pagina
settings-preference-link-days-hint = Daarna opent de link een pagina die een nieuwe stuurt.
settings-confirm-link-minutes = Minuten voor de link die een aanmelding bevestigt
settings-confirm-link-minutes-hint = Een uur is 60, een dag 1440. Onbevestigde aanmeldingen worden verwijderd na de dagen onder ‘Aanmelding’, wat hier ook staat.
settings-verify-link-days = Dagen voor de link naar de eigen gegevens, en om een wijziging terug te draaien
settings-verify-link-days-hint = Deze links tonen meer dan andere. Korter is veiliger.
settings-consent = Toestemming en bewijs
settings-consent-lead = Op welke grond nieuwe contacten worden bewaard, en wat als bewijs van een keuze blijft.
settings-default-basis = Rechtsgrond van nieuwe contacten
settings-default-basis-hint = Wordt geregistreerd voor het bewaren zodra een contact ontstaat. Bestaande contacten veranderen niet.
settings-no-basis = Geen: niets registreren
settings-ip-evidence = Netwerkadres dat bij een keuze wordt bewaard
settings-ip-evidence-hint = Minder is beter voor ieders privacy. Wat eerder is bewaard, blijft zoals het is.
settings-ip-off = Geen
settings-ip-truncated = Alleen het netwerk (/24 of /48)
settings-ip-full = Het hele adres
settings-filters-recipients = Stuur mailings alleen naar wie ja heeft gezegd
settings-filters-recipients-hint = Aan: alleen met toestemming voor het doel en met het type aan. Uit: ook naar wie nooit iets heeft gezegd. Wie introk, het type uitzette of geen mailings wil, krijgt er hoe dan ook geen.
settings-sign-up = Aanmelding
settings-sign-up-lead = Grenzen die programma’s en vergissingen bij formulieren weghouden.
settings-mails-per-address = E-mails naar één adres in 24 uur
settings-mails-per-address-hint = Alleen e-mails die vreemden kunnen veroorzaken: bevestigingen en nieuwe links.
settings-posts-per-network = Formulieren vanuit één netwerk in een uur
settings-posts-per-network-hint = Een kantoor of een school is één netwerk.
settings-form-min-seconds = Minste aantal seconden om een formulier in te vullen
settings-form-min-seconds-hint = Wie sneller is, moet nog eens versturen.
settings-form-max-hours = Uren dat een formulier open mag blijven
settings-form-max-hours-hint = Daarna verschijnt het opnieuw, met wat er was ingevuld.
settings-unconfirmed-days = Dagen dat een onbevestigde aanmelding blijft
settings-unconfirmed-days-hint = Dan wordt ze verwijderd, en opent de link niets meer.
settings-bin-days = Dagen dat contacten in de prullenbak blijven
settings-bin-days-hint = Zolang kunt u ze terughalen. Daarna wordt al het persoonlijke gewist; de geschiedenis bewaart nummers.
settings-checks-mail-domain = Controleren of het domein e-mail aanneemt
settings-checks-mail-domain-hint = Vindt veel tikfouten meteen. Alleen de naamdienst wordt bevraagd.
settings-contact-fields = Contactvelden in formulieren
settings-contact-fields-lead = Wat formulieren mogen wijzigen bij contacten die er al zijn, en waar ze naar mogen vragen. Het geldt voor alle formulieren.
settings-keeps-first-name = Voornaam: wordt nooit overschreven
settings-keeps-last-name = Achternaam: wordt nooit overschreven
settings-keeps-company = Bedrijf: wordt nooit overschreven
settings-keeps-phone = Telefoon: wordt nooit overschreven
settings-keeps-country = Land: wordt nooit overschreven
settings-keeps-language = Taal van de e-mails: wordt nooit overschreven
settings-keeps-hint = Formulieren vullen het in waar het leeg is en wijzigen verder niets, ook die al gepubliceerd zijn.
settings-hides-first-name = Voornaam: niet in nieuwe formulieren
settings-hides-last-name = Achternaam: niet in nieuwe formulieren
settings-hides-company = Bedrijf: niet in nieuwe formulieren
settings-hides-phone = Telefoon: niet in nieuwe formulieren
settings-hides-country = Land: niet in nieuwe formulieren
settings-hides-language = Taal van de e-mails: niet in nieuwe formulieren
settings-hides-hint = Het wordt bij het bouwen van formulieren niet meer aangeboden, en geen concept ermee kan worden gepubliceerd. Wat gepubliceerd is, blijft zoals het is.
look-title = Uiterlijk van de openbare pagina’s
look-lead = Jullie logo, kleuren en woorden op alles wat bezoekers zien. Het beheer en de e-mails blijven zoals ze zijn.
look-logo = Logo
look-logo-file = Afbeelding
look-logo-other = Een andere afbeelding
look-logo-hint = PNG, JPEG of WebP, hoogstens 512 kB en 2000 pixels breed en hoog. SVG wordt niet aangenomen, omdat zulke bestanden programma’s kunnen bevatten. In het donker staat het op wit.
look-logo-remove = Geen logo gebruiken
look-another-logo = een andere afbeelding
look-alt = Tekst voor wie het logo niet kan zien
look-alt-hint = Leeg: de naam van de organisatie.
look-light = Lichte pagina’s
look-dark = Donkere pagina’s
look-colours-hint = Schrijf kleuren als #0062ba. Wat je leeg laat, blijft zoals geleverd. Kleuren die op elkaar niet te lezen zijn, worden geweigerd.
look-shipped-colour = Geleverd: { $colour }.
look-accent = Knoppen en links
look-accent-hint = Ook schakelaars.
look-button-text = Tekst op knoppen
look-button-text-hint = Leeg: zwart of wit, wat het best te lezen is.
look-page = Pagina
look-page-hint = Achter al het andere.
look-card = Vakken
look-card-hint = Ook kop en voet.
look-text = Tekst
look-text-hint = Ook koppen. Hulpteksten en randen volgen eruit.
look-words = Teksten
look-words-lead = Jullie eigen woorden, per taal. Waar je niets schrijft, staat de geleverde tekst in die taal.
look-shipped-text = Geleverd: ‘{ $text }’
look-shipped-nothing = Geleverd: niets.
look-word-home-title = Startpagina: kop
look-word-home-lead = Startpagina: inleiding
look-word-thanks = Na het versturen van een formulier: wat nu komt
look-word-confirmed = Na het bevestigen
look-word-preferences-title = Voorkeurenpagina: kop
look-word-preferences = Voorkeurenpagina: inleiding
look-word-saved = Voorkeurenpagina: onder wat is opgeslagen
look-word-unsubscribe = Afmeldpagina: waarom liever kiezen
look-word-expired = Link die niet meer werkt
look-word-footer = Onderaan elke pagina
look-try = Voorbeeld tonen
look-preview-title = Voorbeeld: nog niet opgeslagen
look-preview-lead = Alleen jij ziet dit. Het wordt een uur bewaard.
look-preview-pages = Pagina’s
look-alone = Apart openen
look-back = Terug naar het formulier
look-sample-home = Startpagina
look-sample-form = Formulier
look-sample-form-slips = Formulier met fouten
look-sample-thanks = Formulier verstuurd
look-sample-confirm = Aanmelding bevestigen
look-sample-confirmed = Aangemeld
look-sample-preferences = Voorkeuren
look-sample-saved = Voorkeuren opgeslagen
look-sample-unsubscribe = Afmelden
look-sample-unsubscribed = Afgemeld
look-sample-expired = Verlopen link
look-sample-inactive = Gesloten formulier
look-sample-error = Fout
look-pair-button = tekst op knoppen
look-pair-link-card = links in vakken
look-pair-link-page = links op de pagina
look-pair-text-card = tekst in vakken
look-pair-text-page = tekst op de pagina
look-pair-error-card = foutmeldingen in vakken
look-slip-colour = Schrijf de kleur als #0062ba
look-slip-no-picture = Het bestand is geen afbeelding die hier gebruikt kan worden. Kies een PNG-, JPEG- of WebP-bestand
look-slip-too-heavy = De afbeelding is groter dan 512 kB. Kies een kleinere
look-slip-too-large = De afbeelding is meer dan 2000 pixels breed of hoog. Kies een kleinere
look-slip-gone = De afbeelding is hier niet meer. Kies hem opnieuw
slip-out-of-range = { $label }: vul een heel getal van { $least } tot { $most } in
slip-unreadable = { $label }: { $pair } is niet te lezen. Het contrast is { $ratio }:1 en moet minstens { $needed }:1 zijn

## Settings: keys and the way out for mail

keys-title = Sleutels
keys-lead = Ze ondertekenen links en verzegelen formulierpagina’s. De inhoud verlaat de server nooit.
keys-column-use = Gebruik
keys-column-number = Volgnummer
keys-column-made = Gemaakt
keys-column-state = Toestand
keys-age = { $days ->
    [0] vandaag gemaakt
    [one] één dag oud
   *[other] { $days } dagen oud
}
keys-use-link = Persoonlijke links
keys-use-unsubscribe = Afmeldlinks
keys-use-receipt = Formulierpagina’s
keys-use-fingerprint = Vingerafdrukken van adressen
keys-use-staff = Inloggen in twee stappen
keys-current = In gebruik
keys-until = Opent tot { $date } wat ermee is ondertekend
keys-for-ever = Opent voor altijd wat ermee is ondertekend
keys-retired = Afgedankt; verdwijnt bij de volgende wissel
keys-rotate-title = Nieuwe sleutels maken
keys-rotate-text = Nieuwe sleutels ondertekenen vanaf nu persoonlijke links en formulierpagina’s. Verstuurde links blijven werken tot hun tijd om is. Doe dit als je vreest dat iemand een sleutel heeft gezien, of eens per jaar.
keys-rotate = Nu nieuwe sleutels maken
transport-title = E-mailserver
transport-lead = Hoe e-mails naar buiten gaan, en een test die toont wat de andere kant zegt.
transport-way = E-mails gaan naar
transport-signature = Ondertekend voor (DKIM)
transport-unsigned = Hier niet ondertekend; de mailserver kan het doen
transport-configured = Staat in de configuratie van de server (mail_url) en niet hier: er zit een wachtwoord in.
transport-test-text = Eén e-mail gaat meteen naar je eigen adres, langs de wachtrij. Het antwoord zie je hier.
transport-taken = De e-mail naar { $address } is aangenomen
transport-refused = De e-mail naar { $address } is niet vertrokken
transport-reply = De eigen woorden van de andere kant:
transport-mail-subject = Test van de e-mailserver
transport-mail-text = Deze e-mail laat zien dat e-mails van het klantcentrum je bereiken.

## Audit log

audit-title = Auditlogboek
audit-lead = Wat collega’s hebben gedaan, wat hun is geweigerd en wie er inlogde. Niemand kan het wijzigen.
audit-column-when = Wanneer
audit-column-who = Wie
audit-column-what = Wat
audit-column-changes = Voor → na
audit-from = Van (dag, UTC)
audit-to = Tot en met (dag, UTC)
audit-none = Hier is niets.
audit-all = Alles tonen
audit-older = Oudere regels

## The admin area: overview

overview-attention = Wat aandacht vraagt
overview-attention-none = Op dit moment vraagt niets aandacht.
overview-writes-files = E-mails worden als bestanden weggeschreven en niemand ontvangt ze. Stel een mailserver in voordat mensen zich aanmelden
overview-failed = E-mails die de laatste 7 dagen niet zijn bezorgd: { $count }
overview-late = E-mails die minstens 15 minuten geleden hadden moeten vertrekken: { $count }
overview-late-people = Contacten die niet binnen 30 dagen hebben gehoord dat ze zijn opgeslagen: { $count }
overview-no-name = De organisatie heeft nog geen naam. Die staat op elke pagina en in elke e-mail
overview-no-address = Het postadres ontbreekt. Het moet in elke e-mail en in de privacyverklaring staan
overview-no-contact = Er is geen e-mailadres genoemd voor vragen over gegevens. De privacyverklaring moet er een hebben
overview-no-sender = Er is geen afzenderadres ingesteld, dus e-mails komen van no-reply@ en het eigen domein van het portaal
overview-untranslated = { $list }: { $count } zonder tekst in elke taal
overview-old-key = De sleutel voor persoonlijke links is { $days } dagen oud. Maak eens per jaar nieuwe
overview-contacts = Alle contacten
overview-not-informed = Niet binnen 30 dagen geïnformeerd
overview-standing = Contacten per doel en status
overview-as-of = Geteld op { $time }.
overview-days-title = Toestemmingen per dag
overview-days = { $purpose }: gegeven en ingetrokken op elk van de laatste 30 dagen
overview-days-none = { $purpose }: de laatste 30 dagen is niets gegeven of ingetrokken.
overview-day = { $day }: { $granted } gegeven, { $withdrawn } ingetrokken
overview-granted = Gegeven
overview-column-day = Dag (in UTC)
overview-as-table = Hetzelfde als tabel
overview-due-since = De oudste die weg moest
overview-nothing-due = Geen enkele
overview-way-files = Bestanden op deze server; niemand ontvangt ze
overview-way-server = Een mailserver
overview-changes = Gegeven en ingetrokken toestemmingen
overview-changes-lead = Elke keer dat een doel een grondslag kreeg of werd ingetrokken, door wie dan ook. De nieuwste staan bovenaan.
overview-changes-usual = De laatste 30 dagen tonen
overview-column-contact = Contactpersoon
overview-contact-gone = Niet meer opgeslagen

## The admin area: outgoing mail

deliveries-title = Uitgaande e-mails
deliveries-lead = Wat wacht op verzending, wat is opgegeven en waarom. Wat is opgegeven, kan ongewijzigd opnieuw worden verstuurd.
deliveries-show = Toon
deliveries-show-button = Deze tonen
deliveries-all = Alle, nieuwste eerst
deliveries-waiting = Wachten op verzending
deliveries-late = Minstens 15 minuten te laat
deliveries-put-off = Worden later opnieuw geprobeerd
deliveries-sending = Worden nu verstuurd
deliveries-failed = Niet bezorgd
deliveries-failed-lately = Niet bezorgd, laatste 7 dagen
deliveries-none = Zulke e-mails zijn er niet.
deliveries-resend-all = Deze allemaal opnieuw versturen
deliveries-resend = Opnieuw versturen
deliveries-resend-name = E-mail { $number } opnieuw versturen
deliveries-column-mail = Soort e-mail
deliveries-a-mail = Een e-mail
deliveries-attempts = { $count } pogingen
deliveries-written = Geschreven op { $time }
deliveries-next-try = Volgende poging: { $time }

## Audit log: what was done

audit-noun-access = Pagina
audit-noun-page = Pagina
audit-noun-consent = Toestemming
audit-noun-contact = Contact
audit-noun-interest = Interesse
audit-noun-mail = E-mail
audit-noun-mails = Meerdere e-mails
audit-noun-codes = Herstelcodes
audit-noun-selection = Selectie
audit-noun-session = Sessie
audit-noun-sessions = Meerdere sessies
audit-noun-staff = Collega
audit-noun-type = Abonnementstype
audit-noun-template = E-mailsjabloon
audit-verb-accepted = uitnodiging aangenomen
audit-verb-activated = in gebruik genomen
audit-verb-added = toegevoegd
audit-verb-address-added = e-mailadres toegevoegd
audit-verb-address-made-primary = ander adres tot hoofdadres gemaakt
audit-verb-address-removed = e-mailadres verwijderd
audit-verb-changed = gewijzigd
audit-verb-closed = uitgelogd
audit-verb-deactivated = buiten gebruik gesteld
audit-verb-deleted = verwijderd
audit-verb-disabled = buitengesloten
audit-verb-enabled = weer toegelaten
audit-verb-exported = als bestand opgehaald
audit-verb-informed = privacybevestiging verstuurd
audit-verb-invited = uitgenodigd
audit-verb-invited-again = opnieuw uitgenodigd
audit-verb-language-chosen = taal gekozen
audit-verb-links-revoked = persoonlijke links beëindigd
audit-verb-merged = samengevoegd met een ander
audit-verb-moved = in de volgorde verplaatst
audit-verb-opened = ingelogd
audit-verb-proof-refused = bewijs van identiteit geweigerd
audit-verb-proved = identiteit opnieuw bewezen
audit-verb-put-back = eerdere versie weer gebruikt
audit-verb-refused = geweigerd
audit-verb-removed = weggehaald
audit-verb-renewed = opnieuw gemaakt
audit-verb-resent = opnieuw verstuurd
audit-verb-reset = via een link opnieuw gekozen
audit-verb-reset-asked = link naar een nieuw gevraagd
audit-verb-restored = teruggehaald
audit-verb-revoked = beëindigd
audit-verb-tested = uitgeprobeerd
audit-verb-turned-off = uitgezet
audit-verb-turned-on = aangezet
audit-name-by = Met
audit-name-count = Aantal
audit-name-fields = Velden
audit-name-from = Wat verdween
audit-name-place = Plaats in de volgorde
audit-name-rights = Rechten
audit-name-taken = Door de andere kant aangenomen
audit-way-code = een code uit de app
audit-way-recovery-code = een herstelcode
audit-way-invitation = een uitnodiging
