//! Public pages filled with what the house has and with a person made up, to try a look on.

use crate::{
    features::{
        forms::{
            model::FieldKind,
            views::{self as forms, Again, ConfirmView, ConfirmedView, FormView},
        },
        home::views::{self as home, FormLink, HomeView, ProblemView},
        links::views::{self as links, LinkReason, LinkView},
        preferences::views::{
            self as personal, ChangeKind, PreferencesView, PurposeView, SavedChange, SavedView, TypeView, UnsubscribeView,
        },
        snapshot::Snapshot,
    },
    kernel::{ConsentState, Timestamp},
    web::{
        form::{FormState, Slip},
        page::{Page, Site},
        paths,
    },
};

use super::model::Sample;

/// The address of the person made up, as pages show it.
const MASKED: &str = "k•••@example.org";

/// Draws a page. None when the house has nothing to show on it: no form in the page's language.
pub fn draw<'a>(sample: Sample, site: &'a Site<'a>, house: &'a Snapshot, at: Timestamp) -> Option<Page<'a>> {
    Some(match sample {
        Sample::Home => front(site, house),
        Sample::Form => form(site, house, false)?,
        Sample::FormSlips => form(site, house, true)?,
        Sample::Thanks => {
            let texts = house.forms.first()?.definition.texts.get(site.language)?;
            forms::thanks(site, &texts.thanks_title, &texts.thanks)
        }
        Sample::Inactive => {
            let texts = house.forms.first()?.definition.texts.get(site.language)?;
            forms::inactive(site, &texts.title, &texts.inactive)
        }
        Sample::Confirm => {
            let form_title = house.forms.first()?.definition.texts.get(site.language).map_or("", |texts| &texts.title);
            forms::confirm(site, &ConfirmView { path: "/", form_title, choices: names(site, house), words: None })
        }
        Sample::Confirmed => {
            forms::confirmed(site, &ConfirmedView { choices: names(site, house), preferences_path: Some(paths::LINK.to_owned()) })
        }
        Sample::Preferences => preferences(site, house, at, false),
        Sample::Saved => preferences(site, house, at, true),
        Sample::Unsubscribe => leaving(site, house, false),
        Sample::Unsubscribed => leaving(site, house, true),
        Sample::Expired => {
            let view = LinkView { reason: LinkReason::Expired, receipt: "", honeypot: "subject_2" };
            links::link(site, &view, &FormState::fresh())
        }
        Sample::Error => {
            let status = actix_web::http::StatusCode::SERVICE_UNAVAILABLE;
            home::problem(site, &ProblemView { status, incident: None, retry_after: Some(5) })
        }
    })
}

fn front<'a>(site: &'a Site<'a>, house: &Snapshot) -> Page<'a> {
    let listed = house.forms.iter().filter(|form| form.is_listed);
    let forms = listed.filter_map(|form| {
        let texts = form.definition.texts.get(site.language)?;
        Some(FormLink { title: &texts.title, intro: &texts.intro, path: paths::form(&form.slug) })
    });
    home::home(site, &HomeView { forms: forms.collect() })
}

fn form<'a>(site: &'a Site<'a>, house: &'a Snapshot, has_slips: bool) -> Option<Page<'a>> {
    let form = house.forms.first()?;
    form.definition.texts.get(site.language)?;
    let mut state = FormState::fresh();
    if has_slips {
        let fields = form.definition.fields.iter();
        for field in fields.filter(|field| field.required || field.kind == FieldKind::Email) {
            state.refuse(&field.name, if field.kind == FieldKind::Email { Slip::EmailMissing } else { Slip::Missing });
        }
    }
    let view = FormView {
        definition: &form.definition,
        slug: &form.slug,
        page: 0,
        receipt: "",
        honeypot: "subject_2",
        again: Again::No,
        challenge: "",
    };
    Some(forms::form(site, &view, &state))
}

/// The names of what can be chosen.
fn names(site: &Site<'_>, house: &Snapshot) -> Vec<String> {
    let types = house.lists.manageable_purposes().flat_map(|purpose| house.lists.offered_types(purpose.id));
    types.take(2).map(|kind| house.lists.type_name(kind.id, site.language).to_owned()).collect()
}

fn preferences<'a>(site: &'a Site<'a>, house: &'a Snapshot, at: Timestamp, is_saved: bool) -> Page<'a> {
    let lists = &house.lists;
    let purposes = lists.manageable_purposes().filter_map(|purpose| {
        let words = purpose.words.get(site.language)?;
        let types = lists.offered_types(purpose.id).enumerate().filter_map(|(index, kind)| {
            let words = kind.words.get(site.language)?;
            Some(TypeView { id: kind.id, name: &words.name, description: &words.description, is_on: index % 2 == 0 })
        });
        Some(PurposeView {
            id: purpose.id,
            name: &words.name,
            approval_text: &words.approval_text,
            description: &words.public_description,
            statement: None,
            state: ConsentState::Active,
            types: types.collect(),
        })
    });
    let changes = names(site, house).into_iter().zip([ChangeKind::On, ChangeKind::Off]);
    let changes = changes.map(|(name, now)| SavedChange { name, now });
    let view = PreferencesView {
        path: "/p/",
        masked_address: MASKED,
        first_name: Some("Kari"),
        valid_until: at.plus(house.settings.preference_link_lifetime()),
        version: 1,
        shown: "",
        purposes: purposes.collect(),
        saved: is_saved.then(|| SavedView { changes: changes.collect(), mail_sent: true }),
        changed_in_between: false,
        texts_changed: false,
        data_link_sent: false,
    };
    personal::preferences(site, &view)
}

fn leaving<'a>(site: &'a Site<'a>, house: &Snapshot, everything_off: bool) -> Page<'a> {
    let names = names(site, house);
    let type_name = names.first().map(String::as_str);
    let view = UnsubscribeView { path: "/", masked_address: MASKED, type_name, is_off: everything_off, everything_off };
    personal::unsubscribe(site, &view)
}
