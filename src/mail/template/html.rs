//! Markdown as the HTML fragment of a mail.
//!
//! A paragraph that is one link becomes a button of 44 px height. Its colours stand beside it as well as in the frame's style sheet,
//! because some mail programs throw the sheet away; it is a table cell, because some know no padding elsewhere.

use pulldown_cmark::{Event, html::push_html};

use super::markdown::lone_link;

const BUTTON: &str = "<table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" style=\"margin:24px 0\"><tr><td class=\"button\" \
     style=\"background:#0062ba;border-radius:6px\">";
const BUTTON_STYLE: &str =
    " style=\"display:inline-block;padding:12px 24px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none\"";
const BUTTON_END: &str = "</td></tr></table>\n";

/// The fragment.
pub(super) fn write(events: &[Event]) -> String {
    let mut out = String::with_capacity(1024);
    let mut done = 0;
    for at in 0..events.len() {
        if at < done {
            continue;
        }
        if let Some(last) = lone_link(events, at) {
            push_html(&mut out, events[done..at].iter().cloned());
            out.push_str(BUTTON);
            let link = out.len();
            push_html(&mut out, events[at + 1..last].iter().cloned());
            out.insert_str(link + "<a".len(), BUTTON_STYLE);
            out.push_str(BUTTON_END);
            done = last + 1;
        }
    }
    push_html(&mut out, events[done..].iter().cloned());
    out
}
