//! Facts and tables.

use maud::{Markup, Render, html};

/// Pairs of a name and what it is.
pub fn facts<T: Render>(pairs: impl IntoIterator<Item = (T, Markup)>) -> Markup {
    html! { dl class="facts" { @for (name, value) in pairs { div { dt { (name) } dd { (value) } } } } }
}

/// A table whose first column names the row. On narrow screens each row becomes a block whose cells say their column.
pub fn table(caption: &str, columns: &[&str], rows: impl IntoIterator<Item = Vec<Markup>>) -> Markup {
    html! { table class="ds-table" { (inside(caption, columns, rows)) } }
}

/// The table of an admin page: bordered, every other row shaded.
pub fn wide_table(caption: &str, columns: &[&str], rows: impl IntoIterator<Item = Vec<Markup>>) -> Markup {
    html! { table class="ds-table" data-border data-zebra { (inside(caption, columns, rows)) } }
}

fn inside(caption: &str, columns: &[&str], rows: impl IntoIterator<Item = Vec<Markup>>) -> Markup {
    html! {
        caption class="ds-sr-only" { (caption) }
        thead { tr { @for column in columns { th scope="col" { (column) } } } }
        tbody {
            @for row in rows {
                tr {
                    @for (index, cell) in row.into_iter().enumerate() {
                        @let column = columns.get(index).copied().unwrap_or_default();
                        @if index == 0 { th scope="row" data-column=(column) { (cell) } } @else { td data-column=(column) { (cell) } }
                    }
                }
            }
        }
    }
}
