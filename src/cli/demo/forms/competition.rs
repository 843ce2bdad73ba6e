//! A competition that is over: a short form with a box that may stay empty.

use crate::features::{
    forms::{
        builder::{EMAIL, FIRST_NAME, Six, around, consent, field},
        model::{Definition, FieldKind},
    },
    lists::Purpose,
};

/// Where the competition was.
pub const COMPETITION: &str = "photo-competition";

/// The competition.
pub fn competition(purpose: &Purpose) -> Definition {
    let fields = vec![
        field("email", FieldKind::Email, true, &EMAIL),
        field("first_name", FieldKind::FirstName, true, &FIRST_NAME),
        field("title", FieldKind::Text, true, &PICTURE),
        consent(purpose, false),
    ];
    Definition { texts: around(&TEXTS), fields }
}

/// Title, introduction, button, thanks, and the words for when it is over.
const TEXTS: [Six; 5] = [
    ["Photo competition", "Fotokonkurranse", "Fototävling", "Fotokonkurrence", "Fotowettbewerb", "Fotowedstrijd"],
    [
        "Light in the dark: what does it look like where you live? Tell us what you call your picture, and we tell you where to send it.",
        "Lys i mørket: Hvordan ser det ut der du bor? Fortell oss hva bildet ditt heter, så forteller vi hvor du kan sende det.",
        "Ljus i mörkret: hur ser det ut där du bor? Berätta vad din bild heter, så berättar vi vart du kan skicka den.",
        "Lys i mørket: Hvordan ser det ud, hvor du bor? Fortæl os, hvad dit billede hedder, så fortæller vi, hvor du kan sende det hen.",
        "Licht im Dunkeln: Wie sieht es bei Ihnen aus? Sagen Sie uns, wie Ihr Bild heißt, dann sagen wir Ihnen, wohin Sie es schicken können.",
        "Licht in het donker: hoe ziet dat er bij jou uit? Vertel ons hoe je foto heet, dan vertellen wij waar je hem heen kunt sturen.",
    ],
    ["Take part", "Bli med", "Delta", "Vær med", "Teilnehmen", "Meedoen"],
    [
        "We have sent you an e-mail. Press the button in it, and you are in.",
        "Vi har sendt deg en e-post. Trykk på knappen i den, så er du med.",
        "Vi har skickat ett mejl till dig. Tryck på knappen i det, så är du med.",
        "Vi har sendt dig en e-mail. Tryk på knappen i den, så er du med.",
        "Wir haben Ihnen eine E-Mail geschickt. Klicken Sie auf die Schaltfläche darin, dann sind Sie dabei.",
        "We hebben je een e-mail gestuurd. Klik op de knop, dan doe je mee.",
    ],
    [
        "The competition is over. Thank you for all your pictures!",
        "Konkurransen er over. Takk for alle bildene!",
        "Tävlingen är avgjord. Tack för alla bilder!",
        "Konkurrencen er slut. Tak for alle billederne!",
        "Der Wettbewerb ist beendet. Danke für all die Bilder!",
        "De wedstrijd is afgelopen. Bedankt voor alle foto’s!",
    ],
];
const PICTURE: Six = [
    "What is your picture called?",
    "Hva heter bildet ditt?",
    "Vad heter din bild?",
    "Hvad hedder dit billede?",
    "Wie heißt Ihr Bild?",
    "Hoe heet je foto?",
];
