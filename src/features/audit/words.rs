//! The log in words: what was done, to what, and what changed.
//!
//! The log itself holds codes (`contact.merged`), which never change, and its file gives them as they are. Every code has a noun
//! and a verb from the lists below; [`super::record`] takes no other.

use serde_json::Value;

use crate::{
    i18n::{Texts, right_key, role_key, template_key},
    kernel::{Language, Right},
};

/// What acts are about, with the key of its name.
const NOUNS: &[(&str, &str)] = &[
    ("access", "audit-noun-access"),
    ("archive", "exports-archive"),
    ("audit", "audit-title"),
    ("consent", "audit-noun-consent"),
    ("contact", "audit-noun-contact"),
    ("contacts", "cards-title"),
    ("integration", "integrations-one"),
    ("form", "drafts-noun"),
    ("form_template", "drafts-template"),
    ("form_processing", "submissions-noun-processing"),
    ("import", "imports-noun"),
    ("events", "exports-events"),
    ("interest", "audit-noun-interest"),
    ("job", "jobs-noun"),
    ("keys", "keys-title"),
    ("legal_basis", "cards-basis"),
    ("look", "look-title"),
    ("mail", "audit-noun-mail"),
    ("mails", "audit-noun-mails"),
    ("page", "audit-noun-page"),
    ("password", "sign-in-password"),
    ("purpose", "lists-purpose"),
    ("recovery_codes", "audit-noun-codes"),
    ("role", "users-role"),
    ("second_step", "two-step-title"),
    ("selection", "audit-noun-selection"),
    ("session", "audit-noun-session"),
    ("sessions", "audit-noun-sessions"),
    ("settings", "settings-title"),
    ("source", "cards-source"),
    ("staff", "audit-noun-staff"),
    ("submission", "submissions-noun"),
    ("submissions", "submissions-title"),
    ("subscription_type", "audit-noun-type"),
    ("subscriptions", "cards-subscriptions"),
    ("template", "audit-noun-template"),
    ("transport", "transport-title"),
    ("webhook", "integrations-webhook"),
];

/// What is done, with the key of its words.
const VERBS: &[(&str, &str)] = &[
    ("accepted", "audit-verb-accepted"),
    ("activated", "audit-verb-activated"),
    ("added", "audit-verb-added"),
    ("address_added", "audit-verb-address-added"),
    ("address_made_primary", "audit-verb-address-made-primary"),
    ("address_removed", "audit-verb-address-removed"),
    ("attack_begun", "door-verb-attack"),
    ("attack_over", "door-verb-over"),
    ("change_taken_back", "bulk-verb-taken-back"),
    ("changed", "audit-verb-changed"),
    ("binned", "bulk-verb-binned"),
    ("closed", "audit-verb-closed"),
    ("created", "audit-verb-added"),
    ("deactivated", "audit-verb-deactivated"),
    ("deleted", "audit-verb-deleted"),
    ("draft_begun", "drafts-verb-begun"),
    ("draft_changed", "drafts-verb-changed"),
    ("draft_discarded", "drafts-verb-discarded"),
    ("disabled", "audit-verb-disabled"),
    ("enabled", "audit-verb-enabled"),
    ("erased", "bulk-verb-erased"),
    ("exported", "audit-verb-exported"),
    ("failed", "submissions-verb-failed"),
    ("informed", "audit-verb-informed"),
    ("invited", "audit-verb-invited"),
    ("invited_again", "audit-verb-invited-again"),
    ("language_chosen", "audit-verb-language-chosen"),
    ("link_made", "door-verb-link"),
    ("links_revoked", "audit-verb-links-revoked"),
    ("members_added", "selections-verb-added"),
    ("members_removed", "selections-verb-removed"),
    ("merged", "audit-verb-merged"),
    ("moved", "audit-verb-moved"),
    ("opened", "audit-verb-opened"),
    ("processed", "submissions-verb-processed"),
    ("proof_refused", "audit-verb-proof-refused"),
    ("proved", "audit-verb-proved"),
    ("proof_asked_for", "door-verb-ask"),
    ("proof_waived", "door-verb-stop"),
    ("published", "drafts-verb-published"),
    ("put_back", "audit-verb-put-back"),
    ("refused", "audit-verb-refused"),
    ("rejected", "submissions-verb-rejected"),
    ("removed", "audit-verb-removed"),
    ("renewed", "audit-verb-renewed"),
    ("resent", "audit-verb-resent"),
    ("reset", "audit-verb-reset"),
    ("reset_asked", "audit-verb-reset-asked"),
    ("resumed", "jobs-verb-resumed"),
    ("restored", "audit-verb-restored"),
    ("revoked", "audit-verb-revoked"),
    ("rotated", "audit-verb-renewed"),
    ("stopped", "jobs-verb-stopped"),
    ("started", "imports-verb-started"),
    ("tested", "audit-verb-tested"),
    ("turned_off", "audit-verb-turned-off"),
    ("turned_on", "audit-verb-turned-on"),
    ("undone", "imports-verb-undone"),
    ("uploaded", "imports-verb-uploaded"),
];

/// Names of values, with the key of their label. Names of settings have one of the same pattern.
const NAMES: &[(&str, &str)] = &[
    ("address", "sign-in-address"),
    ("approval_text", "lists-approval"),
    ("basis", "cards-basis"),
    ("body", "templates-body"),
    ("by", "audit-name-by"),
    ("columns", "cards-columns"),
    ("company", "cards-company"),
    ("contact", "audit-noun-contact"),
    ("contacts", "cards-title"),
    ("count", "audit-name-count"),
    ("days", "integrations-lifetime"),
    ("country", "cards-country"),
    ("description", "lists-description"),
    ("failure", "submissions-failed-at"),
    ("embedding_origins", "drafts-origins"),
    ("ends_at", "drafts-ends"),
    ("fields", "audit-name-fields"),
    ("first_name", "cards-first-name"),
    ("form", "submissions-form"),
    ("format", "exports-format"),
    ("from", "audit-name-from"),
    ("has_address", "submissions-address"),
    ("has_addresses", "integrations-has-addresses"),
    ("has_comment", "cards-comment"),
    ("has_double_opt_in", "drafts-double-opt-in"),
    ("hash", "drafts-hash"),
    ("inactive", "drafts-text-inactive"),
    ("intro", "drafts-text-intro"),
    ("has_reason", "cards-reason"),
    ("has_secrets", "exports-archive-secrets"),
    ("interests", "cards-interests"),
    ("is_active", "lists-active"),
    ("is_deleted", "lists-deleted"),
    ("is_listed", "drafts-listed"),
    ("is_manageable", "lists-manageable"),
    ("is_new", "submissions-create"),
    ("is_shared", "selections-shared"),
    ("key", "lists-key"),
    ("kind", "selections-kind"),
    ("language", "cards-language"),
    ("languages", "drafts-languages"),
    ("last_name", "cards-last-name"),
    ("link", "keys-use-link"),
    ("mails_per_address_per_day", "settings-mails-per-address"),
    ("max_submissions", "drafts-most"),
    ("name", "lists-name"),
    ("no_mailings", "cards-no-mailings"),
    ("phone", "cards-phone"),
    ("place", "audit-name-place"),
    ("posts_per_network_per_hour", "settings-posts-per-network"),
    ("processing", "submissions-mode"),
    ("public_description", "lists-public-description"),
    ("purpose", "lists-purpose"),
    ("receipt", "keys-use-receipt"),
    ("reply", "cards-mail-reply"),
    ("rights", "audit-name-rights"),
    ("role", "users-role"),
    ("rows", "audit-name-count"),
    ("rule", "selections-rule"),
    ("scope", "exports-scope"),
    ("selection", "audit-noun-selection"),
    ("sends_confirmation", "lists-sends"),
    ("sends_receipt", "submissions-sends-receipt"),
    ("sessions", "audit-noun-sessions"),
    ("order", "drafts-fields-table"),
    ("slug", "drafts-slug"),
    ("source", "cards-source"),
    ("starts_on", "lists-starts-on"),
    ("status", "data-column-state"),
    ("statement_title", "lists-statement-title"),
    ("statement_url", "lists-statement-url"),
    ("subject", "templates-subject"),
    ("submit", "drafts-text-submit"),
    ("taken", "audit-name-taken"),
    ("is_bundled", "submissions-told-daily"),
    ("told", "submissions-told"),
    ("template", "cards-confirmation-template"),
    ("thanks", "drafts-text-thanks"),
    ("thanks_title", "drafts-text-thanks-title"),
    ("thanks_url", "drafts-thanks-url"),
    ("title", "drafts-text-title"),
    ("topics", "integrations-topics"),
    ("url", "integrations-url"),
    ("version", "templates-column-version"),
];

/// What a selection is made of.
const KINDS: &[(&str, &str)] = &[("static", "selections-static"), ("dynamic", "selections-dynamic")];

/// Who makes a submission count.
const MODES: &[(&str, &str)] =
    &[("automatic", "submissions-mode-automatic"), ("known", "submissions-mode-known"), ("manual", "submissions-mode-manual")];

/// What a session was opened by.
const WAYS: &[(&str, &str)] = &[
    ("password", "sign-in-password"),
    ("authenticator", "audit-way-code"),
    ("recovery code", "audit-way-recovery-code"),
    ("invitation", "audit-way-invitation"),
];

/// Whom a piece of work was for.
const SCOPES: &[(&str, &str)] = &[
    ("everybody", "exports-scope-everybody"),
    ("chosen", "exports-scope-chosen"),
    ("found", "exports-scope-found"),
    ("selection", "exports-scope-selection"),
];

fn key_of(list: &[(&str, &'static str)], code: &str) -> Option<&'static str> {
    list.iter().find(|(known, _)| *known == code).map(|(_, key)| *key)
}

fn keys_of(what: &str) -> Option<(&'static str, &'static str)> {
    let (noun, verb) = what.split_once('.')?;
    Some((key_of(NOUNS, noun)?, key_of(VERBS, verb)?))
}

/// Has this code words?
pub fn is_known(what: &str) -> bool {
    keys_of(what).is_some()
}

/// What was done: `Contact: merged`. A code from elsewhere stays as it is.
pub fn act(t: &Texts, what: &str) -> String {
    keys_of(what).map_or_else(|| what.to_owned(), |(noun, verb)| format!("{}: {}", t.get(noun), t.get(verb)))
}

/// To what kind of thing.
pub fn noun<'t>(t: &'t Texts, kind: &'t str) -> &'t str {
    key_of(NOUNS, kind).map_or(kind, |key| t.get(key))
}

/// What a value is called: its label, for texts with their language.
pub fn name(t: &Texts, name: &str) -> String {
    if let Some(key) = key_of(NAMES, name) {
        return t.get(key).to_owned();
    }
    let text = name.rsplit_once('-').and_then(|(name, code)| Some((key_of(NAMES, name)?, Language::from_code(code)?)));
    if let Some((key, language)) = text {
        return format!("{} ({})", t.get(key), language.own_name());
    }
    let setting = format!("settings-{}", name.replace('_', "-"));
    let label = t.get(&setting);
    if label == setting { name.to_owned() } else { label.to_owned() }
}

/// A value in words; empty when there is none.
pub fn value(t: &Texts, name: &str, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(is_so) => t.get(if *is_so { "lists-yes" } else { "lists-no" }).to_owned(),
        Value::String(text) => {
            let words = match name {
                // A refusal says by itself which right would have been needed.
                "" | "rights" => Right::from_code(text).map(|right| t.get(right_key(right))),
                "role" => Some(role_key(text)).filter(|key| !key.is_empty()).map(|key| t.get(key)),
                "template" => Some(template_key(text)).filter(|key| !key.is_empty()).map(|key| t.get(key)),
                "language" | "languages" | "base_language" => Language::from_code(text).map(Language::own_name),
                "kind" => key_of(KINDS, text).map(|key| t.get(key)),
                "processing" => key_of(MODES, text).map(|key| t.get(key)),
                "by" => key_of(WAYS, text).map(|key| t.get(key)),
                "scope" => key_of(SCOPES, text).map(|key| t.get(key)),
                "fields" => return self::name(t, text),
                _ => None,
            };
            words.unwrap_or(text).to_owned()
        }
        Value::Array(values) => values.iter().map(|it| self::value(t, name, it)).collect::<Vec<_>>().join(", "),
        Value::Object(map) if map.is_empty() => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn codes_names_and_values_are_told_in_words() {
        let t = Texts::of(Language::En);
        assert_eq!(act(t, "contact.address_made_primary"), "Contact: another address made the main one");
        assert_eq!(act(t, "nothing.such"), "nothing.such");
        assert!(is_known("role.changed") && !is_known("role.sung") && !is_known("song.changed") && !is_known("role"));
        assert_eq!(noun(t, "purpose"), "Purpose");
        assert_eq!(name(t, "name-nb"), "Name (Norsk bokmål)");
        assert_eq!(name(t, "preference_link_days"), "Days for the link to one’s own page");
        assert_eq!(name(t, "posts_per_network_per_hour"), "Forms from one network in an hour");
        assert_eq!(name(t, "NEWS"), "NEWS");
        assert_eq!(value(t, "is_active", &json!(true)), "Yes");
        assert_eq!(value(t, "rights", &json!(["audit", "sing"])), "Read the audit log, sing");
        assert_eq!(value(t, "fields", &json!(["first_name", "phone"])), "First name, Phone");
        assert_eq!(value(t, "", &json!("audit")), "Read the audit log");
        assert_eq!(value(t, "role", &json!("agent")), "Agent");
        assert_eq!(value(t, "days", &json!(21)), "21");
        assert_eq!(value(t, "days", &Value::Null), "");
    }

    #[test]
    fn every_setting_has_a_label() {
        let t = Texts::of(Language::De);
        for setting in ["organisation_name", "mails_per_address_per_day", "ip_evidence", "checks_mail_domain"] {
            assert_ne!(name(t, setting), setting);
        }
    }
}
