//! One of each view of settings, keys, the way out for mail and the audit log.

use super::office::{Look, office};
use crate::{
    features::{
        audit::{self, Asked, Line},
        decisions::{Group, views},
        fittings, looks,
        settings::Settings,
    },
    kernel::{Language, Rights, Timestamp},
    security::{Keys, keys::KeyState},
    web::form::{FormState, Slip},
};

pub(super) fn draw(language: Language, look: Look<'_>) {
    let office = office(language, "/admin/settings/links", Rights::ALL);
    log(language, look);
    tried_on(language, look);
    look("settings", views::all(&office).into_html());
    let at = Timestamp::from_seconds(1_797_170_700);
    let bases = [("61A".to_owned(), "Consent <b>".to_owned()), ("61F".to_owned(), "Interest".to_owned())];
    for group in Group::ALL {
        let shipped = Settings::default();
        let values: Vec<_> = group.names().into_iter().map(|name| (name, shipped.written(name))).collect();
        let view = views::GroupView { group, version: 0, values: &values, at: None, by: None, bases: &bases, changed: None };
        look(group.slug(), views::group(&office, &view, &FormState::fresh()).into_html());
        let mut slips = FormState::fresh();
        for (field, slip) in group.names().into_iter().zip([Slip::OutOfRange(1, 365), Slip::Missing, Slip::NotOnOffer]) {
            slips.refuse(field, slip);
        }
        let typed: Vec<_> = group.names().into_iter().map(|name| (name, "<b>".to_owned())).collect();
        let decided = views::GroupView { values: &typed, at: Some(at), by: Some("Kari <b>"), ..view.clone() };
        look("slips", views::group(&office, &decided, &slips).into_html());
        let changed = group.names().into_iter().map(|name| (name.to_owned(), shipped.written(name))).collect();
        let stale = views::GroupView { changed: Some(changed), at: Some(at), ..view };
        look("stale", views::group(&office, &stale, &FormState::fresh()).into_html());
    }
    let dir =
        std::env::temp_dir().join(format!("samtykke-views-{}-{language}-{:?}", std::process::id(), std::thread::current().id()));
    let keys = Keys::load_or_create(&dir, at).unwrap();
    let inventory = keys.inventory(at);
    let states = [KeyState::Current, KeyState::Verifies(Some(at)), KeyState::Verifies(None), KeyState::Retired];
    let rows: Vec<_> = inventory.iter().flat_map(|(key, _)| states.map(|state| (*key, state))).collect();
    look("keys", views::keys(&office, at, &rows).into_html());
    std::fs::remove_dir_all(&dir).unwrap();
    for tried in [None, Some((true, "kari@fjordlys.no", "250 <b>")), Some((false, "kari@fjordlys.no", "550 <b>"))] {
        let signature = tried.map(|_| "fjordlys.no".to_owned());
        let view = views::TransportView { way: "smtp://<b>".into(), sender: "no-reply@fjordlys.no", signature, tried };
        look("transport", views::transport(&office, &view).into_html());
    }
}

fn tried_on(language: Language, look: Look<'_>) {
    let office = office(language, "/admin/settings/look", Rights::ALL);
    let logo = looks::LogoFile { hash: "ab".repeat(32), kind: looks::LogoKind::Png, width: 120, height: 40 };
    let pairs = [("alt", "Logo <b>"), ("light-accent", "#064"), ("dark-card", "<b>"), ("footer-nb", "<b>"), ("version", "1")];
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let fresh = FormState::fresh();
    let mut slips = FormState::posted(pairs.to_vec());
    slips.refuse("logo", Slip::Says("look-slip-no-picture"));
    slips.refuse("light-accent", Slip::Unreadable { pair: "look-pair-link-card", hundredths: 449 });
    slips.refuse("footer-nb", Slip::TooLong(1000));
    let at = Some(Timestamp::from_seconds(1_797_170_700));
    let view = fittings::views::LookView {
        version: 0,
        values: &fresh,
        logo: None,
        organisation: "Fjordlys <b>",
        base: Language::En,
        at: None,
        by: None,
        changed: None,
    };
    look("look", fittings::views::look(&office, &view).into_html());
    let slipped = fittings::views::LookView { values: &slips, logo: Some(&logo), at, by: Some("Kari <b>"), ..view.clone() };
    look("slips", fittings::views::look(&office, &slipped).into_html());
    let changed = [("logo_hash", "ab"), ("light-accent", "#064"), ("footer-nb", "")];
    let changed = changed.map(|(name, now)| (name.to_owned(), now.to_owned())).to_vec();
    look("stale", fittings::views::look(&office, &fittings::views::LookView { changed: Some(changed), at, ..view }).into_html());
    for sample in fittings::Sample::ALL {
        let view = fittings::views::PreviewView { handle: "handle", sample, language, values: &pairs };
        look("look preview", fittings::views::preview(&office, &view).into_html());
    }
}

fn log(language: Language, look: Look<'_>) {
    let office = office(language, "/admin/audit", Rights::ALL);
    let line = |id, actor_id, before: &str, after: &str| Line {
        id,
        at: Timestamp::from_seconds(1_797_170_700),
        actor: "staff".into(),
        actor_id,
        channel: "admin".into(),
        ip: actor_id.map(|_| "203.0.113.0".into()),
        what: "purpose.changed".into(),
        subject_kind: "purpose".into(),
        subject_id: "<b>".into(),
        before: before.into(),
        after: after.into(),
    };
    let lines =
        [line(2, Some(1), r#"{"name":"<b>"}"#, &format!(r#"{{"name":"{}"}}"#, "x".repeat(900))), line(1, None, "", "\"<b>\"")];
    let members = [(1, "Kari <b>".to_owned())];
    let kinds = ["purpose.changed".to_owned()];
    let pairs = [("who", "1"), ("what", "purpose.changed"), ("from", "2026-11-22")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let asked = Asked::of(&pairs);
    let mut slips = FormState::posted(vec![("from".into(), "<b>".into())]);
    slips.refuse("from", Slip::NotADate);
    for (lines, has_more) in [(&lines[..], true), (&[][..], false)] {
        let view = audit::views::LogView { asked: &asked, lines, has_more, members: &members, programs: &members, kinds: &kinds };
        look("audit", audit::views::log(&office, &view, &FormState::posted(pairs.to_vec())).into_html());
        look("audit slips", audit::views::log(&office, &view, &slips).into_html());
    }
}
