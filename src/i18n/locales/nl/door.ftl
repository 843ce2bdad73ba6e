
## How forms are guarded
door-snippet-link = HTML voor een eigen pagina
door-snippet-title = { $name }: HTML voor een eigen pagina
door-snippet-lead = Plak dit in een pagina van je website. Er zijn geen scripts nodig en het krijgt het uiterlijk van de pagina.
door-snippet-nobody = Nog geen enkele website mag dit formulier versturen. Zet je website eerst onder ‘Eigenschappen’.
door-snippet-origins = Het werkt op pagina’s van deze websites:
door-snippet-version = Kopieer opnieuw als je een nieuwe versie publiceert. Tot die tijd zien bezoekers eerst het formulier hier, met wat ze hebben ingevuld en de huidige tekst.
door-snippet-confirm = Wie het verstuurt, bevestigt altijd via e-mail en leest daar woord voor woord waarmee die instemt.
door-snippet-back = Terug naar het formulier
door-posted-from = Verstuurd vanaf
door-from = Een pagina op { $origin }. De tekst is gelezen op onze bevestigingspagina.
door-by-program = Een programma dat geen website noemde. De tekst is gelezen op onze bevestigingspagina.
