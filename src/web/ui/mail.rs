//! Pieces of mails and of their sources on a page.

use maud::{Markup, PreEscaped, Render, html};

/// A few signs as somebody types them.
pub fn code(text: impl Render) -> Markup {
    html! { code { (text) } }
}

/// A text with its lines as they are.
pub fn source(text: &str) -> Markup {
    // A parser drops one line end after the tag; this one is for it.
    html! { pre class="source" { "\n" (text) } }
}

/// Lines, each with a sign in front that says where it stands.
pub fn changes<'c>(lines: impl IntoIterator<Item = (char, &'c str)>) -> Markup {
    html! {
        ul class="changes" {
            @for (sign, line) in lines {
                li data-sign=(sign) { span { (sign) } " " (line) }
            }
        }
    }
}

/// The body of a mail in `light` or `dark`. `fragment` comes from the mail kit, which lets no markup through that somebody typed.
pub fn mail(scheme: &str, fragment: &str) -> Markup {
    html! { div class="mail" data-color-scheme=(scheme) { (PreEscaped(without_styles(fragment))) } }
}

/// The same without the styles beside the elements: pages allow none, and the style sheet has its own for the preview. Quotes
/// in text are written as entities, so that only attributes match.
fn without_styles(fragment: &str) -> String {
    const START: &str = " style=\"";
    let mut out = String::with_capacity(fragment.len());
    let mut rest = fragment;
    while let Some((before, style)) = rest.split_once(START) {
        out.push_str(before);
        rest = style.split_once('"').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.replace(" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"", "")
        .replace("\"presentation\"><tr>", "\"presentation\"><tbody><tr>")
        .replace("</tr></table>", "</tr></tbody></table>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_fall_away_and_nothing_else() {
        let fragment = "<p>a style=&quot;x&quot;</p><a style=\"color:red\" href=\"https://x\">b</a>";
        assert_eq!(without_styles(fragment), "<p>a style=&quot;x&quot;</p><a href=\"https://x\">b</a>");
    }
}
