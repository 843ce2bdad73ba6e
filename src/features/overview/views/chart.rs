//! Consents granted and withdrawn, day by day: a chart, and the same as a table.

use maud::{Markup, html};

use super::{
    super::model::{Asked, Turn, begin, days},
    OverviewView,
};
use crate::{
    i18n::format,
    kernel::ids::PurposeId,
    web::{
        office::Office,
        paths::admin,
        ui::{self, Pair},
    },
};

/// The part of the page about one purpose.
pub fn chart(office: &Office<'_>, view: &OverviewView<'_>, purpose: PurposeId) -> Markup {
    let (t, language, figures, lists) = (office.texts, office.language, view.figures, view.lists);
    let days = days(figures.at);
    let (Some(first), Some(last)) = (days.first().copied(), days.last().copied()) else { return Markup::default() };
    let said = |day| format::date(language, begin(day));
    let number = |count| format::number(language, count);
    let list = |turn, from, to| Asked { purpose, turn, from, to, below: None }.at(admin::CONSENT_CHANGES);
    let pairs: Vec<Pair> = days
        .iter()
        .map(|day| {
            let (up, down) = (figures.on(*day, purpose, Turn::Granted), figures.on(*day, purpose, Turn::Withdrawn));
            let words = [("day", said(*day)), ("granted", number(up)), ("withdrawn", number(down))];
            Pair { says: t.with("overview-day", &words.each_ref().map(|(name, value)| (*name, value.as_str()))), up, down }
        })
        .collect();
    let (granted, withdrawn): (i64, i64) = (pairs.iter().map(|pair| pair.up).sum(), pairs.iter().map(|pair| pair.down).sum());
    let most = |of: fn(&Pair) -> i64| pairs.iter().map(of).filter(|most| *most > 0).max().map(number).unwrap_or_default();
    let name = lists.purpose_name(purpose, language);
    let title = t.with("overview-days", &[("purpose", name)]);
    let columns = ["overview-column-day", "overview-granted", "data-state-withdrawn"].map(|key| t.get(key));
    let rows = days.iter().zip(&pairs).rev().map(|(day, pair)| {
        let cell = |turn, count: i64| html! { @if count > 0 { (ui::link(list(turn, *day, *day), number(count))) } @else { (number(0)) } };
        vec![html! { (said(*day)) }, cell(Turn::Granted, pair.up), cell(Turn::Withdrawn, pair.down)]
    });
    let used: Vec<_> = lists.purposes.iter().filter(|purpose| purpose.is_active && !purpose.is_deleted).collect();
    let tab = |id: PurposeId| (format!("{}?purpose={id}", admin::OVERVIEW), lists.purpose_name(id, language), id == purpose);
    let total = |turn, key, count| html! { (t.get(key)) ": " (ui::link(list(turn, first, last), number(count))) };
    html! {
        (ui::heading(t.get("overview-days-title")))
        @if used.len() > 1 { (ui::tabs(t.get("data-column-purpose"), used.iter().map(|purpose| tab(purpose.id)))) }
        @if granted + withdrawn == 0 {
            (ui::paragraph(t.with("overview-days-none", &[("purpose", name)])))
        } @else {
            (ui::chart_key(total(Turn::Granted, "overview-granted", granted), total(Turn::Withdrawn, "data-state-withdrawn", withdrawn)))
            (ui::plot(ui::pair_bars(&title, &pairs), [&most(|pair| pair.up), &most(|pair| pair.down)], [&said(first), &said(last)]))
            (ui::disclosure(html! { (t.get("overview-as-table")) }, false, ui::wide_table(&title, &columns, rows)))
        }
    }
}
