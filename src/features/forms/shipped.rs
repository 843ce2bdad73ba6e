//! The form that a new database begins with: the newsletter sign-up.

use super::{
    actions::{NewForm, create, publish},
    builder::{EMAIL, FIRST_NAME, LANGUAGE, LAST_NAME, Six, around, consent, field},
    frozen::offered,
    model::{Definition, FieldKind},
};
use crate::{
    db::{DbError, Tx},
    features::lists::Lists,
    kernel::Timestamp,
};

/// Title, introduction, button, thanks, and the words for when it is over.
const TEXTS: [Six; 5] = [
    [
        "Get e-mail from us",
        "Få e-post fra oss",
        "Få e-post från oss",
        "Få e-mail fra os",
        "E-Mails von uns erhalten",
        "E-mail van ons ontvangen",
    ],
    [
        "Choose what you want to hear about. We send you an e-mail first, so that nobody can sign you up but you.",
        "Velg hva du vil høre om. Vi sender deg først en e-post, slik at ingen andre enn du kan melde deg på.",
        "Välj vad du vill höra om. Vi skickar först ett mejl till dig, så att ingen annan än du kan anmäla dig.",
        "Vælg, hvad du vil høre om. Vi sender dig først en e-mail, så ingen andre end du kan tilmelde dig.",
        "Wählen Sie aus, was Sie interessiert. Wir schicken Ihnen zuerst eine E-Mail, damit niemand außer Ihnen Sie anmelden kann.",
        "Kies waarover je iets wilt horen. We sturen je eerst een e-mail, zodat niemand anders dan jij je kan aanmelden.",
    ],
    ["Sign up", "Meld meg på", "Anmäl mig", "Tilmeld mig", "Anmelden", "Aanmelden"],
    [
        "We have sent an e-mail to the address you gave. Open it and press the button in it: only then are you signed up.",
        "Vi har sendt en e-post til adressen du oppga. Åpne den og trykk på knappen i den. Først da er du påmeldt.",
        "Vi har skickat ett mejl till adressen du angav. Öppna det och tryck på knappen i det. Först då är du anmäld.",
        "Vi har sendt en e-mail til den adresse, du skrev. Åbn den, og tryk på knappen i den. Først da er du tilmeldt.",
        "Wir haben eine E-Mail an die angegebene Adresse geschickt. Öffnen Sie sie und klicken Sie auf die Schaltfläche darin. Erst dann sind Sie angemeldet.",
        "We hebben een e-mail gestuurd naar het adres dat je hebt opgegeven. Open die en klik op de knop. Pas dan ben je aangemeld.",
    ],
    [
        "This form is closed. You can still manage what you receive from us.",
        "Dette skjemaet er stengt. Du kan fortsatt styre hva du får fra oss.",
        "Det här formuläret är stängt. Du kan fortfarande hantera vad du får från oss.",
        "Denne formular er lukket. Du kan stadig styre, hvad du får fra os.",
        "Dieses Formular ist geschlossen. Sie können weiterhin festlegen, was Sie von uns erhalten.",
        "Dit formulier is gesloten. Je kunt nog steeds bepalen wat je van ons krijgt.",
    ],
];
const CHOOSE: Six = [
    "What would you like to receive?",
    "Hva vil du ha?",
    "Vad vill du ha?",
    "Hvad vil du gerne modtage?",
    "Was möchten Sie erhalten?",
    "Wat wil je ontvangen?",
];

/// The purpose that the newsletter asks for.
const PURPOSE: &str = "EMARKETING";

/// Makes and publishes the newsletter form.
///
/// # Errors
/// Storage errors; [`DbError::Broken`] when the lists lack e-marketing.
pub fn fill(tx: &mut Tx<'_>, at: Timestamp, lists: &Lists) -> Result<(), DbError> {
    let new = NewForm {
        slug: "newsletter",
        name: "Newsletter sign-up",
        position: 1,
        is_listed: true,
        is_active: true,
        ends_at: None,
        max_submissions: None,
        has_double_opt_in: true,
    };
    let definition = newsletter(lists).ok_or_else(|| DbError::Broken("there is no purpose EMARKETING".into()))?;
    let form = create(tx, at, &new)?;
    publish(tx, at, form, &definition)?;
    Ok(())
}

/// The newsletter form over the lists as they stand: all active types, one consent box.
pub fn newsletter(lists: &Lists) -> Option<Definition> {
    let purpose = lists.purpose_of_key(PURPOSE)?;
    let subscriptions = FieldKind::Subscriptions { purpose: purpose.id, types: offered(lists, purpose) };
    let fields = vec![
        field("email", FieldKind::Email, true, &EMAIL),
        field("first_name", FieldKind::FirstName, false, &FIRST_NAME),
        field("last_name", FieldKind::LastName, false, &LAST_NAME),
        field("language", FieldKind::Language, false, &LANGUAGE),
        field("subscriptions", subscriptions, true, &CHOOSE),
        consent(purpose, true),
    ];
    Some(Definition { texts: around(&TEXTS), fields })
}
