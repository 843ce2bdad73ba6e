//! How the frame looks, in HTML and in text.
//!
//! Every pair of colours has a contrast of at least 4.5:1 in light and in dark (WCAG 2.2, 1.4.3). The colours stand beside the elements as
//! well as in the style sheet, because some mail programs throw the sheet away.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{
    Frame,
    pieces::{Gap, plain},
};

const STYLE: &str = "
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;width:100%;-webkit-text-size-adjust:100%}
a{color:#0051a3}
h1,h2,h3{line-height:1.3;margin:24px 0 8px}
h1{font-size:24px}h2{font-size:20px}h3{font-size:17px}
p,ul,ol,blockquote{margin:0 0 16px}
li{margin:0 0 4px}
blockquote{border-left:4px solid #8a95a1;padding-left:16px}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
.body{overflow-wrap:anywhere}
@media (max-width:639px){.outer{padding:0!important}.card{border-radius:0!important;border-left:0!important;border-right:0!important}.cell{padding-left:20px!important;padding-right:20px!important}}
@media (prefers-color-scheme:dark){
body,.outer{background:#14181d!important}
.card{background:#1e242b!important}
.card,.foot{border-color:#47525e!important}
.card,.body,.name{color:#f1f4f7!important}
.foot,.foot p{color:#c2cbd4!important}
a{color:#8fc1f5!important}
.button{background:#8fc1f5!important}
.button a{color:#0b1f33!important}
}
";
const FONT: &str = "font-family:Inter,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/// The document, with marks where a mail fills it.
pub(super) fn html(frame: &Frame) -> Markup {
    let organisation = plain(frame.organisation);
    html! {
        (DOCTYPE)
        html lang=(frame.language.code()) dir="ltr" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="supported-color-schemes" content="light dark";
                title { (Gap::Subject.mark()) }
                style { (PreEscaped(STYLE)) }
            }
            body style={ "margin:0;padding:0;background:#eef1f4;" (FONT) } {
                table class="outer" role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" style="background:#eef1f4;padding:24px 0" {
                    tr { td align="center" {
                        table class="card" role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0"
                            style="max-width:600px;background:#ffffff;border:1px solid #d5dbe1;border-radius:8px;color:#1e2b3c;text-align:left" {
                            tr { td class="cell name" style="padding:24px 32px 0;font-size:15px;font-weight:600;color:#1e2b3c" { (organisation) } }
                            tr { td class="cell body" style="padding:16px 32px 16px;font-size:16px;line-height:1.6;color:#1e2b3c" { (Gap::Body.mark()) } }
                            tr { td class="cell foot" style="padding:16px 32px 24px;border-top:1px solid #d5dbe1;font-size:14px;line-height:1.6;color:#4a5868" {
                                (footer(frame, &organisation))
                            } }
                        }
                    } }
                }
            }
        }
    }
}

fn footer(frame: &Frame, organisation: &str) -> Markup {
    let address = plain(frame.postal_address);
    let lines = std::iter::once(organisation).chain(address.lines().map(str::trim).filter(|line| !line.is_empty()));
    html! {
        p style="margin:0 0 12px" { (plain(frame.why)) }
        (link(Gap::Manage, frame.manage))
        (link(Gap::Unsubscribe, frame.unsubscribe))
        p style="margin:0" {
            @for (number, line) in lines.enumerate() {
                @if number > 0 { br; }
                (line)
            }
        }
    }
}

/// A line with one link, 44 px high for thumbs.
fn link(gap: Gap, words: &str) -> Markup {
    html! {
        (gap.fence())
        p style="margin:0" { a href=(gap.mark()) style="display:inline-block;padding:11px 0;line-height:22px" { (plain(words)) } }
        (gap.fence())
    }
}

/// The text, with marks where a mail fills it.
pub(super) fn text(frame: &Frame) -> String {
    let mut out = format!("{}\n\n-- \n{}\n", Gap::Body.mark(), plain(frame.why));
    for (gap, words) in [(Gap::Manage, frame.manage), (Gap::Unsubscribe, frame.unsubscribe)] {
        out.push_str(&format!("{0}\n{1}:\n{2}\n{0}", gap.fence(), plain(words), gap.mark()));
    }
    out.push_str(&format!("\n{}\n", plain(frame.organisation)));
    for line in plain(frame.postal_address).lines().map(str::trim).filter(|line| !line.is_empty()) {
        out.push_str(line);
        out.push('\n');
    }
    out
}
