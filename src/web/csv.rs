//! Tables as CSV files (RFC 4180) that no spreadsheet program takes for formulas.

use std::borrow::Cow;

use actix_web::{HttpResponse, HttpResponseBuilder, web::Bytes};
use futures_util::{Stream, StreamExt, stream};

use super::download::download;

/// The byte order mark, without which spreadsheet programs spoil letters like å.
pub const MARK: &str = "\u{feff}";

/// A file as it is filled, row by row.
#[derive(Debug, Default)]
pub struct Csv(String);

impl Csv {
    /// Adds a row.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            let cell = harmless_anywhere(cell);
            if cell.contains([',', '"', '\n', '\r']) {
                self.0.push('"');
                self.0.push_str(&cell.replace('"', "\"\""));
                self.0.push('"');
            } else {
                self.0.push_str(&cell);
            }
        }
        self.0.push_str("\r\n");
    }

    /// The rows so far, taken out, for a file that is sent while it is written.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.0)
    }

    /// The file as an answer. It begins with a byte order mark, without which spreadsheet programs spoil letters like å.
    pub fn into_response(self, name: &str) -> HttpResponse {
        head(name).body(format!("{MARK}{}", self.0))
    }
}

/// A file as an answer that is sent while its rows are read, piece by piece; an error breaks it off.
pub fn streamed<E>(name: &str, pieces: impl Stream<Item = Result<Bytes, E>> + 'static) -> HttpResponse
where
    E: std::error::Error + 'static,
{
    head(name).streaming(stream::once(async { Ok(Bytes::from_static(MARK.as_bytes())) }).chain(pieces))
}

fn head(name: &str) -> HttpResponseBuilder {
    download(&format!("{name}.csv"), "text/csv; charset=utf-8")
}

/// What a spreadsheet program takes for the beginning of a formula, spaces before it or not.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell that begins like a formula gets an apostrophe in front, which programs show as text. Tables of every kind use it: a
/// file is soon saved as another kind. What no program shows (NUL) goes, since it would hide what comes after it.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    let cell = if cell.contains('\0') { Cow::Owned(cell.replace('\0', "")) } else { Cow::Borrowed(cell) };
    if begins_a_formula(&cell) { Cow::Owned(format!("'{cell}")) } else { cell }
}

/// What [`harmless`] was given, from what it made of it: for reading tables that we or others have written.
pub fn as_typed(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| begins_a_formula(cell)).unwrap_or(cell)
}

/// Would a cell that holds this be a formula, without the apostrophes that it may begin with?
fn begins_a_formula(cell: &str) -> bool {
    let shown = cell.trim_start_matches('\'').trim_start_matches(' ');
    shown.starts_with(FORMULA) || shown.starts_with(['\t', '\r', '\n'])
}

/// [`harmless`] for text files, also where a program parts cells at other marks than we do: in half of Europe spreadsheet programs part
/// the cells of a `.csv` at semicolons, and what stands after one, a tabulator or the end of a line within a cell of ours, begins one.
fn harmless_anywhere(cell: &str) -> Cow<'_, str> {
    let cell = harmless(cell);
    if !cell.contains(MARKS) {
        return cell;
    }
    let mut safe = String::with_capacity(cell.len() + 8);
    for (at, c) in cell.char_indices() {
        safe.push(c);
        if parts_a_formula(c, &cell[at + c.len_utf8()..]) {
            safe.push('\'');
        }
    }
    Cow::Owned(safe)
}

/// What was written into a text file, from what stands in one of its cells: [`as_typed`], and the apostrophes within the cell.
pub fn read(cell: &str) -> Cow<'_, str> {
    let cell = as_typed(cell);
    if !cell.contains(MARKS) {
        return Cow::Borrowed(cell);
    }
    let (mut typed, mut is_ours) = (String::with_capacity(cell.len()), false);
    for (at, c) in cell.char_indices() {
        if !(is_ours && c == '\'') {
            typed.push(c);
        }
        is_ours = parts_a_formula(c, &cell[at + c.len_utf8()..]);
    }
    Cow::Owned(typed)
}

/// What parts cells or lines for one program or another, but for the comma that we part them at.
const MARKS: [char; 4] = [';', '\t', '\r', '\n'];

/// Is `mark` one where a cell may begin, and `rest` what would be a formula in it, without the apostrophes that it may begin with?
fn parts_a_formula(mark: char, rest: &str) -> bool {
    // Quotation marks are doubled in the file, and an empty pair in front of a cell is nothing.
    let shown = || rest.trim_start_matches('\'').trim_start_matches([' ', '"']);
    // A tabulator in front of a formula is no help where tabulators part no cells.
    MARKS.contains(&mark) && (shown().starts_with(FORMULA) || (mark != '\t' && shown().starts_with('\t')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_are_text() {
        let mut csv = Csv::default();
        csv.row(["NEWS", "a,b", "say \"hei\"", "two\nlines", "=1+1", " @SUM(A1)", "-2", "+47", "plain", ""]);
        let expected = "NEWS,\"a,b\",\"say \"\"hei\"\"\",\"two\nlines\",'=1+1,' @SUM(A1),'-2,'+47,plain,\r\n";
        assert_eq!(csv.0, expected);
    }

    #[test]
    fn what_hides_a_formula_does_not_help_it() {
        assert_eq!(harmless("\0=1+1"), "'=1+1");
        assert_eq!(harmless("=HYPERLINK(\"https://evil.example\")"), "'=HYPERLINK(\"https://evil.example\")");
        assert_eq!(harmless("a=b"), "a=b");
    }

    /// The file of a row in the middle of others, and its cells.
    fn file(cells: &[&str]) -> String {
        let mut csv = Csv::default();
        csv.row(["NEWS", "x"]);
        csv.row(cells.iter().copied());
        csv.row(["NEWS", "x"]);
        csv.take()
    }

    fn cells(text: &str, mark: u8) -> Vec<Vec<String>> {
        let mut reader =
            ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(ToOwned::to_owned).collect()).collect()
    }

    #[test]
    fn wherever_a_program_parts_cells_none_is_a_formula_and_ours_come_back() {
        for (cell, written) in [
            ("=1", "'=1"),
            ("'=1", "''=1"),
            ("a;=1", "a;'=1"),
            ("a;'=1", "a;''=1"),
            ("a; =1", "a;' =1"),
            ("a;=1;+2;b;-3;@c", "a;'=1;'+2;b;'-3;'@c"),
            ("a\t=1", "a\t'=1"),
            ("a;\t=1", "a;'\t'=1"),
            ("a\n=1", "a\n'=1"),
            ("a\r\n=1", "a\r\n'=1"),
            ("a\n\tb", "a\n'\tb"),
            ("a;\"=1\"", "a;'\"=1\""),
            ("a;\"\"=1", "a;'\"\"=1"),
            ("a,b;=1,2", "a,b;'=1,2"),
            ("a;＝1", "a;'＝1"),
            ("first\n- one\n- two", "first\n'- one\n'- two"),
            ("a;b", "a;b"),
            ("a;'b'", "a;'b'"),
            ("one\r\ntwo;\r\nthree", "one\r\ntwo;\r\nthree"),
            ("a;\"b\"", "a;\"b\""),
            ("a, =1", "a, =1"),
            (";", ";"),
            ("'", "'"),
            ("=;=;=", "'=;'=;'="),
            (";;=1;", ";;'=1;"),
            ("a\r=1", "a\r'=1"),
        ] {
            for row in
                [&[cell][..], &["a", cell], &[cell, "b"], &["a;", cell, ";b"], &[cell, cell], &["a,b;", cell], &[cell, "a,b;"]]
            {
                let text = file(row);
                let ours = cells(&text, b',');
                assert_eq!(ours.len(), 3, "{text:?}");
                assert!(ours[1].iter().any(|found| found == written), "{cell:?}: {ours:?}");
                assert_eq!(ours[1].iter().map(|cell| read(cell).into_owned()).collect::<Vec<_>>(), row, "{text:?}");
                for mark in [b',', b';', b'\t'] {
                    for found in cells(&text, mark).concat() {
                        let shown = found.trim_start_matches([' ', '\t', '\r', '\n', '"']);
                        assert!(!shown.starts_with(FORMULA) && !found.starts_with('\t'), "{text:?} by {mark}: {found:?}");
                    }
                }
            }
            assert_eq!(as_typed(&harmless(cell)), cell);
        }
    }
}
