
## How forms are guarded
door-snippet-link = HTML til en side på eget nettsted
door-snippet-title = { $name }: HTML til egen side
door-snippet-lead = Lim dette inn på en side på nettstedet ditt. Det trenger ingen skript og får samme utseende som siden.
door-snippet-nobody = Ingen nettsteder kan sende dette skjemaet ennå. Før først opp nettstedet under «Egenskaper».
door-snippet-origins = Det virker på sider på disse nettstedene:
door-snippet-version = Når du publiserer en ny versjon, må du kopiere på nytt. Til det er gjort, får besøkende se skjemaet her først, med det de har skrevet og teksten som gjelder.
door-snippet-confirm = Den som sender det, bekrefter alltid på e-post og leser der ord for ord hva hen sier ja til.
door-snippet-back = Tilbake til skjemaet
door-posted-from = Sendt fra
door-from = En side på { $origin }. Teksten ble lest på bekreftelsessiden vår.
door-by-program = Et program som ikke oppga noe nettsted. Teksten ble lest på bekreftelsessiden vår.
