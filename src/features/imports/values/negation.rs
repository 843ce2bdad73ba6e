//! Words by which a name or a cell says no, in six languages.

use crate::kernel::text::fold;

/// Parts of words that say by themselves that somebody left, withdrew or objected.
const LEFT: &[&str] = &[
    "unsub",
    "optout",
    "optedout",
    "withdr",
    "revoke",
    "blacklist",
    "blocklist",
    "suppress",
    "objected",
    "objection",
    "declined",
    "refuse",
    "reject",
    "denied",
    "complain",
    "avmeld",
    "utmeld",
    "trukket",
    "tilbakekal",
    "reservert",
    "avregistrer",
    "avanmäl",
    "återkall",
    "reserverad",
    "afmeld",
    "frameld",
    "abgemeld",
    "abmeld",
    "abbestell",
    "widerruf",
    "widerspr",
    "gesperrt",
    "uitgeschreven",
    "uitschrijv",
    "afgemeld",
    "ingetrokken",
    "bezwaar",
    "opgezegd",
];
/// The same in several words.
const LEFT_PHRASES: &[&str] = &["opt out", "opted out", "opts out", "opting out", "motsatt seg", "meldt av", "meldt fra"];
/// Words that say no to whatever stands beside them.
const NO: &[&str] = &[
    "no",
    "not",
    "non",
    "never",
    "dont",
    "don't",
    "stop",
    "without",
    "ingen",
    "ikke",
    "ikkje",
    "nei",
    "aldri",
    "uten",
    "inga",
    "inget",
    "inte",
    "ej",
    "nej",
    "aldrig",
    "utan",
    "uden",
    "kein",
    "keine",
    "keinen",
    "keinerlei",
    "nicht",
    "nein",
    "nie",
    "ohne",
    "geen",
    "niet",
    "nee",
    "nooit",
    "zonder",
];

/// The words of a text, folded, one blank between two.
fn words(text: &str) -> String {
    let spaced: String = fold(text).chars().map(|c| if c.is_alphanumeric() || c == '\'' { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Does a text say that somebody left, withdrew or objected?
pub fn says_left(text: &str) -> bool {
    let words = words(text);
    LEFT.iter().any(|part| words.contains(part))
        || LEFT_PHRASES.iter().any(|phrase| format!(" {words} ").contains(&format!(" {phrase} ")))
}

/// Does a text say no to something?
pub fn says_no(text: &str) -> bool {
    words(text).split(' ').any(|word| NO.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_no_is_told_from_what_does_not() {
        for left in [
            "Opted-out",
            "HasOptedOutOfEmail",
            "UNSUB_TIME",
            "Avmeldt dato",
            "Har reservert seg",
            "Abmeldung",
            "Consent withdrawn",
        ] {
            assert!(says_left(left), "{left}");
        }
        for no in ["No newsletter", "Ønsker ikke e-post", "Vill inte ha", "Keine Werbung", "wil niet", "Do not mail"] {
            assert!(says_no(no), "{no}");
        }
        for neither in
            ["Consent", "Newsletter", "Notes", "Nordmann", "Opt-in", "Subscribed", "Rettslig grunnlag", "Knows us from"]
        {
            assert!(!says_left(neither) && !says_no(neither), "{neither}");
        }
    }
}
