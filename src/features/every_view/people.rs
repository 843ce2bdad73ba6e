//! The pages about contacts.

use super::office::{Look, office};
use crate::{
    features::{
        cards::{
            asked::Asked,
            views::{self, ChosenView, LateView, ListRow, ListView, Options},
        },
        confirmations::{NotInformed, Reached},
        contacts::{Contact, Found, InterestOption, Listed},
        lists::Lists,
    },
    kernel::{
        ConsentState, EmailAddress, Language, Rights, Timestamp,
        ids::{ContactId, FormId, SourceId},
    },
    web::form::FormState,
};

const AT: i64 = 1_797_170_700;

fn listed(number: i64, first_name: &str) -> Listed {
    Listed {
        id: ContactId(number),
        first_name: first_name.into(),
        last_name: String::new(),
        company: "Lindgren & <b>".into(),
        phone: "+47 22 33 44 55".into(),
        country: "NO".into(),
        language: Language::Nb,
        source_id: SourceId(1),
        no_mailings: number == 8,
        created_at: Timestamp::from_seconds(AT),
        informed_at: None,
        address: "kari@fjordlys.no".into(),
    }
}

fn contact(number: i64) -> Option<Contact> {
    Some(Contact {
        id: ContactId(number),
        handle: String::new(),
        first_name: "Kari <b>".into(),
        last_name: "Nordmann".into(),
        language: Language::Nb,
        link_epoch: 1,
        version: 1,
        no_mailings: false,
        created_at: Timestamp::from_seconds(AT),
        address: EmailAddress::parse("kari@fjordlys.no").ok()?,
    })
}

pub(super) fn draw(language: Language, look: Look<'_>) {
    let lists = Lists::default();
    let reached = Some(Reached { sent: 12, told: 1, gone: 1 });
    for rights in [Rights::ALL, Rights::NONE] {
        let office = office(language, "/admin/contacts", rights);
        let options = Options {
            interests: vec![InterestOption { id: 1, name: "Lamps <b>".into(), is_offered: true }],
            forms: vec![(FormId(1), "newsletter <b>".into())],
        };
        let states = [ConsentState::None, ConsentState::Active, ConsentState::Withdrawn];
        let row = |(number, marketing)| ListRow { contact: listed(number, if number == 7 { "" } else { "Kari <b>" }), marketing };
        let rows: Vec<ListRow> = (7..).zip(states).map(row).collect();
        for query in [
            "",
            "search=a+%22b&purpose=2&state=active&column=phone&column=country&column=source&at=last",
            "stored-from=x&stored-to=2026-02-30",
        ] {
            let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
            let (asked, found) = (Asked::read(&pairs, &lists), Found::default());
            let slips = asked.slips(&pairs);
            let stopped = Found { ids: vec![ContactId(7)], has_above: true, has_below: true, stopped_at: Some(ContactId(7)) };
            for (rows, found) in [(&rows[..], &stopped), (&[], &found)] {
                let view = ListView {
                    asked: &asked,
                    slips: &slips,
                    found,
                    rows,
                    lists: &lists,
                    options: &options,
                    reached,
                    picks_all: true,
                };
                look("contacts", views::list(&office, &view).into_html());
            }
        }
        let people: Vec<Contact> = (7..10).filter_map(contact).collect();
        for (people, told, values) in [(&people[..], 1, ""), (&people[..], 0, "template=x"), (&[], 0, "")] {
            let mut state = FormState::posted(form_urlencoded::parse(values.as_bytes()).into_owned().collect());
            if !values.is_empty() {
                state.refuse("template", crate::web::form::Slip::NotOnOffer);
                state.refuse("skip", crate::web::form::Slip::Says("cards-slip-many"));
            }
            let view = ChosenView { people, told, back: "/admin/contacts?search=a%22b&at=last" };
            look("chosen contacts", views::chosen(&office, &view, &state).into_html());
        }
        let late = |number| NotInformed {
            id: ContactId(number),
            first_name: String::new(),
            last_name: "Nordmann <b>".into(),
            source_id: SourceId(1),
            created_at: Timestamp::from_seconds(AT),
            address: "kari@fjordlys.no".into(),
        };
        for count in [0, 2, 51] {
            let rows: Vec<NotInformed> = (1..=count).map(late).collect();
            let view =
                LateView { rows: &rows, late: if count == 51 { 10_001 } else { count }, counted: 10_000, soon: count, reached };
            look("not informed", views::not_informed(&office, &view, &lists).into_html());
        }
    }
}
