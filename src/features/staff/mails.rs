//! The two mails to staff: an invitation, and a link to a new password. No token is kept; links are made when a mail is printed.

use serde_json::{Map, Value};

use super::{model::LINK_LIFETIME, store::LinkKind};
use crate::{
    db::{DbError, Tx},
    features::{
        outbox::{self, Letter, LinkInMail, Purpose},
        snapshot::Snapshot,
        templates::TemplateKey,
    },
    kernel::{EmailAddress, Language, Timestamp},
};

/// Somebody to write to.
pub(super) struct Recipient<'r> {
    /// Their name.
    pub name: &'r str,
    /// Their address.
    pub address: &'r EmailAddress,
    /// Their language.
    pub language: Language,
    /// Is there such a member? For nobody the same work is done, and no mail leaves (SE-09).
    pub is_member: bool,
}

/// Posts the mail with a link of this kind, whose own handle is `jti`.
pub(super) fn post_link(
    tx: &mut Tx<'_>,
    at: Timestamp,
    house: &Snapshot,
    key_id: &str,
    to: &Recipient<'_>,
    kind: LinkKind,
    jti: &str,
) -> Result<(), DbError> {
    let (template, purpose) = match kind {
        LinkKind::Invitation => (TemplateKey::StaffInvitation, Purpose::Invitation),
        LinkKind::Reset | LinkKind::Setup => (TemplateKey::PasswordReset, Purpose::PasswordReset),
    };
    let mut variables = Map::new();
    let first_name = to.name.split_whitespace().next().unwrap_or_default();
    variables.insert("first_name".into(), Value::from(first_name));
    variables.insert("organisation".into(), Value::from(house.settings.organisation_name.as_str()));
    variables.insert("hours".into(), Value::from(LINK_LIFETIME.num_hours()));
    let letter = Letter {
        template,
        language: to.language,
        to: to.address,
        contact: None,
        submission: None,
        act: "",
        variables,
        links: vec![("link", LinkInMail::new(purpose, "staff", LINK_LIFETIME, 0).with_jti(jti))],
    };
    if to.is_member {
        outbox::post(tx, at, house, &letter, key_id)?;
    } else {
        outbox::post_nothing(tx, at, house, &letter, key_id)?;
    }
    Ok(())
}
