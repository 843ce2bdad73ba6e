### Svenska.

## Around every page

page-skip = Hoppa till innehållet
page-navigation = Språk och integritet
page-language = Språk:
page-privacy = Integritetspolicy
page-privacy-short = Integritet
page-error-title = Fel:
page-error-summary = Något behöver rättas

## Home

home-title = Nyhetsbrev och integritet
home-lead = Här väljer du vad { $organisation } får skicka till dig och ser vad vi har sparat om dig.
home-manage-title = Mina prenumerationer
home-manage-text = Ändra vad du får, avsluta prenumerationer eller se vad vi har sparat om dig. Vi mejlar dig en personlig länk. Du behöver inget lösenord.
home-manage-button = Få min länk

## Getting a personal link

link-title = Få din personliga länk
link-text = Skriv din e-postadress så skickar vi en länk till din egen sida. Du behöver inget lösenord.
link-email = E-postadress
link-button = Skicka länken
link-expired-title = Länken fungerar inte längre
link-expired-text = Våra länkar gäller en viss tid, och en del bara en gång. Inget har ändrats. Här kan du få en ny länk.
sent-title = Titta i din inkorg
sent-text = Om vi har adressen är ett mejl med en personlig länk på väg. Det tar oftast mindre än en minut.
sent-spam = Kom inget? Titta i skräpposten och kontrollera att du använde den adress som vi skriver till.
sent-again = Prova en annan adress

## Forms

form-optional = frivilligt
form-choose = Välj
form-honeypot = Lämna fältet tomt
form-consent-withdraw = Du kan när som helst återkalla ditt samtycke med länken i varje mejl från { $organisation }.
form-next = Vi skickar ett mejl med en länk. Inget registreras förrän du bekräftar där.
form-step = Steg { $step } av { $steps }
form-onward = Fortsätt
form-back = Tillbaka
form-changed-title = Texten har ändrats
form-changed-text = Texten på sidan ändrades efter att du öppnade den. Inget har skickats. Läs den igen och kryssa på nytt för det du godkänner.
form-again-title = Skicka igen
form-again-text = Sidan hade varit öppen länge eller skickades för snabbt. Inget har skickats. Det du skrev finns kvar här: titta igenom det och skicka igen.
form-file-kinds = Vi tar emot: { $kinds }.
form-file-kind-pdf = PDF
form-file-kind-picture = bilder (JPEG, PNG, WebP)
form-file-kind-document = dokument (Word, OpenDocument)
form-file-kind-sheet = kalkylark (Excel, OpenDocument)
form-file-kind-text = ren text
form-file-one = En fil på högst { $limit }.
form-file-many = Upp till { $most } filer, var och en på högst { $limit }.
form-file-again = Du hade valt { $names }. Webbläsare minns inte filer när en sida visas igen: välj igen.
form-file-sent = Skickat: { $names }
thanks-next-title = Ett steg kvar
thanks-next-text = Öppna mejlet som vi skickar till dig och tryck på knappen för att bekräfta. Inget registreras innan du har gjort det.
thanks-spam = Har det inte kommit inom några minuter, titta i skräpposten.
inactive-text = Formuläret är stängt och tar inte emot fler svar.

## What can be wrong with a field

slip-email-missing = Skriv din e-postadress
slip-email-malformed = Skriv en giltig e-postadress, till exempel namn@example.org
slip-email-too-long = E-postadressen är för lång. Kontrollera att den är rätt
slip-email-domain = Delen efter @ tar inte emot e-post. Kontrollera stavningen
slip-missing = Fyll i ”{ $label }”
slip-not-chosen = Välj något under ”{ $label }”
slip-not-ticked = Kryssa i rutan för att gå vidare
slip-too-long = ”{ $label }” får ha högst { $limit } tecken
slip-not-on-offer = Välj ett av alternativen under ”{ $label }”
slip-not-a-date = Skriv ett giltigt datum under ”{ $label }”
slip-not-a-date-time = Ange ett giltigt datum med klockslag under ”{ $label }”
slip-not-a-number = Skriv ett tal under ”{ $label }”
slip-not-whole = Ange ett heltal under ”{ $label }”
slip-not-a-phone = Skriv ett telefonnummer under ”{ $label }”, till exempel +46 8 123 456 78
slip-file-missing = Välj en fil under ”{ $label }”
slip-file-empty = ”{ $name }” är tom. Välj en annan fil
slip-file-too-large = ”{ $name }” är större än { $limit }. Välj en mindre fil
slip-file-kind = ”{ $name }” är inte av ett slag som vi tar emot här. Välj en annan fil
slip-file-too-many = ”{ $label }” tar högst { $limit }: välj färre filer
slip-file-no-room = Vi har inte plats för fler filer just nu. Inget har skickats. Försök igen senare

## Confirming a sign-up

confirm-title = Bekräfta din anmälan
confirm-text = Du fyllde i formuläret ”{ $form }” hos { $organisation }. Tryck på knappen för att bekräfta.
confirm-choices = Det här säger du ja till:
confirm-button = Ja, bekräfta
confirm-not-you = Var det inte du? Då kan du bara stänga sidan. Inget registreras, och anmälan raderas av sig själv.
confirmed-title = Du är anmäld
confirmed-thanks = Tack, din anmälan är bekräftad
confirmed-text = Du kan stänga sidan nu.
confirmed-choices = Det här har du sagt ja till från { $organisation }:
confirmed-change = Du kan ändra dig när som helst. Varje mejl från oss har en länk till din egen sida.
confirmed-button = Se mina val

## The preference page

preferences-title = Dina prenumerationer
preferences-hello = Hej { $name }!
preferences-address = Den här sidan hör till
preferences-valid = Länken gäller till { $date }.
preferences-why = { $organisation } har din adress för att du har anmält dig eller haft kontakt med oss. Här bestämmer du vad vi får skicka till dig. Inget ändras förrän du trycker på Spara.
preferences-types = Vad vill du få från oss?
preferences-types-hint = Så länge reglaget ovanför är av skickar vi inget av detta. Dina val finns kvar.
preferences-save = Spara ändringarna
preferences-leave-title = Avsluta allt
preferences-leave-text = Då slutar { $organisation } att skicka nyhetsbrev, inbjudningar och erbjudanden till dig. Du kan ändå få meddelanden som du behöver, till exempel svar på en fråga eller ett kvitto.
preferences-leave-button = Avsluta allt
preferences-data-title = Dina uppgifter
preferences-data-text = Se och ladda ner vad vi har sparat om dig, varför och sedan när. Mejl vidarebefordras ibland, så vi skickar först en länk till din adress.
preferences-data-button = Skicka länken
preferences-data-sent-title = Vi har mejlat dig länken
preferences-data-sent-text = Öppna mejlet för att se och ladda ner vad vi har sparat om dig.
preferences-texts-changed-title = Inget sparades: texten har ändrats
preferences-texts-changed-text = Texten på sidan ändrades efter att du öppnade den. Läs den igen och spara på nytt.
preferences-in-between-title = Dina val hade ändrats under tiden
preferences-in-between-text = Någon ändrade dem efter att du öppnade sidan, kanske du själv i en annan flik. Det du sparade sist gäller. Kontrollera att allt här nedanför stämmer.
saved-title = Sparat
saved-mail = Vi har mejlat dig en bekräftelse.
saved-nothing-title = Inget att spara
saved-nothing-text = Dina val är som förut.
change-on = { $name }: på
change-off = { $name }: av
change-granted = { $name }: du har samtyckt
change-withdrawn = { $name }: du har återkallat ditt samtycke

## Unsubscribing from a mail

unsubscribe-title = Avsluta prenumeration
unsubscribe-done-title = Prenumerationen är avslutad
unsubscribe-address = E-postadress:
unsubscribe-type-text = Vill du inte längre få ”{ $name }” från { $organisation }?
unsubscribe-type-button = Avsluta { $name }
unsubscribe-type-done = Du får inte längre ”{ $name }”
unsubscribe-all-text = Vill du inte ha några nyhetsbrev, inbjudningar eller erbjudanden alls från { $organisation }?
unsubscribe-all-button = Avsluta allt
unsubscribe-all-done = Du har avslutat allt
unsubscribe-all-done-text = { $organisation } skickar inte längre nyhetsbrev, inbjudningar eller erbjudanden till dig.
unsubscribe-mind-title = Vill du välja själv?
unsubscribe-mind-text = På din egen sida väljer du exakt vad du får och kan anmäla dig igen.

## “This was not me”

restore-title = Var det inte du?
restore-address = Någon har ändrat valen för
restore-text = Om det inte var du, tryck på knappen. Då blir dina val som de var:
restore-button = Återställ mina val
restore-was-me = Var det du? Då kan du bara stänga sidan.
restore-nothing = Det finns inget att återställa: dina val är redan som de var.
restore-done-title = Dina val är återställda
restore-done-heading = Så här är det nu
restore-done-address = Nu gäller åter valen för
restore-done-text = Den som ändrade dem hade ett av dina mejl. Vidarebefordra inte mejl från oss: länkarna öppnar din sida.

## Your data

data-title = Vad vi har sparat om dig
data-lead = Det här är allt som { $organisation } har sparat om dig här. Sidan kan öppnas till { $date }.
data-about-title = Om dig
data-address = E-postadress
data-name = Namn
data-no-name = Inte angivet
data-language = Språk
data-since = Sparat sedan
data-consents-title = Vad vi använder det till och varför
data-consents-none = Inget är registrerat.
data-column-purpose = Ändamål
data-column-state = Status
data-column-basis = Rättslig grund
data-column-source = Källa
data-column-updated = Senast ändrat
data-state-none = Inte registrerat
data-state-active = Aktivt
data-state-withdrawn = Återkallat
data-subscriptions-title = Prenumerationer
data-subscription-on = På
data-subscription-off = Av
data-subscription-never = Aldrig valt
data-history-title = Historik
data-history-none = Inget har hänt ännu.
data-column-when = När
data-column-what = Vad som hände
data-download-title = Ladda ner
data-download-text = Du får allt på den här sidan som en fil som både människor och program kan läsa.
data-download-button = Ladda ner mina uppgifter
data-rights = Vill du få något rättat eller raderat? I integritetspolicyn står hur du når oss.

## Privacy statement

privacy-title = Integritetspolicy
privacy-lead = Så här hanterar { $organisation } det som du lämnar på de här sidorna.
privacy-controller-title = Vem som ansvarar
privacy-controller-text = { $organisation } är personuppgiftsansvarig: vi bestämmer varför och hur dina uppgifter används och svarar för det.
privacy-controller-contact = Frågor om personuppgifter:
privacy-data-title = Vad vi sparar
privacy-data-text = Din e-postadress, ditt språk och det du i övrigt skriver i våra formulär, till exempel ditt namn. Dessutom vad du har samtyckt till, när, vilken text du fick se och från vilken nätverksadress och webbläsare det gjordes. Uppgifterna kommer från dig själv eller från din kontakt med oss.
privacy-purposes-title = Vad vi använder det till
privacy-purpose-more = Läs mer
privacy-basis-title = Vad som ger oss rätt till det
privacy-basis-consent = Mejl som du anmäler dig till bygger på ditt samtycke (artikel 6.1 a i GDPR).
privacy-basis-other = Att vi har dig som kund eller kontakt bygger på ett avtal med dig, på en skyldighet enligt lag eller på vårt berättigade intresse av att känna och hjälpa dem vi har att göra med (artikel 6.1 b, c och f). Under ”Dina uppgifter” på din egen sida ser du vad som gäller för dig.
privacy-basis-evidence = Vi sparar bevis på ditt samtycke eftersom vi måste kunna visa att du har gett det (artikel 7.1).
privacy-recipients-title = Vilka andra som ser det
privacy-recipients-text = Vi säljer inte dina uppgifter. Bara vi använder dem, och leverantörer som sköter servrar och skickar e-post åt oss, enligt avtal och bara så som vi bestämmer. Fråga oss om du vill veta vilka de är och om uppgifter lämnar EES.
privacy-retention-title = Hur länge vi har det
privacy-retention-unconfirmed = { $days ->
    [one] En anmälan som du inte bekräftar raderas efter en dag.
   *[other] En anmälan som du inte bekräftar raderas efter { $days } dagar.
}
privacy-retention-active = Uppgifterna sparas så länge du prenumererar eller är kund eller kontakt hos oss.
privacy-retention-withdrawn = När du återkallar ditt samtycke slutar vi. Vi noterar att du återkallade det, så att ingen skriver till dig av misstag.
privacy-retention-links = { $days ->
    [one] En länk till din egen sida gäller i en dag.
   *[other] En länk till din egen sida gäller i { $days } dagar.
}
privacy-rights-title = Dina rättigheter
privacy-right-withdraw = Återkalla ditt samtycke när som helst. Det vi gjorde innan dess var ändå lagligt.
privacy-right-access = Se vad vi har sparat om dig, få en kopia och få fel rättade.
privacy-right-erase = Få uppgifterna raderade eller användningen begränsad.
privacy-right-object = Invända mot användning som bygger på vårt berättigade intresse, och alltid mot marknadsföring.
privacy-right-move = Ta med dig det du har gett oss, i en fil som andra program kan läsa.
privacy-rights-how = Det mesta gör du själv på din egen sida. Skriv till oss om resten.
privacy-rights-link = Få länken till min sida
privacy-complaint-title = Om du tycker att vi gör fel
privacy-complaint-text = Säg till, så rättar vi det. Du kan också klaga hos Integritetsskyddsmyndigheten (IMY) eller hos dataskyddsmyndigheten i det land där du bor eller arbetar, eller där det hände.
privacy-voluntary-title = Måste du lämna uppgifter?
privacy-voluntary-text = Nej. Utan e-postadress kan vi inte skicka något till dig, men det får inga andra följder. Inget om dig avgörs av en maskin.
privacy-cookies-title = Kakor
privacy-cookies-text = De här sidorna sparar högst en kaka: språket som du valde. Inget följer dig, och inget hämtas från andra.

## When something goes wrong

problem-home = Gå till startsidan
problem-link = Få länken till min sida
problem-incident = Om du skriver till oss om detta, ange det här numret:
problem-retry-seconds = { $seconds ->
    [one] Försök igen om en sekund.
   *[other] Försök igen om { $seconds } sekunder.
}
problem-retry-minutes = { $minutes ->
    [one] Försök igen om en minut.
   *[other] Försök igen om { $minutes } minuter.
}
problem-400-title = Det förstod vi inte
problem-400-text = Det som din webbläsare skickade var ofullständigt eller skadat. Inget har ändrats. Gå tillbaka, ladda om sidan och försök en gång till.
problem-403-title = Det här får du inte göra
problem-403-text = Sidan öppnades inte som den ska, eller så saknar du behörighet. Inget har ändrats.
problem-404-title = Sidan finns inte
problem-404-text = Det finns ingen sida på den här adressen. Om du skrev den själv, kontrollera stavningen. Om du följde en länk kan den vara gammal.
problem-405-title = Sidan kan inte öppnas så
problem-405-text = Adressen hör till en knapp och inte till en sida. Inget har ändrats. Gå tillbaka och tryck på knappen igen.
problem-408-title = Det tog för lång tid
problem-408-text = Det du skickade kom in så långsamt att vi slutade vänta. Inget har sparats. Gå tillbaka och försök igen där uppkopplingen är bättre.
problem-413-title = Det blev för mycket på en gång
problem-413-text = Det du skickade är större än vi tar emot. Inget har ändrats. Gå tillbaka, korta ner det och försök igen.
problem-415-title = Det här kan vi inte läsa
problem-415-text = Det som din webbläsare skickade är av ett slag som sidan inte tar emot. Inget har ändrats.
problem-429-title = För många försök
problem-429-text = Det har kommit många förfrågningar från ditt nätverk på kort tid, så vi tar en paus. Inget har ändrats.
problem-500-title = Något gick fel hos oss
problem-500-text = Felet är vårt och har noterats. Om du höll på att spara något är det kanske inte sparat: öppna sidan igen och kontrollera.
problem-503-title = Det är mycket att göra just nu
problem-503-text = Vi hann inte klart i tid. Det du ville spara är inte sparat. Försök igen om en stund.

history-confirmed = Anmälan bekräftad
history-created = Dina uppgifter sparades
history-changed = Dina uppgifter ändrades
history-granted = { $purpose }: registrerat ({ $basis })
history-withdrawn = { $purpose }: samtycke återkallat
history-reset = { $name }: val ångrat
history-revoked = Dina personliga länkar slutade fungera
history-handed-over = Du laddade ner dina uppgifter
history-other = Något om dig registrerades

## The admin area: contacts

cards-title = Kontakter
cards-new = Ny kontakt
cards-new-lead = Kontakten lagras med den förvalda rättsliga grunden. Det är inget samtycke till marknadsföring.
cards-new-button = Lägg till kontakt
cards-known-link = Öppna kontakten som har adressen
cards-slip-known = En annan kontakt har den här e-postadressen
cards-slip-own = Kontakten har redan den här e-postadressen
cards-slip-primary = Huvudadressen kan inte tas bort. Välj först en annan som huvudadress
cards-slip-days = Sista dagen kan inte vara före den första
cards-slip-undated = Där inget är registrerat finns det inget datum. Välj en annan status eller lämna dagarna tomma
cards-cancel = Avbryt
cards-first-name = Förnamn
cards-last-name = Efternamn
cards-name = Namn
cards-company = Företag
cards-phone = Telefon
cards-country = Land
cards-language = Språk
cards-interests = Intressen
cards-no-mailings = Inga utskick
cards-no-mailings-hint = Stoppar alla utskick till kontakten, vad samtyckena än säger.
cards-not-said = Inte angivet
cards-choose = Välj
cards-any = Alla
cards-yes = Ja
cards-no = Nej
cards-search = Sök
cards-search-hint = Början på ett namn, en adress eller ett företag; flera ord i valfri ordning.
cards-search-button = Sök fram
cards-search-all = Visa alla
cards-filters = Filter och kolumner
cards-filter-purpose = Ändamål
cards-filter-state = Samtyckets tillstånd
cards-filter-source = Kontaktens källa
cards-filter-subscription = Har valt
cards-filter-interest = Intresserad av
cards-filter-form = Har fyllt i formuläret
cards-filter-consent-source = Samtyckets källa
cards-days-consent = Samtycket som det är nu, sedan
cards-days-stored = Sparad
cards-days-changed = Senast ändrad
cards-columns = Kolumner
cards-since = Lagrad sedan
cards-none = Ingen kontakt passar. Sök på mindre, eller visa alla.
cards-stopped-title = Sökningen är inte klar
cards-stopped-text = Mycket få kontakter passar, så den stannade här för att svara direkt.
cards-stopped-on = Sök vidare
cards-pages = Sidor i listan
cards-first-page = Första sidan
cards-page-above = Föregående sida
cards-page-below = Nästa sida
cards-last-page = Sista sidan
cards-tabs = Sidor om kontakten
cards-tab-card = Kontaktkort
cards-tab-privacy = Integritet
cards-store-line = Rättslig grund:
cards-details = Uppgifter
cards-save = Spara uppgifter
cards-addresses = E-postadresser
cards-confirmed = Bekräftad
cards-actions = Åtgärder
cards-primary = Huvudadress
cards-make-primary = Gör till huvudadress
cards-remove = Ta bort
cards-another-address = En e-postadress till
cards-add-address = Lägg till adress
cards-marketing = E-marknadsföring
cards-marketing-on = Slå på e-marknadsföring
cards-marketing-off = Stäng av e-marknadsföring
cards-marketing-withdrawn = Ett återkallat samtycke ändras av kontakten själv, eller av en kollega som får ändra samtycken och anger ett skäl.
cards-subscriptions = Prenumerationer
cards-subscriptions-resting = { $purpose } är inte aktivt, så inget av detta skickas.
cards-subscriptions-save = Spara prenumerationer
cards-reach-ready = Ett utskick skulle skickas.
cards-reach-no-mailings = Inget utskick: inga utskick alls.
cards-reach-no-consent = Inget utskick: inget samtycke.
cards-reach-no-subscription = Inget utskick: prenumererar inte.
cards-links = Personliga länkar
cards-links-text = Länkar i e-post öppnar kontaktens egen sida. När de avslutas fungerar bara avregistrering via en gammal länk.
cards-links-revoke = Avsluta alla länkar
cards-conflict-title = Någon annan har sparat under tiden
cards-conflict-text = Inget av ditt sparades. Det här gäller nu; spara igen om du fortfarande vill ändra.
cards-privacy-lead = Varför vi får använda kontaktens uppgifter. Välj ett ändamål för att se hur det gick till, eller för att ändra det.
cards-basis = Rättslig grund
cards-source = Källa
cards-comment = Kommentar
cards-reason = Skäl att ändra tillbaka
cards-reason-hint = Kontakten återkallade. Historiken behåller ditt skäl.
cards-reason-was = Skäl: { $reason }
cards-holds-now = Det här gäller nu
cards-change-consent = Ändra
cards-save-consent = Spara samtycke
cards-withdraw = Återkalla åt kontakten
cards-withdraw-button = Återkalla
cards-registered = Registrerad
cards-changes = Antal ändringar
cards-updated-by = Av
cards-before = Före
cards-after = Efter
cards-written = Antecknat
cards-shown = Det som visades
cards-shown-form = Formulär { $form }, version { $version }
cards-shown-page = Kontaktens egen sida
cards-by-contact = Kontakten själv
cards-by-visitor = En besökare
cards-by-staff = En medarbetare
cards-by-operator = Den driftansvariga
cards-by-system = Samtykke självt

## The admin area: activities and privacy confirmations

cards-tab-activities = Aktiviteter
cards-tab-confirmation = Integritetsbekräftelse
cards-mail-to = E-post till { $address }
cards-mail-sent = Skickad
cards-mail-failed = Inte levererad
cards-mail-waiting = Väntar
cards-mail-stopped = Inte skickad
cards-mail-stopped-why = Kontakten lades i papperskorgen innan den skickades.
cards-mail-from = Från
cards-mail-recipient = Till
cards-mail-reply = E-postserverns svar
cards-mail-text = Det som skrevs
cards-mail-as-text = Hela textdelen
cards-mail-masked = Länkarna är dolda: var och en öppnar kontaktens egna sidor.
cards-filled-in = Fyllde i formuläret { $form }
cards-awaiting = Inte bekräftat än
cards-informed-event = En integritetsbekräftelse skickades
cards-export = Ladda ner som kalkylark
cards-confirmation-title = Integritetsbekräftelse
cards-confirmation-to = Skicka till
cards-confirmation-other = Eller till en annan adress
cards-confirmation-other-hint = Mejlet innehåller en länk till kontaktens egen sida. Skriv bara en adress som är deras.
cards-confirmation-template = Mall
cards-confirmation-subject = Ämne
cards-confirmation-subject-hint = Låt det stå för att använda mallens eget ämne på språket ovan.
cards-confirmation-send = Skicka bekräftelse
cards-informed = Informerad
cards-not-informed = Inte informerade
cards-not-informed-lead = De här personerna har varit lagrade i mer än 30 dagar utan att ha fått veta det. Lagen ger en månad.
cards-not-informed-none = Alla har informerats i tid.
cards-not-informed-send = Skicka till alla dessa
cards-pick = Välj { $name }
cards-pick-confirmation = Skicka integritetsbekräftelse till de valda
cards-pick-all = Välj alla på sidan
cards-chosen-count = { $count } kontakter är valda.
cards-chosen-to-hint = Var och en får besked på sin huvudadress.
cards-chosen-who = Visa vilka de är
cards-chosen-skip = Utelämna dem som redan fått besked ({ $count })
cards-chosen-own-language = Vars och ens eget språk
cards-chosen-subject-hint = Lämnas det tomt används mallens eget ämne.
cards-slip-nobody = Välj minst en kontakt i listan
cards-slip-many = Välj högst 500 kontakter
cards-reached-sent = Integritetsbekräftelser på väg: { $count }
cards-reached-told = Utelämnade eftersom de redan fått besked: { $count }
cards-reached-gone = Finns inte längre: { $count }
cards-not-informed-count = De är { $count }.
cards-not-informed-many = De är fler än { $count }. Ett tryck ger så många besked; tryck sedan igen.
cards-informed-due = inte än; senast { $date }
cards-inform-by = Ska informeras senast
cards-not-informed-soon = Ska informeras inom de närmaste { $days } dagarna: { $count }.

## The admin area: merging contacts

cards-tab-merger = Slå ihop
cards-merge-lead = Använd detta när två kort är samma person. Det andra kortet blir en del av det här.
cards-merge-with = E-postadressen på det andra kortet
cards-merge-show = Jämför
cards-merge-nobody = Ingen annan har den här adressen.
cards-merge-what = Vad
cards-merge-stays = Det här kortet blir kvar
cards-merge-goes = Det här kortet försvinner
cards-merge-hint = Det strängaste samtycket gäller, båda historikerna behålls och tidigare personliga länkar för båda avslutas. Det går inte att ångra.
cards-merge-button = Slå ihop för gott
cards-merged-event = Två kontakter slogs ihop

## The admin area: shell

admin-menu = Meny
admin-navigation = Administration
admin-sign-out = Logga ut
admin-nav-overview = Översikt
admin-done-saved = Sparat.
admin-done-added = Tillagt.
admin-done-moved = Ordningen är ändrad.
admin-done-activated = Den används nu.
admin-done-deactivated = Den används inte längre.
admin-done-deleted = Borttaget.
admin-done-restored = Återställt.
admin-done-sent = Mejlet är på väg.
admin-done-ended = De fungerar inte längre.
admin-done-kept = Inte sparat än: vi måste fråga vem du är. Det du hade skrivit står här igen, utom lösenord och koder. Spara en gång till.
overview-welcome = Välkommen, { $name }.

## The lists

lists-purposes = Ändamål
lists-purposes-lead = Vad ni använder människors uppgifter till. Varje ändamål har sitt eget samtycke.
lists-new-purpose = Nytt ändamål
lists-legal-bases = Rättsliga grunder
lists-legal-bases-lead = Vad som ger er rätt att lagra och använda uppgifter (GDPR artikel 6).
lists-new-legal-basis = Ny rättslig grund
lists-sources = Källor
lists-sources-lead = Hur uppgifter om människor kommer in.
lists-new-source = Ny källa
lists-types = Prenumerationstyper
lists-types-lead = De slags utskick som människor väljer mellan. En ändring syns genast på de publika sidorna.
lists-new-type = Ny prenumerationstyp
lists-interests = Intressen
lists-interests-lead = Fria etiketter på kontakter. De har ingen rättslig betydelse.
lists-new-interest = Nytt intresse
lists-name = Namn
lists-description = Beskrivning
lists-description-public = Visas under namnet i formulär och på inställningssidan.
lists-description-internal = Bara för kollegor.
lists-approval = Text vid samtyckesrutan
lists-approval-hint = Det man säger ja till genom att kryssa i rutan.
lists-public-description = Beskrivning för allmänheten
lists-public-description-hint = Visas på inställningssidan och i integritetspolicyn.
lists-statement-title = Rubrik på integritetspolicyn
lists-statement-url = Adress till integritetspolicyn
lists-statement-url-hint = Lämna tomt för att använda policyn på de här sidorna.
lists-key = Nyckel
lists-key-hint = Versaler A till Z, siffror och _. Lämnas den tom görs den av namnet. Den ändras aldrig efteråt.
lists-purpose = Ändamål
lists-manageable = Kontakter ger och återkallar samtycket själva
lists-manageable-hint = Det är då ett reglage på inställningssidan.
lists-starts-on = På för kontakter som aldrig har valt
lists-starts-on-hint = Bara så länge samtycket till ändamålet gäller. Deras eget val går alltid före.
lists-sends = Skicka integritetsbekräftelsen automatiskt
lists-sends-hint = Till varje ny kontakt som kommer från källan och har en adress.
lists-template = Mall för bekräftelsen
lists-yes = Ja
lists-no = Nej
lists-column-languages = Språk
lists-column-state = Läge
lists-column-updated = Senast ändrad
lists-column-actions = Åtgärder
lists-uses-consents = Samtycken
lists-uses-contacts = Kontakter
lists-uses-subscribers = Prenumeranter
lists-missing = Saknas: { $languages }
lists-language-missing = Saknas
lists-active = Används
lists-inactive = Används inte
lists-deleted = Borttagen
lists-built-in = Inbyggd
lists-empty = Listan är tom.
lists-show-deleted = { $count ->
    [one] Visa en borttagen
   *[other] Visa { $count } borttagna
}
lists-hide-deleted = Dölj det borttagna
lists-export = Exportera som CSV
lists-save = Spara
lists-add = Lägg till
lists-back = Tillbaka till listan
lists-move-up = Flytta upp ”{ $name }”
lists-move-down = Flytta ned ”{ $name }”
lists-activate = Aktivera
lists-activate-name = Aktivera ”{ $name }”
lists-deactivate = Inaktivera
lists-deactivate-name = Inaktivera ”{ $name }”
lists-restore = Återställ
lists-restore-name = Återställ ”{ $name }”
lists-updated = Som levererad, sedan { $date }
lists-updated-by = Senast ändrad { $date } av { $name }
lists-afterwards = Behövs den inte längre?
lists-afterwards-switch = Inaktivering tar bort den från sidor och formulär, och du kan slå på den igen när som helst. Det är oftast bättre än att ta bort den.
lists-afterwards-plain = Det som är borttaget kan inte väljas längre. Gamla poster visar det fortfarande, och det kan återställas.
lists-delete = Ta bort …
lists-delete-title = Ta bort ”{ $name }”?
lists-delete-touches = Vad det påverkar
lists-delete-forms = Formulär som frågar om den
lists-delete-text = Den försvinner från sidor och vallistor. Det som människor har valt eller samtyckt till står kvar med sitt namn, och du kan återställa den.
lists-delete-instead = Inaktivering ger samma sak för besökare och går att ändra tillbaka med ett klick.
lists-delete-button = Ja, ta bort
lists-delete-not = Behåll den
lists-delete-built-in = Den är inbyggd: Samtykke självt behöver den, så den kan inte tas bort.
lists-conflict-title = Inte sparat: någon annan hann före
lists-conflict-text = { $name } sparade { $date }. Det du skrev finns kvar här. Detta har ändrats under tiden och lyder nu:
lists-conflict-line = { $label }: ”{ $now }”
lists-conflict-empty = tomt
lists-conflict-next = Se över formuläret och spara igen för att ersätta det med ditt, eller öppna sidan på nytt för att behålla deras.
lists-conflict-deleted-title = Inte sparat: den har tagits bort under tiden
lists-conflict-deleted = Det du skrev finns kvar här. Återställ den från listan i en annan flik; sedan kan du spara.
lists-slip-name-taken = Något annat i listan heter så. Välj ett annat namn
lists-slip-name-deleted = Något borttaget heter så. Återställ det eller välj ett annat namn
lists-slip-key = En nyckel har bara versalerna A till Z, siffror och _
lists-slip-key-taken = Nyckeln används redan, kanske av något borttaget. Välj en annan
lists-slip-url = Ange en webbadress som börjar med https:// eller http://

## Mail templates

templates-title = Mejlmallar
templates-lead = Orden i varje mejl som Samtykke skriver, per språk. Varje sparning är en version, och skickade mejl förblir som de var.
templates-column-version = Version
templates-column-by = Sparad av
templates-privacy = Om integritet
templates-shipped = Som levererad
templates-own = Egna ord
templates-subject = Ämne
templates-body = Brödtext
templates-body-hint = Markdown: **fetstil**, - för listor, [ord](adress) för länkar. En länk ensam på raden blir en knapp.
templates-fallback = Lämnas det tomt får de som läser språket mejlet på engelska, eller på det språk som finns.
templates-variables = Det du kan sätta in
templates-variables-text = Skriv tecknen exakt så. Mejlet får då personens egna värden på deras plats.
templates-var-first-name = Förnamn; kan vara tomt
templates-var-organisation = Organisationens namn
templates-var-form-title = Rubriken på formuläret som fylldes i
templates-var-choices = Det personen har valt, som lista
templates-var-changes = Det som ändrades, som lista
templates-var-confirm-link = Länk som bekräftar anmälan
templates-var-confirm-hours = Timmar som länken fungerar
templates-var-preferences-link = Länk till personens egen sida
templates-var-restore-link = Länk som ångrar ändringen; inte i alla mejl
templates-var-data-link = Länk till det som är sparat om personen
templates-var-days = Dagar som länken fungerar
templates-var-link = Länken som kollegan går vidare med
templates-var-hours = Timmar som den fungerar
templates-var-breach = Det ni skriver när meddelandet skickas
templates-preview = Förhandsvisning
templates-preview-language = Språk
templates-preview-address = Så som kontakten ser det
templates-preview-hint = Kontaktens e-postadress; utan en är mejlet till dig. Länkarna öppnar ingenting och inget skickas.
templates-preview-button = Visa förhandsvisningen
templates-light = Mot ljus bakgrund
templates-dark = Mot mörk bakgrund
templates-text = Som text
templates-test = Skicka ett test
templates-test-text = Den sparade versionen går till din egen adress, precis som den annars skickas. Länkarna öppnar ingenting.
templates-test-button = Skicka till mig
templates-test-typed = Skicka det skrivna till mig
templates-versions = Versioner
templates-compare-shipped = Jämför med den levererade texten
templates-shipped-title = { $name }: den levererade texten
templates-version-title = { $name }: version { $number }
templates-same = Den säger samma sak som den som används.
templates-differs = Rader med − finns bara här, rader med + bara i den som används nu.
templates-return = Gå tillbaka till den levererade texten
templates-use-again = Använd den här versionen igen
templates-back = Tillbaka till mallen
templates-slip-no-subject = { $language }: skriv ett ämne som aldrig är tomt
templates-slip-no-body = { $language }: skriv texten
templates-slip-long-subject = { $language }: ämnet får ha högst { $limit } tecken
templates-slip-long-body = { $language }: texten får ha högst { $limit } tecken
templates-slip-broken = { $language }, rad { $line }: det här fungerar inte ({ $reason })
templates-slip-unknown = { $language }, rad { $line }: det finns ingen ”{ $name }” i det här mejlet. Ta en ur listan
templates-slip-lacks = { $language }: utan { $name } är mejlet meningslöst. Sätt in det
templates-slip-html = { $language }, rad { $line }: HTML och skript går inte här. Skriv Markdown
templates-slip-link = { $language }, rad { $line }: en länk kan bara gå till https-, http- och mailto-adresser
templates-slip-nobody = Ingen kontakt har den adressen

## What mail templates are called

template-confirm = Bekräfta anmälan
template-welcome = Välkommen
template-changed = Inställningar ändrade
template-new-link = Ny personlig länk
template-already-subscribed = Prenumererar redan
template-verification = Länk till egna uppgifter
template-privacy-confirmation = Integritetsbekräftelse
template-breach-notice = Meddelande om personuppgiftsincident
template-staff-invitation = Inbjudan av en kollega
template-password-reset = Nytt lösenord

## Staff: the way in

sign-in-title = Logga in
sign-in-address = E-postadress
sign-in-password = Lösenord
sign-in-button = Logga in
slip-sign-in = E-postadressen och lösenordet hör inte ihop. Kontrollera båda
slip-password-short = Lösenordet måste ha minst 12 tecken
slip-password-long = Lösenordet får ha högst 128 tecken
setup-title = Konfigurera kundcentret
setup-text = Du är först här. Det här kontot får göra allt och kan bjuda in dina kollegor. Därefter slår du på ett andra steg för inloggningen: ha en autentiseringsapp redo i telefonen.
setup-name = Ditt namn
setup-password = Välj ett lösenord
setup-password-hint = Minst 12 tecken. En kort mening är lätt att minnas och svår att gissa.
setup-button = Skapa kontot
setup-expired-title = Den här länken fungerar inte längre
setup-expired-text = Länkar för konfigurering fungerar en gång, inom en timme, och bara så länge ingen har ett konto. Den som driver servern skapar en ny med kommandot: samtykke staff setup-link

## Staff: refusals, rights, roles

refused-title = Det här får du inte göra
refused-text = Det kräver rättigheten ”{ $right }”, som din roll inte har. En administratör kan ge dig den.
refused-form-title = Formuläret är inaktuellt
refused-form-text = Det hör till en tidigare inloggning, så inget har sparats. Öppna sidan igen och gör om ändringen.
refused-home = Till översikten
right-settings = Ändra inställningar
right-users = Hantera användare och roller
right-lists = Redigera listor och e-postmallar
right-forms = Bygga och publicera formulär
right-submissions = Behandla inskickade svar
right-contacts = Skapa och redigera kontakter
right-consent = Ändra samtycken och prenumerationer åt kontakter
right-bulk-update = Ändra många kontakter på en gång
right-bulk-delete = Ta bort många kontakter på en gång
right-import = Importera kontakter
right-export = Exportera data
right-mailings = Skicka utskick
right-override = Skicka utskick utan samtycke
right-requests = Hantera registerutdrag och andra dataärenden
right-audit = Läsa granskningsloggen
role-administrator = Administratör
role-privacy-officer = Dataskyddsansvarig
role-list-administrator = Listansvarig
role-marketer = Marknadsförare
role-agent = Handläggare
role-auditor = Granskare (läser bara)

## Staff: second step, links, own account

sign-in-forgotten = Glömt lösenordet?
slip-password-common = Det här lösenordet är lätt att gissa. Välj ett längre, eller ett med ovanliga ord
slip-password-wrong = Det här är inte ditt lösenord
slip-code = Den här koden stämmer inte. Varje kod fungerar en gång, och de från appen i en halv minut
code-title = Ange en kod
code-label = Kod
code-hint = Sex siffror från autentiseringsappen, eller en av dina återställningskoder.
code-back = Börja om
proof-title = Är det du?
proof-text = Det du ska göra är viktigt, så vi frågar en gång till. Svaret gäller i tio minuter.
proof-button = Fortsätt
reset-title = Välj ett nytt lösenord
reset-text = Ange din e-postadress, så skickar vi en länk.
reset-button = Skicka en länk till nytt lösenord
reset-sent-text = Om någon arbetar här med den adressen är ett mejl med en länk på väg. Länken fungerar i en timme.
reset-expired-text = Länkar till nytt lösenord fungerar en gång, inom en timme. Ditt lösenord är som förut.
new-password-button = Byt lösenord
invitation-title = Välkommen till kundcentret
invitation-text = Hej { $name }. Du är inbjuden att arbeta för { $organisation } här. Allt du behöver är ett lösenord.
invitation-expired-text = Inbjudningar fungerar en gång, inom en timme. Be kollegan som bjöd in dig att skicka en ny.
account-title = Ditt konto
account-name = Namn
account-language = Språk
account-language-label = Språket på dina sidor
account-save = Spara
account-password-now = Lösenordet du har nu
account-password-new = Det nya lösenordet
account-password-ends = Du är kvar inloggad här och loggas ut på alla andra ställen.
account-sessions = Där du är inloggad
account-session-where = Från
account-session-began = Sedan
account-session-seen = Senast använd
account-session-end = Avsluta
account-session-mine = Den här
account-sessions-end = Logga ut på alla andra ställen
two-step-title = Andra steget
two-step-on = Det är på: inloggningen frågar också efter en kod från appen.
two-step-off = Det är av: enbart lösenordet öppnar dörren. En autentiseringsapp i telefonen gör det mycket säkrare.
two-step-codes-left = { $codes ->
    [one] En återställningskod är kvar.
   *[other] { $codes } återställningskoder är kvar.
}
two-step-renew = Skapa nya återställningskoder
two-step-off-button = Stäng av andra steget
two-step-on-button = Slå på andra steget
two-step-stays = Din roll kan ge andra åtkomst, därför kan det här steget inte stängas av.
two-step-move = Flytta det till en annan telefon
two-step-owed = Din roll kan ge andra åtkomst, och då räcker det inte med ett lösenord. Slå på andra steget nu, så öppnas allt annat.
two-step-refused = Din roll kräver andra steget, så det förblir på. Du kan flytta det till en annan telefon.
two-step-scan = Öppna en autentiseringsapp i telefonen och skanna bilden, eller skriv in nyckeln. Ange sedan koden som appen visar.
two-step-picture = QR-kod för en autentiseringsapp; nyckeln nedanför säger samma sak
two-step-typed = Nyckel
two-step-code = Koden som appen visar
two-step-confirm = Slå på
codes-title = Dina återställningskoder
codes-once = Spara koderna nu
codes-text = De visas bara den här gången. Var och en öppnar dörren en gång när du inte har telefonen. Skriv ut dem eller spara dem i en lösenordshanterare.
codes-kept = Jag har sparat dem
draft-title = Du var inte klar
draft-text = Vi måste fråga vem du är. Inget har sparats än; det här var du på väg att skicka.
draft-button = Skicka nu
draft-drop = Låt det vara

## Staff: colleagues and roles

users-title = Användare
users-invite = Bjud in en kollega
users-invite-hint = Vi skickar ett mejl med en länk som fungerar en gång, inom en timme.
users-invite-button = Skicka inbjudan
users-invite-again = Skicka ny inbjudan
users-role = Roll
users-signed-in = Senast inloggad
users-state = Status
users-state-active = Aktiv
users-state-invited = Inbjuden
users-state-disabled = Spärrad
users-yes = Ja
users-no = Nej
users-disable = Spärra
users-enable = Släpp in igen
users-drop-second-step = Ta bort andra steget
slip-role = Välj en roll
slip-address-taken = Någon med den adressen arbetar redan här
slip-last-administrator = Det här är den sista administratören. Gör någon annan till administratör först
slip-name-taken = En annan har redan det namnet
slip-role-in-use = Användare har den här rollen. Ge dem en annan först
conflict-title = Någon annan sparade under tiden
conflict-text = Inget av ditt har sparats och inget av deras har skrivits över. Så här ser det ut nu; det du skrev står nedanför. Spara igen om ditt ska gälla.
roles-title = Roller
roles-new = Ny roll
roles-can = Kan
roles-cannot = Kan inte
roles-everything = Allt
roles-nothing = Ingenting
roles-members = Användare
roles-fixed = Administratörer kan göra allt; det går inte att ändra.
roles-delete = Ta bort rollen

## Settings

settings-title = Inställningar
settings-lead = Det som organisationen bestämmer. En ändring gäller direkt, på alla sidor och i alla mejl som skickas därefter.
settings-back = Till inställningarna
settings-updated = Senast ändrad { $date }
settings-as-shipped = Som vid leverans: ingen har ändrat något här.
settings-limits = Från { $least } till { $most }; vid leverans: { $shipped }.
settings-organisation = Organisationen
settings-organisation-lead = Vilka ni är på sidor och i mejl.
settings-organisation-name = Namn
settings-organisation-name-hint = Står på alla sidor och som avsändare av alla mejl.
settings-organisation-address = Postadress
settings-organisation-address-hint = Står längst ner i alla mejl och i integritetspolicyn.
settings-organisation-contact = Mejladress för frågor om uppgifter
settings-organisation-contact-hint = Integritetspolicyn hänvisar hit.
settings-languages = Språken
settings-languages-lead = Sidor och mejl finns på sex språk. Ett av dem gäller när inget annat är känt.
settings-base-language = Organisationens språk
settings-base-language-hint = Besökare får det när varken de eller webbläsaren ber om ett annat. Listor och mallar måste ha texter på det.
settings-sender = Avsändare
settings-sender-lead = Vem mejlen kommer från och vart svar går. Mejl som redan väntar behåller sin avsändare.
settings-sender-address = Avsändarens adress
settings-sender-address-hint = Domänen måste tillåta att er mejlserver skickar för den (SPF, DKIM). Tomt: no-reply@ och portalens egen domän.
settings-reply-to = Svar går till
settings-reply-to-hint = Tomt: till avsändaren.
settings-links = Länkar
settings-links-lead = Hur länge länkar i mejl fungerar. En ändring gäller länkar som skapas från och med nu; de som redan är skickade behåller sin tid.
settings-preference-link-days = Dagar för länken till den egna sidan
settings-preference-link-days-hint = Därefter öppnar länken en sida som skickar en ny.
settings-confirm-link-minutes = Minuter för länken som bekräftar en anmälan
settings-confirm-link-minutes-hint = En timme är 60, ett dygn 1440. Obekräftade anmälningar tas bort efter dagarna under ”Anmälan”, vad som än står här.
settings-verify-link-days = Dagar för länken till egna uppgifter och för att ångra en ändring
settings-verify-link-days-hint = De här länkarna visar mer än andra. Kortare är säkrare.
settings-consent = Samtycke och bevis
settings-consent-lead = På vilken grund nya kontakter sparas och vad som behålls för att styrka ett val.
settings-default-basis = Rättslig grund för nya kontakter
settings-default-basis-hint = Registreras för lagring när en kontakt skapas. Kontakter som redan finns ändras inte.
settings-no-basis = Ingen: registrera inget
settings-ip-evidence = Nätverksadress som sparas med ett val
settings-ip-evidence-hint = Mindre är bättre för människors integritet. Det som redan sparats förblir som det är.
settings-ip-off = Ingen alls
settings-ip-truncated = Bara nätverket (/24 eller /48)
settings-ip-full = Hela adressen
settings-filters-recipients = Skicka utskick bara till dem som har sagt ja
settings-filters-recipients-hint = På: bara med samtycke till syftet och typen påslagen. Av: även till dem som aldrig har sagt något. Den som har återkallat, stängt av typen eller inte vill ha utskick får inga oavsett.
settings-sign-up = Anmälan
settings-sign-up-lead = Gränser som håller program och misstag borta från formulären.
settings-mails-per-address = Mejl till en adress på 24 timmar
settings-mails-per-address-hint = Bara mejl som främlingar kan utlösa: bekräftelser och nya länkar.
settings-posts-per-network = Formulär från ett nätverk på en timme
settings-posts-per-network-hint = Ett kontor eller en skola är ett nätverk.
settings-form-min-seconds = Minsta antal sekunder för att fylla i ett formulär
settings-form-min-seconds-hint = Den som är snabbare får skicka en gång till.
settings-form-max-hours = Timmar som ett formulär får stå öppet
settings-form-max-hours-hint = Därefter visas det på nytt, med det som skrivits.
settings-unconfirmed-days = Dagar som en obekräftad anmälan sparas
settings-unconfirmed-days-hint = Sedan tas den bort, och länken öppnar inget längre.
settings-bin-days = Dagar som kontakter ligger i papperskorgen
settings-bin-days-hint = Så länge kan du hämta tillbaka dem. Sedan raderas allt personligt; historiken behåller nummer.
settings-checks-mail-domain = Kontrollera att domänen tar emot mejl
settings-checks-mail-domain-hint = Hittar många skrivfel direkt. Frågar namntjänsten och ingen annan.
settings-contact-fields = Kontaktfält i formulär
settings-contact-fields-lead = Vad formulär får ändra hos kontakter som redan finns här, och vad de får fråga efter. Det gäller alla formulär.
settings-keeps-first-name = Förnamn: skrivs aldrig över
settings-keeps-last-name = Efternamn: skrivs aldrig över
settings-keeps-company = Företag: skrivs aldrig över
settings-keeps-phone = Telefon: skrivs aldrig över
settings-keeps-country = Land: skrivs aldrig över
settings-keeps-language = Språk i mejlen: skrivs aldrig över
settings-keeps-hint = Formulär fyller i det där det är tomt och ändrar inget annat, även de som redan är publicerade.
settings-hides-first-name = Förnamn: inte i nya formulär
settings-hides-last-name = Efternamn: inte i nya formulär
settings-hides-company = Företag: inte i nya formulär
settings-hides-phone = Telefon: inte i nya formulär
settings-hides-country = Land: inte i nya formulär
settings-hides-language = Språk i mejlen: inte i nya formulär
settings-hides-hint = Det erbjuds inte längre när formulär byggs, och inget utkast med det kan publiceras. Det som är publicerat är som det är.
look-title = De öppna sidornas utseende
look-lead = Er logotyp, era färger och era ord på allt som besökare ser. Administrationen och mejlen är som förut.
look-logo = Logotyp
look-logo-file = Bild
look-logo-other = En annan bild
look-logo-hint = PNG, JPEG eller WebP, högst 512 kB och 2000 pixlar bred och hög. SVG tas inte emot, eftersom sådana filer kan innehålla program. I mörkt läge står den på vitt.
look-logo-remove = Använd ingen logotyp
look-another-logo = en annan bild
look-alt = Text för den som inte kan se logotypen
look-alt-hint = Tomt: organisationens namn.
look-light = Ljusa sidor
look-dark = Mörka sidor
look-colours-hint = Skriv färger som #0062ba. Det du lämnar tomt är som levererat. Färger som inte går att läsa mot varandra avvisas.
look-shipped-colour = Levererad: { $colour }.
look-accent = Knappar och länkar
look-accent-hint = Reglage också.
look-button-text = Text på knappar
look-button-text-hint = Tomt: svart eller vitt, det som är lättast att läsa.
look-page = Sida
look-page-hint = Bakom allt annat.
look-card = Rutor
look-card-hint = Sidhuvud och sidfot också.
look-text = Text
look-text-hint = Rubriker också. Hjälptexter och ramar följer av den.
look-words = Texter
look-words-lead = Era egna ord, per språk. Där ni inte skriver något står den levererade texten på det språket.
look-shipped-text = Levererad: ”{ $text }”
look-shipped-nothing = Levererat: ingenting.
look-word-home-title = Startsidan: rubrik
look-word-home-lead = Startsidan: inledning
look-word-thanks = När ett formulär har skickats: nästa steg
look-word-confirmed = Efter bekräftelsen
look-word-preferences-title = Sidan med val: rubrik
look-word-preferences = Sidan med val: inledning
look-word-saved = Sidan med val: under det som sparades
look-word-unsubscribe = Avregistreringssidan: varför hellre välja
look-word-expired = Länk som inte fungerar längre
look-word-footer = Längst ned på alla sidor
look-try = Förhandsvisa
look-preview-title = Förhandsvisning: inte sparat än
look-preview-lead = Bara du ser detta. Det sparas en timme.
look-preview-pages = Sidor
look-alone = Öppna den för sig
look-back = Tillbaka till formuläret
look-sample-home = Startsidan
look-sample-form = Formulär
look-sample-form-slips = Formulär med fel
look-sample-thanks = Formulär skickat
look-sample-confirm = Bekräfta anmälan
look-sample-confirmed = Anmäld
look-sample-preferences = Val
look-sample-saved = Val sparade
look-sample-unsubscribe = Avregistrering
look-sample-unsubscribed = Avregistrerad
look-sample-expired = Utgången länk
look-sample-inactive = Stängt formulär
look-sample-error = Fel
look-pair-button = text på knappar
look-pair-link-card = länkar i rutor
look-pair-link-page = länkar på sidan
look-pair-text-card = text i rutor
look-pair-text-page = text på sidan
look-pair-error-card = felmeddelanden i rutor
look-slip-colour = Skriv färgen som #0062ba
look-slip-no-picture = Filen är inte en bild som kan användas här. Välj en PNG-, JPEG- eller WebP-fil
look-slip-too-heavy = Bilden är större än 512 kB. Välj en mindre
look-slip-too-large = Bilden är mer än 2000 pixlar bred eller hög. Välj en mindre
look-slip-gone = Bilden finns inte kvar här. Välj den igen
slip-out-of-range = { $label }: skriv ett heltal från { $least } till { $most }
slip-unreadable = { $label }: { $pair } går inte att läsa. Kontrasten är { $ratio }:1 och måste vara minst { $needed }:1

## Settings: keys and the way out for mail

keys-title = Nycklar
keys-lead = De signerar länkar och förseglar formulärsidor. Innehållet lämnar aldrig servern.
keys-column-use = Användning
keys-column-number = Nyckelnummer
keys-column-made = Skapad
keys-column-state = Läge
keys-age = { $days ->
    [0] skapad i dag
    [one] en dag gammal
   *[other] { $days } dagar gammal
}
keys-use-link = Personliga länkar
keys-use-unsubscribe = Avregistreringslänkar
keys-use-receipt = Formulärsidor
keys-use-fingerprint = Fingeravtryck av adresser
keys-use-staff = Inloggning i två steg
keys-current = Används
keys-until = Öppnar det den signerat till { $date }
keys-for-ever = Öppnar för alltid det den signerat
keys-retired = Utgången; tas bort vid nästa byte
keys-rotate-title = Skapa nya nycklar
keys-rotate-text = Nya nycklar signerar personliga länkar och formulärsidor från och med nu. Länkar som redan är skickade fungerar tills deras tid är ute. Gör det om du befarar att någon har sett en nyckel, eller en gång om året.
keys-rotate = Skapa nya nycklar nu
transport-title = Mejlserver
transport-lead = Hur mejl skickas ut, och ett test som visar vad andra sidan svarar.
transport-way = Mejl går till
transport-signature = Signeras för (DKIM)
transport-unsigned = Signeras inte här; mejlservern kan göra det
transport-configured = Ställs in i serverns konfiguration (mail_url) och inte här: den innehåller ett lösenord.
transport-test-text = Ett mejl går till din egen adress direkt, förbi kön. Svaret ser du här.
transport-taken = Mejlet till { $address } togs emot
transport-refused = Mejlet till { $address } kom inte iväg
transport-reply = Andra sidans egna ord:
transport-mail-subject = Test av mejlservern
transport-mail-text = Det här mejlet visar att mejl från kundcentret når dig.

## Audit log

audit-title = Granskningslogg
audit-lead = Vad kollegerna har gjort, vad de nekades och vilka som loggade in. Ingen kan ändra det.
audit-column-when = När
audit-column-who = Vem
audit-column-what = Vad
audit-column-changes = Före → efter
audit-from = Från (dag, UTC)
audit-to = Till (dag, UTC)
audit-none = Här finns inget.
audit-all = Visa allt
audit-older = Äldre poster

## The admin area: overview

overview-attention = Det här behöver åtgärdas
overview-attention-none = Inget behöver åtgärdas just nu.
overview-writes-files = Mejl skrivs som filer och ingen får dem. Ställ in en mejlserver innan folk anmäler sig
overview-failed = Mejl som inte levererats de senaste 7 dagarna: { $count }
overview-late = Mejl som skulle ha gått i väg för minst 15 minuter sedan: { $count }
overview-late-people = Kontakter som inte fått veta inom 30 dagar att de är lagrade: { $count }
overview-no-name = Organisationen har inget namn än. Det står på varje sida och i varje mejl
overview-no-address = Postadressen saknas. Den måste stå i varje mejl och i integritetspolicyn
overview-no-contact = Ingen mejladress anges för frågor om uppgifter. Integritetspolicyn måste ha en
overview-no-sender = Ingen avsändaradress är inställd, så mejl kommer från no-reply@ och portalens egen domän
overview-untranslated = { $list }: { $count } utan text på alla språk
overview-old-key = Nyckeln för personliga länkar är { $days } dagar gammal. Skapa nya nycklar en gång om året
overview-contacts = Alla kontakter
overview-not-informed = Inte informerade inom 30 dagar
overview-standing = Kontakter efter ändamål och läge
overview-as-of = Räknat den { $time }.
overview-days-title = Samtycken per dag
overview-days = { $purpose }: lämnade och återkallade per dag de senaste 30 dagarna
overview-days-none = { $purpose }: inget har lämnats eller återkallats de senaste 30 dagarna.
overview-day = { $day }: { $granted } lämnade, { $withdrawn } återkallade
overview-granted = Lämnat
overview-column-day = Dag (i UTC)
overview-as-table = Samma sak som tabell
overview-due-since = Det äldsta som borde ha skickats
overview-nothing-due = Inget borde ha skickats
overview-way-files = Filer på den här servern; ingen får dem
overview-way-server = En mejlserver
overview-changes = Samtycken som lämnats och återkallats
overview-changes-lead = Varje gång ett ändamål fick en rättslig grund eller återkallades, oavsett av vem. De nyaste kommer först.
overview-changes-usual = Visa de senaste 30 dagarna
overview-column-contact = Kontakten
overview-contact-gone = Inte längre lagrad

## The admin area: outgoing mail

deliveries-title = Utgående mejl
deliveries-lead = Det som väntar på att skickas, det som gavs upp och varför. Det som gavs upp kan skickas igen precis som det var.
deliveries-show = Visa
deliveries-show-button = Visa dessa
deliveries-all = Alla, nyaste först
deliveries-waiting = Väntar på att skickas
deliveries-late = Minst 15 minuter försenade
deliveries-put-off = Försöks igen senare
deliveries-sending = Skickas nu
deliveries-failed = Inte levererade
deliveries-failed-lately = Inte levererade, senaste 7 dagarna
deliveries-none = Det finns inga sådana mejl.
deliveries-resend-all = Skicka alla dessa igen
deliveries-resend = Skicka igen
deliveries-resend-name = Skicka mejl { $number } igen
deliveries-column-mail = Mejl
deliveries-a-mail = Ett mejl
deliveries-attempts = { $count } försök
deliveries-written = Skrivet den { $time }
deliveries-next-try = Nästa försök: { $time }

## Audit log: what was done

audit-noun-access = Sida
audit-noun-page = Sida
audit-noun-consent = Samtycke
audit-noun-contact = Kontakt
audit-noun-interest = Intresse
audit-noun-mail = Mejl
audit-noun-mails = Flera mejl
audit-noun-codes = Återställningskoder
audit-noun-selection = Urval
audit-noun-session = Session
audit-noun-sessions = Flera sessioner
audit-noun-staff = Medarbetare
audit-noun-type = Prenumerationstyp
audit-noun-template = Mejlmall
audit-verb-accepted = inbjudan accepterades
audit-verb-activated = togs i bruk
audit-verb-added = lades till
audit-verb-address-added = mejladress lades till
audit-verb-address-made-primary = annan adress gjordes till huvudadress
audit-verb-address-removed = mejladress togs bort
audit-verb-changed = ändrades
audit-verb-closed = loggade ut
audit-verb-deactivated = togs ur bruk
audit-verb-deleted = raderades
audit-verb-disabled = stängdes ute
audit-verb-enabled = släpptes in igen
audit-verb-exported = hämtades ut som fil
audit-verb-informed = integritetsbekräftelse skickades
audit-verb-invited = bjöds in
audit-verb-invited-again = bjöds in igen
audit-verb-language-chosen = språk valdes
audit-verb-links-revoked = personliga länkar avslutades
audit-verb-merged = slogs ihop med en annan
audit-verb-moved = flyttades i ordningen
audit-verb-opened = loggade in
audit-verb-proof-refused = bekräftelse av identitet nekades
audit-verb-proved = identitet bekräftades på nytt
audit-verb-put-back = tidigare version togs i bruk igen
audit-verb-refused = nekades
audit-verb-removed = togs bort
audit-verb-renewed = gjordes om
audit-verb-resent = skickades igen
audit-verb-reset = valdes på nytt via länk
audit-verb-reset-asked = länk till ett nytt begärdes
audit-verb-restored = återställdes
audit-verb-revoked = avslutades
audit-verb-tested = provades
audit-verb-turned-off = stängdes av
audit-verb-turned-on = slogs på
audit-name-by = Med
audit-name-count = Antal
audit-name-fields = Fält
audit-name-from = Den som försvann
audit-name-place = Plats i ordningen
audit-name-rights = Rättigheter
audit-name-taken = Togs emot av andra sidan
audit-way-code = en kod från appen
audit-way-recovery-code = en återställningskod
audit-way-invitation = en inbjudan
