//! Frames: that they fill, freeze, and can be read by everyone.

use super::*;

fn frame(language: Language) -> Layout {
    let why = phrases::Why::Form.sentence(language, "Fjordlys <AS>");
    Layout::new(&Frame {
        language,
        organisation: "Fjordlys <AS>",
        postal_address: "Storgata 1\n0155 Oslo & omegn\n",
        why: &why,
        unsubscribe: phrases::unsubscribe(language),
        manage: phrases::manage(language),
    })
}

const FULL: Filling<'static> = Filling {
    subject: "Tom & \"Jerry\" <x>",
    html: "<p>The body</p>",
    text: "The body",
    unsubscribe: Some("https://portal.example/u/1?a=1&b=2"),
    manage: Some("https://portal.example/p/2"),
};

#[test]
fn a_frame_holds_what_a_mail_needs() {
    for language in Language::ALL {
        let (html, text) = frame(language).fill(&FULL);
        assert!(html.contains(&format!("<html lang=\"{language}\" dir=\"ltr\">")), "{html}");
        assert!(html.contains("<title>Tom &amp; &quot;Jerry&quot; &lt;x&gt;</title>"), "{html}");
        assert!(html.contains("<p>The body</p>") && html.contains("href=\"https://portal.example/u/1?a=1&amp;b=2\""), "{html}");
        assert!(html.contains("Storgata 1<br>0155 Oslo &amp; omegn") && html.contains("Fjordlys &lt;AS&gt;"), "{html}");
        assert!(html.contains("prefers-color-scheme:dark") && html.contains("name=\"color-scheme\""));
        assert_eq!(html.matches("<table").count(), html.matches("role=\"presentation\"").count());
        for foreign in ["<img", "url(", "@import", "<link", "<script", "http://"] {
            assert!(!html.contains(foreign), "{foreign}");
        }
        assert!(text.starts_with("The body\n\n-- \n"), "{text}");
        assert!(text.contains(&format!("\n{}:\nhttps://portal.example/u/1?a=1&b=2\n", phrases::unsubscribe(language))), "{text}");
        assert!(text.contains(&format!("\n{}:\nhttps://portal.example/p/2\n", phrases::manage(language))), "{text}");
        assert!(text.ends_with("\nFjordlys <AS>\nStorgata 1\n0155 Oslo & omegn\n"), "{text}");
        assert!(text.contains(&phrases::Why::Form.sentence(language, "Fjordlys <AS>")));
        assert!(!(html + &text).chars().any(|c| ('\u{E000}'..='\u{F8FF}').contains(&c)));
    }
}

#[test]
fn links_that_are_not_given_leave_no_trace() {
    let layout = frame(Language::Nb);
    let (html, text) = layout.fill(&Filling { unsubscribe: None, manage: None, ..FULL });
    assert!(!html.contains("<a ") && !text.contains("https://") && !text.contains(phrases::unsubscribe(Language::Nb)), "{text}");
    let (_, text) = layout.fill(&Filling { unsubscribe: None, ..FULL });
    assert!(text.contains("https://portal.example/p/2") && !text.contains("/u/1"), "{text}");
}

#[test]
fn a_frozen_frame_makes_the_same_bytes() {
    for language in Language::ALL {
        let layout = frame(language);
        let source = layout.source().unwrap();
        assert_eq!(source, frame(language).source().unwrap());
        let thawed = Layout::from_source(&source).unwrap();
        assert_eq!(thawed.fill(&FULL), layout.fill(&FULL));
        assert_eq!(thawed.source().unwrap(), source);
    }
    assert!(Layout::from_source("{}").is_err());
}

#[test]
fn marks_in_the_organisations_words_are_taken_out() {
    let layout = Layout::new(&Frame {
        language: Language::En,
        organisation: "A\u{F8F0}B\u{F8F4}",
        postal_address: "C\u{F8F5}",
        why: "\u{F8F1}",
        unsubscribe: "u",
        manage: "m",
    });
    let (html, text) = layout.fill(&FULL);
    assert_eq!(html.matches("The body").count(), 1);
    assert!(text.contains("\nAB\nC\n"), "{text}");
}

/// Relative luminance of `#rrggbb` (WCAG 2.2).
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[test]
fn every_pair_of_colours_has_enough_contrast() {
    let (html, _) = frame(Language::En).fill(&FULL);
    let pairs = [
        ("#1e2b3c", "#ffffff"),
        ("#4a5868", "#ffffff"),
        ("#0051a3", "#ffffff"),
        ("#f1f4f7", "#1e242b"),
        ("#c2cbd4", "#1e242b"),
        ("#8fc1f5", "#1e242b"),
        ("#0b1f33", "#8fc1f5"),
    ];
    for (ink, paper) in pairs {
        assert!(html.contains(ink) && html.contains(paper), "{ink} on {paper} is not used");
        let (a, b) = (luminance(ink), luminance(paper));
        let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
        assert!(contrast >= 4.5, "{ink} on {paper}: {contrast}");
    }
    let (a, b) = (luminance("#ffffff"), luminance("#0062ba"));
    assert!((a + 0.05) / (b + 0.05) >= 4.5);
}
