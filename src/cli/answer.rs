//! What a command says: text for the operator, and whether something is wrong.

use std::{
    fmt::Write as _,
    io::{self, Write as _},
    process::ExitCode,
};

use crate::kernel::Timestamp;

/// A command's answer, printed when it is complete.
pub struct Answer {
    text: String,
    is_fine: bool,
}

impl Answer {
    /// All is well.
    pub fn fine(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_fine: true }
    }

    /// Well or not, as it turned out.
    pub fn judged(text: String, is_fine: bool) -> Self {
        Self { text, is_fine }
    }

    /// Prints it. A reader who has seen enough (`| head`) is no error.
    pub fn print(self) -> ExitCode {
        let _ = io::stdout().lock().write_all(self.text.as_bytes());
        if self.is_fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// Rows in columns as wide as their widest cell; the first row is the heading.
#[derive(Default)]
pub struct Table(Vec<Vec<String>>);

impl Table {
    /// A table with these headings.
    pub fn new<const N: usize>(headings: [&str; N]) -> Self {
        Self(vec![headings.map(str::to_uppercase).to_vec()])
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.0.push(cells.to_vec());
    }

    /// Has it any rows?
    pub fn is_empty(&self) -> bool {
        self.0.len() < 2
    }

    /// The table as text, each line indented by two blanks; `nothing` when it has no rows.
    pub fn or(&self, nothing: &str) -> String {
        let mut text = String::new();
        if self.is_empty() {
            let _ = writeln!(text, "  {nothing}");
            return text;
        }
        let columns = self.0.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| self.0.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0))
            .collect();
        for row in &self.0 {
            let mut line = String::new();
            for (cell, width_of_column) in row.iter().zip(&widths) {
                let _ = write!(line, "  {cell}{}", " ".repeat(width_of_column.saturating_sub(width(cell))));
            }
            let _ = writeln!(text, "{}", line.trim_end());
        }
        text
    }
}

fn width(cell: &str) -> usize {
    cell.chars().count()
}

/// A time to the second, or a dash.
pub fn time(at: impl Into<Option<Timestamp>>) -> String {
    at.into().map_or_else(|| "–".to_owned(), |at| at.naive().format("%Y-%m-%d %H:%M:%S").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut table = Table::new(["name", "state"]);
        assert_eq!(table.or("nobody"), "  nobody\n");
        table.row(["Bjørg Ærlig".into(), "on".into()]);
        table.row(["Bo".into(), String::new()]);
        assert_eq!(table.or("nobody"), "  NAME         STATE\n  Bjørg Ærlig  on\n  Bo\n");
    }
}
