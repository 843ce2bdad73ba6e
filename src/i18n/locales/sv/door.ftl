
## How forms are guarded
door-snippet-link = HTML för en sida på din egen webbplats
door-snippet-title = { $name }: HTML för egen sida
door-snippet-lead = Klistra in det här på en sida på din webbplats. Det behöver inga skript och får samma utseende som sidan.
door-snippet-nobody = Ingen webbplats får skicka det här formuläret än. Ange först din webbplats under ”Egenskaper”.
door-snippet-origins = Det fungerar på sidor på de här webbplatserna:
door-snippet-version = Kopiera igen när du publicerar en ny version. Tills dess får besökarna först se formuläret här, med det de har skrivit och den text som gäller.
door-snippet-confirm = Den som skickar det bekräftar alltid via mejl och läser då ord för ord vad hen säger ja till.
door-snippet-back = Tillbaka till formuläret
door-posted-from = Skickat från
door-from = En sida på { $origin }. Texten lästes på vår bekräftelsesida.
door-by-program = Ett program som inte angav någon webbplats. Texten lästes på vår bekräftelsesida.
