//! Forms that are written in code: a definition from texts that stand side by side in all languages. What such a form asks is said
//! where it ships.

use super::{
    frozen::{about, approval, per_language},
    model::{ChoiceOption, Field, FieldKind, FieldTexts, FormTexts, PerLanguage, Width},
};
use crate::{features::lists::Purpose, kernel::Language};

/// A text in the order of [`Language::ALL`].
pub type Six = [&'static str; 6];

/// The label of a field for the address.
pub const EMAIL: Six = ["E-mail address", "E-postadresse", "E-postadress", "E-mailadresse", "E-Mail-Adresse", "E-mailadres"];
/// The label of a field for the first name.
pub const FIRST_NAME: Six = ["First name", "Fornavn", "Förnamn", "Fornavn", "Vorname", "Voornaam"];
/// The label of a field for the last name.
pub const LAST_NAME: Six = ["Last name", "Etternavn", "Efternamn", "Efternavn", "Nachname", "Achternaam"];
/// The label of a field for the language.
pub const LANGUAGE: Six = [
    "Language of our e-mails",
    "Språk i e-postene",
    "Språk i mejlen",
    "Sprog i vores e-mails",
    "Sprache unserer E-Mails",
    "Taal van onze e-mails",
];
/// What a form says after sending whose answers are confirmed by mail.
pub const CONFIRM_FIRST: Six = [
    "We have sent an e-mail to the address you gave. Open it and press the button in it: only then are you signed up.",
    "Vi har sendt en e-post til adressen du oppga. Åpne den og trykk på knappen i den. Først da er du påmeldt.",
    "Vi har skickat ett mejl till adressen du angav. Öppna det och tryck på knappen i det. Först då är du anmäld.",
    "Vi har sendt en e-mail til den adresse, du skrev. Åbn den, og tryk på knappen i den. Først da er du tilmeldt.",
    "Wir haben eine E-Mail an die angegebene Adresse geschickt. Öffnen Sie sie und klicken Sie auf die Schaltfläche darin. Erst dann sind Sie angemeldet.",
    "We hebben een e-mail gestuurd naar het adres dat je hebt opgegeven. Open die en klik op de knop. Pas dan ben je aangemeld.",
];
/// What a form says when it is over.
pub const CLOSED: Six = [
    "This form is closed. You can still manage what you receive from us.",
    "Dette skjemaet er stengt. Du kan fortsatt styre hva du får fra oss.",
    "Det här formuläret är stängt. Du kan fortfarande hantera vad du får från oss.",
    "Denne formular er lukket. Du kan stadig styre, hvad du får fra os.",
    "Dieses Formular ist geschlossen. Sie können weiterhin festlegen, was Sie von uns erhalten.",
    "Dit formulier is gesloten. Je kunt nog steeds bepalen wat je van ons krijgt.",
];
/// The label of what can be subscribed to.
pub const CHOOSE: Six = [
    "What would you like to receive?",
    "Hva vil du ha?",
    "Vad vill du ha?",
    "Hvad vil du gerne modtage?",
    "Was möchten Sie erhalten?",
    "Wat wil je ontvangen?",
];
const CHECK_INBOX: Six = [
    "Check your inbox",
    "Sjekk innboksen din",
    "Kolla din inkorg",
    "Tjek din indbakke",
    "Sehen Sie in Ihren Posteingang",
    "Kijk in je inbox",
];

/// What a form says around its fields: title, introduction, button, thanks, and the words for when it is over.
pub fn around(texts: &[Six; 5]) -> PerLanguage<FormTexts> {
    per_language(|language| {
        let [title, intro, submit, thanks, inactive] = texts.map(|six| six[language.index()].to_owned());
        FormTexts { title, intro, submit, thanks_title: CHECK_INBOX[language.index()].into(), thanks, inactive }
    })
}

/// A field that must not, or (when `required`) must be filled in.
pub fn field(name: &str, kind: FieldKind, required: bool, label: &Six) -> Field {
    let texts = per_language(|language| FieldTexts { label: label[language.index()].into(), ..FieldTexts::default() });
    Field { name: name.to_owned(), kind, required, may_overwrite: false, width: Width::Full, texts }
}

/// The same field with words that help.
pub fn with_help(mut field: Field, help: &Six) -> Field {
    for (language, texts) in &mut field.texts.0 {
        texts.help = help[language.index()].into();
    }
    field
}

/// The box by which a purpose is consented to, with the purpose's own words.
pub fn consent(purpose: &Purpose, required: bool) -> Field {
    Field {
        name: "consent".into(),
        kind: FieldKind::Consent { purpose: purpose.id, about: about(purpose) },
        required,
        may_overwrite: false,
        width: Width::Full,
        texts: approval(purpose),
    }
}

/// Options to choose from: what is stored, and how it reads.
pub fn options(options: &[(&str, Six)]) -> Vec<ChoiceOption> {
    let label = |names: &Six| per_language(|language: Language| names[language.index()].to_owned());
    options.iter().map(|(value, names)| ChoiceOption { value: (*value).to_owned(), label: label(names) }).collect()
}
