//! A page as a browser without JavaScript has it: its forms, its links, its words.
//!
//! A reader for the markup that we write ourselves: every attribute quoted, no comments, no scripts.

use super::Answer;

/// A page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it was opened, with its query.
    pub path: String,
    /// The answer that brought it.
    pub answer: Answer,
    /// Its source.
    pub html: String,
    /// Its title.
    pub title: String,
    /// Its forms, as filled in so far.
    pub forms: Vec<Form>,
    /// Where its links lead.
    pub links: Vec<String>,
    /// What can be read on it, without tags.
    pub text: String,
}

/// A form.
#[derive(Clone, Debug, Default)]
pub struct Form {
    pub action: String,
    pub controls: Vec<Control>,
    pub button: String,
    pub buttons: Vec<Press>,
}

/// A button of a form that has several.
#[derive(Clone, Debug, Default)]
pub struct Press {
    /// What it is called.
    pub label: String,
    /// What it sends.
    pub name: String,
    pub value: String,
    /// Where to, if not where the form goes.
    pub action: Option<String>,
}

/// Something in a form that has a value.
#[derive(Clone, Debug, Default)]
pub struct Control {
    pub kind: String,
    pub id: String,
    pub name: String,
    pub value: String,
    pub label: String,
    /// Is it on? Only boxes can be off.
    pub is_on: bool,
}

impl Page {
    /// Reads an answer.
    pub fn read(path: &str, answer: Answer) -> Self {
        let html = String::from_utf8(answer.body.clone()).unwrap_or_default();
        let mut page = Self {
            path: path.to_owned(),
            answer,
            html: String::new(),
            title: String::new(),
            forms: Vec::new(),
            links: Vec::new(),
            text: String::new(),
        };
        let mut reader = Reader::default();
        for piece in html.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
            page.takes(&mut reader, tag, &decode(text));
        }
        page.text = page.text.split_whitespace().collect::<Vec<_>>().join(" ");
        page.html = html;
        page
    }

    fn takes(&mut self, reader: &mut Reader, tag: &str, text: &str) {
        let attribute = |name: &str| attribute(tag, name);
        let named = || attribute("name").unwrap_or_default();
        match tag.split([' ', '\n']).next().unwrap_or_default() {
            "title" if self.title.is_empty() => self.title = text.to_owned(),
            "body" => reader.is_in_body = true,
            "a" => self.links.extend(attribute("href")),
            "form" => {
                self.forms.push(Form { action: attribute("action").unwrap_or_default(), ..Form::default() });
                reader.is_in_form = true;
            }
            "/form" => reader.is_in_form = false,
            "label" => reader.label_for = attribute("for"),
            "/label" => reader.label_for = None,
            "button" => {
                reader.is_in_button = true;
                if let Some(form) = self.forms.last_mut() {
                    form.buttons.push(Press {
                        label: attribute("aria-label").unwrap_or_else(|| text.trim().to_owned()),
                        name: named(),
                        value: attribute("value").unwrap_or_default(),
                        action: attribute("formaction"),
                    });
                }
            }
            "/button" => reader.is_in_button = false,
            "select" => reader.select = Some(named()),
            "/select" => reader.select = None,
            "input" => {
                let kind = attribute("type").unwrap_or_else(|| "text".to_owned());
                let is_box = kind == "checkbox" || kind == "radio";
                let control = Control {
                    id: attribute("id").unwrap_or_default(),
                    name: named(),
                    value: attribute("value").unwrap_or_default(),
                    label: String::new(),
                    is_on: !is_box || has(tag, "checked"),
                    kind,
                };
                self.holds(reader, control);
            }
            "textarea" => {
                let control =
                    Control { kind: "text".into(), name: named(), value: text.into(), is_on: true, ..Control::default() };
                self.holds(reader, control);
            }
            "option" => {
                let (value, is_on) = (attribute("value").unwrap_or_default(), has(tag, "selected"));
                if let (Some(name), Some(form)) = (reader.select.clone(), self.forms.last_mut()) {
                    match form.controls.iter_mut().find(|control| control.name == name && control.kind == "select") {
                        Some(control) if is_on => control.value = value,
                        Some(_) => {}
                        None => {
                            form.controls.push(Control { kind: "select".into(), name, value, is_on: true, ..Control::default() })
                        }
                    }
                }
            }
            _ => {}
        }
        if let (Some(id), Some(form)) = (&reader.label_for, self.forms.last_mut()) {
            match form.controls.iter_mut().find(|control| control.id == *id) {
                Some(control) => control.label.push_str(text),
                None => reader.early_labels.push((id.clone(), text.to_owned())),
            }
        }
        if let (true, Some(form)) = (reader.is_in_button, self.forms.last_mut()) {
            form.button.push_str(text);
        }
        if reader.is_in_body {
            self.text.push_str(text);
            self.text.push(' ');
        }
    }

    fn holds(&mut self, reader: &mut Reader, mut control: Control) {
        let Some(form) = self.forms.last_mut().filter(|_| reader.is_in_form) else { return };
        let words = reader.early_labels.iter().filter(|(id, _)| *id == control.id).map(|(_, text)| text.as_str());
        control.label = words.collect();
        form.controls.push(control);
    }

    /// Does the page say this?
    pub fn says(&self, words: &str) -> bool {
        self.text.contains(words)
    }

    /// The box with this label.
    pub fn toggle(&self, label: &str) -> &Control {
        let mut boxes =
            self.forms.iter().flat_map(|form| &form.controls).filter(|c| c.kind == "checkbox" && c.label.trim() == label);
        boxes.next().unwrap_or_else(|| panic!("no box {label:?} on {}:\n{}", self.path, self.text))
    }

    /// Is there a box with this label?
    pub fn offers(&self, label: &str) -> bool {
        self.forms.iter().flat_map(|form| &form.controls).any(|c| c.kind == "checkbox" && c.label.trim() == label)
    }

    /// The value of the first control of this name, hidden ones included.
    pub fn value(&self, name: &str) -> &str {
        let mut controls = self.forms.iter().flat_map(|form| &form.controls).filter(|control| control.name == name);
        controls.next().map_or("", |control| &control.value)
    }
}

#[derive(Default)]
struct Reader {
    is_in_body: bool,
    is_in_form: bool,
    is_in_button: bool,
    label_for: Option<String>,
    early_labels: Vec<(String, String)>,
    select: Option<String>,
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[at..].split('"').next().map(decode)
}

fn has(tag: &str, name: &str) -> bool {
    tag.split('"').step_by(2).any(|outside| outside.split(' ').any(|word| word == name))
}

/// Undoes the escapes that maud writes.
fn decode(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// A page without its receipt, which is another one each time.
pub fn masked(html: &str) -> String {
    let Some((before, receipt)) = html.split_once("name=\"receipt\" value=\"") else { return html.to_owned() };
    let (_, after) = receipt.split_once('"').unwrap_or(("", ""));
    format!("{before}{after}")
}
