//! A stored page with everything inside it that it links to.

use base64::{Engine, engine::general_purpose::STANDARD};

/// The page as one file that asks for nothing: `stylesheet` gives the stylesheets that it links, `picture` kind and content of its pictures,
/// both by address. Nothing when one of them is not known.
///
/// It is told to be no taller than what is on it, since it is drawn in a window that is taller.
pub fn self_contained(
    html: &str,
    stylesheet: impl Fn(&str) -> Option<String>,
    mut picture: impl FnMut(&str) -> Option<(&'static str, Vec<u8>)>,
) -> Option<String> {
    let mut out = String::with_capacity(html.len() + 256 * 1024);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let (tag, after) = rest.split_at(end);
        rest = after;
        if tag.starts_with("<link ") {
            if tag.contains("rel=\"stylesheet\"") {
                out.push_str("<style>");
                out.push_str(&stylesheet(attribute(tag, "href")?)?);
                out.push_str("</style>");
            }
        } else if tag.starts_with("<img ") {
            let src = attribute(tag, "src")?;
            let (kind, content) = picture(src)?;
            out.push_str(
                &tag.replace(&format!("src=\"{src}\""), &format!("src=\"data:{kind};base64,{}\"", STANDARD.encode(content))),
            );
        } else if tag == "</head>" {
            out.push_str("<style>html,body{min-height:0!important}</style></head>");
        } else if tag.starts_with("<script") {
            // None was there when pages were kept first; none runs here either.
            rest = rest.find("</script>").map_or("", |end| &rest[end + "</script>".len()..]);
        } else {
            out.push_str(tag);
        }
    }
    out.push_str(rest);
    Some(out)
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_carries_what_it_links_to_and_asks_for_nothing() {
        let html = "<html><head><title>A &lt; b</title><link rel=\"stylesheet\" href=\"/static/a.css\"><link rel=\"icon\" href=\"/x.svg\"></head>\
                    <body><img src=\"/look/1.png\" alt=\"Us\"><script src=\"/static/b.js\" defer></script><p>Hei</p></body></html>";
        let css = |url: &str| (url == "/static/a.css").then(|| "p{color:red}".to_owned());
        let png = |url: &str| (url == "/look/1.png").then(|| ("image/png", vec![1, 2, 3]));
        let page = self_contained(html, css, png).unwrap();
        assert_eq!(
            page,
            "<html><head><title>A &lt; b</title><style>p{color:red}</style><style>html,body{min-height:0!important}</style></head>\
             <body><img src=\"data:image/png;base64,AQID\" alt=\"Us\"><p>Hei</p></body></html>"
        );
        assert_eq!(self_contained(html, |_| None, png), None, "a page without its look is no evidence of it");
        assert_eq!(self_contained(html, css, |_| None), None);
        assert_eq!(self_contained("<p>a < b", css, png).as_deref(), Some("<p>a < b"));
    }
}
