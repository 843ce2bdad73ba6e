//! A form as plain HTML for a page of another site, ready to be copied (FRM-09): labels, no scripts, no styles of ours.

use maud::{Markup, PreEscaped, html};

use super::{
    HONEYPOT, VERSION,
    fields::{Terms, terms},
};
use crate::{
    features::forms::model::{ChoiceOption, ChoiceStyle, Definition, Field, FieldKind, FieldTexts},
    i18n::countries,
    kernel::Language,
    web::{form::TICKED, page::Site, paths},
};

/// What is copied.
#[derive(Clone, Copy)]
pub struct SnippetView<'a> {
    /// The published definition.
    pub definition: &'a Definition,
    /// The form's slug.
    pub slug: &'a str,
    /// Names the version: with another one the portal shows its own page first.
    pub hash: &'a str,
    /// The portal's own address, without a slash at the end.
    pub base_url: &'a str,
}

/// The HTML, in the site's language. Nothing is ticked in it (FRM-05).
pub fn snippet(site: &Site<'_>, view: &SnippetView<'_>) -> String {
    let drawing = Drawing { site, view };
    let action = format!("{}{}", view.base_url, paths::in_language(site.language, &paths::form(view.slug)));
    let submit = view.definition.texts.get(site.language).map_or("", |texts| &texts.submit);
    let content = html! {
        form action=(action) method="post" enctype=[view.definition.takes_files().then_some("multipart/form-data")] lang=(site.language.code()) {
            (BREAK)
            input type="hidden" name=(VERSION) value=(view.hash); (BREAK)
            @for field in &view.definition.fields { (drawing.field(field)) }
            p hidden { label for=(drawing.id(HONEYPOT)) { (site.texts.get("form-honeypot")) } input id=(drawing.id(HONEYPOT)) name=(HONEYPOT) tabindex="-1" autocomplete="off"; }
            (BREAK)
            p { button type="submit" { (submit) } } (BREAK)
        }
    };
    content.into_string()
}

/// The end of a line, for whoever reads what they copy.
const BREAK: PreEscaped<&str> = PreEscaped("\n");

struct Drawing<'a> {
    site: &'a Site<'a>,
    view: &'a SnippetView<'a>,
}

impl Drawing<'_> {
    /// An id that no other form on the page has.
    fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.view.slug)
    }

    fn field(&self, field: &Field) -> Markup {
        let none = FieldTexts::default();
        let words = field.texts.get(self.site.language).unwrap_or(&none);
        let line = |kind, autocomplete| self.line(field, words, kind, autocomplete);
        let drawn = match &field.kind {
            FieldKind::Email => line("email", Some("email")),
            FieldKind::FirstName => line("text", Some("given-name")),
            FieldKind::LastName => line("text", Some("family-name")),
            FieldKind::Company => line("text", Some("organization")),
            FieldKind::Phone => line("tel", Some("tel")),
            FieldKind::Text | FieldKind::Number | FieldKind::WholeNumber => line("text", None),
            FieldKind::Date => line("date", None),
            FieldKind::DateTime => line("datetime-local", None),
            FieldKind::LongText => self.labelled(field, words, html! {
                textarea id=(self.id(&field.name)) name=(field.name) rows="5" required[field.required] aria-describedby=[self.described(field, words)] {}
            }),
            FieldKind::Language => {
                let offered = Language::ALL.into_iter().filter(|it| self.view.definition.texts.0.contains_key(it));
                self.select(field, words, false, offered.map(|it| (it.code().to_owned(), it.own_name().to_owned())))
            }
            FieldKind::Country => {
                let all = countries::all(self.site.language).iter();
                self.select(field, words, true, all.map(|(code, name)| ((*code).to_owned(), (*name).to_owned())))
            }
            FieldKind::Choice { style: ChoiceStyle::Select, options } => self.select(field, words, true, self.options(options)),
            FieldKind::Choice { style: ChoiceStyle::Radio, options } => {
                self.group(field, words, "radio", self.options(options).map(|(value, label)| (value, label, String::new())))
            }
            FieldKind::Choice { style: ChoiceStyle::Checkboxes, options } | FieldKind::Interests { options } => {
                self.group(field, words, "checkbox", self.options(options).map(|(value, label)| (value, label, String::new())))
            }
            FieldKind::Rating { scale } => {
                self.group(field, words, "radio", scale.steps().map(|step| (step.clone(), step, String::new())))
            }
            FieldKind::Subscriptions { types, .. } => {
                let offered = types.iter().map(|kind| {
                    let texts = kind.texts.get(self.site.language).cloned().unwrap_or_default();
                    (kind.id.to_string(), texts.name, texts.description)
                });
                self.group(field, words, "checkbox", offered)
            }
            FieldKind::Consent { about, .. } => self.consent(field, words, &terms(self.site, &words.help, about)),
            FieldKind::File { kinds, most, .. } => {
                let accept = kinds.iter().map(|kind| kind.endings()).collect::<Vec<_>>().join(",");
                self.labelled(field, words, html! {
                    input type="file" id=(self.id(&field.name)) name=(field.name) accept=(accept) multiple[*most > 1] required[field.required]
                        aria-describedby=[self.described(field, words)];
                })
            }
            FieldKind::TextBlock => html! { p { (words.label) } },
            FieldKind::Section | FieldKind::Page => html! { h3 { (words.label) } @if !words.help.is_empty() { p { (words.help) } } },
            // Its value is the portal's own, whatever is sent.
            FieldKind::Hidden { .. } => return html! {},
        };
        html! { (drawn) (BREAK) }
    }

    fn line(&self, field: &Field, words: &FieldTexts, kind: &str, autocomplete: Option<&str>) -> Markup {
        let mode = match field.kind {
            FieldKind::Number => Some("decimal"),
            FieldKind::WholeNumber => Some("numeric"),
            _ => None,
        };
        let is_required = field.required || field.kind == FieldKind::Email;
        self.labelled(field, words, html! {
            input type=(kind) id=(self.id(&field.name)) name=(field.name) inputmode=[mode] autocomplete=[autocomplete] required[is_required]
                aria-describedby=[self.described(field, words)];
        })
    }

    fn labelled(&self, field: &Field, words: &FieldTexts, input: Markup) -> Markup {
        html! {
            p {
                label for=(self.id(&field.name)) { (words.label) (self.optional(field)) } br;
                @if !words.help.is_empty() { small id={ (self.id(&field.name)) "-help" } { (words.help) } br; }
                (input)
            }
        }
    }

    fn described(&self, field: &Field, words: &FieldTexts) -> Option<String> {
        (!words.help.is_empty()).then(|| format!("{}-help", self.id(&field.name)))
    }

    fn optional(&self, field: &Field) -> Markup {
        let is_optional = !field.required && !matches!(field.kind, FieldKind::Email | FieldKind::Language);
        html! { @if is_optional { " (" (self.site.texts.get("form-optional")) ")" } }
    }

    fn select(
        &self,
        field: &Field,
        words: &FieldTexts,
        prompts: bool,
        options: impl Iterator<Item = (String, String)>,
    ) -> Markup {
        self.labelled(field, words, html! {
            select id=(self.id(&field.name)) name=(field.name) required[field.required] aria-describedby=[self.described(field, words)] {
                @if prompts { option value="" { (self.site.texts.get("form-choose")) } }
                @for (value, label) in options {
                    option value=(value) selected[field.kind == FieldKind::Language && value == self.site.language.code()] { (label) }
                }
            }
        })
    }

    fn group(
        &self,
        field: &Field,
        words: &FieldTexts,
        kind: &str,
        options: impl Iterator<Item = (String, String, String)>,
    ) -> Markup {
        html! {
            fieldset {
                legend { (words.label) (self.optional(field)) }
                @if !words.help.is_empty() { p { (words.help) } }
                @for (index, (value, label, help)) in options.enumerate() {
                    @let id = format!("{}-{}", self.id(&field.name), index + 1);
                    (BREAK)
                    p {
                        input type=(kind) id=(id) name=(field.name) value=(value) aria-describedby=[(!help.is_empty()).then(|| format!("{id}-help"))];
                        " " label for=(id) { (label) }
                        @if !help.is_empty() { br; small id={ (id) "-help" } { (help) } }
                    }
                }
                (BREAK)
            }
        }
    }

    fn consent(&self, field: &Field, words: &FieldTexts, terms: &Terms<'_>) -> Markup {
        let own = format!("{}{}", self.view.base_url, paths::in_language(self.site.language, paths::PRIVACY));
        let id = self.id(&field.name);
        html! {
            p {
                input type="checkbox" id=(id) name=(field.name) value=(TICKED) required[field.required] aria-describedby={ (id) "-help" };
                " " label for=(id) { (words.label) } br;
                small id={ (id) "-help" } { (terms.text) }
                " " a href=(if terms.url.is_empty() { own.as_str() } else { terms.url }) { (terms.title) }
            }
        }
    }

    fn options<'o>(&'o self, options: &'o [ChoiceOption]) -> impl Iterator<Item = (String, String)> + 'o {
        let label = |option: &ChoiceOption| option.label.get(self.site.language).cloned().unwrap_or_default();
        options.iter().map(move |option| (option.value.clone(), label(option)))
    }
}
