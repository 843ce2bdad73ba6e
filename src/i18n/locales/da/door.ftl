
## How forms are guarded
door-snippet-link = HTML til en side på jeres eget website
door-snippet-title = { $name }: HTML til egen side
door-snippet-lead = Sæt dette ind på en side på jeres website. Det kræver ingen scripts og får samme udseende som siden.
door-snippet-nobody = Ingen websites må sende denne formular endnu. Skriv først jeres website under »Egenskaber«.
door-snippet-origins = Det virker på sider på disse websites:
door-snippet-version = Kopiér igen, når du udgiver en ny version. Indtil da får besøgende først vist formularen her med det, de har skrevet, og den gældende tekst.
door-snippet-confirm = Den, der sender den, bekræfter altid via e-mail og læser der ord for ord, hvad der siges ja til.
door-snippet-back = Tilbage til formularen
door-posted-from = Sendt fra
door-from = En side på { $origin }. Teksten blev læst på vores bekræftelsesside.
door-by-program = Et program, der ikke oplyste noget website. Teksten blev læst på vores bekræftelsesside.
