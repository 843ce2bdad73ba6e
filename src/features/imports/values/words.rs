//! Yes and no, and how somebody stood to a purpose or a list.

use crate::kernel::text::fold;

const YES: &[&str] = &[
    "1", "true", "t", "yes", "y", "on", "x", "✓", "✔", "ja", "j", "sann", "sant", "sandt", "wahr", "waar", "på", "til", "an",
    "aan", "ein",
];
const NO: &[&str] = &[
    "0", "false", "f", "no", "n", "off", "-", "nei", "nej", "nein", "nee", "usann", "usant", "falsk", "falsch", "onwaar", "av",
    "af", "aus", "uit",
];

/// Yes, no, or neither that anybody could tell.
pub fn yes_or_no(text: &str) -> Option<bool> {
    let word = fold(text);
    if YES.contains(&word.as_str()) {
        Some(true)
    } else if NO.contains(&word.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// How somebody stands, by what another system wrote of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// They agreed.
    Granted,
    /// They withdrew, objected, unsubscribed, complained.
    Withdrawn,
    /// Nothing that could be built upon: not asked, not confirmed, not deliverable.
    Nothing,
}

const GRANTED: &[&str] = &[
    "active",
    "granted",
    "given",
    "consented",
    "subscribed",
    "subscriber",
    "enabled",
    "confirmed",
    "opted in",
    "opted-in",
    "opt-in",
    "opt in",
    "optin",
    "accepted",
    "aktiv",
    "samtykket",
    "samtykke gitt",
    "gitt",
    "påmeldt",
    "påmeldte",
    "abonnerer",
    "abonnent",
    "samtyckt",
    "samtycke givet",
    "givet",
    "prenumererar",
    "prenumerant",
    "anmäld",
    "aktivt",
    "samtykke givet",
    "tilmeldt",
    "abonnerer",
    "erteilt",
    "eingewilligt",
    "angemeldet",
    "abonniert",
    "bestätigt",
    "actief",
    "gegeven",
    "toestemming gegeven",
    "aangemeld",
    "geabonneerd",
    "bevestigd",
    "bekreftet",
    "bekräftad",
    "bekræftet",
];
const WITHDRAWN: &[&str] = &[
    "withdrawn",
    "revoked",
    "unsubscribed",
    "unsubscriber",
    "opted out",
    "opted-out",
    "opt-out",
    "opt out",
    "optout",
    "blocklisted",
    "blacklisted",
    "blocked",
    "objected",
    "complained",
    "complaint",
    "spam",
    "suppressed",
    "declined",
    "rejected",
    "refused",
    "denied",
    "trukket tilbake",
    "trukket",
    "avmeldt",
    "reservert",
    "motsatt seg",
    "återkallat",
    "återkallad",
    "avregistrerad",
    "avanmäld",
    "trukket tilbage",
    "tilbagetrukket",
    "afmeldt",
    "widerrufen",
    "abgemeldet",
    "widersprochen",
    "gesperrt",
    "ingetrokken",
    "afgemeld",
    "uitgeschreven",
    "bezwaar",
];
const NOTHING: &[&str] = &[
    "",
    "none",
    "unknown",
    "pending",
    "unconfirmed",
    "not confirmed",
    "nonsubscribed",
    "non-subscribed",
    "non subscribed",
    "transactional",
    "cleaned",
    "bounced",
    "hard bounce",
    "disabled",
    "inactive",
    "not set",
    "n/a",
    "null",
    "ingen",
    "ukjent",
    "ikke satt",
    "ubekreftet",
    "inga",
    "okänd",
    "obekräftad",
    "ukendt",
    "ubekræftet",
    "keine",
    "unbekannt",
    "unbestätigt",
    "geen",
    "onbekend",
    "onbevestigd",
];

/// How somebody stands; nothing for words that are not known, which nobody is mailed upon.
pub fn state(text: &str) -> Option<State> {
    let word = fold(text);
    let word = word.as_str();
    if GRANTED.contains(&word) {
        Some(State::Granted)
    } else if WITHDRAWN.contains(&word) {
        Some(State::Withdrawn)
    } else if NOTHING.contains(&word) {
        Some(State::Nothing)
    } else {
        yes_or_no(word).map(|yes| if yes { State::Granted } else { State::Withdrawn })
    }
}

/// The entries of a list in one cell, parted by semicolon, bar or line, else by comma; what Mailchimp puts in quotation marks
/// loses them.
pub fn list(text: &str) -> Vec<String> {
    let parting: &[char] = if text.contains([';', '|', '\n']) { &[';', '|', '\n'] } else { &[','] };
    let mut entries: Vec<String> = Vec::new();
    for entry in text.split(parting) {
        let entry = entry.trim().trim_matches('"').trim();
        if !entry.is_empty() && !entries.iter().any(|known| fold(known) == fold(entry)) {
            entries.push(entry.to_owned());
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_understood_in_six_languages() {
        for yes in ["Yes", "JA", "ja ", "1", "TRUE", "x", "wahr", "Waar", "sant"] {
            assert_eq!(yes_or_no(yes), Some(true), "{yes}");
        }
        for no in ["No", "Nei", "nej", "NEIN", "nee", "0", "FALSE", "falsch", "usann"] {
            assert_eq!(yes_or_no(no), Some(false), "{no}");
        }
        for neither in ["", "maybe", "kanskje", "2", "ja/nei"] {
            assert_eq!(yes_or_no(neither), None, "{neither}");
        }
    }

    #[test]
    fn what_is_not_confirmed_or_not_known_is_no_consent() {
        for (word, expected) in [
            ("subscribed", Some(State::Granted)),
            ("Samtykket", Some(State::Granted)),
            ("Ja", Some(State::Granted)),
            ("Unsubscribed", Some(State::Withdrawn)),
            ("blocklisted", Some(State::Withdrawn)),
            ("Widerrufen", Some(State::Withdrawn)),
            ("nej", Some(State::Withdrawn)),
            ("unconfirmed", Some(State::Nothing)),
            ("cleaned", Some(State::Nothing)),
            ("nonsubscribed", Some(State::Nothing)),
            ("disabled", Some(State::Nothing)),
            ("", Some(State::Nothing)),
            ("whatever this is", None),
        ] {
            assert_eq!(state(word), expected, "{word:?}");
        }
    }

    #[test]
    fn a_list_in_a_cell_is_parted_and_has_each_entry_once() {
        assert_eq!(list("Music; Art ;music"), ["Music", "Art"]);
        assert_eq!(list("\"Wine\",\"Food, drink\""), ["Wine", "Food", "drink"]);
        assert_eq!(list("a|b"), ["a", "b"]);
        assert_eq!(list(" , "), [""; 0]);
    }
}
