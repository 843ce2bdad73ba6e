//! An evening to register for: a form of every kind of field.

use crate::features::{
    forms::{
        builder::{EMAIL, FIRST_NAME, LANGUAGE, LAST_NAME, Six, around, field, options, with_help},
        frozen::offered,
        model::{ChoiceStyle, Definition, FieldKind},
    },
    lists::{Lists, Purpose},
};

/// Where the registration is.
pub const EVENING: &str = "open-evening";

/// Key and name of what people can be interested in.
pub const INTERESTS: [(&str, Six); 4] = [
    (
        "OUTDOOR",
        ["Outdoor lighting", "Utebelysning", "Utomhusbelysning", "Udendørsbelysning", "Außenbeleuchtung", "Buitenverlichting"],
    ),
    ("DESIGN", ["Lamp design", "Lampedesign", "Lampdesign", "Lampedesign", "Leuchtendesign", "Lampontwerp"]),
    (
        "WORK",
        [
            "Light at work",
            "Lys på jobben",
            "Ljus på jobbet",
            "Lys på arbejdspladsen",
            "Licht am Arbeitsplatz",
            "Licht op het werk",
        ],
    ),
    ("ENERGY", ["Saving energy", "Strømsparing", "Energibesparing", "Energibesparelse", "Energie sparen", "Energie besparen"]),
];

/// The times of day that the registration offers, as stored and as shown.
pub const TIMES: [(&str, Six); 2] = [
    (
        "afternoon",
        [
            "From four to six",
            "Fra fire til seks",
            "Från fyra till sex",
            "Fra fire til seks",
            "Von vier bis sechs",
            "Van vier tot zes",
        ],
    ),
    (
        "evening",
        [
            "From six to nine",
            "Fra seks til ni",
            "Från sex till nio",
            "Fra seks til ni",
            "Von sechs bis neun",
            "Van zes tot negen",
        ],
    ),
];

/// What there is to see, as stored and as shown.
pub const SIGHTS: [(&str, Six); 3] = [
    ("workshop", ["The workshop", "Verkstedet", "Verkstaden", "Værkstedet", "Die Werkstatt", "De werkplaats"]),
    (
        "new-lamps",
        ["The new lamps", "De nye lampene", "De nya lamporna", "De nye lamper", "Die neuen Leuchten", "De nieuwe lampen"],
    ),
    (
        "garden",
        [
            "The garden by night",
            "Hagen i mørket",
            "Trädgården i mörkret",
            "Haven i mørket",
            "Den Garten bei Nacht",
            "De tuin in het donker",
        ],
    ),
];

/// How people come, as stored and as shown.
const TRAVELS: [(&str, Six); 3] = [
    (
        "foot",
        [
            "On foot or by bicycle",
            "Til fots eller på sykkel",
            "Till fots eller med cykel",
            "Til fods eller på cykel",
            "Zu Fuß oder mit dem Rad",
            "Te voet of met de fiets",
        ],
    ),
    (
        "public",
        [
            "By bus, tram or train",
            "Med buss, bane eller tog",
            "Med buss, spårvagn eller tåg",
            "Med bus, letbane eller tog",
            "Mit Bus oder Bahn",
            "Met bus, tram of trein",
        ],
    ),
    ("car", ["By car", "Med bil", "Med bil", "Med bil", "Mit dem Auto", "Met de auto"]),
];

/// The registration: sections, words between fields, a date, choices of each style, interests and subscriptions.
pub fn evening(lists: &Lists, purpose: &Purpose) -> Definition {
    let kinds = offered(lists, purpose)
        .into_iter()
        .filter(|kind| lists.subscription_type(kind.id).is_some_and(|kind| kind.key == "INVITATIONS" || kind.key == "NEWS"));
    let subscriptions = FieldKind::Subscriptions { purpose: purpose.id, types: kinds.collect() };
    let style = |style, options| FieldKind::Choice { style, options };
    let fields = vec![
        field("about_you", FieldKind::Section, false, &ABOUT_YOU),
        field("email", FieldKind::Email, true, &EMAIL),
        field("first_name", FieldKind::FirstName, true, &FIRST_NAME),
        field("last_name", FieldKind::LastName, true, &LAST_NAME),
        field("company", FieldKind::Company, false, &COMPANY),
        field("phone", FieldKind::Phone, false, &PHONE),
        field("country", FieldKind::Country, false, &COUNTRY),
        field("language", FieldKind::Language, true, &LANGUAGE),
        field("your_visit", FieldKind::Section, false, &VISIT),
        field("where", FieldKind::TextBlock, false, &WHERE),
        field("day", FieldKind::Date, true, &DAY),
        field("time", style(ChoiceStyle::Radio, options(&TIMES)), true, &TIME),
        field("guests", FieldKind::Number, false, &GUESTS),
        field("see", style(ChoiceStyle::Checkboxes, options(&SIGHTS)), false, &SEE),
        field("travel", style(ChoiceStyle::Select, options(&TRAVELS)), false, &TRAVEL),
        field("question", FieldKind::LongText, false, &QUESTION),
        field("stay", FieldKind::Section, false, &STAY),
        field("interests", FieldKind::Interests { options: options(&INTERESTS) }, false, &INTERESTED),
        with_help(field("subscriptions", subscriptions, false, &SUBSCRIBE), &SUBSCRIBE_HELP),
    ];
    Definition { texts: around(&TEXTS), fields }
}

/// Title, introduction, button, thanks, and the words for when it is over.
const TEXTS: [Six; 5] = [
    [
        "Open evening in our showroom",
        "Åpen kveld i utstillingen vår",
        "Öppen kväll i vårt showroom",
        "Åben aften i vores showroom",
        "Offener Abend in unserem Showroom",
        "Open avond in onze showroom",
    ],
    [
        "See this year’s lamps by night, and how they are made. It is free; we only need to know how many come.",
        "Se årets lamper i mørket, og hvordan de lages. Det er gratis. Vi trenger bare å vite hvor mange som kommer.",
        "Se årets lampor i mörkret och hur de tillverkas. Det är gratis. Vi behöver bara veta hur många som kommer.",
        "Se årets lamper i mørket, og hvordan de bliver til. Det er gratis. Vi skal bare vide, hvor mange der kommer.",
        "Sehen Sie die Leuchten dieses Jahres bei Nacht, und wie sie entstehen. Der Eintritt ist frei; wir möchten nur wissen, wie viele kommen.",
        "Bekijk de lampen van dit jaar in het donker, en hoe ze worden gemaakt. Het is gratis; we willen alleen weten hoeveel mensen er komen.",
    ],
    ["Register", "Meld deg på", "Anmäl dig", "Tilmeld dig", "Anmelden", "Aanmelden"],
    [
        "We have sent you an e-mail. Press the button in it, and your place is yours.",
        "Vi har sendt deg en e-post. Trykk på knappen i den, så er plassen din.",
        "Vi har skickat ett mejl till dig. Tryck på knappen i det, så är platsen din.",
        "Vi har sendt dig en e-mail. Tryk på knappen i den, så er pladsen din.",
        "Wir haben Ihnen eine E-Mail geschickt. Klicken Sie auf die Schaltfläche darin, dann gehört der Platz Ihnen.",
        "We hebben je een e-mail gestuurd. Klik op de knop, dan is de plaats van jou.",
    ],
    [
        "Registration is closed. We look forward to seeing those who registered.",
        "Påmeldingen er stengt. Vi gleder oss til å se dere som er påmeldt.",
        "Anmälan är stängd. Vi ser fram emot att träffa er som har anmält er.",
        "Tilmeldingen er lukket. Vi glæder os til at se jer, der har tilmeldt jer.",
        "Die Anmeldung ist geschlossen. Wir freuen uns auf alle, die sich angemeldet haben.",
        "De aanmelding is gesloten. We kijken uit naar iedereen die zich heeft aangemeld.",
    ],
];
const ABOUT_YOU: Six = ["About you", "Om deg", "Om dig", "Om dig", "Über Sie", "Over jou"];
const COMPANY: Six = ["Company", "Firma", "Företag", "Firma", "Firma", "Bedrijf"];
const PHONE: Six = ["Telephone", "Telefon", "Telefon", "Telefon", "Telefon", "Telefoon"];
const COUNTRY: Six = ["Country", "Land", "Land", "Land", "Land", "Land"];
const VISIT: Six = ["Your visit", "Besøket ditt", "Ditt besök", "Dit besøg", "Ihr Besuch", "Je bezoek"];
const WHERE: Six = [
    "The showroom is in Strandgaten 12 in Bergen. There is coffee, and waffles as long as they last.",
    "Utstillingen er i Strandgaten 12 i Bergen. Det blir kaffe, og vafler så lenge de varer.",
    "Vårt showroom ligger på Strandgaten 12 i Bergen. Det blir kaffe, och våfflor så länge de räcker.",
    "Showroomet ligger på Strandgaten 12 i Bergen. Der er kaffe, og vafler så længe de varer.",
    "Der Showroom ist in der Strandgaten 12 in Bergen. Es gibt Kaffee, und Waffeln, solange sie reichen.",
    "De showroom is in de Strandgaten 12 in Bergen. Er is koffie, en er zijn wafels zolang de voorraad strekt.",
];
const DAY: Six = [
    "Which day would you like to come?",
    "Hvilken dag vil du komme?",
    "Vilken dag vill du komma?",
    "Hvilken dag vil du komme?",
    "An welchem Tag möchten Sie kommen?",
    "Op welke dag wil je komen?",
];
const TIME: Six = [
    "Which time suits you?",
    "Hvilket tidspunkt passer?",
    "Vilken tid passar?",
    "Hvilket tidspunkt passer?",
    "Welche Uhrzeit passt Ihnen?",
    "Welk tijdstip komt je uit?",
];
const GUESTS: Six = [
    "How many of you will come?",
    "Hvor mange kommer dere?",
    "Hur många kommer ni?",
    "Hvor mange kommer I?",
    "Zu wievielt kommen Sie?",
    "Met hoeveel mensen kom je?",
];
const SEE: Six = [
    "What would you like to see?",
    "Hva vil du se?",
    "Vad vill du se?",
    "Hvad vil du gerne se?",
    "Was möchten Sie sehen?",
    "Wat wil je zien?",
];
const TRAVEL: Six =
    ["How will you come?", "Hvordan kommer du?", "Hur tar du dig hit?", "Hvordan kommer du?", "Wie kommen Sie?", "Hoe kom je?"];
const QUESTION: Six = [
    "Is there anything you would like to ask us?",
    "Er det noe du vil spørre oss om?",
    "Är det något du vill fråga oss om?",
    "Er der noget, du vil spørge os om?",
    "Möchten Sie uns etwas fragen?",
    "Is er iets wat je ons wilt vragen?",
];
const STAY: Six =
    ["Keep in touch", "Hold kontakten", "Håll kontakten", "Hold kontakten", "In Kontakt bleiben", "Blijf in contact"];
const INTERESTED: Six = [
    "What are you interested in?",
    "Hva er du interessert i?",
    "Vad är du intresserad av?",
    "Hvad er du interesseret i?",
    "Wofür interessieren Sie sich?",
    "Waar ben je in geïnteresseerd?",
];
const SUBSCRIBE: Six = [
    "Would you like to hear from us afterwards?",
    "Vil du høre fra oss etterpå?",
    "Vill du höra av oss efteråt?",
    "Vil du høre fra os bagefter?",
    "Möchten Sie danach von uns hören?",
    "Wil je daarna van ons horen?",
];
const SUBSCRIBE_HELP: Six = [
    "What you tick, we may e-mail you about. You can change your mind at any time, and you can come without ticking anything.",
    "Det du krysser av for, kan vi sende deg e-post om. Du kan ombestemme deg når som helst, og du er velkommen uten å krysse av for noe.",
    "Det du kryssar i får vi mejla dig om. Du kan ändra dig när som helst, och du är välkommen utan att kryssa i något.",
    "Det, du sætter kryds ved, må vi sende dig e-mail om. Du kan altid ombestemme dig, og du er velkommen uden at sætte kryds ved noget.",
    "Worüber wir Ihnen E-Mails schicken dürfen, kreuzen Sie hier an. Sie können es sich jederzeit anders überlegen, und Sie sind auch ohne Kreuz willkommen.",
    "Over wat je aanvinkt, mogen we je e-mailen. Je kunt je altijd bedenken, en je bent ook welkom zonder iets aan te vinken.",
];
