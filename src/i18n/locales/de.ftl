### Deutsch.

## Around every page

page-skip = Zum Hauptinhalt springen
page-navigation = Sprache und Datenschutz
page-language = Sprache:
page-privacy = Datenschutzerklärung
page-privacy-short = Datenschutz
page-error-title = Fehler:
page-error-summary = Bitte prüfen Sie Ihre Angaben

## Home

home-title = Newsletter und Datenschutz
home-lead = Hier wählen Sie, was { $organisation } Ihnen schicken darf, und sehen, was wir über Sie gespeichert haben.
home-manage-title = Meine Abonnements
home-manage-text = Ändern Sie, was Sie bekommen, melden Sie sich ab oder sehen Sie, was wir über Sie gespeichert haben. Wir schicken Ihnen einen persönlichen Link per E-Mail. Ein Passwort brauchen Sie nicht.
home-manage-button = Link anfordern

## Getting a personal link

link-title = Persönlichen Link anfordern
link-text = Geben Sie Ihre E-Mail-Adresse ein, und wir schicken Ihnen einen Link zu Ihrer eigenen Seite. Ein Passwort brauchen Sie nicht.
link-email = E-Mail-Adresse
link-button = Link schicken
link-expired-title = Dieser Link funktioniert nicht mehr
link-expired-text = Unsere Links gelten nur eine Zeit lang, manche nur einmal. Es wurde nichts geändert. Hier können Sie einen neuen Link anfordern.
sent-title = Sehen Sie in Ihr Postfach
sent-text = Wenn wir die Adresse kennen, ist eine E-Mail mit einem persönlichen Link unterwegs. Meist dauert das weniger als eine Minute.
sent-spam = Nichts angekommen? Sehen Sie im Spam-Ordner nach, und prüfen Sie, ob Sie die Adresse verwendet haben, an die wir Ihnen schreiben.
sent-again = Andere Adresse versuchen

## Forms

form-optional = freiwillig
form-choose = Bitte wählen
form-honeypot = Dieses Feld bitte leer lassen
form-consent-withdraw = Sie können Ihre Einwilligung jederzeit widerrufen, über den Link in jeder E-Mail von { $organisation }.
form-next = Wir schicken Ihnen eine E-Mail mit einem Link. Erst wenn Sie dort bestätigen, wird etwas eingetragen.
form-step = Schritt { $step } von { $steps }
form-onward = Weiter
form-back = Zurück
form-changed-title = Der Text hat sich geändert
form-changed-text = Der Text auf dieser Seite wurde geändert, nachdem Sie sie geöffnet hatten. Es wurde nichts gesendet. Bitte lesen Sie ihn noch einmal, und kreuzen Sie erneut an, womit Sie einverstanden sind.
form-again-title = Bitte noch einmal senden
form-again-text = Die Seite war lange geöffnet oder wurde zu schnell gesendet. Es wurde nichts gesendet. Ihre Eingaben sind noch da: Sehen Sie sie durch, und senden Sie noch einmal.
form-file-kinds = Wir nehmen an: { $kinds }.
form-file-kind-pdf = PDF
form-file-kind-picture = Bilder (JPEG, PNG, WebP)
form-file-kind-document = Textdokumente (Word, OpenDocument)
form-file-kind-sheet = Tabellen (Excel, OpenDocument)
form-file-kind-text = reiner Text
form-file-one = Eine Datei, höchstens { $limit }.
form-file-many = Bis zu { $most } Dateien, jede höchstens { $limit }.
form-file-again = Sie hatten { $names } ausgewählt. Browser merken sich Dateien nicht, wenn eine Seite noch einmal gezeigt wird: Wählen Sie bitte erneut.
form-file-sent = Gesendet: { $names }
thanks-next-title = Noch ein Schritt
thanks-next-text = Öffnen Sie die E-Mail, die wir Ihnen schicken, und bestätigen Sie mit dem Knopf. Vorher wird nichts eingetragen.
thanks-spam = Ist sie nach einigen Minuten nicht da, sehen Sie bitte im Spam-Ordner nach.
inactive-text = Dieses Formular ist geschlossen und nimmt keine Antworten mehr an.

## What can be wrong with a field

slip-email-missing = Geben Sie Ihre E-Mail-Adresse ein
slip-email-malformed = Geben Sie eine gültige E-Mail-Adresse ein, zum Beispiel name@example.org
slip-email-too-long = Die E-Mail-Adresse ist zu lang. Prüfen Sie, ob sie stimmt
slip-email-domain = Der Teil nach dem @ empfängt keine E-Mails. Prüfen Sie die Schreibweise
slip-missing = Füllen Sie „{ $label }“ aus
slip-not-chosen = Wählen Sie etwas unter „{ $label }“ aus
slip-not-ticked = Kreuzen Sie das Feld an, um fortzufahren
slip-too-long = „{ $label }“ darf höchstens { $limit } Zeichen haben
slip-not-on-offer = Wählen Sie eine der Möglichkeiten unter „{ $label }“
slip-not-a-date = Geben Sie unter „{ $label }“ ein gültiges Datum ein
slip-not-a-date-time = Geben Sie unter „{ $label }“ ein gültiges Datum mit Uhrzeit ein
slip-not-a-number = Geben Sie unter „{ $label }“ eine Zahl ein
slip-not-whole = Geben Sie unter „{ $label }“ eine ganze Zahl ein
slip-not-a-phone = Geben Sie unter „{ $label }“ eine Telefonnummer ein, zum Beispiel +49 30 123456
slip-file-missing = Wählen Sie unter „{ $label }“ eine Datei aus
slip-file-empty = „{ $name }“ ist leer. Wählen Sie eine andere Datei
slip-file-too-large = „{ $name }“ ist größer als { $limit }. Wählen Sie eine kleinere Datei
slip-file-kind = „{ $name }“ gehört nicht zu den Dateien, die wir hier annehmen. Wählen Sie eine andere Datei
slip-file-too-many = „{ $label }“ nimmt höchstens { $limit } an: Wählen Sie weniger Dateien
slip-file-no-room = Im Moment haben wir keinen Platz für weitere Dateien. Es wurde nichts gesendet. Versuchen Sie es später noch einmal

## Confirming a sign-up

confirm-title = Anmeldung bestätigen
confirm-text = Sie haben das Formular „{ $form }“ von { $organisation } ausgefüllt. Bestätigen Sie mit dem Knopf.
confirm-choices = Dazu sagen Sie Ja:
confirm-button = Ja, bestätigen
confirm-not-you = Waren Sie das nicht? Dann schließen Sie einfach diese Seite. Es wird nichts eingetragen, und die Anmeldung wird von selbst gelöscht.
confirmed-title = Sie sind angemeldet
confirmed-thanks = Danke, Ihre Anmeldung ist bestätigt
confirmed-text = Sie können diese Seite jetzt schließen.
confirmed-choices = Dazu haben Sie gegenüber { $organisation } Ja gesagt:
confirmed-change = Sie können es sich jederzeit anders überlegen. Jede E-Mail von uns enthält einen Link zu Ihrer eigenen Seite.
confirmed-button = Meine Auswahl ansehen

## The preference page

preferences-title = Ihre Abonnements
preferences-hello = Guten Tag, { $name }.
preferences-address = Diese Seite gehört zu
preferences-valid = Der Link gilt bis { $date }.
preferences-why = { $organisation } hat Ihre Adresse, weil Sie sich angemeldet haben oder mit uns in Kontakt standen. Hier entscheiden Sie, was wir Ihnen schicken dürfen. Geändert wird erst etwas, wenn Sie speichern.
preferences-types = Was möchten Sie bekommen?
preferences-types-hint = Solange der Schalter darüber aus ist, schicken wir nichts davon. Ihre Auswahl bleibt erhalten.
preferences-save = Änderungen speichern
preferences-leave-title = Von allem abmelden
preferences-leave-text = { $organisation } schickt Ihnen dann keine Newsletter, Einladungen und Angebote mehr. Nachrichten, die Sie brauchen, etwa die Antwort auf eine Frage oder eine Quittung, bekommen Sie weiterhin.
preferences-leave-button = Von allem abmelden
preferences-data-title = Ihre Daten
preferences-data-text = Sehen Sie, was wir über Sie gespeichert haben, warum und seit wann, und laden Sie es herunter. Weil E-Mails weitergeleitet werden, schicken wir zuerst einen Link an Ihre Adresse.
preferences-data-button = Link schicken
preferences-data-sent-title = Wir haben Ihnen den Link geschickt
preferences-data-sent-text = Öffnen Sie die E-Mail, um zu sehen und herunterzuladen, was wir über Sie gespeichert haben.
preferences-texts-changed-title = Nichts gespeichert: Der Text hat sich geändert
preferences-texts-changed-text = Der Text auf dieser Seite wurde geändert, nachdem Sie sie geöffnet hatten. Bitte lesen Sie ihn noch einmal, und speichern Sie dann erneut.
preferences-in-between-title = Ihre Auswahl wurde zwischendurch geändert
preferences-in-between-text = Jemand hat sie geändert, nachdem Sie die Seite geöffnet hatten, vielleicht Sie selbst in einem anderen Tab. Es gilt, was Sie zuletzt gespeichert haben. Bitte prüfen Sie, ob unten alles stimmt.
saved-title = Gespeichert
saved-mail = Wir haben Ihnen eine Bestätigung per E-Mail geschickt.
saved-nothing-title = Nichts zu speichern
saved-nothing-text = Ihre Auswahl ist wie zuvor.
change-on = { $name }: ein
change-off = { $name }: aus
change-granted = { $name }: Sie haben eingewilligt
change-withdrawn = { $name }: Sie haben Ihre Einwilligung widerrufen

## Unsubscribing from a mail

unsubscribe-title = Abmelden
unsubscribe-done-title = Sie sind abgemeldet
unsubscribe-address = E-Mail-Adresse:
unsubscribe-type-text = Möchten Sie „{ $name }“ von { $organisation } nicht mehr bekommen?
unsubscribe-type-button = { $name } abbestellen
unsubscribe-type-done = Sie bekommen „{ $name }“ nicht mehr
unsubscribe-all-text = Möchten Sie von { $organisation } gar keine Newsletter, Einladungen oder Angebote mehr?
unsubscribe-all-button = Von allem abmelden
unsubscribe-all-done = Sie sind von allem abgemeldet
unsubscribe-all-done-text = { $organisation } schickt Ihnen keine Newsletter, Einladungen oder Angebote mehr.
unsubscribe-mind-title = Möchten Sie selbst wählen?
unsubscribe-mind-text = Auf Ihrer eigenen Seite wählen Sie genau, was Sie bekommen, und können sich wieder anmelden.

## “This was not me”

restore-title = Waren Sie das nicht?
restore-address = Jemand hat diese Auswahl geändert:
restore-text = Wenn Sie das nicht waren, drücken Sie den Knopf. Dann ist Ihre Auswahl wie vorher:
restore-button = Meine Auswahl wiederherstellen
restore-was-me = Waren Sie es doch? Dann schließen Sie einfach diese Seite.
restore-nothing = Es gibt nichts wiederherzustellen: Ihre Auswahl ist schon wie vorher.
restore-done-title = Ihre Auswahl ist wiederhergestellt
restore-done-heading = So ist es jetzt
restore-done-address = Das gilt wieder für
restore-done-text = Wer sie geändert hat, hatte eine Ihrer E-Mails. Leiten Sie E-Mails von uns nicht weiter: Deren Links öffnen Ihre Seite.

## Your data

data-title = Was wir über Sie gespeichert haben
data-lead = Das ist alles, was { $organisation } hier über Sie gespeichert hat. Die Seite lässt sich bis { $date } öffnen.
data-about-title = Über Sie
data-address = E-Mail-Adresse
data-name = Name
data-no-name = Nicht angegeben
data-language = Sprache
data-since = Gespeichert seit
data-consents-title = Wofür wir es verwenden und warum
data-consents-none = Es ist nichts eingetragen.
data-column-purpose = Zweck
data-column-state = Stand
data-column-basis = Rechtsgrundlage
data-column-source = Quelle
data-column-updated = Zuletzt geändert
data-state-none = Nichts eingetragen
data-state-active = Aktiv
data-state-withdrawn = Widerrufen
data-subscriptions-title = Abonnements
data-subscription-on = Ein
data-subscription-off = Aus
data-subscription-never = Nie gewählt
data-history-title = Verlauf
data-history-none = Bisher ist nichts geschehen.
data-column-when = Wann
data-column-what = Was geschah
data-download-title = Herunterladen
data-download-text = Sie bekommen alles auf dieser Seite als Datei, die Menschen und Programme lesen können.
data-download-button = Meine Daten herunterladen
data-rights = Möchten Sie etwas berichtigen oder löschen lassen? In der Datenschutzerklärung steht, wie Sie uns erreichen.

## Privacy statement

privacy-title = Datenschutzerklärung
privacy-lead = So geht { $organisation } mit dem um, was Sie auf diesen Seiten angeben.
privacy-controller-title = Wer verantwortlich ist
privacy-controller-text = { $organisation } ist Verantwortlicher: Wir entscheiden, warum und wie Ihre Daten verwendet werden, und stehen dafür ein.
privacy-controller-contact = Fragen zum Datenschutz:
privacy-data-title = Was wir speichern
privacy-data-text = Ihre E-Mail-Adresse, Ihre Sprache und was Sie sonst in unsere Formulare eintragen, zum Beispiel Ihren Namen. Außerdem, worin Sie eingewilligt haben, wann, welchen Text Sie dabei gesehen haben und von welcher Netzwerkadresse und mit welchem Browser es geschah. Die Daten kommen von Ihnen selbst oder aus Ihrem Kontakt mit uns.
privacy-purposes-title = Wofür wir es verwenden
privacy-purpose-more = Mehr dazu
privacy-basis-title = Was uns das erlaubt
privacy-basis-consent = E-Mails, für die Sie sich anmelden, beruhen auf Ihrer Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO).
privacy-basis-other = Dass wir Sie als Kundin, Kunden oder Kontakt führen, beruht auf einem Vertrag mit Ihnen, auf einer gesetzlichen Pflicht oder auf unserem berechtigten Interesse, die Menschen zu kennen und gut zu betreuen, mit denen wir zu tun haben (Art. 6 Abs. 1 Buchst. b, c und f). „Ihre Daten“ auf Ihrer eigenen Seite zeigt, was für Sie gilt.
privacy-basis-evidence = Nachweise Ihrer Einwilligung bewahren wir auf, weil wir sie belegen müssen (Art. 7 Abs. 1).
privacy-recipients-title = Wer es sonst sieht
privacy-recipients-text = Wir verkaufen Ihre Daten nicht. Nur wir verwenden sie sowie Dienstleister, die für uns Server betreiben und E-Mails versenden, vertraglich gebunden und nur nach unserer Weisung. Fragen Sie uns, wenn Sie wissen möchten, wer das ist und ob Daten den EWR verlassen.
privacy-retention-title = Wie lange wir es behalten
privacy-retention-unconfirmed = { $days ->
    [one] Eine Anmeldung, die Sie nicht bestätigen, wird nach einem Tag gelöscht.
   *[other] Eine Anmeldung, die Sie nicht bestätigen, wird nach { $days } Tagen gelöscht.
}
privacy-retention-active = Ihre Daten bleiben gespeichert, solange Sie angemeldet sind oder mit uns in Kunden- oder Geschäftsbeziehung stehen.
privacy-retention-withdrawn = Wenn Sie Ihre Einwilligung widerrufen, hören wir auf. Wir vermerken den Widerruf, damit Ihnen niemand versehentlich schreibt.
privacy-retention-links = { $days ->
    [one] Ein Link zu Ihrer eigenen Seite gilt einen Tag.
   *[other] Ein Link zu Ihrer eigenen Seite gilt { $days } Tage.
}
privacy-rights-title = Ihre Rechte
privacy-right-withdraw = Ihre Einwilligung jederzeit widerrufen. Was wir vorher getan haben, bleibt rechtmäßig.
privacy-right-access = Auskunft und eine Kopie dessen bekommen, was wir gespeichert haben, und Fehler berichtigen lassen.
privacy-right-erase = Ihre Daten löschen oder ihre Verwendung einschränken lassen.
privacy-right-object = Widersprechen, wenn die Verwendung auf unserem berechtigten Interesse beruht, und gegen Werbung immer.
privacy-right-move = Mitnehmen, was Sie uns gegeben haben, als Datei, die andere Programme lesen können.
privacy-rights-how = Das meiste erledigen Sie selbst auf Ihrer eigenen Seite. Für alles andere schreiben Sie uns.
privacy-rights-link = Link zu meiner Seite anfordern
privacy-complaint-title = Wenn Sie meinen, dass wir etwas falsch machen
privacy-complaint-text = Sagen Sie es uns, und wir bringen es in Ordnung. Sie können sich auch bei der Datenschutz-Aufsichtsbehörde des Landes beschweren, in dem Sie wohnen oder arbeiten oder in dem es geschehen ist.
privacy-voluntary-title = Müssen Sie etwas angeben?
privacy-voluntary-text = Nein. Ohne E-Mail-Adresse können wir Ihnen nichts schicken, weitere Folgen hat es nicht. Über Sie wird nichts von einer Maschine entschieden.
privacy-cookies-title = Cookies
privacy-cookies-text = Diese Seiten speichern höchstens ein Cookie: die Sprache, die Sie gewählt haben. Nichts verfolgt Sie, und nichts wird von Dritten geladen.

## When something goes wrong

problem-home = Zur Startseite
problem-link = Link zu meiner Seite anfordern
problem-incident = Wenn Sie uns deswegen schreiben, nennen Sie diese Nummer:
problem-retry-seconds = { $seconds ->
    [one] Versuchen Sie es in einer Sekunde noch einmal.
   *[other] Versuchen Sie es in { $seconds } Sekunden noch einmal.
}
problem-retry-minutes = { $minutes ->
    [one] Versuchen Sie es in einer Minute noch einmal.
   *[other] Versuchen Sie es in { $minutes } Minuten noch einmal.
}
problem-400-title = Das haben wir nicht verstanden
problem-400-text = Was Ihr Browser gesendet hat, war unvollständig oder beschädigt. Es wurde nichts geändert. Gehen Sie zurück, laden Sie die Seite neu, und versuchen Sie es noch einmal.
problem-403-title = Das ist nicht erlaubt
problem-403-text = Die Seite wurde nicht auf dem vorgesehenen Weg geöffnet, oder Ihnen fehlt die Berechtigung. Es wurde nichts geändert.
problem-404-title = Seite nicht gefunden
problem-404-text = Unter dieser Adresse gibt es keine Seite. Wenn Sie sie eingetippt haben, prüfen Sie die Schreibweise. Wenn Sie einem Link gefolgt sind, ist er vielleicht veraltet.
problem-405-title = So lässt sich diese Seite nicht öffnen
problem-405-text = Die Adresse gehört zu einem Knopf und nicht zu einer Seite. Es wurde nichts geändert. Gehen Sie zurück, und drücken Sie den Knopf noch einmal.
problem-408-title = Das hat zu lange gedauert
problem-408-text = Was Sie gesendet haben, kam so langsam an, dass wir nicht länger gewartet haben. Es wurde nichts gespeichert. Gehen Sie zurück, und versuchen Sie es mit einer besseren Verbindung noch einmal.
problem-413-title = Das war zu viel auf einmal
problem-413-text = Was Sie gesendet haben, ist größer, als wir annehmen. Es wurde nichts geändert. Gehen Sie zurück, kürzen Sie es, und versuchen Sie es noch einmal.
problem-415-title = Das können wir nicht lesen
problem-415-text = Was Ihr Browser gesendet hat, ist von einer Art, die diese Seite nicht annimmt. Es wurde nichts geändert.
problem-429-title = Zu viele Versuche
problem-429-text = Aus Ihrem Netz kamen in kurzer Zeit viele Anfragen, deshalb machen wir eine Pause. Es wurde nichts geändert.
problem-500-title = Bei uns ist etwas schiefgegangen
problem-500-text = Der Fehler liegt bei uns und ist vermerkt. Falls Sie gerade etwas gespeichert haben, ist es vielleicht nicht angekommen: Öffnen Sie die Seite noch einmal und sehen Sie nach.
problem-503-title = Gerade ist viel los
problem-503-text = Wir sind nicht rechtzeitig fertig geworden. Was Sie speichern wollten, ist nicht gespeichert. Bitte versuchen Sie es gleich noch einmal.

history-confirmed = Anmeldung bestätigt
history-created = Ihre Daten wurden gespeichert
history-changed = Ihre Daten wurden geändert
history-granted = { $purpose }: erfasst ({ $basis })
history-withdrawn = { $purpose }: Einwilligung widerrufen
history-reset = { $name }: Auswahl zurückgenommen
history-revoked = Ihre persönlichen Links wurden ungültig
history-handed-over = Sie haben Ihre Daten heruntergeladen
history-other = Etwas zu Ihnen wurde erfasst

## The admin area: contacts

cards-title = Kontakte
cards-new = Neuer Kontakt
cards-new-lead = Der Kontakt wird unter der voreingestellten Rechtsgrundlage gespeichert. Eine Einwilligung in Werbung ist das nicht.
cards-new-button = Kontakt anlegen
cards-known-link = Den Kontakt mit dieser Adresse öffnen
cards-slip-known = Ein anderer Kontakt hat diese E-Mail-Adresse
cards-slip-own = Der Kontakt hat diese E-Mail-Adresse schon
cards-slip-primary = Die Hauptadresse kann nicht entfernt werden. Machen Sie zuerst eine andere zur Hauptadresse
cards-slip-days = Der letzte Tag darf nicht vor dem ersten liegen
cards-slip-undated = Wo nichts erfasst ist, gibt es kein Datum. Wählen Sie einen anderen Stand oder lassen Sie die Tage leer
cards-cancel = Abbrechen
cards-first-name = Vorname
cards-last-name = Nachname
cards-name = Name
cards-company = Firma
cards-phone = Telefon
cards-country = Land
cards-language = Sprache
cards-interests = Interessen
cards-no-mailings = Keine Mailings
cards-no-mailings-hint = Stoppt jedes Mailing an diesen Kontakt, unabhängig von den Einwilligungen.
cards-not-said = Nicht angegeben
cards-choose = Auswählen
cards-any = Alle
cards-yes = Ja
cards-no = Nein
cards-search = Suche
cards-search-hint = Der Anfang eines Namens, einer Adresse oder einer Firma; mehrere Wörter in beliebiger Reihenfolge.
cards-search-button = Finden
cards-search-all = Alle anzeigen
cards-filters = Filter und Spalten
cards-filter-purpose = Zweck
cards-filter-state = Stand der Einwilligung
cards-filter-source = Quelle des Kontakts
cards-filter-subscription = Hat gewählt
cards-filter-interest = Interessiert an
cards-filter-form = Hat das Formular ausgefüllt
cards-filter-consent-source = Quelle der Einwilligung
cards-days-consent = Einwilligung im heutigen Stand seit
cards-days-stored = Gespeichert
cards-days-changed = Zuletzt geändert
cards-columns = Spalten
cards-since = Gespeichert seit
cards-none = Kein Kontakt passt. Suchen Sie nach weniger, oder zeigen Sie alle an.
cards-stopped-title = Die Suche ist noch nicht am Ende
cards-stopped-text = Sehr wenige Kontakte passen; sie hat hier angehalten, um sofort zu antworten.
cards-stopped-on = Weitersuchen
cards-pages = Seiten der Liste
cards-first-page = Erste Seite
cards-page-above = Vorige Seite
cards-page-below = Nächste Seite
cards-last-page = Letzte Seite
cards-tabs = Seiten zu diesem Kontakt
cards-tab-card = Kontaktkarte
cards-tab-privacy = Datenschutz
cards-store-line = Rechtsgrundlage:
cards-details = Angaben
cards-save = Angaben speichern
cards-addresses = E-Mail-Adressen
cards-confirmed = Bestätigt
cards-actions = Aktionen
cards-primary = Hauptadresse
cards-make-primary = Zur Hauptadresse machen
cards-remove = Entfernen
cards-another-address = Weitere E-Mail-Adresse
cards-add-address = Adresse hinzufügen
cards-marketing = E-Marketing
cards-marketing-on = E-Marketing einschalten
cards-marketing-off = E-Marketing ausschalten
cards-marketing-withdrawn = Eine widerrufene Einwilligung ändert der Kontakt selbst, oder jemand aus dem Team mit dem Recht dazu und einer Begründung.
cards-subscriptions = Abonnements
cards-subscriptions-resting = { $purpose } ist nicht aktiv, daher wird nichts davon versandt.
cards-subscriptions-save = Abonnements speichern
cards-reach-ready = Eine Aussendung ginge hinaus.
cards-reach-no-mailings = Keine Aussendung: gar keine gewünscht.
cards-reach-no-consent = Keine Aussendung: keine Einwilligung.
cards-reach-no-subscription = Keine Aussendung: nicht abonniert.
cards-links = Persönliche Links
cards-links-text = Links in E-Mails öffnen die eigene Seite des Kontakts. Werden sie beendet, funktioniert über einen alten Link nur noch das Abmelden.
cards-links-revoke = Alle Links beenden
cards-conflict-title = Jemand anderes hat inzwischen gespeichert
cards-conflict-text = Von Ihnen wurde nichts gespeichert. Das gilt jetzt; speichern Sie noch einmal, wenn Sie Ihre Änderung weiterhin möchten.
cards-privacy-lead = Warum wir die Daten dieses Kontakts verwenden dürfen. Wählen Sie einen Zweck, um zu sehen, wie es dazu kam, oder um es zu ändern.
cards-basis = Rechtsgrundlage
cards-source = Quelle
cards-comment = Kommentar
cards-reason = Grund für die Rücknahme
cards-reason-hint = Der Kontakt hat widerrufen. Der Verlauf behält Ihre Begründung.
cards-reason-was = Grund: { $reason }
cards-holds-now = Was jetzt gilt
cards-change-consent = Ändern
cards-save-consent = Einwilligung speichern
cards-withdraw = Für den Kontakt widerrufen
cards-withdraw-button = Widerrufen
cards-registered = Erfasst
cards-changes = Anzahl der Änderungen
cards-updated-by = Von
cards-before = Vorher
cards-after = Nachher
cards-written = Dazu vermerkt
cards-shown = Was gezeigt wurde
cards-shown-form = Formular { $form }, Version { $version }
cards-shown-page = Die eigene Seite des Kontakts
cards-by-contact = Der Kontakt selbst
cards-by-visitor = Besuch der Website
cards-by-staff = Jemand aus dem Team
cards-by-operator = Betrieb
cards-by-system = Samtykke selbst

## The admin area: activities and privacy confirmations

cards-tab-activities = Aktivitäten
cards-tab-confirmation = Datenschutzbestätigung
cards-mail-to = E-Mail an { $address }
cards-mail-sent = Gesendet
cards-mail-failed = Nicht zugestellt
cards-mail-waiting = Wartet
cards-mail-stopped = Nicht gesendet
cards-mail-stopped-why = Der Kontakt wurde vor dem Versand in den Papierkorb gelegt.
cards-mail-from = Absender
cards-mail-recipient = An
cards-mail-reply = Antwort des Mailservers
cards-mail-text = Was geschrieben wurde
cards-mail-as-text = Der ganze Textteil
cards-mail-masked = Links sind verdeckt: Jeder öffnet die eigenen Seiten des Kontakts.
cards-filled-in = Formular { $form } ausgefüllt
cards-awaiting = Noch nicht bestätigt
cards-informed-event = Eine Datenschutzbestätigung wurde gesendet
cards-export = Als Tabelle herunterladen
cards-confirmation-title = Datenschutzbestätigung
cards-confirmation-to = Senden an
cards-confirmation-other = Oder an eine andere Adresse
cards-confirmation-other-hint = Die E-Mail enthält einen Link zur eigenen Seite des Kontakts. Geben Sie nur eine Adresse an, die ihm gehört.
cards-confirmation-template = Vorlage
cards-confirmation-subject = Betreff
cards-confirmation-subject-hint = Unverändert wird der Betreff der Vorlage in der oben gewählten Sprache verwendet.
cards-confirmation-send = Bestätigung senden
cards-informed = Informiert am
cards-not-informed = Nicht informiert
cards-not-informed-lead = Diese Personen sind seit mehr als 30 Tagen gespeichert und wurden nicht informiert. Das Gesetz gibt einen Monat.
cards-not-informed-none = Alle wurden rechtzeitig informiert.
cards-not-informed-send = An alle diese senden
cards-pick = { $name } auswählen
cards-pick-confirmation = Datenschutzbestätigung an die Ausgewählten senden
cards-pick-all = Alle auf dieser Seite auswählen
cards-chosen-count = { $count } Kontakte sind ausgewählt.
cards-chosen-to-hint = Alle werden an ihrer Hauptadresse benachrichtigt.
cards-chosen-who = Zeigen, wer das ist
cards-chosen-skip = Wer schon benachrichtigt wurde, bleibt außen vor ({ $count })
cards-chosen-own-language = Die eigene Sprache jedes Kontakts
cards-chosen-subject-hint = Bleibt das Feld leer, gilt der Betreff der Vorlage.
cards-slip-nobody = Wählen Sie mindestens einen Kontakt in der Liste aus
cards-slip-many = Wählen Sie höchstens 500 Kontakte aus
cards-reached-sent = Datenschutzbestätigungen unterwegs: { $count }
cards-reached-told = Ausgelassen, weil schon benachrichtigt: { $count }
cards-reached-gone = Nicht mehr vorhanden: { $count }
cards-not-informed-count = Es sind { $count }.
cards-not-informed-many = Es sind mehr als { $count }. Ein Klick benachrichtigt so viele; klicken Sie dann noch einmal.
cards-informed-due = noch nicht; fällig bis { $date }
cards-inform-by = Zu informieren bis
cards-not-informed-soon = In den nächsten { $days } Tagen zu informieren: { $count }.

## The admin area: merging contacts

cards-tab-merger = Zusammenführen
cards-merge-lead = Für den Fall, dass zwei Karten dieselbe Person sind. Die andere Karte geht in dieser auf.
cards-merge-with = E-Mail-Adresse der anderen Karte
cards-merge-show = Vergleichen
cards-merge-nobody = Niemand sonst hat diese Adresse.
cards-merge-what = Was
cards-merge-stays = Diese Karte bleibt
cards-merge-goes = Diese Karte verschwindet
cards-merge-hint = Die strengere Einwilligung gilt, beide Verläufe bleiben, und bisherige persönliche Links beider enden. Das lässt sich nicht rückgängig machen.
cards-merge-button = Endgültig zusammenführen
cards-merged-event = Zwei Kontakte wurden zusammengeführt

## The admin area: shell

admin-menu = Menü
admin-navigation = Verwaltung
admin-sign-out = Abmelden
admin-nav-overview = Übersicht
admin-done-saved = Gespeichert.
admin-done-added = Hinzugefügt.
admin-done-moved = Die Reihenfolge ist geändert.
admin-done-activated = Wird jetzt verwendet.
admin-done-deactivated = Wird nicht mehr verwendet.
admin-done-deleted = Gelöscht.
admin-done-restored = Wiederhergestellt.
admin-done-sent = Die E-Mail ist unterwegs.
admin-done-ended = Sie funktionieren nicht mehr.
admin-done-kept = Noch nicht gespeichert: Wir mussten fragen, wer Sie sind. Ihre Eingabe steht wieder hier, außer Passwörtern und Codes. Speichern Sie noch einmal.
overview-welcome = Willkommen, { $name }.

## The lists

lists-purposes = Zwecke
lists-purposes-lead = Wofür Sie die Daten von Menschen nutzen. Jeder Zweck hat seine eigene Einwilligung.
lists-new-purpose = Neuer Zweck
lists-legal-bases = Rechtsgrundlagen
lists-legal-bases-lead = Was Ihnen das Recht gibt, Daten zu speichern und zu nutzen (DSGVO Artikel 6).
lists-new-legal-basis = Neue Rechtsgrundlage
lists-sources = Quellen
lists-sources-lead = Auf welchem Weg Daten über Menschen hereinkommen.
lists-new-source = Neue Quelle
lists-types = Abonnementtypen
lists-types-lead = Die Arten von Mailings, unter denen man wählen kann. Eine Änderung erscheint sofort auf den öffentlichen Seiten.
lists-new-type = Neuer Abonnementtyp
lists-interests = Interessen
lists-interests-lead = Freie Schlagwörter an Kontakten. Rechtlich bedeuten sie nichts.
lists-new-interest = Neues Interesse
lists-name = Name
lists-description = Beschreibung
lists-description-public = Steht in Formularen und auf der Einstellungsseite unter dem Namen.
lists-description-internal = Nur für Kolleginnen und Kollegen.
lists-approval = Text am Einwilligungskästchen
lists-approval-hint = Wozu man mit dem Häkchen Ja sagt.
lists-public-description = Beschreibung für alle
lists-public-description-hint = Steht auf der Einstellungsseite und in der Datenschutzerklärung.
lists-statement-title = Titel der Datenschutzerklärung
lists-statement-url = Adresse der Datenschutzerklärung
lists-statement-url-hint = Leer lassen, um die Erklärung auf diesen Seiten zu verwenden.
lists-key = Schlüssel
lists-key-hint = Großbuchstaben A bis Z, Ziffern und _. Bleibt er leer, entsteht er aus dem Namen. Danach ändert er sich nie.
lists-purpose = Zweck
lists-manageable = Kontakte erteilen und widerrufen diese Einwilligung selbst
lists-manageable-hint = Auf der Einstellungsseite steht dann ein Schalter dafür.
lists-starts-on = An für Kontakte, die nie gewählt haben
lists-starts-on-hint = Nur solange ihre Einwilligung in den Zweck gilt. Die eigene Wahl geht immer vor.
lists-sends = Datenschutzbestätigung automatisch senden
lists-sends-hint = An jeden neuen Kontakt aus dieser Quelle, der eine Adresse hat.
lists-template = Vorlage der Bestätigung
lists-yes = Ja
lists-no = Nein
lists-column-languages = Sprachen
lists-column-state = Zustand
lists-column-updated = Zuletzt geändert
lists-column-actions = Aktionen
lists-uses-consents = Einwilligungen
lists-uses-contacts = Kontakte
lists-uses-subscribers = Abonnenten
lists-missing = Es fehlt: { $languages }
lists-language-missing = Fehlt
lists-active = In Gebrauch
lists-inactive = Nicht in Gebrauch
lists-deleted = Gelöscht
lists-built-in = Eingebaut
lists-empty = Die Liste ist leer.
lists-show-deleted = { $count ->
    [one] Einen gelöschten Eintrag zeigen
   *[other] { $count } gelöschte Einträge zeigen
}
lists-hide-deleted = Gelöschtes ausblenden
lists-export = Als CSV exportieren
lists-save = Speichern
lists-add = Hinzufügen
lists-back = Zurück zur Liste
lists-move-up = „{ $name }“ nach oben
lists-move-down = „{ $name }“ nach unten
lists-activate = Aktivieren
lists-activate-name = Aktivieren: „{ $name }“
lists-deactivate = Deaktivieren
lists-deactivate-name = Deaktivieren: „{ $name }“
lists-restore = Wiederherstellen
lists-restore-name = Wiederherstellen: „{ $name }“
lists-updated = Wie ausgeliefert, seit { $date }
lists-updated-by = Zuletzt geändert am { $date } von { $name }
lists-afterwards = Nicht mehr gebraucht?
lists-afterwards-switch = Deaktivieren nimmt es von Seiten und Formularen, und Sie können es jederzeit wieder einschalten. Das ist meist besser als Löschen.
lists-afterwards-plain = Gelöschtes lässt sich nicht mehr wählen. Alte Einträge zeigen es weiterhin, und es lässt sich wiederherstellen.
lists-delete = Löschen …
lists-delete-title = „{ $name }“ löschen?
lists-delete-touches = Was davon berührt ist
lists-delete-forms = Formulare, die danach fragen
lists-delete-text = Es verschwindet von Seiten und aus Auswahllisten. Was Menschen gewählt oder wozu sie eingewilligt haben, bleibt mit seinem Namen erhalten, und Sie können den Eintrag wiederherstellen.
lists-delete-instead = Deaktivieren bewirkt für Besucher dasselbe und lässt sich mit einem Klick zurücknehmen.
lists-delete-button = Ja, löschen
lists-delete-not = Behalten
lists-delete-built-in = Das ist eingebaut: Samtykke selbst braucht es, deshalb lässt es sich nicht löschen.
lists-conflict-title = Nicht gespeichert: Jemand war schneller
lists-conflict-text = { $name } hat am { $date } gespeichert. Was Sie getippt haben, steht noch hier. Das hat sich inzwischen geändert und lautet jetzt:
lists-conflict-line = { $label }: „{ $now }“
lists-conflict-empty = leer
lists-conflict-next = Prüfen Sie das Formular und speichern Sie noch einmal, damit Ihres gilt, oder öffnen Sie die Seite neu, um das andere zu behalten.
lists-conflict-deleted-title = Nicht gespeichert: Es wurde inzwischen gelöscht
lists-conflict-deleted = Was Sie getippt haben, steht noch hier. Stellen Sie den Eintrag in einem anderen Tab aus der Liste wieder her; dann können Sie speichern.
lists-slip-name-taken = So heißt schon ein anderer Eintrag der Liste. Wählen Sie einen anderen Namen
lists-slip-name-deleted = So heißt ein gelöschter Eintrag. Stellen Sie ihn wieder her oder wählen Sie einen anderen Namen
lists-slip-key = Ein Schlüssel besteht nur aus den Großbuchstaben A bis Z, Ziffern und _
lists-slip-key-taken = Diesen Schlüssel gibt es schon, vielleicht an einem gelöschten Eintrag. Wählen Sie einen anderen
lists-slip-url = Geben Sie eine Webadresse ein, die mit https:// oder http:// beginnt

## Mail templates

templates-title = E-Mail-Vorlagen
templates-lead = Die Worte jeder E-Mail, die Samtykke schreibt, je Sprache. Jedes Speichern ist eine Version, und verschickte E-Mails bleiben, wie sie waren.
templates-column-version = Version
templates-column-by = Gespeichert von
templates-privacy = Zum Datenschutz
templates-shipped = Wie ausgeliefert
templates-own = Eigene Worte
templates-subject = Betreff
templates-body = Nachricht
templates-body-hint = Markdown: **fett**, - für Listen, [Worte](Adresse) für Links. Ein Link allein in seiner Zeile wird ein Knopf.
templates-fallback = Bleibt es leer, bekommen Leser dieser Sprache die E-Mail auf Englisch oder in der Sprache, die es gibt.
templates-variables = Was Sie einsetzen können
templates-variables-text = Schreiben Sie die Zeichen genau so. In der E-Mail stehen dort dann die Werte der Person.
templates-var-first-name = Vorname; kann leer sein
templates-var-organisation = Name der Organisation
templates-var-form-title = Titel des ausgefüllten Formulars
templates-var-choices = Was die Person gewählt hat, als Liste
templates-var-changes = Was geändert wurde, als Liste
templates-var-confirm-link = Link, der die Anmeldung bestätigt
templates-var-confirm-hours = Stunden, die der Link gilt
templates-var-preferences-link = Link zur eigenen Seite der Person
templates-var-restore-link = Link, der die Änderung zurücknimmt; nicht in jeder E-Mail
templates-var-data-link = Link zu dem, was über die Person gespeichert ist
templates-var-days = Tage, die der Link gilt
templates-var-link = Link, mit dem die Person weitermacht
templates-var-hours = Stunden, die er gilt
templates-var-breach = Was Sie beim Versand der Mitteilung schreiben
templates-preview = Vorschau
templates-preview-language = Sprache
templates-preview-address = Wie dieser Kontakt sie sieht
templates-preview-hint = E-Mail-Adresse des Kontakts; ohne sie geht die E-Mail an Sie. Ihre Links öffnen nichts, und nichts wird verschickt.
templates-preview-button = Vorschau zeigen
templates-light = Auf hellem Grund
templates-dark = Auf dunklem Grund
templates-text = Als Text
templates-test = Test senden
templates-test-text = Die gespeicherte Version geht an Ihre eigene Adresse, genau wie sie sonst hinausgeht. Ihre Links öffnen nichts.
templates-test-button = An mich senden
templates-test-typed = Das Getippte an mich senden
templates-versions = Versionen
templates-compare-shipped = Mit dem ausgelieferten Text vergleichen
templates-shipped-title = { $name }: der ausgelieferte Text
templates-version-title = { $name }: Version { $number }
templates-same = Hier steht dasselbe wie in der Version in Gebrauch.
templates-differs = Zeilen mit − stehen nur hier, Zeilen mit + nur in der Version, die jetzt in Gebrauch ist.
templates-return = Zum ausgelieferten Text zurückkehren
templates-use-again = Diese Version wieder verwenden
templates-back = Zurück zur Vorlage
templates-slip-no-subject = { $language }: Geben Sie einen Betreff ein, der nie leer ist
templates-slip-no-body = { $language }: Geben Sie die Nachricht ein
templates-slip-long-subject = { $language }: Der Betreff darf höchstens { $limit } Zeichen haben
templates-slip-long-body = { $language }: Die Nachricht darf höchstens { $limit } Zeichen haben
templates-slip-broken = { $language }, Zeile { $line }: Das geht nicht ({ $reason })
templates-slip-unknown = { $language }, Zeile { $line }: „{ $name }“ gibt es in dieser E-Mail nicht. Nehmen Sie etwas aus der Liste
templates-slip-lacks = { $language }: Ohne { $name } hat diese E-Mail keinen Sinn. Fügen Sie es ein
templates-slip-html = { $language }, Zeile { $line }: HTML und Skripte gehen hier nicht. Schreiben Sie Markdown
templates-slip-link = { $language }, Zeile { $line }: Ein Link kann nur zu https-, http- und mailto-Adressen führen
templates-slip-nobody = Kein Kontakt hat diese Adresse

## What mail templates are called

template-confirm = Anmeldung bestätigen
template-welcome = Willkommen
template-changed = Einstellungen geändert
template-new-link = Neuer persönlicher Link
template-already-subscribed = Schon angemeldet
template-verification = Link zu den eigenen Daten
template-privacy-confirmation = Datenschutzbestätigung
template-breach-notice = Mitteilung einer Datenpanne
template-staff-invitation = Einladung einer Kollegin oder eines Kollegen
template-password-reset = Neues Passwort

## Staff: the way in

sign-in-title = Anmelden
sign-in-address = E-Mail-Adresse
sign-in-password = Passwort
sign-in-button = Anmelden
slip-sign-in = E-Mail-Adresse und Passwort passen nicht zusammen. Prüfen Sie beides
slip-password-short = Das Passwort braucht mindestens 12 Zeichen
slip-password-long = Das Passwort darf höchstens 128 Zeichen haben
setup-title = Kundencenter einrichten
setup-text = Sie sind als Erste hier. Dieses Konto darf alles und kann Ihre Kollegen einladen. Danach schalten Sie einen zweiten Schritt für die Anmeldung ein: Halten Sie eine Authenticator-App auf dem Telefon bereit.
setup-name = Ihr Name
setup-password = Passwort wählen
setup-password-hint = Mindestens 12 Zeichen. Ein kurzer Satz ist leicht zu merken und schwer zu erraten.
setup-button = Konto anlegen
setup-expired-title = Dieser Link funktioniert nicht mehr
setup-expired-text = Einrichtungslinks funktionieren einmal, innerhalb einer Stunde und nur, solange niemand ein Konto hat. Wer den Server betreibt, erzeugt einen neuen mit dem Befehl: samtykke staff setup-link

## Staff: refusals, rights, roles

refused-title = Das dürfen Sie nicht
refused-text = Dafür ist das Recht „{ $right }“ nötig, das Ihre Rolle nicht hat. Ein Administrator kann es Ihnen geben.
refused-form-title = Dieses Formular ist veraltet
refused-form-text = Es gehört zu einer früheren Anmeldung, deshalb wurde nichts gespeichert. Öffnen Sie die Seite neu und wiederholen Sie die Änderung.
refused-home = Zur Übersicht
right-settings = Einstellungen ändern
right-users = Benutzer und Rollen verwalten
right-lists = Listen und E-Mail-Vorlagen bearbeiten
right-forms = Formulare erstellen und veröffentlichen
right-submissions = Einsendungen bearbeiten
right-contacts = Kontakte anlegen und bearbeiten
right-consent = Einwilligungen und Abonnements für Kontakte ändern
right-bulk-update = Viele Kontakte auf einmal ändern
right-bulk-delete = Viele Kontakte auf einmal löschen
right-import = Kontakte importieren
right-export = Daten exportieren
right-mailings = Mailings versenden
right-override = Mailings ohne Einwilligung versenden
right-requests = Datenschutzanfragen bearbeiten
right-audit = Prüfprotokoll lesen
role-administrator = Administrator
role-privacy-officer = Datenschutzbeauftragte
role-list-administrator = Listenverwaltung
role-marketer = Marketing
role-agent = Sachbearbeitung
role-auditor = Revision (liest nur)

## Staff: second step, links, own account

sign-in-forgotten = Passwort vergessen?
slip-password-common = Dieses Passwort ist leicht zu erraten. Wählen Sie ein längeres oder eines mit ungewöhnlichen Wörtern
slip-password-wrong = Das ist nicht Ihr Passwort
slip-code = Dieser Code stimmt nicht. Jeder gilt einmal, und die aus der App eine halbe Minute
code-title = Code eingeben
code-label = Code
code-hint = Sechs Ziffern aus Ihrer Authenticator-App oder einer Ihrer Wiederherstellungscodes.
code-back = Von vorn beginnen
proof-title = Sind Sie es?
proof-text = Was Sie vorhaben, ist wichtig, deshalb fragen wir noch einmal. Die Antwort gilt zehn Minuten.
proof-button = Weiter
reset-title = Neues Passwort wählen
reset-text = Geben Sie Ihre E-Mail-Adresse ein, und wir senden Ihnen einen Link.
reset-button = Link zum neuen Passwort senden
reset-sent-text = Wenn hier jemand mit dieser Adresse arbeitet, ist eine E-Mail mit einem Link unterwegs. Der Link funktioniert eine Stunde.
reset-expired-text = Links zum neuen Passwort funktionieren einmal, innerhalb einer Stunde. Ihr Passwort ist wie zuvor.
new-password-button = Passwort ändern
invitation-title = Willkommen im Kundencenter
invitation-text = Guten Tag, { $name }. Sie sind eingeladen, hier für { $organisation } zu arbeiten. Sie brauchen nur ein Passwort.
invitation-expired-text = Einladungen funktionieren einmal, innerhalb einer Stunde. Bitten Sie den Kollegen, der Sie eingeladen hat, um eine neue.
account-title = Ihr Konto
account-name = Name
account-language = Sprache
account-language-label = Sprache Ihrer Seiten
account-save = Speichern
account-password-now = Ihr jetziges Passwort
account-password-new = Das neue Passwort
account-password-ends = Hier bleiben Sie angemeldet, überall sonst werden Sie abgemeldet.
account-sessions = Wo Sie angemeldet sind
account-session-where = Von
account-session-began = Seit
account-session-seen = Zuletzt benutzt
account-session-end = Beenden
account-session-mine = Diese hier
account-sessions-end = Überall sonst abmelden
two-step-title = Zweiter Schritt
two-step-on = Er ist an: Beim Anmelden wird auch ein Code aus Ihrer App verlangt.
two-step-off = Er ist aus: Das Passwort allein öffnet die Tür. Eine Authenticator-App auf dem Telefon macht es viel sicherer.
two-step-codes-left = { $codes ->
    [one] Ein Wiederherstellungscode ist übrig.
   *[other] { $codes } Wiederherstellungscodes sind übrig.
}
two-step-renew = Neue Wiederherstellungscodes erzeugen
two-step-off-button = Zweiten Schritt ausschalten
two-step-on-button = Zweiten Schritt einschalten
two-step-stays = Ihre Rolle kann anderen Zugang geben, deshalb lässt sich dieser Schritt nicht ausschalten.
two-step-move = Auf ein anderes Telefon umziehen
two-step-owed = Ihre Rolle kann anderen Zugang geben, deshalb genügt ein Passwort nicht. Schalten Sie jetzt den zweiten Schritt ein; dann öffnet sich alles andere.
two-step-refused = Ihre Rolle verlangt den zweiten Schritt, deshalb bleibt er an. Sie können ihn auf ein anderes Telefon umziehen.
two-step-scan = Öffnen Sie eine Authenticator-App auf dem Telefon und scannen Sie das Bild, oder tippen Sie den Schlüssel ein. Geben Sie dann den Code ein, den die App zeigt.
two-step-picture = QR-Code für eine Authenticator-App; der Schlüssel darunter sagt dasselbe
two-step-typed = Schlüssel
two-step-code = Der Code, den die App zeigt
two-step-confirm = Einschalten
codes-title = Ihre Wiederherstellungscodes
codes-once = Bewahren Sie diese Codes jetzt auf
codes-text = Sie werden nur dieses eine Mal gezeigt. Jeder öffnet die Tür einmal, wenn Ihr Telefon nicht zur Hand ist. Drucken Sie sie aus, oder bewahren Sie sie in einem Passwortmanager auf.
codes-kept = Ich habe sie aufbewahrt
draft-title = Sie waren noch nicht fertig
draft-text = Wir mussten fragen, wer Sie sind. Noch ist nichts gespeichert; das wollten Sie gerade senden.
draft-button = Jetzt senden
draft-drop = Nicht senden

## Staff: colleagues and roles

users-title = Benutzer
users-invite = Kollegen einladen
users-invite-hint = Wir senden eine E-Mail mit einem Link, der einmal funktioniert, innerhalb einer Stunde.
users-invite-button = Einladung senden
users-invite-again = Neue Einladung senden
users-role = Rolle
users-signed-in = Letzte Anmeldung
users-state = Status
users-state-active = Aktiv
users-state-invited = Eingeladen
users-state-disabled = Gesperrt
users-yes = Ja
users-no = Nein
users-disable = Sperren
users-enable = Wieder zulassen
users-drop-second-step = Zweiten Schritt entfernen
slip-role = Wählen Sie eine Rolle
slip-address-taken = Mit dieser Adresse arbeitet hier schon jemand
slip-last-administrator = Das ist der letzte Administrator. Machen Sie zuerst jemand anderen zum Administrator
slip-name-taken = Diesen Namen gibt es schon
slip-role-in-use = Benutzer haben diese Rolle. Geben Sie ihnen zuerst eine andere
conflict-title = Jemand anderes hat inzwischen gespeichert
conflict-text = Von Ihnen wurde nichts gespeichert und von anderen nichts überschrieben. So steht es jetzt; Ihre Eingabe steht darunter. Speichern Sie noch einmal, wenn Ihre gelten soll.
roles-title = Rollen
roles-new = Neue Rolle
roles-can = Darf
roles-cannot = Darf nicht
roles-everything = Alles
roles-nothing = Nichts
roles-members = Benutzer
roles-fixed = Administratoren dürfen alles; das lässt sich nicht ändern.
roles-delete = Rolle löschen

## Settings

settings-title = Einstellungen
settings-lead = Was die Organisation entscheidet. Eine Änderung gilt sofort, auf allen Seiten und in jeder E-Mail, die danach verschickt wird.
settings-back = Zu den Einstellungen
settings-updated = Zuletzt geändert am { $date }
settings-as-shipped = Wie geliefert: Hier hat noch niemand etwas geändert.
settings-limits = Von { $least } bis { $most }; geliefert: { $shipped }.
settings-organisation = Die Organisation
settings-organisation-lead = Wer Sie auf Seiten und in E-Mails sind.
settings-organisation-name = Name der Organisation
settings-organisation-name-hint = Steht auf jeder Seite und als Absender jeder E-Mail.
settings-organisation-address = Postanschrift
settings-organisation-address-hint = Steht unter jeder E-Mail und in der Datenschutzerklärung.
settings-organisation-contact = E-Mail-Adresse für Fragen zu Daten
settings-organisation-contact-hint = Die Datenschutzerklärung verweist hierher.
settings-languages = Sprachen
settings-languages-lead = Seiten und E-Mails gibt es in sechs Sprachen. Eine davon gilt, wenn nichts anderes bekannt ist.
settings-base-language = Sprache der Organisation
settings-base-language-hint = Besucher bekommen sie, wenn weder sie noch ihr Browser eine andere verlangen. Listen und Vorlagen müssen Texte in ihr haben.
settings-sender = Absender
settings-sender-lead = Von wem E-Mails kommen und wohin Antworten gehen. E-Mails, die schon warten, behalten ihren Absender.
settings-sender-address = Adresse des Absenders
settings-sender-address-hint = Die Domain muss Ihrem Mailserver das Senden erlauben (SPF, DKIM). Leer: no-reply@ und die eigene Domain des Portals.
settings-reply-to = Antworten gehen an
settings-reply-to-hint = Leer: an den Absender.
settings-links = Links in E-Mails
settings-links-lead = Wie lange Links in E-Mails funktionieren. Eine Änderung gilt für Links, die ab jetzt entstehen; verschickte behalten ihre Zeit.
settings-preference-link-days = Tage für den Link zur eigenen Seite
settings-preference-link-days-hint = Danach öffnet der Link eine Seite, die einen neuen schickt.
settings-confirm-link-minutes = Minuten für den Link, der eine Anmeldung bestätigt
settings-confirm-link-minutes-hint = Eine Stunde hat 60, ein Tag 1440. Unbestätigte Anmeldungen werden nach den Tagen unter „Anmeldung“ gelöscht, was auch immer hier steht.
settings-verify-link-days = Tage für den Link zu den eigenen Daten und zum Zurücknehmen einer Änderung
settings-verify-link-days-hint = Diese Links zeigen mehr als andere. Kürzer ist sicherer.
settings-consent = Einwilligung und Nachweis
settings-consent-lead = Auf welcher Grundlage neue Kontakte gespeichert werden und was als Nachweis einer Wahl bleibt.
settings-default-basis = Rechtsgrundlage neuer Kontakte
settings-default-basis-hint = Wird für die Speicherung eingetragen, wenn ein Kontakt entsteht. Bestehende Kontakte ändern sich nicht.
settings-no-basis = Keine: nichts eintragen
settings-ip-evidence = Netzwerkadresse, die mit einer Wahl gespeichert wird
settings-ip-evidence-hint = Weniger ist besser für die Privatsphäre. Was schon gespeichert ist, bleibt, wie es ist.
settings-ip-off = Keine
settings-ip-truncated = Nur das Netz (/24 oder /48)
settings-ip-full = Die ganze Adresse
settings-filters-recipients = Aussendungen nur an Menschen, die zugestimmt haben
settings-filters-recipients-hint = Ein: nur mit Einwilligung zum Zweck und eingeschaltetem Typ. Aus: auch an Menschen, die sich nie geäußert haben. Wer widerrufen, den Typ ausgeschaltet oder Aussendungen untersagt hat, bekommt in jedem Fall keine.
settings-sign-up = Anmeldung
settings-sign-up-lead = Grenzen, die Programme und Versehen von Formularen fernhalten.
settings-mails-per-address = E-Mails an eine Adresse in 24 Stunden
settings-mails-per-address-hint = Nur E-Mails, die Fremde auslösen können: Bestätigungen und neue Links.
settings-posts-per-network = Formulare aus einem Netz in einer Stunde
settings-posts-per-network-hint = Ein Büro oder eine Schule ist ein Netz.
settings-form-min-seconds = Wenigste Sekunden zum Ausfüllen eines Formulars
settings-form-min-seconds-hint = Wer schneller ist, muss noch einmal senden.
settings-form-max-hours = Stunden, die ein Formular offen bleiben darf
settings-form-max-hours-hint = Danach erscheint es neu, mit dem, was eingetippt war.
settings-unconfirmed-days = Tage, die eine unbestätigte Anmeldung bleibt
settings-unconfirmed-days-hint = Dann wird sie gelöscht, und ihr Link öffnet nichts mehr.
settings-bin-days = Tage, die Kontakte im Papierkorb bleiben
settings-bin-days-hint = So lange können Sie sie zurückholen. Danach wird alles Persönliche gelöscht; der Verlauf behält Nummern.
settings-checks-mail-domain = Prüfen, ob die Domain E-Mails annimmt
settings-checks-mail-domain-hint = Findet viele Tippfehler sofort. Gefragt wird nur der Namensdienst.
settings-contact-fields = Kontaktfelder in Formularen
settings-contact-fields-lead = Was Formulare bei vorhandenen Kontakten ändern und wonach sie fragen dürfen. Es gilt für alle Formulare.
settings-keeps-first-name = Vorname: wird nie überschrieben
settings-keeps-last-name = Nachname: wird nie überschrieben
settings-keeps-company = Firma: wird nie überschrieben
settings-keeps-phone = Telefon: wird nie überschrieben
settings-keeps-country = Land: wird nie überschrieben
settings-keeps-language = Sprache der E-Mails: wird nie überschrieben
settings-keeps-hint = Formulare füllen es aus, wo es leer ist, und ändern sonst nichts, auch die bereits veröffentlichten.
settings-hides-first-name = Vorname: nicht in neuen Formularen
settings-hides-last-name = Nachname: nicht in neuen Formularen
settings-hides-company = Firma: nicht in neuen Formularen
settings-hides-phone = Telefon: nicht in neuen Formularen
settings-hides-country = Land: nicht in neuen Formularen
settings-hides-language = Sprache der E-Mails: nicht in neuen Formularen
settings-hides-hint = Es wird beim Bauen von Formularen nicht mehr angeboten, und kein Entwurf damit lässt sich veröffentlichen. Veröffentlichtes bleibt, wie es ist.
look-title = Aussehen der öffentlichen Seiten
look-lead = Ihr Logo, Ihre Farben und Ihre Worte auf allem, was Besucher sehen. Verwaltung und E-Mails bleiben, wie sie sind.
look-logo = Logo
look-logo-file = Bild
look-logo-other = Ein anderes Bild
look-logo-hint = PNG, JPEG oder WebP, höchstens 512 KB und 2000 Pixel breit und hoch. SVG wird nicht angenommen, weil solche Dateien Programme enthalten können. Im Dunkeln steht es auf Weiß.
look-logo-remove = Kein Logo verwenden
look-another-logo = ein anderes Bild
look-alt = Text für Menschen, die das Logo nicht sehen
look-alt-hint = Leer: der Name der Organisation.
look-light = Helle Seiten
look-dark = Dunkle Seiten
look-colours-hint = Schreiben Sie Farben wie #0062ba. Was leer bleibt, ist wie ausgeliefert. Farben, die sich aufeinander nicht lesen lassen, werden abgelehnt.
look-shipped-colour = Ausgeliefert: { $colour }.
look-accent = Schaltflächen und Links
look-accent-hint = Auch Schalter.
look-button-text = Text auf Schaltflächen
look-button-text-hint = Leer: Schwarz oder Weiß, je nachdem, was sich besser liest.
look-page = Seite
look-page-hint = Hinter allem anderen.
look-card = Kästen
look-card-hint = Auch Kopf und Fuß.
look-text = Text
look-text-hint = Auch Überschriften. Hinweise und Rahmen folgen daraus.
look-words = Texte
look-words-lead = Ihre eigenen Worte, je Sprache. Wo Sie nichts schreiben, steht der ausgelieferte Text in dieser Sprache.
look-shipped-text = Ausgeliefert: „{ $text }“
look-shipped-nothing = Ausgeliefert: nichts.
look-word-home-title = Startseite: Überschrift
look-word-home-lead = Startseite: Einleitung
look-word-thanks = Nach dem Absenden eines Formulars: was folgt
look-word-confirmed = Nach dem Bestätigen
look-word-preferences-title = Seite der Einstellungen: Überschrift
look-word-preferences = Seite der Einstellungen: Einleitung
look-word-saved = Seite der Einstellungen: unter dem Gespeicherten
look-word-unsubscribe = Abmeldeseite: warum lieber auswählen
look-word-expired = Link, der nicht mehr gilt
look-word-footer = Am Fuß jeder Seite
look-try = Vorschau
look-preview-title = Vorschau: noch nicht gespeichert
look-preview-lead = Nur Sie sehen das. Es wird eine Stunde aufbewahrt.
look-preview-pages = Seiten
look-alone = Allein öffnen
look-back = Zurück zum Formular
look-sample-home = Startseite
look-sample-form = Formular
look-sample-form-slips = Formular mit Fehlern
look-sample-thanks = Formular abgesendet
look-sample-confirm = Anmeldung bestätigen
look-sample-confirmed = Angemeldet
look-sample-preferences = Einstellungen
look-sample-saved = Einstellungen gespeichert
look-sample-unsubscribe = Abmelden
look-sample-unsubscribed = Abgemeldet
look-sample-expired = Abgelaufener Link
look-sample-inactive = Geschlossenes Formular
look-sample-error = Fehler
look-pair-button = Text auf Schaltflächen
look-pair-link-card = Links in Kästen
look-pair-link-page = Links auf der Seite
look-pair-text-card = Text in Kästen
look-pair-text-page = Text auf der Seite
look-pair-error-card = Fehlermeldungen in Kästen
look-slip-colour = Schreiben Sie die Farbe wie #0062ba
look-slip-no-picture = Die Datei ist kein Bild, das hier verwendet werden kann. Wählen Sie eine PNG-, JPEG- oder WebP-Datei
look-slip-too-heavy = Das Bild ist größer als 512 KB. Wählen Sie ein kleineres
look-slip-too-large = Das Bild ist mehr als 2000 Pixel breit oder hoch. Wählen Sie ein kleineres
look-slip-gone = Das Bild ist nicht mehr da. Wählen Sie es noch einmal
slip-out-of-range = { $label }: Geben Sie eine ganze Zahl von { $least } bis { $most } ein
slip-unreadable = { $label }: Nicht lesbar: { $pair }. Der Kontrast ist { $ratio }:1 und muss mindestens { $needed }:1 sein

## Settings: keys and the way out for mail

keys-title = Schlüssel
keys-lead = Sie signieren Links und versiegeln Formularseiten. Ihr Inhalt verlässt den Server nie.
keys-column-use = Verwendung
keys-column-number = Laufende Nummer
keys-column-made = Erzeugt
keys-column-state = Zustand
keys-age = { $days ->
    [0] heute erzeugt
    [one] einen Tag alt
   *[other] { $days } Tage alt
}
keys-use-link = Persönliche Links
keys-use-unsubscribe = Abmeldelinks
keys-use-receipt = Formularseiten
keys-use-fingerprint = Fingerabdrücke von Adressen
keys-use-staff = Anmeldung in zwei Schritten
keys-current = In Gebrauch
keys-until = Öffnet, was er signiert hat, bis { $date }
keys-for-ever = Öffnet für immer, was er signiert hat
keys-retired = Ausgedient; verschwindet beim nächsten Wechsel
keys-rotate-title = Neue Schlüssel machen
keys-rotate-text = Neue Schlüssel signieren ab jetzt persönliche Links und Formularseiten. Verschickte Links funktionieren weiter, bis ihre Zeit um ist. Tun Sie das, wenn Sie fürchten, dass jemand einen Schlüssel gesehen hat, oder einmal im Jahr.
keys-rotate = Jetzt neue Schlüssel machen
transport-title = Mailserver
transport-lead = Wie E-Mails hinausgehen, und ein Test, der zeigt, was die Gegenseite sagt.
transport-way = E-Mails gehen an
transport-signature = Signiert für (DKIM)
transport-unsigned = Hier nicht signiert; der Mailserver kann es tun
transport-configured = Steht in der Konfiguration des Servers (mail_url) und nicht hier, denn sie enthält ein Passwort.
transport-test-text = Eine E-Mail geht sofort an Ihre eigene Adresse, an der Warteschlange vorbei. Die Antwort sehen Sie hier.
transport-taken = Die E-Mail an { $address } wurde angenommen
transport-refused = Die E-Mail an { $address } ging nicht hinaus
transport-reply = Die Gegenseite wörtlich:
transport-mail-subject = Test des Mailservers
transport-mail-text = Diese E-Mail zeigt, dass E-Mails aus dem Kundencenter Sie erreichen.

## Audit log

audit-title = Prüfprotokoll
audit-lead = Was Kollegen getan haben, was ihnen verwehrt wurde und wer sich angemeldet hat. Niemand kann es ändern.
audit-column-when = Wann
audit-column-who = Wer
audit-column-what = Was
audit-column-changes = Vorher → nachher
audit-from = Von (Tag, UTC)
audit-to = Bis (Tag, UTC)
audit-none = Hier ist nichts.
audit-all = Alles zeigen
audit-older = Ältere Einträge

## The admin area: overview

overview-attention = Was zu tun ist
overview-attention-none = Im Moment ist nichts zu tun.
overview-writes-files = E-Mails werden als Dateien geschrieben, und niemand erhält sie. Richten Sie einen Mailserver ein, bevor sich jemand anmeldet
overview-failed = In den letzten 7 Tagen nicht zugestellte E-Mails: { $count }
overview-late = E-Mails, die vor mindestens 15 Minuten hätten hinausgehen sollen: { $count }
overview-late-people = Kontakte, die nicht binnen 30 Tagen von der Speicherung erfahren haben: { $count }
overview-no-name = Die Organisation hat noch keinen Namen. Er steht auf jeder Seite und in jeder E-Mail
overview-no-address = Die Postanschrift fehlt. Sie muss in jeder E-Mail und in der Datenschutzerklärung stehen
overview-no-contact = Es ist keine E-Mail-Adresse für Fragen zu Daten genannt. Die Datenschutzerklärung braucht eine
overview-no-sender = Es ist keine Absenderadresse gesetzt, deshalb kommen E-Mails von no-reply@ und der eigenen Domain des Portals
overview-untranslated = { $list }: { $count } ohne Texte in allen Sprachen
overview-old-key = Der Schlüssel für persönliche Links ist { $days } Tage alt. Machen Sie einmal im Jahr neue
overview-contacts = Alle Kontakte
overview-not-informed = Nicht binnen 30 Tagen informiert
overview-standing = Kontakte nach Zweck und Stand
overview-as-of = Gezählt am { $time }.
overview-days-title = Einwilligungen pro Tag
overview-days = { $purpose }: an jedem der letzten 30 Tage erteilt und widerrufen
overview-days-none = { $purpose }: In den letzten 30 Tagen wurde nichts erteilt oder widerrufen.
overview-day = { $day }: { $granted } erteilt, { $withdrawn } widerrufen
overview-granted = Erteilt
overview-column-day = Tag (UTC)
overview-as-table = Dasselbe als Tabelle
overview-due-since = Die älteste fällige
overview-nothing-due = Keine ist fällig
overview-way-files = Dateien auf diesem Server; niemand erhält sie
overview-way-server = Einen Mailserver
overview-changes = Erteilte und widerrufene Einwilligungen
overview-changes-lead = Jedes Mal, wenn ein Zweck eine Rechtsgrundlage bekam oder widerrufen wurde, gleich durch wen. Die neuesten stehen oben.
overview-changes-usual = Die letzten 30 Tage zeigen
overview-column-contact = Kontakt
overview-contact-gone = Nicht mehr gespeichert

## The admin area: outgoing mail

deliveries-title = Ausgehende E-Mails
deliveries-lead = Was auf den Versand wartet, was aufgegeben wurde und warum. Aufgegebenes lässt sich unverändert noch einmal senden.
deliveries-show = Anzeigen
deliveries-show-button = Diese anzeigen
deliveries-all = Alle, neueste zuerst
deliveries-waiting = Warten auf den Versand
deliveries-late = Mindestens 15 Minuten verspätet
deliveries-put-off = Werden später erneut versucht
deliveries-sending = Werden gerade gesendet
deliveries-failed = Nicht zugestellt
deliveries-failed-lately = Nicht zugestellt, letzte 7 Tage
deliveries-none = Solche E-Mails gibt es nicht.
deliveries-resend-all = Alle diese noch einmal senden
deliveries-resend = Noch einmal senden
deliveries-resend-name = E-Mail { $number } noch einmal senden
deliveries-column-mail = E-Mail-Art
deliveries-a-mail = Eine E-Mail
deliveries-attempts = { $count } Versuche
deliveries-written = Geschrieben am { $time }
deliveries-next-try = Nächster Versuch: { $time }

## Audit log: what was done

audit-noun-access = Seite
audit-noun-page = Seite
audit-noun-consent = Einwilligung
audit-noun-contact = Kontakt
audit-noun-interest = Interesse
audit-noun-mail = E-Mail
audit-noun-mails = Mehrere E-Mails
audit-noun-codes = Wiederherstellungscodes
audit-noun-selection = Auswahl
audit-noun-session = Sitzung
audit-noun-sessions = Mehrere Sitzungen
audit-noun-staff = Kollegin oder Kollege
audit-noun-type = Abonnementtyp
audit-noun-template = E-Mail-Vorlage
audit-verb-accepted = Einladung angenommen
audit-verb-activated = in Gebrauch genommen
audit-verb-added = hinzugefügt
audit-verb-address-added = E-Mail-Adresse hinzugefügt
audit-verb-address-made-primary = andere Adresse zur Hauptadresse gemacht
audit-verb-address-removed = E-Mail-Adresse entfernt
audit-verb-changed = geändert
audit-verb-closed = abgemeldet
audit-verb-deactivated = außer Gebrauch genommen
audit-verb-deleted = gelöscht
audit-verb-disabled = ausgesperrt
audit-verb-enabled = wieder zugelassen
audit-verb-exported = als Datei ausgegeben
audit-verb-informed = Datenschutzbestätigung gesendet
audit-verb-invited = eingeladen
audit-verb-invited-again = erneut eingeladen
audit-verb-language-chosen = Sprache gewählt
audit-verb-links-revoked = persönliche Links beendet
audit-verb-merged = mit einem anderen zusammengeführt
audit-verb-moved = in der Reihenfolge verschoben
audit-verb-opened = angemeldet
audit-verb-proof-refused = Identitätsnachweis abgelehnt
audit-verb-proved = Identität erneut nachgewiesen
audit-verb-put-back = frühere Fassung wieder verwendet
audit-verb-refused = verweigert
audit-verb-removed = entfernt
audit-verb-renewed = neu gemacht
audit-verb-resent = noch einmal gesendet
audit-verb-reset = über einen Link neu gewählt
audit-verb-reset-asked = Link zu einem neuen verlangt
audit-verb-restored = wiederhergestellt
audit-verb-revoked = beendet
audit-verb-tested = ausprobiert
audit-verb-turned-off = ausgeschaltet
audit-verb-turned-on = eingeschaltet
audit-name-by = Mit
audit-name-count = Anzahl
audit-name-fields = Felder
audit-name-from = Weggefallen ist
audit-name-place = Platz in der Reihenfolge
audit-name-rights = Rechte
audit-name-taken = Von der Gegenseite angenommen
audit-way-code = einem Code aus der App
audit-way-recovery-code = einem Wiederherstellungscode
audit-way-invitation = einer Einladung
