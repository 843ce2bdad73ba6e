//! Tables as XLSX files that no spreadsheet program takes for formulas, written in memory that does not grow with their rows.

use std::{io::Write, path::Path};

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::csv::harmless;
use crate::kernel::Timestamp;

/// What the kind of file is called where its kind is said.
pub const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The most rows that a sheet of this kind has, its head line included.
pub const MOST_ROWS: i64 = 1_048_576;
/// The most characters that a cell holds.
const MOST_CHARACTERS: usize = 32_767;
/// The day that spreadsheets count days from, in seconds of Unix time.
const DAY_ZERO: i64 = -2_209_161_600;

/// A file as it is filled, row by row; the rows lie in a file of the system's own that goes with it.
pub struct Xlsx {
    book: Workbook,
    time: Format,
    row: u32,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'c> {
    /// Nothing.
    Empty,
    /// Words; never a formula.
    Text(&'c str),
    /// A number.
    Number(i64),
    /// An instant, as a date of the spreadsheet, in UTC.
    Time(Timestamp),
}

impl Xlsx {
    /// A file with one sheet and its head line. What is not in memory lies in `dir` meanwhile.
    ///
    /// # Errors
    /// When nothing can be written to `dir`.
    pub fn new(name: &str, head: &[&str], dir: &Path) -> Result<Self, XlsxError> {
        let mut book = Workbook::new();
        book.set_tempdir(dir)?;
        book.add_worksheet_with_constant_memory()?;
        let mut file = Self { book, time: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"), row: 1 };
        begin(file.book.worksheet_from_index(0)?, name, head)?;
        Ok(file)
    }

    /// Adds a row.
    ///
    /// # Errors
    /// When there are more rows than a sheet holds, or the disk is full.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) -> Result<(), XlsxError> {
        let sheet = self.book.worksheet_from_index(0)?;
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => {
                    sheet.write_string(self.row, column, written(text))?;
                }
                Cell::Number(number) => {
                    sheet.write_number(self.row, column, number as f64)?;
                }
                Cell::Time(at) => {
                    let days = (at.seconds() - DAY_ZERO) as f64 / 86_400.0;
                    sheet.write_number_with_format(self.row, column, days, &self.time)?;
                }
            }
        }
        self.row += 1;
        Ok(())
    }

    /// Puts the whole file together in `out`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(mut self, out: &mut (impl Write + Send)) -> Result<(), XlsxError> {
        self.book.save_to_writer(out)
    }
}

/// A small table as a file in memory.
///
/// # Errors
/// When the file cannot be made; memory is all it needs.
pub fn small(name: &str, head: &[&str], rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    begin(sheet, name, head)?;
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(cells) {
            sheet.write_string(row, column, written(text))?;
        }
    }
    book.save_to_buffer()
}

fn begin(sheet: &mut rust_xlsxwriter::Worksheet, name: &str, head: &[&str]) -> Result<(), XlsxError> {
    // A sheet's name has at most 31 characters and none of these.
    let name: String = name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
    sheet.set_name(if name.is_empty() { "1" } else { &name })?;
    let bold = Format::new().set_bold();
    for (column, text) in (0_u16..).zip(head) {
        sheet.set_column_width(column, 24)?;
        sheet.write_string_with_format(0, column, written(text), &bold)?;
    }
    Ok(())
}

/// A text that no spreadsheet takes for a formula, also after somebody saved the file as another kind, and that fits a cell.
fn written(text: &str) -> String {
    harmless(text).chars().take(MOST_CHARACTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_a_file_whatever_its_name_and_cells() {
        let file = small("E-marketing: [all]/none and a very long name indeed", &["A"], &[vec!["=1+1".into()]]).unwrap();
        assert!(file.starts_with(b"PK"));
    }

    #[test]
    fn rows_are_written_beside_the_memory() {
        let dir = tempfile::tempdir().unwrap();
        let mut file = Xlsx::new("?", &["A", "=B", "C"], dir.path()).unwrap();
        file.row([Cell::Text("+47"), Cell::Number(7), Cell::Time(Timestamp::from_seconds(0))]).unwrap();
        file.row([Cell::Empty, Cell::Text(&"x".repeat(40_000))]).unwrap();
        let mut saved = Vec::new();
        file.save(&mut saved).unwrap();
        let mut book = zip::ZipArchive::new(std::io::Cursor::new(saved)).unwrap();
        let sheet = std::io::read_to_string(book.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
        assert!(sheet.contains("'+47") && sheet.contains("'=B") && sheet.contains("<v>7</v>"), "{sheet}");
        assert!(sheet.contains("<v>25569</v>"), "the first of January 1970, in days of spreadsheets: {sheet}");
        assert!(sheet.contains(&"x".repeat(MOST_CHARACTERS)) && !sheet.contains(&"x".repeat(MOST_CHARACTERS + 1)));
    }
}
