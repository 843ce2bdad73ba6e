//! Markdown read once, made harmless, for both writers.
//!
//! HTML in a template becomes text, pictures become their description, and links lead to http, https and mailto only. Tables,
//! footnotes and other extensions are not part of a mail.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The events of a text.
pub(super) fn read(markdown: &str) -> Vec<Event<'_>> {
    let mut links = Vec::new();
    let keep = |event| match event {
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            let is_open = may_lead(dest_url);
            links.push(is_open);
            is_open.then_some(event)
        }
        Event::End(TagEnd::Link) => links.pop().unwrap_or(false).then_some(event),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        other => Some(other),
    };
    Parser::new_ext(markdown, Options::empty()).filter_map(keep).collect()
}

/// What a template may not write, with the line that does, from 1. It would do no harm (see `read`), but would not do what its
/// writer thinks either.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Forbidden {
    /// HTML, scripts included.
    Html(usize),
    /// A link that leads elsewhere than to https, http and mailto.
    Link(usize),
}

/// The first thing in a body, as it is written, that it may not say. Links made of variables are not judged.
pub fn forbidden(body: &str) -> Option<Forbidden> {
    let line = |at: usize| body[..at].matches('\n').count() + 1;
    Parser::new_ext(body, Options::empty()).into_offset_iter().find_map(|(event, range)| match event {
        Event::Html(_) | Event::InlineHtml(_) => Some(Forbidden::Html(line(range.start))),
        Event::Start(Tag::Link { dest_url, .. }) if !may_lead(&dest_url) && !dest_url.contains("{{") => {
            Some(Forbidden::Link(line(range.start)))
        }
        _ => None,
    })
}

/// Whether a link may lead there.
fn may_lead(to: &str) -> bool {
    let scheme = to.split_once(':').map(|(scheme, _)| scheme).unwrap_or_default();
    ["https", "http", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// If a paragraph that is one single link starts at `at`: the index of its last event.
pub(super) fn lone_link(events: &[Event], at: usize) -> Option<usize> {
    let [Event::Start(Tag::Paragraph), Event::Start(Tag::Link { .. }), rest @ ..] = events.get(at..)? else { return None };
    let end = rest.iter().position(|event| matches!(event, Event::End(TagEnd::Link)))?;
    matches!(rest.get(end + 1), Some(Event::End(TagEnd::Paragraph))).then_some(at + 2 + end + 1)
}
