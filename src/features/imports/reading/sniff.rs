//! What a file is, told from its beginning: kind, encoding, what stands between its cells, and whether its first row are names.

use std::{fs::File, io::Read, path::Path};

use super::{Delimiter, Encoding, Format, Line, ReadError, each_row, spreadsheet, text};
use crate::kernel::EmailAddress;

/// Octets that are looked at.
const SAMPLE: u64 = 256 * 1024;
/// Rows that are looked at.
const ROWS: usize = 200;
/// Octets of rows after which no more are looked at: one may have a megabyte.
const OCTETS: usize = 4 * 1024 * 1024;

/// What was found out about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sniffed {
    /// How to read it.
    pub format: Format,
    /// Are the cells of its first row names of columns?
    pub has_header: bool,
    /// Its sheets, for a workbook.
    pub sheets: Vec<String>,
    /// Are some cells worked out by formulas?
    pub has_formulas: bool,
    /// Its first rows.
    pub rows: Vec<Line>,
}

/// Finds out what a file is; `wanted` is how somebody said it is to be read, in place of what would be guessed.
///
/// # Errors
/// When it cannot be read or is empty.
pub fn sniff(path: &Path, wanted: Option<&Format>) -> Result<Sniffed, ReadError> {
    let mut start = Vec::new();
    File::open(path)?.take(SAMPLE).read_to_end(&mut start)?;
    if start.is_empty() {
        return Err(ReadError::Empty);
    }
    let (guess, sheets, has_formulas) = if spreadsheet::is_workbook(&start) {
        let workbook = spreadsheet::inspect(path)?;
        let first = workbook.sheets.first().cloned().unwrap_or_default();
        (Format::Spreadsheet { sheet: first }, workbook.sheets, workbook.has_formulas)
    } else {
        let encoding = match wanted {
            Some(Format::Text { encoding, .. }) => *encoding,
            _ => Encoding::of(&start),
        };
        (Format::Text { encoding, delimiter: delimiter(&start, encoding) }, Vec::new(), false)
    };
    let format = match (wanted, &guess) {
        (Some(wanted @ Format::Text { .. }), Format::Text { .. }) => wanted.clone(),
        (Some(Format::Spreadsheet { sheet }), Format::Spreadsheet { .. }) if sheets.contains(sheet) => {
            Format::Spreadsheet { sheet: sheet.clone() }
        }
        _ => guess,
    };
    let (mut rows, mut octets) = (Vec::new(), 0);
    each_row(path, &format, &mut |line| {
        octets += line.cells.iter().map(String::len).sum::<usize>();
        rows.push(line);
        rows.len() < ROWS && octets < OCTETS
    })?;
    let has_header = rows.first().is_some_and(|row| is_header(&row.cells));
    Ok(Sniffed { format, has_header, sheets, has_formulas, rows })
}

/// Names of columns hold no address, and there is a letter in some of them.
fn is_header(cells: &[String]) -> bool {
    let is_address = |cell: &String| EmailAddress::parse(cell).is_ok();
    !cells.iter().any(is_address) && cells.iter().any(|cell| cell.chars().any(char::is_alphabetic))
}

/// What most likely stands between cells: what parts the first rows into the same number of cells, the more the likelier.
fn delimiter(start: &[u8], encoding: Encoding) -> Delimiter {
    // The last line is most likely cut off.
    let is_cut = start.len() as u64 == SAMPLE;
    let score = |delimiter: Delimiter| {
        let mut widths: Vec<usize> = Vec::new();
        let _ = text::each_row(start, encoding, delimiter, &mut |line| {
            widths.push(line.cells.len());
            widths.len() < 30
        });
        if is_cut && widths.len() > 1 {
            widths.pop();
        }
        let first = widths.first().copied().unwrap_or(1);
        if first < 2 {
            return (0, 0);
        }
        (100 * widths.iter().filter(|width| **width == first).count() / widths.len(), first)
    };
    // The first of the best: `max_by_key` would answer the last.
    Delimiter::ALL.into_iter().rev().max_by_key(|delimiter| score(*delimiter)).unwrap_or(Delimiter::Comma)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sniffed(octets: &[u8]) -> Result<Sniffed, ReadError> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("file");
        std::fs::write(&path, octets).unwrap();
        sniff(&path, None)
    }

    fn delimiter_of(text: &str) -> Delimiter {
        match sniffed(text.as_bytes()).unwrap().format {
            Format::Text { delimiter, .. } => delimiter,
            Format::Spreadsheet { .. } => panic!("no workbook"),
        }
    }

    #[test]
    fn the_delimiter_is_told_from_the_first_rows() {
        assert_eq!(delimiter_of("email,name\na@example.org,\"B; C; D\"\n"), Delimiter::Comma);
        assert_eq!(delimiter_of("E-post;Navn\na@example.org;Berg, Anna\nb@example.org;Vik, Ola\n"), Delimiter::Semicolon);
        assert_eq!(delimiter_of("email\tname\na@example.org\tBerg, Anna\n"), Delimiter::Tab);
        assert_eq!(delimiter_of("email|name|x\na@example.org|A|1\n"), Delimiter::Bar);
        assert_eq!(delimiter_of("email\na@example.org\n"), Delimiter::Comma);
    }

    #[test]
    fn names_of_columns_are_told_from_people() {
        assert!(sniffed(b"email,name\na@example.org,Anna\n").unwrap().has_header);
        assert!(!sniffed(b"a@example.org,Anna\nb@example.org,Ola\n").unwrap().has_header);
        assert_eq!(sniffed(b""), Err(ReadError::Empty));
    }

    #[test]
    fn of_long_rows_fewer_are_looked_at() {
        let row = format!("kari@example.org,{}\n", "x".repeat(512 * 1024));
        let found = sniffed(format!("email,page\n{}", row.repeat(50)).as_bytes()).unwrap();
        assert_eq!(found.rows.len(), 9);
    }

    #[test]
    fn how_a_file_is_read_can_be_said() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("file");
        std::fs::write(&path, b"a;b,c\n").unwrap();
        let wanted = Format::Text { encoding: Encoding::Windows1252, delimiter: Delimiter::Semicolon };
        let found = sniff(&path, Some(&wanted)).unwrap();
        assert_eq!((found.format, found.rows[0].cells.clone()), (wanted, vec!["a".to_owned(), "b,c".to_owned()]));
    }
}
