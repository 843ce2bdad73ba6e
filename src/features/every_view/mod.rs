//! Every public view in every language, looked at as a machine can: structure, labels, links, language.
//!
//! What only eyes or a browser can judge (contrast, focus, layout) is the browser tests' work.

mod acts;
mod decided;
mod document;
mod drafts;
mod exports;
mod files;
mod glance;
mod many;
mod members;
mod office;
mod people;
mod programs;
mod samples;
mod selections;
mod submissions;

use std::collections::BTreeSet;

use document::Document;

use crate::{kernel::Language, web::page::Site};

/// Draws every view in `language`, opened below the language, and hands each to `look`.
fn each(language: Language, mut look: impl FnMut(&str, &Document)) {
    samples::draw_all(language, &mut |name, html| look(&format!("{language} {name}"), &Document::read(html)));
}

#[test]
fn every_page_has_one_heading_of_the_first_rank_and_its_language() {
    for language in Language::ALL {
        each(language, |name, page| {
            assert_eq!(page.all("h1").count(), 1, "{name}");
            assert_eq!(page.all("html").next().and_then(|html| html.get("lang")), Some(language.code()), "{name}");
            assert_eq!(page.all("main").count(), 1, "{name}");
            assert!(page.title.ends_with(" – Fjordlys &lt;AS&gt;"), "{name}: {}", page.title);
            assert!(!page.title.starts_with(" –"), "{name} has no title of its own");
        });
    }
}

/// Labels, hints, errors and links to parts of the page lead to what is there.
fn is_tied_together(name: &str, page: &Document) {
    let ids: Vec<_> = page.tags.iter().filter_map(|tag| tag.get("id")).collect();
    let unique: BTreeSet<_> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{name} has an id twice: {ids:?}");
    let labelled: BTreeSet<_> = page.all("label").filter_map(|label| label.get("for")).collect();
    for input in page.inputs() {
        let id = input.get("id").unwrap_or_else(|| panic!("{name}: {input:?} has no id"));
        assert!(labelled.contains(id), "{name}: {id} has no label");
    }
    let references =
        page.tags.iter().flat_map(|tag| ["for", "aria-describedby", "aria-labelledby"].map(|attribute| tag.get(attribute)));
    for reference in references.flatten().flat_map(str::split_whitespace) {
        assert!(unique.contains(reference), "{name}: nothing has the id {reference}");
    }
    for link in page.all("a").filter_map(|link| link.get("href")?.strip_prefix('#')) {
        assert!(unique.contains(link), "{name}: #{link} leads nowhere");
    }
}

#[test]
fn every_input_has_a_label_and_every_reference_a_target() {
    for language in Language::ALL {
        each(language, |name, page| {
            is_tied_together(name, page);
        });
    }
}

#[test]
fn links_and_forms_stay_in_the_language_the_page_was_opened_with() {
    for language in Language::ALL {
        let prefix = format!("/{language}");
        each(language, |name, page| {
            let addresses = page.tags.iter().filter(|tag| tag.get("hreflang").is_none());
            for address in addresses.flat_map(|tag| [tag.get("action"), tag.get("href").filter(|_| tag.name == "a")]).flatten() {
                // What programs read speaks no language.
                let outside = ["#", "https://", "mailto:", "/api/v1/"].iter().any(|start| address.starts_with(start));
                assert!(outside || address == prefix || address.starts_with(&format!("{prefix}/")), "{name}: {address}");
            }
            assert_eq!(page.tags.iter().filter(|tag| tag.get("hreflang").is_some()).count(), Language::ALL.len(), "{name}");
        });
    }
}

#[test]
fn no_page_needs_script_or_inline_style_or_another_origin() {
    each(Language::En, |name, page| {
        for tag in &page.tags {
            // Only a form with a proof of work has scripts, in files of ours.
            let is_script = tag.name == "script" && !name.ends_with("form-with-proof") && !name.ends_with("form-proof-wrong");
            assert!(!is_script && tag.name != "style" && tag.name != "iframe", "{name}: {tag:?}");
            assert!(
                tag.attributes.iter().all(|(attribute, _)| attribute != "style" && !attribute.starts_with("on")),
                "{name}: {tag:?}"
            );
            let loads = tag.get("src").or_else(|| tag.get("href").filter(|_| tag.name == "link"));
            assert!(loads.is_none_or(|address| address.starts_with("/static/")), "{name}: {tag:?}");
        }
    });
}

#[test]
fn no_page_shows_the_key_of_a_text_or_markup_that_somebody_typed() {
    for language in Language::ALL {
        samples::draw_all(language, &mut |name, html| {
            assert!(!html.contains("<b>"), "{name} lets typed markup through");
            let shown = document::text(&html);
            for word in shown.split_whitespace() {
                let is_key =
                    ["page-", "slip-", "form-", "link-", "sent-", "problem-", "privacy-", "preferences-", "data-", "home-"];
                assert!(!is_key.iter().any(|start| word.starts_with(start)), "{name} shows {word}");
            }
        });
    }
}

#[test]
fn nothing_is_ticked_on_a_fresh_form_and_each_box_shows_only_its_own_choice() {
    for language in Language::ALL {
        each(language, |name, page| {
            let ticked: Vec<_> =
                page.inputs().filter(|input| input.get("checked").is_some()).filter_map(|input| input.get("id")).collect();
            match name.split_once(' ').map_or("", |(_, name)| name) {
                "form" | "form-changed" => assert!(ticked.is_empty(), "{name}: {ticked:?}"),
                "form-slips" => assert_eq!(ticked, ["types-2", "radio-1"], "{name}"),
                "preferences" => assert_eq!(ticked, ["p2", "s2", "s4"], "{name}"),
                _ => {}
            }
        });
    }
}

#[test]
fn slips_are_summed_up_first_with_the_same_words_as_beside_the_field() {
    each(Language::En, |name, page| {
        let lines: Vec<_> = page.summary.iter().map(|(_, text)| text.clone()).collect();
        assert_eq!(lines, page.messages, "{name}");
        assert_eq!(page.title.starts_with("Error: "), !lines.is_empty(), "{name}: {}", page.title);
        if name == "en form-slips" {
            assert_eq!(lines.len(), 7, "{lines:?}");
            let targets: Vec<_> = page.summary.iter().map(|(target, _)| target.as_str()).collect();
            assert_eq!(targets, ["#email", "#types-1", "#consent", "#phone", "#long", "#checks-1", "#cv"]);
            assert!(page.inputs().any(|input| input.get("value") == Some("kari@")), "what was typed is kept");
        }
    });
}

#[test]
fn whoever_has_left_everything_is_told_so_and_everybody_else_can_leave() {
    each(Language::En, |name, page| {
        let can_leave = page.all("form").any(|form| form.get("action").is_some_and(|action| action.ends_with("/withdrawal")));
        match name {
            "en preferences" | "en preferences-none" => assert!(can_leave, "{name}"),
            _ => assert!(!can_leave || name.starts_with("en preferences"), "{name}"),
        }
        if name == "en preferences-saved" {
            assert!(!can_leave, "{name} shows somebody whose only purpose is withdrawn");
        }
    });
}

#[test]
fn the_preference_page_stays_small() {
    for language in Language::ALL {
        samples::draw_all(language, &mut |name, html| {
            if name == "preferences" {
                assert!(html.len() < 9_000, "{language} {name}: {} bytes", html.len());
            }
        });
    }
}

#[test]
fn a_page_opened_without_a_language_links_without_one() {
    let site = Site::new("Fjordlys AS", Language::De, "/link", false);
    let html = crate::features::links::views::sent(&site).into_html();
    assert!(html.contains("href=\"/link\"") && html.contains("href=\"/privacy\"") && html.contains("lang=\"de\""));
}
