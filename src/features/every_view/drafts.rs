//! The pages about forms as staff build them.

use super::office::{Look, item, office};
use crate::{
    features::{
        drafts::{
            Change, Draft, Fault, KINDS, Line, Properties, Refusal, Sheet, Start, Stock, Template, Version, email_only, frozen,
            new_kind, turned_away,
            views::{
                self, Conflict, DraftView, FieldView, ListView, NewView, OneView, PreviewView, PropertiesView, ProtectionView,
                PublicationView, SnippetPage, TextsView, VersionView,
            },
            written, written_field, written_texts,
        },
        forms::{
            builder,
            model::{Definition, Field},
            views::SnippetView,
        },
        items::ListKind,
        lists::Lists,
        pictures::{Cause, LONGEST, Picture, Progress},
        settings::Settings,
        signups::{
            prefill::PrefilledLink,
            views::{DAYS, LANGUAGE, PrefillView, prefilled_link},
        },
    },
    kernel::{
        Language, Rights, Timestamp,
        ids::{FormId, FormTemplateId, FormVersionId},
    },
    web::form::{FormState, Slip},
};

const AT: i64 = 1_797_170_700;

fn sheet(is_deleted: bool) -> Sheet {
    let at = Timestamp::from_seconds(AT);
    Sheet {
        id: FormId(7),
        properties: Properties {
            name: "Spring <b> fair".into(),
            slug: "spring-fair".into(),
            is_listed: true,
            ends_at: Some(at),
            max_submissions: Some(1234),
            has_double_opt_in: true,
            thanks_url: "https://example.org/thanks?<b>".into(),
            origins: vec!["https://example.org".into()],
        },
        is_active: true,
        published: Some(FormVersionId(3)),
        proof_since: None,
        attacked_since: None,
        updated_at: at,
        updated_by: Some("Kari <b>".into()),
        deleted_at: is_deleted.then_some(at),
    }
}

fn definition() -> Definition {
    let mut definition = Start::Event.definition(&Lists::default());
    for code in KINDS {
        let Some(kind) = new_kind(code) else { continue };
        definition
            .fields
            .push(Field { may_overwrite: true, ..builder::field(&format!("a_{code}"), kind, false, &builder::LAST_NAME) });
    }
    definition
}

fn stock() -> Stock {
    Stock {
        lists: Lists::default(),
        purposes: vec![item(ListKind::Purposes, true, false)],
        types: vec![item(ListKind::SubscriptionTypes, true, false)],
        interests: vec![item(ListKind::Interests, true, false)],
        confirms_in: vec![Language::En],
        settings: Settings { keeps_company: true, hides_phone: true, ..Settings::default() },
    }
}

fn conflict() -> Option<Conflict> {
    let now = vec![("Name".into(), "Other <b>".into()), ("Help".into(), String::new())];
    Some(Conflict { at: Timestamp::from_seconds(AT), by: Some("Ola <b>".into()), now })
}

fn faults() -> Vec<Fault> {
    let (one, other) = ("a_text".to_owned(), "email".to_owned());
    vec![
        Fault::NotAllowed(one.clone()),
        Fault::FilesBeforeEnd(one.clone()),
        Fault::EmptyPage(one.clone()),
        Fault::NoController,
        Fault::TooManyOctets(one.clone()),
        Fault::NoText("title", Language::Nb),
        Fault::NoLabel(one.clone(), Language::Nb),
        Fault::NoOptions(one.clone()),
        Fault::NoOptionLabel(one.clone(), "x".into(), Language::Nb),
        Fault::NoPurpose(one.clone()),
        Fault::NoApproval(one.clone(), 7, Language::Nb),
        Fault::NoDescription(one.clone(), 7, Language::Nb),
        Fault::SamePurpose(one.clone(), other.clone()),
        Fault::SeveralPurposes(one.clone()),
        Fault::TypeOutOfUse(one.clone(), 7),
        Fault::NoTypeName(one.clone(), 7, Language::Nb),
        Fault::SameType(one.clone(), other),
        Fault::InterestOutOfUse(one.clone(), "MUSIC".into()),
        Fault::NoInterestName(one, 7, Language::Nb),
        Fault::NoMail(Language::Nb),
    ]
}

fn changes() -> Vec<Change> {
    vec![
        Change::LanguageAdded(Language::Nb),
        Change::LanguageRemoved(Language::Sv),
        Change::Texts(Language::En),
        Change::Added("a_text".into()),
        Change::Removed("gone".into()),
        Change::Rules("email".into()),
        Change::Words("email".into(), Language::En),
        Change::Order,
    ]
}

/// Draws every page.
pub(super) fn draw(language: Language, look: Look<'_>) {
    let (at, stock, definition) = (Timestamp::from_seconds(AT), stock(), definition());
    let sheet = sheet(false);
    let draft = Draft {
        id: FormVersionId(4),
        number: 2,
        definition: definition.clone(),
        mark: "a1".repeat(32),
        updated_at: at,
        updated_by: None,
    };
    let line =
        |is_deleted| Line { sheet: self::sheet(is_deleted), version: Some(1), has_draft: true, submissions: 10_001, alarm: None };
    for rights in [Rights::ALL, Rights::NONE] {
        let office = office(language, "/admin/forms", rights);
        let lines = [line(false), Line { version: None, has_draft: false, submissions: 1, ..line(true) }];
        let list = ListView { lines: &lines, at, search: "a <b>", shows_deleted: false, are_many: true, page: 2, has_more: true };
        look("forms", views::list(&office, &list).into_html());
        look("no forms", views::list(&office, &ListView { lines: &[], shows_deleted: true, ..list }).into_html());
        let version = Version { id: FormVersionId(3), number: 1, hash: "b2".repeat(32), published_at: at, by: None };
        let versions = [version.clone()];
        let one = |line, draft| OneView { line, draft, versions: &versions, at, base_url: "https://samtykke.example.org" };
        look("form", views::one(&office, &one(&lines[0], Some(&draft))).into_html());
        look("form without draft", views::one(&office, &OneView { versions: &[], ..one(&lines[0], None) }).into_html());
        look("deleted form", views::one(&office, &one(&lines[1], None)).into_html());
        let mut attacked = line(false);
        attacked.sheet.attacked_since = Some(at);
        attacked.sheet.proof_since = Some(at);
        let alarmed = Line { alarm: Some(101), ..line(false) };
        let turned = turned_away(&[], at.naive().date());
        for line in [&lines[0], &attacked, &alarmed] {
            look("protection", views::protection(&office, &ProtectionView { line, turned: &turned }).into_html());
            look("form and its defence", views::one(&office, &one(line, None)).into_html());
        }
        let both = [attacked.clone(), alarmed.clone()];
        look("forms under attack", views::list(&office, &ListView { lines: &both, ..list }).into_html());
        for origins in [&[][..], &["https://example.org".to_owned()]] {
            let hash = "b2".repeat(32);
            let shown =
                SnippetView { definition: &definition, slug: "fair", hash: &hash, base_url: "https://samtykke.example.org" };
            let page =
                SnippetPage { id: sheet.id, name: "Fair <b>", origins, languages: &Language::ALL, language, shown: &shown };
            look("form as HTML", views::snippet(&office, &page, "Fjordlys <AS>").into_html());
        }
        let mut slips = FormState::posted(vec![("v-email".into(), "a <b>".into()), ("link-days".into(), "0".into())]);
        slips.refuse("v-email", Slip::EmailMalformed);
        slips.refuse("v-a_rating", Slip::NotOnOffer);
        slips.refuse(DAYS, Slip::OutOfRange(1, 365));
        slips.refuse(LANGUAGE, Slip::NotOnOffer);
        let made = PrefilledLink { url: "https://samtykke.example.org/f/fair?prefill=AYw2".into(), expires_at: at };
        for (state, made) in [(&slips, None), (&FormState::fresh(), Some(&made))] {
            let view = PrefillView { id: sheet.id, definition: &definition, state, made };
            look("prefilled link", prefilled_link(&office, &view, "Fjordlys <AS>").into_html());
        }
        for refusal in [None, Some(Refusal::TooMany)] {
            let purposes = [(7, "Purpose <b>".to_owned())];
            let view = DraftView {
                sheet: &sheet,
                draft: &draft,
                purposes: &purposes,
                settings: &stock.settings,
                language,
                page: (1, 1),
                refusal,
            };
            look("draft", views::draft(&office, &view).into_html());
        }
        let languages = Language::ALL;
        let preview = PreviewView { sheet: &sheet, languages: &languages, language, page: (2, 3) };
        look("preview of a draft", views::preview(&office, &preview).into_html());
        let picture = Picture {
            language,
            page: 1,
            width: 360,
            height: i64::from(LONGEST),
            hash: "0f".repeat(32),
            created_at: version.published_at,
        };
        for recomputed in [version.hash.as_str(), "c3"] {
            let is_kept = recomputed == "c3";
            let view = VersionView {
                sheet: &sheet,
                version: &version,
                recomputed,
                languages: &languages,
                language,
                page: (1, 1),
                is_kept,
                pictures: if is_kept { std::slice::from_ref(&picture) } else { &[] },
                progress: None,
                has_browser: is_kept,
            };
            look("version of a form", views::version(&office, &view).into_html());
            let failed = Cause::ALL.map(Progress::Failed).into_iter().chain([Progress::Waiting]);
            for (progress, has_browser) in failed.map(|progress| (Some(progress), true)).chain([(None, true), (None, false)]) {
                let view = VersionView { pictures: &[], progress, has_browser, ..view };
                look("version of a form", views::version(&office, &view).into_html());
            }
        }
    }
    let office = office(language, "/admin/forms/7/draft", Rights::ALL);
    let mut slips = FormState::posted(written(&sheet.properties));
    for name in ["name", "slug", "start", "language"] {
        slips.refuse(name, Slip::Missing);
    }
    let others = [(FormId(7), "Other <b>".to_owned())];
    let template = Template {
        id: FormTemplateId(7),
        name: "Kept <b>".into(),
        definition: definition.clone(),
        updated_at: at,
        updated_by: Some("Kari <b>".into()),
    };
    let kept = [(template.id, template.name.clone())];
    look("templates", views::templates(&office, std::slice::from_ref(&template)).into_html());
    look("no templates", views::templates(&office, &[]).into_html());
    let mut taken = FormState::posted(vec![("name".into(), "Kept <b>".into())]);
    taken.refuse("name", Slip::Says("slip-name-taken"));
    look("keeping a template", views::keep_template(&office, &sheet, &taken).into_html());
    look("renaming a template", views::rename_template(&office, &template, "Kept", &FormState::fresh(), true).into_html());
    look("deleting a template", views::template_deletion(&office, &template).into_html());
    look("new form", views::new(&office, &NewView { values: &slips, templates: &kept, others: &others }).into_html());
    let properties = |values, conflict| PropertiesView { sheet: &sheet, seen: "a1", values, conflict };
    let right = FormState::posted(written(&sheet.properties));
    look("properties of a form", views::properties(&office, &properties(&right, conflict())).into_html());
    let mut wrong = right.clone();
    for name in ["name", "slug", "ends_at", "max_submissions", "thanks_url", "origins"] {
        wrong.refuse(name, Slip::Missing);
    }
    look("properties with slips", views::properties(&office, &properties(&wrong, None)).into_html());
    let texts = FormState::posted(written_texts(&definition.texts));
    let view = |values, conflict| TextsView { sheet: &sheet, draft: &draft, seen: "a1", values, conflict };
    look("texts of a form", views::texts(&office, &view(&texts, conflict())).into_html());
    let mut wrong = texts.clone();
    wrong.refuse("language", Slip::NotChosen);
    wrong.refuse("title-nb", Slip::TooLong(9));
    look("texts with slips", views::texts(&office, &view(&wrong, None)).into_html());
    for field in &definition.fields {
        let values = FormState::posted(written_field(field));
        let mut wrong = values.clone();
        wrong.refuse("identifier", Slip::Missing);
        for name in [Some(field.name.as_str()), None] {
            let view = FieldView {
                sheet: &sheet,
                draft: &draft,
                name,
                kind: &field.kind,
                seen: "a1",
                values: if name.is_some() { &values } else { &wrong },
                stock: &stock,
                base: Language::En,
                conflict: name.and_then(|_| conflict()),
            };
            look(&format!("field {}", field.name), views::field(&office, &view).into_html());
        }
    }
    look("deleting a form", views::deletion(&office, &sheet, 12).into_html());
    look("discarding", views::discarding(&office, &sheet, &draft, true).into_html());
    look("removing a field", views::removal(&office, &sheet, &draft, "email").into_html());
    look("field is gone", views::gone(&office, &sheet, &[("Label".into(), "Typed <b>".into())]).into_html());
    let after = frozen(&definition, &stock.lists, &stock.interests);
    let before = email_only();
    let (faults, changes) = (faults(), changes());
    let check = PublicationView {
        sheet: &sheet,
        draft: &draft,
        before: Some(&before),
        after: &after,
        stock: &stock,
        faults: &faults,
        changes: &changes,
        is_stale: true,
        is_large: true,
    };
    look("check that refuses", views::publication(&office, &check).into_html());
    let right = PublicationView { faults: &[], changes: &[], is_stale: false, is_large: false, ..check.clone() };
    look("check", views::publication(&office, &right).into_html());
    look("first check", views::publication(&office, &PublicationView { before: None, ..right }).into_html());
}
