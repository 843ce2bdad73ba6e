//! What a new form can begin as: a handful of forms that most organisations need, ready to be changed.

use super::shape::email_only;
use crate::features::{
    forms::{
        self,
        builder::{CHOOSE, CLOSED, CONFIRM_FIRST, EMAIL, FIRST_NAME, LANGUAGE, LAST_NAME, Six, around, consent, field},
        frozen::offered,
        model::{Definition, Field, FieldKind},
    },
    lists::{Lists, Purpose},
};

/// A form to begin with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Start {
    /// The address alone.
    Empty,
    /// Choosing what to get by e-mail.
    Newsletter,
    /// Signing up for an event.
    Event,
    /// Asking to be contacted.
    Contact,
    /// Getting a document.
    Download,
    /// Choosing anew what to get.
    Renewal,
}

const COMPANY: Six = ["Company", "Firma", "Företag", "Virksomhed", "Firma", "Bedrijf"];
const PHONE: Six = ["Telephone", "Telefon", "Telefon", "Telefon", "Telefon", "Telefoon"];
const MESSAGE: Six = [
    "What is it about?",
    "Hva gjelder det?",
    "Vad gäller det?",
    "Hvad drejer det sig om?",
    "Worum geht es?",
    "Waar gaat het over?",
];
const REMARKS: Six = [
    "Anything we should know",
    "Noe vi bør vite",
    "Något vi bör veta",
    "Noget, vi bør vide",
    "Was wir wissen sollten",
    "Iets wat we moeten weten",
];

const EVENT: [Six; 5] = [
    [
        "Sign up for the event",
        "Meld deg på arrangementet",
        "Anmäl dig till evenemanget",
        "Tilmeld dig arrangementet",
        "Zur Veranstaltung anmelden",
        "Aanmelden voor het evenement",
    ],
    [
        "Tell us who you are, and we keep a place for you.",
        "Fortell oss hvem du er, så holder vi av en plass til deg.",
        "Berätta vem du är, så håller vi en plats åt dig.",
        "Fortæl os, hvem du er, så holder vi en plads til dig.",
        "Sagen Sie uns, wer Sie sind, und wir halten Ihnen einen Platz frei.",
        "Vertel ons wie je bent, dan houden we een plaats voor je vrij.",
    ],
    ["Sign up", "Meld meg på", "Anmäl mig", "Tilmeld mig", "Anmelden", "Aanmelden"],
    CONFIRM_FIRST,
    [
        "Sign-up for this event is closed.",
        "Påmeldingen til dette arrangementet er stengt.",
        "Anmälan till det här evenemanget är stängd.",
        "Tilmeldingen til dette arrangement er lukket.",
        "Die Anmeldung zu dieser Veranstaltung ist geschlossen.",
        "De aanmelding voor dit evenement is gesloten.",
    ],
];
const CONTACT: [Six; 5] = [
    ["Contact me", "Kontakt meg", "Kontakta mig", "Kontakt mig", "Kontaktieren Sie mich", "Neem contact met me op"],
    [
        "Leave your details, and we will get in touch with you.",
        "Legg igjen opplysningene dine, så tar vi kontakt.",
        "Lämna dina uppgifter, så hör vi av oss.",
        "Læg dine oplysninger, så kontakter vi dig.",
        "Hinterlassen Sie Ihre Angaben, und wir melden uns bei Ihnen.",
        "Laat je gegevens achter, dan nemen we contact met je op.",
    ],
    ["Send", "Send", "Skicka", "Send", "Absenden", "Versturen"],
    [
        "We have sent an e-mail to the address you gave. Press the button in it, so that we know that it was you.",
        "Vi har sendt en e-post til adressen du oppga. Trykk på knappen i den, så vi vet at det var deg.",
        "Vi har skickat ett mejl till adressen du angav. Tryck på knappen i det, så vet vi att det var du.",
        "Vi har sendt en e-mail til den adresse, du skrev. Tryk på knappen i den, så vi ved, at det var dig.",
        "Wir haben eine E-Mail an die angegebene Adresse geschickt. Klicken Sie auf die Schaltfläche darin, damit wir wissen, dass Sie es waren.",
        "We hebben een e-mail gestuurd naar het adres dat je hebt opgegeven. Klik op de knop daarin, zodat we weten dat jij het was.",
    ],
    CLOSED,
];
const DOWNLOAD: [Six; 5] = [
    ["Get the document", "Få dokumentet", "Få dokumentet", "Få dokumentet", "Dokument erhalten", "Ontvang het document"],
    [
        "Tell us where to send it.",
        "Fortell oss hvor vi skal sende det.",
        "Berätta vart vi ska skicka det.",
        "Fortæl os, hvor vi skal sende det hen.",
        "Sagen Sie uns, wohin wir es schicken dürfen.",
        "Vertel ons waar we het naartoe mogen sturen.",
    ],
    ["Get it", "Send meg det", "Skicka det till mig", "Send det til mig", "Anfordern", "Aanvragen"],
    CONFIRM_FIRST,
    CLOSED,
];
const RENEWAL: [Six; 5] = [
    [
        "Do you still want to hear from us?",
        "Vil du fortsatt høre fra oss?",
        "Vill du fortfarande höra från oss?",
        "Vil du stadig høre fra os?",
        "Möchten Sie weiterhin von uns hören?",
        "Wil je nog van ons horen?",
    ],
    [
        "Choose anew what we may send you. What you do not choose, we leave as it is.",
        "Velg på nytt hva vi kan sende deg. Det du ikke velger, lar vi være som det er.",
        "Välj på nytt vad vi får skicka till dig. Det du inte väljer lämnar vi som det är.",
        "Vælg på ny, hvad vi må sende dig. Det, du ikke vælger, lader vi være, som det er.",
        "Wählen Sie neu, was wir Ihnen schicken dürfen. Was Sie nicht wählen, lassen wir, wie es ist.",
        "Kies opnieuw wat we je mogen sturen. Wat je niet kiest, laten we zoals het is.",
    ],
    ["Save my choice", "Lagre valget mitt", "Spara mitt val", "Gem mit valg", "Auswahl speichern", "Mijn keuze opslaan"],
    CONFIRM_FIRST,
    CLOSED,
];

/// The purpose that these forms ask for.
const PURPOSE: &str = "EMARKETING";

impl Start {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Empty, Self::Newsletter, Self::Event, Self::Contact, Self::Download, Self::Renewal];

    /// How forms name it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Newsletter => "newsletter",
            Self::Event => "event",
            Self::Contact => "contact",
            Self::Download => "download",
            Self::Renewal => "renewal",
        }
    }

    /// What a code names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|start| start.code() == code)
    }

    /// The form over the lists as they stand. Without the purpose that it would ask for, it asks for none.
    pub fn definition(self, lists: &Lists) -> Definition {
        let purpose = lists.purpose_of_key(PURPOSE).filter(|purpose| lists.is_in_use(purpose.id));
        let asks = || purpose.map(|purpose| consent(purpose, false)).into_iter();
        let chooses = |purpose: &Purpose| {
            let kind = FieldKind::Subscriptions { purpose: purpose.id, types: offered(lists, purpose) };
            [field("subscriptions", kind, true, &CHOOSE), consent(purpose, true)]
        };
        let (email, first, last) = (
            field("email", FieldKind::Email, true, &EMAIL),
            field("first_name", FieldKind::FirstName, false, &FIRST_NAME),
            field("last_name", FieldKind::LastName, false, &LAST_NAME),
        );
        let required = |field: &Field| Field { required: true, ..field.clone() };
        let (company, phone) =
            (field("company", FieldKind::Company, false, &COMPANY), field("phone", FieldKind::Phone, false, &PHONE));
        let (texts, fields): (_, Vec<Field>) = match self {
            Self::Empty => return email_only(),
            Self::Newsletter => return forms::newsletter(lists).unwrap_or_else(email_only),
            Self::Event => {
                let remarks = field("remarks", FieldKind::LongText, false, &REMARKS);
                (&EVENT, [required(&first), required(&last), email, company, remarks].into_iter().chain(asks()).collect())
            }
            Self::Contact => {
                let message = field("message", FieldKind::LongText, true, &MESSAGE);
                (&CONTACT, vec![required(&first), last, email, phone, company, message])
            }
            Self::Download => (&DOWNLOAD, [first, last, email, company].into_iter().chain(asks()).collect()),
            Self::Renewal => {
                let language = field("language", FieldKind::Language, false, &LANGUAGE);
                let asked = purpose.map(chooses).into_iter().flatten();
                (&RENEWAL, [email, language].into_iter().chain(asked).collect())
            }
        };
        Definition { texts: around(texts), fields }
    }
}
