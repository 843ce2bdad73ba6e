//! The keys of the words for groups and settings.

use super::super::model::Group;

/// Title and first words of a group.
pub const fn group(group: Group) -> (&'static str, &'static str) {
    match group {
        Group::Organisation => ("settings-organisation", "settings-organisation-lead"),
        Group::Languages => ("settings-languages", "settings-languages-lead"),
        Group::Sender => ("settings-sender", "settings-sender-lead"),
        Group::Links => ("settings-links", "settings-links-lead"),
        Group::Consent => ("settings-consent", "settings-consent-lead"),
        Group::SignUp => ("settings-sign-up", "settings-sign-up-lead"),
        Group::ContactFields => ("settings-contact-fields", "settings-contact-fields-lead"),
    }
}

/// Label of a setting, and what it does.
pub fn setting(name: &str) -> (&'static str, &'static str) {
    match name {
        "organisation_name" => ("settings-organisation-name", "settings-organisation-name-hint"),
        "organisation_address" => ("settings-organisation-address", "settings-organisation-address-hint"),
        "organisation_contact" => ("settings-organisation-contact", "settings-organisation-contact-hint"),
        "base_language" => ("settings-base-language", "settings-base-language-hint"),
        "sender_address" => ("settings-sender-address", "settings-sender-address-hint"),
        "reply_to" => ("settings-reply-to", "settings-reply-to-hint"),
        "preference_link_days" => ("settings-preference-link-days", "settings-preference-link-days-hint"),
        "confirm_link_minutes" => ("settings-confirm-link-minutes", "settings-confirm-link-minutes-hint"),
        "verify_link_days" => ("settings-verify-link-days", "settings-verify-link-days-hint"),
        "default_basis" => ("settings-default-basis", "settings-default-basis-hint"),
        "filters_recipients" => ("settings-filters-recipients", "settings-filters-recipients-hint"),
        "ip_evidence" => ("settings-ip-evidence", "settings-ip-evidence-hint"),
        "mails_per_address_per_day" => ("settings-mails-per-address", "settings-mails-per-address-hint"),
        "posts_per_network_per_hour" => ("settings-posts-per-network", "settings-posts-per-network-hint"),
        "form_min_seconds" => ("settings-form-min-seconds", "settings-form-min-seconds-hint"),
        "form_max_hours" => ("settings-form-max-hours", "settings-form-max-hours-hint"),
        "unconfirmed_days" => ("settings-unconfirmed-days", "settings-unconfirmed-days-hint"),
        "reminder_days" => ("settings-reminder-days", "settings-reminder-days-hint"),
        "answers_days" => ("settings-answers-days", "settings-answers-days-hint"),
        "bin_days" => ("settings-bin-days", "settings-bin-days-hint"),
        "keeps_first_name" => ("settings-keeps-first-name", "settings-keeps-hint"),
        "keeps_last_name" => ("settings-keeps-last-name", "settings-keeps-hint"),
        "keeps_company" => ("settings-keeps-company", "settings-keeps-hint"),
        "keeps_phone" => ("settings-keeps-phone", "settings-keeps-hint"),
        "keeps_country" => ("settings-keeps-country", "settings-keeps-hint"),
        "keeps_language" => ("settings-keeps-language", "settings-keeps-hint"),
        "hides_first_name" => ("settings-hides-first-name", "settings-hides-hint"),
        "hides_last_name" => ("settings-hides-last-name", "settings-hides-hint"),
        "hides_company" => ("settings-hides-company", "settings-hides-hint"),
        "hides_phone" => ("settings-hides-phone", "settings-hides-hint"),
        "hides_country" => ("settings-hides-country", "settings-hides-hint"),
        "hides_language" => ("settings-hides-language", "settings-hides-hint"),
        "checks_mail_domain" => ("settings-checks-mail-domain", "settings-checks-mail-domain-hint"),
        _ => ("", ""),
    }
}
