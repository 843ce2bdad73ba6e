//! What a column fills, told from what it is called.

use super::{
    super::{
        model::{Part, Target},
        values,
    },
    vocabulary::{ASIDE, BASIS, BOTH, COMMENT, CONSENT, DATE, EVIDENCE, KNOWN, SOURCE, SUBSCRIPTION},
};
use crate::{
    features::lists::Lists,
    kernel::{Language, ids::PurposeId, text::fold},
};

/// A name of a column as it is looked up: folded, with what programs put between words as blanks.
pub(super) fn folded(header: &str) -> String {
    let spaced: String =
        header.chars().map(|c| if matches!(c, '_' | '-' | '.' | ':' | '/' | '(' | ')' | '?' | '*') { ' ' } else { c }).collect();
    fold(&spaced)
}

/// What a column of this name fills; `marketing` is the purpose that columns mean which name none.
pub(super) fn target(header: &str, lists: &Lists, marketing: Option<PurposeId>) -> Option<Target> {
    if header.is_empty() {
        return None;
    }
    if let Some(target) = Target::from_code(&header.replace(' ', "-")).filter(|target| *target != Target::Ignore) {
        return Some(target);
    }
    if let Some((target, _)) = KNOWN.iter().find(|(_, names)| names.contains(&header)) {
        return Some(*target);
    }
    if let Some(kind) = subscription(header, lists) {
        return Some(kind);
    }
    let named = purpose(header, lists);
    let is_consent = CONSENT.iter().any(|word| has_word(header, word));
    let is_basis = BASIS.iter().any(|word| has_word(header, word));
    // The name of the purpose may hold such a word itself.
    let beside = named.as_ref().map_or_else(|| header.to_owned(), |(name, _)| header.replacen(name, " ", 1));
    let is_about = named.is_some() || is_consent || is_basis;
    let named = named.map(|(_, id)| id);
    let has = |words: &[&str]| words.iter().any(|word| has_word(header, word));
    if is_refusal(&beside, is_about) {
        let is_aside = is_basis || is_beside_refusal(&beside) || [SOURCE, COMMENT, EVIDENCE].into_iter().any(has);
        let purpose = named.or(marketing).filter(|_| !is_aside);
        return Some(purpose.map_or(Target::Ignore, |purpose| Target::Consent(purpose, Part::Refused)));
    }
    let purpose = named.or_else(|| marketing.filter(|_| is_consent || is_basis))?;
    let part = match () {
        () if is_basis => Part::Basis,
        () if has(SOURCE) => Part::Source,
        () if has(COMMENT) => Part::Comment,
        () if has(DATE) => Part::Date,
        () if has(EVIDENCE) => Part::Evidence,
        () => Part::State,
    };
    Some(Target::Consent(purpose, part))
}

/// Is a column about what somebody does *not* want? Then it never says that they agreed, nor when. `is_about` says whether it is
/// about a consent at all.
fn is_refusal(header: &str, is_about: bool) -> bool {
    // "Newsletter (yes/no)" says which answers there are.
    let answers = BOTH.iter().fold(format!(" {header} "), |header, both| header.replace(&format!(" {both} "), " "));
    values::says_left(header) || (is_about && values::says_no(&answers))
}

/// Is such a column only about how or why? And "Opt-in/opt-out" may mean either.
fn is_beside_refusal(header: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| has_word(header, word));
    has(ASIDE) || has(&["in out"]) || (has(&["opt in", "optin"]) && has(&["opt out", "optout"]))
}

/// Is a word, or are several, part of a name?
fn has_word(header: &str, word: &str) -> bool {
    header == word
        || header.starts_with(&format!("{word} "))
        || header.ends_with(&format!(" {word}"))
        || header.contains(&format!(" {word} "))
}

/// The purpose whose name or key is in the name of a column, and that name.
fn purpose(header: &str, lists: &Lists) -> Option<(String, PurposeId)> {
    let named = lists.purposes.iter().filter(|purpose| !purpose.is_deleted).flat_map(|purpose| {
        let names = Language::ALL.iter().filter_map(|language| purpose.words.get(*language)).map(|words| folded(&words.name));
        names.chain([folded(&purpose.key)]).map(|name| (name, purpose.id))
    });
    // The longest name that fits: one may be a part of another.
    named.filter(|(name, _)| !name.is_empty() && has_word(header, name)).max_by_key(|(name, _)| name.len())
}

/// The subscription type of this name.
fn subscription(header: &str, lists: &Lists) -> Option<Target> {
    let bare = SUBSCRIPTION.iter().find_map(|word| header.strip_prefix(&format!("{word} "))).unwrap_or(header);
    let is_named = |name: &str| !name.is_empty() && folded(name) == bare;
    lists
        .types
        .iter()
        .filter(|kind| !kind.is_deleted)
        .find(|kind| {
            is_named(&kind.key)
                || Language::ALL.iter().filter_map(|language| kind.words.get(*language)).any(|words| is_named(&words.name))
        })
        .map(|kind| Target::Subscription(kind.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_names_in_six_languages() {
        let lists = Lists::default();
        let marketing = Some(PurposeId(2));
        let consent = |part| Target::Consent(PurposeId(2), part);
        for (names, expected) in [
            (["Email", "E-post", "E-postadress", "E-mail", "E-Mail-Adresse", "E-mailadres"], Target::Email),
            (["First Name", "Fornavn", "Förnamn", "Fornavn", "Vorname", "Voornaam"], Target::FirstName),
            (["last_name", "Etternavn", "Efternamn", "Efternavn", "Nachname", "Achternaam"], Target::LastName),
            (["Company", "Firma", "Företag", "Virksomhed", "Unternehmen", "Bedrijf"], Target::Company),
            (["Phone", "Mobil", "Telefon", "Telefonnummer", "Handy", "Telefoon"], Target::Phone),
            (["Country", "Land", "LAND", "Land", "Land", "Landcode"], Target::Country),
            (["Language", "Språk", "språk", "Sprog", "Sprache", "Taal"], Target::Language),
            (
                ["No mailings", "Ingen utsendelser", "Inga utskick", "Ingen udsendelser", "Keine Mailings", "Geen mailings"],
                Target::NoMailings,
            ),
            (["Consent", "Samtykke", "Samtycke", "samtykke", "Einwilligung", "Toestemming"], consent(Part::State)),
            (
                [
                    "Consent date",
                    "Dato for samtykke",
                    "Samtycke datum",
                    "Samtykke: dato",
                    "Einwilligung Datum",
                    "Datum toestemming",
                ],
                consent(Part::Date),
            ),
            (
                ["Legal basis", "Rettslig grunnlag", "Rättslig grund", "Retsgrundlag", "Rechtsgrundlage", "Rechtsgrond"],
                consent(Part::Basis),
            ),
        ] {
            for name in names {
                assert_eq!(target(&folded(name), &lists, marketing), Some(expected), "{name}");
            }
        }
        for name in [
            "Marketing opt out",
            "Newsletter unsubscribed",
            "No newsletter",
            "Keine Newsletter",
            "Ingen nyhetsbrev",
            "Vill inte ha nyhetsbrev",
            "Geen nieuwsbrief",
            "Consent withdrawn",
            "Samtykke trukket tilbake",
            "Opt-out date e-marketing",
            "Avmeldt dato",
            "Unsubscribed at",
            "HasOptedOutOfEmail",
            "Opt-out",
            "Loyalty, no newsletter",
        ] {
            assert_eq!(target(&folded(name), &lists, marketing), Some(consent(Part::Refused)), "{name}");
        }
        for name in ["Unsubscribe reason", "Opt-in/opt-out", "Opt-out source", "Legal basis withdrawn", "Unsubscribe link"] {
            assert_eq!(target(&folded(name), &lists, marketing), Some(Target::Ignore), "{name}");
        }
        assert_eq!(target(&folded("Newsletter (yes/no)"), &lists, marketing), Some(consent(Part::State)));
        for name in ["", "Shoe size", "Postnummer", "id", "No."] {
            assert_eq!(target(&folded(name), &lists, marketing), None, "{name}");
        }
    }
}
