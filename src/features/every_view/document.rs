//! Just enough of a reader for the markup that we write ourselves: every attribute quoted, no comments, no scripts.

/// A start tag.
#[derive(Debug)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// Is it inside something hidden from everybody who does not look for it?
    pub is_aside: bool,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(attribute, _)| attribute == name).map(|(_, value)| value.as_str())
    }
}

/// A page taken apart.
pub struct Document {
    pub title: String,
    pub tags: Vec<Tag>,
    /// Target and text of each line of the error summary.
    pub summary: Vec<(String, String)>,
    /// The words beside fields that are wrong, in order.
    pub messages: Vec<String>,
}

impl Document {
    pub fn read(html: String) -> Self {
        let mut document = Self { title: String::new(), tags: Vec::new(), summary: Vec::new(), messages: Vec::new() };
        let mut aside_divs = 0;
        let mut is_summary = false;
        for piece in html.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').unwrap_or_else(|| panic!("a tag without end: {piece}"));
            if tag.starts_with("/div") && aside_divs > 0 {
                aside_divs -= 1;
            }
            is_summary &= !tag.starts_with("/ul");
            let Some(mut tag) = start_tag(tag) else { continue };
            if tag.name == "div" && (aside_divs > 0 || tag.get("aria-hidden") == Some("true")) {
                aside_divs += 1;
            }
            tag.is_aside = aside_divs > 0;
            is_summary |= tag.get("class") == Some("ds-error-summary");
            match tag.name.as_str() {
                // Parts of pictures have titles too; the page's own stands first.
                "title" if document.title.is_empty() => document.title = text.to_owned(),
                "a" if is_summary => document.summary.push((tag.get("href").unwrap_or_default().to_owned(), text.to_owned())),
                "p" if tag.get("data-field") == Some("validation") => document.messages.push(text.to_owned()),
                _ => {}
            }
            document.tags.push(tag);
        }
        document
    }

    pub fn all(&self, name: &str) -> impl Iterator<Item = &Tag> {
        self.tags.iter().filter(move |tag| tag.name == name)
    }

    /// Everything that a person fills in.
    pub fn inputs(&self) -> impl Iterator<Item = &Tag> {
        let is_input = |tag: &&Tag| ["input", "select", "textarea"].contains(&tag.name.as_str());
        self.tags.iter().filter(is_input).filter(|tag| tag.get("type") != Some("hidden") && !tag.is_aside)
    }
}

fn start_tag(tag: &str) -> Option<Tag> {
    if tag.starts_with(['/', '!']) {
        return None;
    }
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (attribute, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(value) => value.split_once('"').unwrap_or((value, "")),
            None => ("", after),
        };
        attributes.push((attribute.to_owned(), value.to_owned()));
        rest = after;
    }
    Some(Tag { name: name.to_owned(), attributes, is_aside: false })
}

/// What of a page can be read, without its tags.
pub fn text(html: &str) -> String {
    let body = html.split_once("<body>").map_or(html, |(_, body)| body);
    body.split('<').filter_map(|piece| piece.split_once('>').map(|(_, text)| text)).collect::<Vec<_>>().join(" ")
}
