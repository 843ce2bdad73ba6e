//! One field of a public form.
//!
//! Nothing is pre-ticked: a box is on only when the request that is answered ticked it (FRM-05), and not even then
//! when the words beside it have changed since (FRM-04).

use std::borrow::Cow;

use maud::{Markup, html};

use super::FormView;
use crate::{
    features::forms::model::{
        ChoiceOption, ChoiceStyle, Field, FieldKind, FieldTexts, FileKind, OfferedType, PerLanguage, PurposeTexts, Scale,
    },
    i18n::countries,
    kernel::Language,
    web::{
        form::{FormState, TICKED},
        page::Site,
        paths, ui,
    },
};

/// The fields with slips and the words for each, in their order.
pub(super) fn slips<'a>(site: &Site<'_>, fields: &'a [Field], state: &FormState) -> Vec<(&'a Field, Cow<'static, str>)> {
    let text = |field: &Field| state.slip(&field.name).map(|slip| slip.text(site.texts, &words(site, field).label));
    fields.iter().filter_map(|field| Some((field, text(field)?))).collect()
}

/// Where the summary's link for a field leads: the input, or the first box of a group.
pub(super) fn target(field: &Field) -> String {
    match field.kind {
        FieldKind::Choice { style: ChoiceStyle::Radio | ChoiceStyle::Checkboxes, .. }
        | FieldKind::Rating { .. }
        | FieldKind::Subscriptions { .. }
        | FieldKind::Interests { .. } => format!("{}-1", field.name),
        _ => field.name.clone(),
    }
}

/// What was answered on another page of the form, to go along unseen; but not to words that have changed since (FRM-04).
pub(super) fn carry(view: &FormView<'_>, fields: &[Field], state: &FormState) -> Markup {
    let agrees = |kind: &FieldKind| matches!(kind, FieldKind::Consent { .. } | FieldKind::Subscriptions { .. });
    let goes = |field: &&Field| {
        !(matches!(field.kind, FieldKind::Hidden { .. } | FieldKind::File { .. })
            || view.again.asks_anew() && agrees(&field.kind))
    };
    html! {
        @for field in fields.iter().filter(goes) {
            @for value in state.values(&field.name) { (ui::hidden(&field.name, value)) }
        }
    }
}

/// Draws fields in their order, those of half width that follow each other side by side where there is room.
pub(super) fn draw_all(
    site: &Site<'_>,
    view: &FormView<'_>,
    fields: &[Field],
    state: &FormState,
    slips: &[(&Field, Cow<'_, str>)],
) -> Markup {
    let one = |field: &Field| {
        let error = slips.iter().find(|(slipped, _)| slipped.name == field.name).map(|(_, text)| text.as_ref());
        draw(site, view, field, state, error)
    };
    html! {
        @for run in fields.chunk_by(|one, next| one.width == next.width) {
            @if run[0].width.is_full() { @for field in run { (one(field)) } }
            @else { (ui::halves(html! { @for field in run { (one(field)) } })) }
        }
    }
}

/// Draws one field.
fn draw(site: &Site<'_>, view: &FormView<'_>, field: &Field, state: &FormState, error: Option<&str>) -> Markup {
    Drawing { site, view, field, words: words(site, field), state, error }.draw()
}

fn words<'f>(site: &Site<'_>, field: &'f Field) -> &'f FieldTexts {
    static NONE: FieldTexts = FieldTexts { label: String::new(), help: String::new(), placeholder: String::new() };
    field.texts.get(site.language).unwrap_or(&NONE)
}

/// What stands beside the box of a consent.
pub(super) struct Terms<'a> {
    /// The help, what the data is used for, and that it can be taken back.
    pub(super) text: String,
    /// The title of the privacy statement.
    pub(super) title: &'a str,
    /// Where it is; empty for the portal's own page.
    pub(super) url: &'a str,
}

impl Terms<'_> {
    /// The link to the privacy statement.
    pub(super) fn link(&self, site: &Site<'_>) -> Markup {
        if self.url.is_empty() {
            ui::link(site.link(paths::PRIVACY), self.title)
        } else {
            ui::external_link(self.url, self.title)
        }
    }
}

/// What the data of a consent is used for, by whom, and that it can be taken back (GDPR Art. 7(3), 13).
pub(super) fn terms<'a>(site: &Site<'_>, help: &str, about: &'a PerLanguage<PurposeTexts>) -> Terms<'a> {
    let t = site.texts;
    let purpose = about.get(site.language);
    let used_for = purpose.map_or("", |purpose| &purpose.description);
    let withdraw = t.with("form-consent-withdraw", &[("organisation", site.organisation)]);
    let text = [help, used_for, &withdraw].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let (title, url) =
        purpose.map(|purpose| (purpose.statement_title.as_str(), purpose.statement_url.as_str())).unwrap_or_default();
    let title = if title.is_empty() { t.get("page-privacy") } else { title };
    Terms { text, title, url }
}

/// What a kind of file is called.
pub const fn kind_words(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Pdf => "form-file-kind-pdf",
        FileKind::Picture => "form-file-kind-picture",
        FileKind::Document => "form-file-kind-document",
        FileKind::Sheet => "form-file-kind-sheet",
        FileKind::Text => "form-file-kind-text",
    }
}

struct Drawing<'a> {
    site: &'a Site<'a>,
    view: &'a FormView<'a>,
    field: &'a Field,
    words: &'a FieldTexts,
    state: &'a FormState,
    error: Option<&'a str>,
}

impl Drawing<'_> {
    fn draw(&self) -> Markup {
        match &self.field.kind {
            FieldKind::Email => self.line("email", Some("email")),
            FieldKind::FirstName => self.line("text", Some("given-name")),
            FieldKind::LastName => self.line("text", Some("family-name")),
            FieldKind::Company => self.line("text", Some("organization")),
            FieldKind::Phone => self.line("tel", Some("tel")),
            FieldKind::Text => self.line("text", None),
            FieldKind::Date => self.line("date", None),
            FieldKind::DateTime => self.line("datetime-local", None),
            FieldKind::Number => html! { (self.input("text", None).mode("decimal")) },
            FieldKind::WholeNumber => html! { (self.input("text", None).mode("numeric")) },
            FieldKind::Rating { scale } => self.rating(*scale),
            FieldKind::LongText => self.long_text(),
            FieldKind::Language => self.languages(),
            FieldKind::Country => self.countries(),
            FieldKind::Choice { style: ChoiceStyle::Select, options } => self.select(options),
            FieldKind::Choice { style: ChoiceStyle::Radio, options } => self.boxes(ui::ToggleKind::Radio, options),
            FieldKind::Choice { style: ChoiceStyle::Checkboxes, options } | FieldKind::Interests { options } => {
                self.boxes(ui::ToggleKind::Checkbox, options)
            }
            FieldKind::Hidden { value } => ui::hidden(&self.field.name, value),
            FieldKind::Consent { about, .. } => self.consent(about),
            FieldKind::Subscriptions { types, .. } => self.subscriptions(types),
            FieldKind::File { kinds, max_kib, most } => self.files(kinds, *max_kib, *most),
            FieldKind::TextBlock => ui::prose(&self.words.label),
            FieldKind::Section | FieldKind::Page => html! { (ui::heading(&self.words.label)) (ui::prose(&self.words.help)) },
        }
    }

    /// The words for *may stay empty*; none when it must not or, as a language, is never empty.
    fn optional(&self) -> Option<&'static str> {
        (!self.field.required && !matches!(self.field.kind, FieldKind::Email | FieldKind::Language))
            .then(|| self.site.texts.get("form-optional"))
    }

    fn value(&self) -> &str {
        self.state.value(&self.field.name)
    }

    /// Was this box ticked in the request that is answered, with the same words beside it?
    fn was_ticked(&self, value: &str) -> bool {
        !self.view.again.asks_anew() && self.state.has(&self.field.name, value)
    }

    fn input(&self, kind: &'static str, autocomplete: Option<&'static str>) -> ui::Input<'_> {
        let mut input = ui::Input::new(&self.field.name, &self.words.label).kind(kind).value(self.value()).hint(&self.words.help);
        if let Some(words) = self.optional() {
            input = input.optional(words);
        }
        if let Some(token) = autocomplete {
            input = input.autocomplete(token);
        }
        input.placeholder(&self.words.placeholder).error(self.error)
    }

    fn line(&self, kind: &'static str, autocomplete: Option<&'static str>) -> Markup {
        html! { (self.input(kind, autocomplete)) }
    }

    fn long_text(&self) -> Markup {
        let mut input = ui::LongInput::new(&self.field.name, &self.words.label).value(self.value()).hint(&self.words.help);
        if let Some(words) = self.optional() {
            input = input.optional(words);
        }
        html! { (input.placeholder(&self.words.placeholder).error(self.error)) }
    }

    fn choose<'v>(&'v self, value: &'v str) -> ui::Select<'v> {
        let mut select = ui::Select::new(&self.field.name, &self.words.label).value(value).hint(&self.words.help);
        if let Some(words) = self.optional() {
            select = select.optional(words);
        }
        select.error(self.error)
    }

    /// The form's languages, with the page's own chosen until somebody chooses another.
    fn languages(&self) -> Markup {
        let chosen = if self.state.names(&self.field.name) { self.value() } else { self.site.language.code() };
        let offered = Language::ALL.into_iter().filter(|language| self.view.definition.texts.0.contains_key(language));
        html! { (self.choose(chosen).autocomplete("language").options(offered.map(|language| (language.code(), language.own_name())))) }
    }

    fn countries(&self) -> Markup {
        let all = countries::all(self.site.language).iter().copied();
        html! { (self.choose(self.value()).autocomplete("country").prompt(self.site.texts.get("form-choose")).options(all)) }
    }

    fn select(&self, options: &[ChoiceOption]) -> Markup {
        let options = options.iter().map(|option| (option.value.as_str(), self.label(&option.label)));
        html! { (self.choose(self.value()).prompt(self.site.texts.get("form-choose")).options(options)) }
    }

    fn label<'l>(&self, label: &'l PerLanguage<String>) -> &'l str {
        label.get(self.site.language).map_or("", String::as_str)
    }

    fn boxes(&self, kind: ui::ToggleKind, options: &[ChoiceOption]) -> Markup {
        let boxes = html! {
            @for (index, option) in options.iter().enumerate() {
                @let id = format!("{}-{}", self.field.name, index + 1);
                (ui::Toggle::new(kind, &id, &self.field.name, &option.value, self.label(&option.label))
                    .on(self.state.has(&self.field.name, &option.value)).invalid(self.error.is_some()))
            }
        };
        self.group(boxes)
    }

    fn rating(&self, scale: Scale) -> Markup {
        let steps = html! {
            @for (index, step) in scale.steps().enumerate() {
                @let id = format!("{}-{}", self.field.name, index + 1);
                (ui::Toggle::new(ui::ToggleKind::Radio, &id, &self.field.name, &step, &step)
                    .on(self.state.has(&self.field.name, &step)).invalid(self.error.is_some()))
            }
        };
        self.group(ui::scale(steps))
    }

    fn subscriptions(&self, types: &[OfferedType]) -> Markup {
        let boxes = html! {
            @for (index, offered) in types.iter().enumerate() {
                @let id = format!("{}-{}", self.field.name, index + 1);
                @let value = offered.id.to_string();
                @let (name, description) = offered.texts.get(self.site.language).map_or(("", ""), |texts| (&texts.name, &texts.description));
                (ui::Toggle::new(ui::ToggleKind::Checkbox, &id, &self.field.name, &value, name)
                    .hint(description).on(self.was_ticked(&value)).invalid(self.error.is_some()))
            }
        };
        self.group(boxes)
    }

    /// The choice of files, with what is taken. No browser keeps a chosen file when a page is shown again, and the page says so.
    fn files(&self, kinds: &[FileKind], max_kib: u32, most: u8) -> Markup {
        let t = self.site.texts;
        let names: Vec<&str> = kinds.iter().map(|kind| t.get(kind_words(*kind))).collect();
        let limit = ui::kib(max_kib);
        let room = match most {
            1 => t.with("form-file-one", &[("limit", &limit)]),
            most => t.with("form-file-many", &[("limit", &limit), ("most", &most.to_string())]),
        };
        let chosen = self.state.values(&self.field.name).collect::<Vec<_>>().join(", ");
        let again = match (chosen.is_empty(), self.view.receipt.is_empty()) {
            (true, _) => String::new(),
            (false, true) => t.with("form-file-sent", &[("names", &chosen)]),
            (false, false) => t.with("form-file-again", &[("names", &chosen)]),
        };
        let parts = [self.words.help.as_str(), &t.with("form-file-kinds", &[("kinds", &names.join(", "))]), &room, &again];
        let hint = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let accept: Vec<&str> = kinds.iter().map(|kind| kind.endings()).collect();
        let accept = accept.join(",");
        let mut input = ui::FileInput::new(&self.field.name, &self.words.label).hint(&hint).accepting(&accept).several(most > 1);
        if let Some(words) = self.optional() {
            input = input.optional(words);
        }
        html! { (input.error(self.error)) }
    }

    fn group(&self, boxes: Markup) -> Markup {
        let group = ui::Group::new(&self.field.name, &self.words.label, boxes).hint(&self.words.help);
        html! { (group.optional(self.optional()).error(self.error)) }
    }

    /// The box with what it means right beside it.
    fn consent(&self, about: &PerLanguage<PurposeTexts>) -> Markup {
        let terms = terms(self.site, &self.words.help, about);
        let toggle = ui::Toggle::new(ui::ToggleKind::Checkbox, &self.field.name, &self.field.name, TICKED, &self.words.label);
        html! { (toggle.hint(&terms.text).below(ui::hint(terms.link(self.site))).on(self.was_ticked(TICKED)).error(self.error)) }
    }
}
