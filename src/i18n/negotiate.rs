//! Which of our languages a browser would rather have.

use crate::kernel::Language;

/// The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4); none when it names none of ours.
///
/// Quality values are honoured, `q=0` excludes, and of equals the first one named wins. `*` says nothing about what a
/// person reads, so it leaves the choice to the house's own language.
pub fn negotiate(accept_language: &str) -> Option<Language> {
    let mut best: Option<(u16, Language)> = None;
    for range in accept_language.split(',').take(32) {
        let mut parts = range.split(';');
        let Some(language) = parts.next().and_then(Language::from_tag) else { continue };
        let quality = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(Some(1000), thousandths);
        let Some(quality) = quality.filter(|&quality| quality > 0) else { continue };
        if best.is_none_or(|(found, _)| quality > found) {
            best = Some((quality, language));
        }
    }
    best.map(|(_, language)| language)
}

/// A quality value in thousandths; none when it is not one.
fn thousandths(text: &str) -> Option<u16> {
    let value: f32 = text.trim().parse().ok()?;
    (0.0..=1.0).contains(&value).then_some((value * 1000.0) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_quality_wins_and_of_equals_the_first() {
        assert_eq!(negotiate("nb-NO,nb;q=0.9,en;q=0.8"), Some(Language::Nb));
        assert_eq!(negotiate("fr;q=1, de-AT;q=0.4, nl;q=0.7"), Some(Language::Nl));
        assert_eq!(negotiate("sv;q=0.5,da;q=0.5"), Some(Language::Sv));
        assert_eq!(negotiate("nn"), Some(Language::Nb));
    }

    #[test]
    fn what_is_excluded_or_senseless_is_never_chosen() {
        assert_eq!(negotiate("en;q=0"), None);
        assert_eq!(negotiate("de;q=2, nl;q=abc"), None);
        assert_eq!(negotiate("*"), None);
        assert_eq!(negotiate(""), None);
        assert_eq!(negotiate("fr, pl"), None);
    }
}
