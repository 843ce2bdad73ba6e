//! The pages from which data is taken out.

use super::office::{Look, office};
use crate::{
    features::{
        archives,
        exports::views::{self, ChoiceView},
        lists::{Lists, Purpose, PurposeWords, SubscriptionType, TypeWords, Words},
        selections::{Joined, Rule, Scope},
    },
    kernel::{
        Language, Rights,
        ids::{ContactId, PurposeId, SelectionId, TypeId},
    },
    web::form::{FormState, Slip},
};

fn lists() -> Lists {
    let mut words = Words::default();
    words.set(Language::En, PurposeWords { name: "E-marketing <b>".into(), ..PurposeWords::default() });
    let purpose =
        Purpose { id: PurposeId(2), key: "EMARKETING".into(), is_active: true, is_manageable: true, is_deleted: false, words };
    let mut words = Words::default();
    words.set(Language::En, TypeWords { name: "News <b>".into(), description: String::new() });
    let kind = SubscriptionType {
        id: TypeId(1),
        key: "NEWS".into(),
        purpose: PurposeId(2),
        is_active: true,
        starts_on: false,
        is_deleted: false,
        words,
    };
    Lists { purposes: vec![purpose], types: vec![kind], ..Lists::default() }
}

pub(super) fn draw(language: Language, look: Look<'_>) {
    let lists = lists();
    for rights in [Rights::ALL, Rights::NONE] {
        let office = office(language, "/admin/exports", rights);
        look("exports", archives::views::exports(&office).into_html());
        let pairs = |pairs: &[(&str, &str)]| FormState::posted(pairs.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect());
        let chosen = Scope::Chosen(vec![ContactId(7)]);
        let found = Scope::Found(Rule { joined: Joined::All, parts: Vec::new() });
        for scope in [Scope::Everybody, chosen, found, Scope::Selection(SelectionId(7))] {
            let view = ChoiceView { scope: &scope, name: "Regulars <b>", count: 12_345, lists: &lists };
            let form = pairs(&[("contact", "7"), ("search", "<b>"), ("format", "csv"), ("field", "consent.EMARKETING.state")]);
            look("export", views::choice(&office, &view, &form).into_html());
            let mut slips = form;
            slips.refuse("format", Slip::Says("exports-slip-many"));
            slips.refuse("field", Slip::Says("exports-slip-columns"));
            look("export-slips", views::choice(&office, &view, &slips).into_html());
        }
    }
}
