//! One of each view of the admin area, and what must hold on all of them.

use super::document::{Document, Tag, text};
use crate::{
    features::{
        editions::{
            self, Fault,
            views::{self as template_views, Preview},
        },
        items::{self, Draft, Item, ListKind, Words, views as item_views},
        templates::{MailWords, TemplateKey, shipped_texts},
    },
    kernel::{
        Language, Rights, Timestamp,
        ids::{TemplateId, TemplateVersionId},
    },
    mail::TemplateError,
    web::{
        done::Done,
        form::{FormState, Slip},
        office::{Office, OfficePage, Sitter},
        paths::admin,
    },
};

pub(super) type Look<'l> = &'l mut dyn FnMut(&str, String);

fn draw_all(language: Language, look: Look<'_>) {
    super::decided::draw(language, look);
    super::files::draw(language, look);
    super::glance::draw(language, look);
    lists(language, look);
    templates(language, look);
    super::members::draw_all(language, look);
    super::people::draw(language, look);
    super::selections::draw(language, look);
    super::programs::draw(language, look);
    super::many::draw(language, look);
    super::exports::draw(language, look);
    super::drafts::draw(language, look);
    super::submissions::draw(language, look);
}

pub(super) fn office(language: Language, path: &str, rights: Rights) -> Office<'_> {
    Office {
        organisation: "Fjordlys <AS>",
        language,
        texts: crate::i18n::Texts::of(language),
        path,
        sitter: Some(Sitter { name: "Kari <b>", rights, csrf: "0123456789abcdef", is_let_in: true }),
        done: Some(Done::Saved),
    }
}

pub(super) fn item(kind: ListKind, is_active: bool, is_deleted: bool) -> Item {
    let mut words = Words::default();
    for field in kind.fields() {
        words.set(Language::En, field.name, format!("The {} <b>", field.name));
    }
    let at = Timestamp::from_seconds(1_797_170_700);
    Item {
        id: 7,
        key: "KEY".into(),
        position: 1,
        is_built_in: false,
        is_active,
        flag: true,
        purpose: Some(2),
        template: Some(3),
        words,
        updated_at: at,
        updated_by: Some("Kari <b>".into()),
        deleted_at: is_deleted.then_some(at),
    }
}

fn lists(language: Language, look: Look<'_>) {
    let choices = items::Choices {
        purposes: vec![(1, "Sales <b>".into()), (2, "E-marketing".into())],
        templates: vec![(3, "Privacy".into())],
    };
    for kind in ListKind::ALL {
        let path = format!("/admin/{}", kind.slug());
        for rights in [Rights::ALL, Rights::NONE] {
            let office = office(language, &path, rights);
            let mut put = |name: &str, page: OfficePage<'_>| look(&format!("{} {name}", kind.slug()), page.into_html());
            let row = |item: Item, uses| item_views::ListRow {
                item,
                uses,
                purpose: "Sales <b>".into(),
                is_first: false,
                is_last: false,
            };
            let rows =
                vec![row(item(kind, true, false), 0), row(item(kind, false, false), 10_001), row(item(kind, true, true), 7)];
            for (rows, shows_deleted) in [(rows, true), (Vec::new(), false)] {
                put("list", item_views::list(&office, &item_views::ListView { kind, rows, shows_deleted, deleted: 1 }));
            }
            let (stored, gone) = (item(kind, true, false), item(kind, true, true));
            let draft = stored.draft();
            let view =
                |item| item_views::ItemView { kind, item, draft: &draft, choices: &choices, base: Language::En, conflict: None };
            put("item", item_views::item(&office, &view(Some(&stored)), &FormState::fresh()));
            put("shown", item_views::shown(&office, &view(Some(&gone))));
            let empty = Draft::default();
            let mut slips = FormState::fresh();
            slips.refuse("key", Slip::Says("lists-slip-key"));
            slips.refuse("name-en", Slip::Missing);
            slips.refuse("name-nb", Slip::TooLong(100));
            put("new", item_views::item(&office, &item_views::ItemView { item: None, draft: &empty, ..view(None) }, &slips));
            for is_deleted in [false, true] {
                let changes =
                    vec![("Name (English)".to_owned(), "Theirs <b>".to_owned()), ("Name (Dansk)".to_owned(), String::new())];
                let conflict = Some(item_views::Conflict { changes, is_deleted });
                let view = item_views::ItemView { conflict, ..view(Some(&stored)) };
                put("conflict", item_views::item(&office, &view, &FormState::fresh()));
            }
            for is_built_in in [false, true] {
                let item = Item { is_built_in, ..stored.clone() };
                let view = item_views::DeletionView {
                    kind,
                    item: &item,
                    uses: 10_001,
                    types: vec!["News <b>".into()],
                    forms: vec!["newsletter".into()],
                };
                put("deletion", item_views::deletion(&office, &view));
            }
        }
    }
}

fn templates(language: Language, look: Look<'_>) {
    let at = Timestamp::from_seconds(1_797_170_700);
    for key in TemplateKey::ALL {
        let mut texts = shipped_texts(key).unwrap();
        texts.0.remove(&Language::Sv);
        texts.0.insert(Language::Nl, MailWords { subject: "<b>".into(), body: "<b>".into() });
        let current = editions::Current {
            id: TemplateId(1),
            key,
            number: 2,
            version: TemplateVersionId(2),
            texts: texts.clone(),
            at,
            by: Some("Kari <b>".into()),
        };
        for rights in [Rights::ALL, Rights::NONE] {
            let office = office(language, "/admin/templates", rights);
            let mut put = |name: &str, page: OfficePage<'_>| look(&format!("{} {name}", key.code()), page.into_html());
            let line = |is_shipped| template_views::ListLine { template: current.clone(), is_shipped };
            put("templates", template_views::list(&office, &[line(true), line(false)]));
            let versions = [(2, Some("Kari <b>".to_owned())), (1, None)];
            let versions = versions.map(|(number, by)| editions::VersionLine { number, at, by });
            let fresh = FormState::fresh();
            let view = template_views::EditView {
                current: &current,
                from: 2,
                texts: &texts,
                base: Language::En,
                faults: &[],
                preview: None,
                tried: None,
                asked: (language, ""),
                state: &fresh,
                stale: None,
                versions: &versions,
            };
            put("shown", template_views::shown(&office, &view));
            let preview = Preview { subject: "<b>".into(), html: "<p>Hei</p>".into(), text: "<b>".into() };
            put("preview", template_views::edit(&office, &template_views::EditView { preview: Some(preview), ..view.clone() }));
            let stale = Some(template_views::StaleView { languages: Language::ALL.to_vec() });
            let tried = Some((false, "kari@fjordlys.no", "550 <b>"));
            put("tried", template_views::edit(&office, &template_views::EditView { tried, ..view.clone() }));
            put("stale", template_views::edit(&office, &template_views::EditView { stale, ..view.clone() }));
            let broken = TemplateError { in_subject: false, line: 3, reason: "<b>".into() };
            let faults = [
                (Language::En, Fault::NoSubject),
                (Language::Nb, Fault::Broken(broken)),
                (Language::Sv, Fault::Unknown { in_subject: true, line: 1, name: "<b>".into() }),
                (Language::Da, Fault::Lacks("link")),
                (Language::De, Fault::Html(4)),
            ];
            let mut slips = FormState::fresh();
            slips.refuse("preview-address", Slip::Says("templates-slip-nobody"));
            put(
                "slips",
                template_views::edit(&office, &template_views::EditView { faults: &faults, state: &slips, ..view.clone() }),
            );
            let shipped = shipped_texts(key).unwrap();
            for compared in [template_views::Compared::Shipped, template_views::Compared::Version(1)] {
                let view = template_views::VersionView { key, compared, texts: &shipped, current: &texts };
                put("version", template_views::version(&office, &view));
                put("same", template_views::version(&office, &template_views::VersionView { current: &shipped, ..view }));
            }
        }
    }
}

fn each(mut look: impl FnMut(&str, Language, &str, &Document)) {
    for language in Language::ALL {
        draw_all(language, &mut |name, html| look(&format!("{language} {name}"), language, &html, &Document::read(html.clone())));
    }
}

#[test]
fn every_page_has_one_heading_of_the_first_rank_its_language_and_a_title() {
    each(|name, language, _, page| {
        assert_eq!(page.all("h1").count(), 1, "{name}");
        assert_eq!(page.all("html").next().and_then(|html| html.get("lang")), Some(language.code()), "{name}");
        assert!(page.title.ends_with(" – Fjordlys &lt;AS&gt;") && !page.title.starts_with(" –"), "{name}: {}", page.title);
    });
}

#[test]
fn every_input_has_a_label_and_every_reference_a_target() {
    each(|name, _, _, page| super::is_tied_together(name, page));
}

#[test]
fn every_form_carries_the_token_of_the_session() {
    each(|name, _, html, page| {
        // On the way in there is no session yet, or one between two steps with a token of its own.
        let is_inside = html.contains("action=\"/admin/sign-out\"");
        let posts = page.all("form").filter(|form| form.get("method") == Some("post")).count();
        let forms = if is_inside { posts } else { 0 };
        assert_eq!(html.matches("name=\"csrf\" value=\"0123456789abcdef\"").count(), forms, "{name}");
        // What only asks carries no token: it would stand in the address.
        let asks: Vec<_> = page.all("form").filter(|form| form.get("method") == Some("get")).collect();
        let chosen = [admin::CHOSEN_CONFIRMATION, admin::BULK_UPDATE, admin::BULK_DELETE];
        let is_search = |form: &&&Tag| {
            let leads_on = |action: &str| chosen.contains(&action) || action.ends_with("/draft/new-field");
            form.get("role") == Some("search") || form.get("action").is_some_and(leads_on)
        };
        assert_eq!(asks.iter().filter(is_search).count(), asks.len(), "{name}");
        assert_eq!(asks.len() + posts, page.all("form").count(), "{name}");
    });
}

#[test]
fn no_page_needs_script_shows_the_key_of_a_text_or_lets_markup_through() {
    each(|name, _, html, page| {
        assert!(page.tags.iter().all(|tag| tag.name != "style"), "{name}");
        // One page becomes smoother with scripts: files of ours, nothing within the page.
        let is_ours =
            |tag: &Tag| tag.get("src").is_some_and(|src| src.starts_with("/static/")) && html.contains("defer></script>");
        let scripts: Vec<_> = page.all("script").collect();
        assert!(scripts.iter().all(|tag| is_ours(tag)) && (scripts.is_empty() || name.ends_with(" draft")), "{name}");
        // Frames show pages of ours, and let nothing run in them.
        assert!(page.all("iframe").all(|it| it.get("sandbox") == Some("allow-same-origin")), "{name}");
        assert!(page.all("iframe").all(|it| it.get("src").is_some_and(|src| src.starts_with("/admin/"))), "{name}");
        assert!(!html.contains("<b>") && !html.contains(" style=") && !html.contains(" onclick="), "{name}");
        let starts = [
            "lists-",
            "template-",
            "templates-",
            "admin-",
            "slip-",
            "form-",
            "page-",
            "sign-in-",
            "code-",
            "proof-",
            "setup-",
            "reset-",
            "invitation-",
            "account-",
            "two-step-",
            "codes-",
            "draft-",
            "users-",
            "roles-",
            "role-",
            "right-",
            "refused-",
            "conflict-",
            "overview-",
            "deliveries-",
            "audit-",
            "settings-",
            "keys-",
            "transport-",
            "integrations-",
        ];
        // A page tells of the command `setup-link`.
        for word in text(html).split_whitespace().filter(|word| *word != "setup-link") {
            assert!(!starts.iter().any(|start| word.starts_with(start)), "{name} shows {word}");
        }
    });
}

#[test]
fn slips_are_summed_up_first_with_the_same_words_as_beside_the_field() {
    each(|name, language, _, page| {
        let lines: std::collections::BTreeSet<_> = page.summary.iter().map(|(_, text)| text.clone()).collect();
        assert_eq!(lines, page.messages.iter().cloned().collect(), "{name}");
        assert_eq!(page.title.starts_with("Error: "), !lines.is_empty() && language == Language::En, "{name}: {}", page.title);
    });
}
