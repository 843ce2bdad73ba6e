//! The form that a new database begins with: the newsletter sign-up.

use super::{
    actions::{NewForm, create, publish},
    builder::{CHOOSE, CLOSED, CONFIRM_FIRST, EMAIL, FIRST_NAME, LANGUAGE, LAST_NAME, Six, around, consent, field},
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
    CONFIRM_FIRST,
    CLOSED,
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
