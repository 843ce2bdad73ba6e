//! The overview.

use maud::{Markup, html};

use super::{
    super::model::{Figures, House, concerns},
    chart::chart,
    concerns::concern,
    counted, in_state, with_basis,
};
use crate::{
    features::{
        cards::asked::State,
        lists::Lists,
        outbox::{Lot, Pulse},
        settings::Settings,
    },
    i18n::format,
    kernel::ids::PurposeId,
    web::{
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Figure, Tone},
    },
};

/// What the page is made of.
pub struct OverviewView<'v> {
    /// What was counted, and when.
    pub figures: &'v Figures,
    /// What was asked just now.
    pub house: &'v House,
    /// Lists in memory.
    pub lists: &'v Lists,
    /// What the organisation decided.
    pub settings: &'v Settings,
    /// The purpose of the chart; none where no purpose is in use.
    pub purpose: Option<PurposeId>,
}

/// The overview.
pub fn overview<'a>(office: &'a Office<'a>, view: &OverviewView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let name = office.sitter.map_or("", |sitter| sitter.name);
    let concerns = concerns(view.house, view.settings);
    let content = html! {
        (ui::title(t.get("admin-nav-overview")))
        (ui::lead(t.with("overview-welcome", &[("name", name)])))
        (ui::card(html! {
            (ui::heading(t.get("overview-attention")))
            @if concerns.is_empty() {
                (ui::paragraph(t.get("overview-attention-none")))
            } @else {
                (ui::to_do(concerns.into_iter().map(|it| concern(office, it))))
            }
        }))
        (ui::heading(t.get("cards-title")))
        (people(office, view))
        @if let Some(purpose) = view.purpose { (chart(office, view, purpose)) }
        (ui::heading(t.get("deliveries-title")))
        (mails(office, view))
    };
    office.page(t.get("admin-nav-overview"), content)
}

fn people(office: &Office<'_>, view: &OverviewView<'_>) -> Markup {
    let (t, language, lists, figures) = (office.texts, office.language, view.lists, view.figures);
    let number = |count| format::number(language, count);
    let late = view.house.not_informed;
    let all = [
        Figure { href: admin::CONTACTS.into(), name: t.get("overview-contacts"), number: number(figures.contacts), tone: None },
        Figure {
            href: admin::NOT_INFORMED.into(),
            name: t.get("overview-not-informed"),
            number: counted(language, late),
            tone: (late > 0).then_some(Tone::Warning),
        },
    ];
    let used = lists.purposes.iter().filter(|purpose| purpose.is_active && !purpose.is_deleted);
    let columns = ["data-column-purpose", "data-state-active", "data-column-basis", "data-state-withdrawn", "data-state-none"]
        .map(|key| t.get(key));
    let row = |purpose: PurposeId| {
        let link = |state: State, count| ui::link(in_state(purpose, state.code()), number(count));
        let bases = lists.bases.iter().filter(|basis| !lists.is_withdrawn(basis.id));
        let bases = bases.map(|basis| (basis.id, figures.of_basis(purpose, basis.id))).filter(|(_, count)| *count > 0);
        let bases: Vec<_> = bases
            .map(|(id, count)| (with_basis(purpose, id), format!("{}: {}", lists.basis_name(id, language), number(count))))
            .collect();
        vec![
            html! { (lists.purpose_name(purpose, language)) },
            link(State::Active, figures.active(lists, purpose)),
            html! { @if bases.is_empty() { "–" } @else { (ui::links(bases)) } },
            link(State::Withdrawn, figures.withdrawn(lists, purpose)),
            link(State::Nothing, figures.undecided(purpose)),
        ]
    };
    html! {
        (ui::figures(all))
        (ui::wide_table(t.get("overview-standing"), &columns, used.map(|purpose| row(purpose.id))))
        (ui::hint(t.with("overview-as-of", &[("time", &format::date_time(language, figures.at))])))
    }
}

fn mails(office: &Office<'_>, view: &OverviewView<'_>) -> Markup {
    let t = office.texts;
    let Pulse { waiting, late, put_off, sending, failed_lately, due_since } = view.house.pulse;
    let figure = |lot: Lot, key, count, tone: Option<Tone>| Figure {
        href: admin::mails(lot.code()),
        name: t.get(key),
        number: counted(office.language, count),
        tone: tone.filter(|_| count > 0),
    };
    html! {
        (ui::figures([
            figure(Lot::Waiting, "deliveries-waiting", waiting, None),
            figure(Lot::Late, "deliveries-late", late, Some(Tone::Warning)),
            figure(Lot::PutOff, "deliveries-put-off", put_off, None),
            figure(Lot::Sending, "deliveries-sending", sending, None),
            figure(Lot::FailedLately, "deliveries-failed-lately", failed_lately, Some(Tone::Danger)),
        ]))
        (ui::facts([
            (t.get("overview-due-since"), html! {
                @match due_since {
                    Some(since) => (format::date_time(office.language, since)),
                    None => (t.get("overview-nothing-due")),
                }
            }),
            (t.get("transport-way"), html! { (t.get(if view.house.writes_files { "overview-way-files" } else { "overview-way-server" })) }),
        ]))
    }
}
