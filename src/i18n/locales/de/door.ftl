
## How forms are guarded
door-snippet-link = HTML für eine eigene Seite
door-snippet-title = { $name }: HTML für eine eigene Seite
door-snippet-lead = Fügen Sie dies in eine Seite Ihrer Website ein. Es braucht keine Skripte und übernimmt das Aussehen der Seite.
door-snippet-nobody = Noch darf keine Website dieses Formular senden. Tragen Sie Ihre Website zuerst unter „Eigenschaften“ ein.
door-snippet-origins = Es funktioniert auf Seiten dieser Websites:
door-snippet-version = Kopieren Sie es neu, wenn Sie eine neue Version veröffentlichen. Bis dahin sehen Besucher zuerst das Formular hier, mit ihren Eingaben und dem geltenden Wortlaut.
door-snippet-confirm = Wer es sendet, bestätigt immer per E-Mail und liest dort Wort für Wort, worin er einwilligt.
door-snippet-back = Zurück zum Formular
door-posted-from = Gesendet von
door-from = Einer Seite unter { $origin }. Der Wortlaut wurde auf unserer Bestätigungsseite gelesen.
door-by-program = Einem Programm, das keine Website nannte. Der Wortlaut wurde auf unserer Bestätigungsseite gelesen.
