//! Rows of an XLSX workbook, cell by cell. Before anything is unpacked for good, all of it is unpacked once to be counted: what a
//! workbook says of its own size is not believed.

use std::{
    fs::File,
    io::{BufReader, Read},
    path::Path,
};

use calamine::{DataRef, Reader, Xlsx, open_workbook};
use zip::ZipArchive;

use super::{Line, MAX_COLUMNS, MAX_ROW, ReadError};
use crate::web::csv::as_typed;

/// The most that all parts of a workbook may unpack to.
const MAX_ALL: u64 = 2 * 1024 * 1024 * 1024;
/// The most that the texts which cells share may be; they are all in memory at once.
const MAX_STRINGS: u64 = 120 * 1024 * 1024;
/// The most of such texts: each takes memory of its own, however short it is.
const MAX_TEXTS: u64 = 1_500_000;
/// The most that any other part may be that is no sheet.
const MAX_PART: u64 = 32 * 1024 * 1024;
/// From this size on, what unpacks to more than so many times its packed size is refused.
const RATIO_FROM: u64 = 16 * 1024 * 1024;
const MAX_RATIO: u64 = 150;
/// The most parts.
const MAX_PARTS: usize = 4000;

/// What is in a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Workbook {
    /// Its sheets, in order.
    pub(super) sheets: Vec<String>,
    /// Are some of its cells worked out by formulas? Then what was worked out last is read.
    pub(super) has_formulas: bool,
}

/// Does a file begin like a workbook?
pub(super) fn is_workbook(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04")
}

/// Looks into a workbook; refuses one that unpacks to too much.
pub(super) fn inspect(path: &Path) -> Result<Workbook, ReadError> {
    let has_formulas = weigh(path)?;
    let workbook = open(path)?;
    let sheets = workbook.sheet_names();
    if sheets.is_empty() {
        return Err(ReadError::NoSheet);
    }
    Ok(Workbook { sheets, has_formulas })
}

fn open(path: &Path) -> Result<Xlsx<BufReader<File>>, ReadError> {
    open_workbook(path).map_err(|error| match error {
        calamine::XlsxError::Io(error) => error.into(),
        _ => ReadError::NoWorkbook,
    })
}

/// Unpacks every part without keeping it; answers whether a sheet has formulas.
fn weigh(path: &Path) -> Result<bool, ReadError> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(path)?)).map_err(|_| ReadError::NoWorkbook)?;
    if archive.len() > MAX_PARTS {
        return Err(ReadError::Bomb);
    }
    let (mut all, mut has_formulas) = (0, false);
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| ReadError::NoWorkbook)?;
        let (name, packed) = (part.name().map_err(|_| ReadError::NoWorkbook)?.to_ascii_lowercase(), part.compressed_size());
        let is_sheet = name.contains("worksheets/");
        let most = match () {
            () if is_sheet => MAX_ALL,
            () if name.ends_with("sharedstrings.xml") => MAX_STRINGS,
            () => MAX_PART,
        };
        let (size, formulas) = measure(part, most.min(MAX_ALL - all), packed)?;
        all += size;
        has_formulas |= is_sheet && formulas;
    }
    Ok(has_formulas)
}

/// The real size of a part, and whether there is a formula in it.
fn measure(mut part: impl Read, most: u64, packed: u64) -> Result<(u64, bool), ReadError> {
    let mut buffer = vec![0; 64 * 1024];
    let (mut size, mut run, mut has_formulas, mut texts) = (0_u64, 0, false, 0_u64);
    // The last octets of the buffer before, in which a tag may have begun.
    let mut tail = [0_u8; 2];
    loop {
        let read = part.read(&mut buffer).map_err(|_| ReadError::NoWorkbook)?;
        if read == 0 {
            return Ok((size, has_formulas));
        }
        size += u64::try_from(read).unwrap_or(u64::MAX);
        if size > most || (size > RATIO_FROM && size / packed.max(1) > MAX_RATIO) {
            return Err(ReadError::Bomb);
        }
        for octet in &buffer[..read] {
            run = if *octet == b'<' { 0 } else { run + 1 };
            // One text or one tag of this length would be in memory whole.
            if run > MAX_ROW {
                return Err(ReadError::Bomb);
            }
            has_formulas |= tail == *b"<f" && matches!(octet, b'>' | b' ' | b'/');
            // A shared text, with or without a prefix before its name.
            texts += u64::from(matches!(&tail, b"<s" | b":s") && *octet == b'i');
            if texts > MAX_TEXTS {
                return Err(ReadError::Bomb);
            }
            tail = [tail[1], *octet];
        }
    }
}

/// Hands each row of a sheet to `take` until it says to stop; rows without a cell are left out.
pub(super) fn each_row(path: &Path, sheet: &str, take: &mut dyn FnMut(Line) -> bool) -> Result<(), ReadError> {
    weigh(path)?;
    let mut workbook = open(path)?;
    if !workbook.sheet_names().iter().any(|name| name == sheet) {
        return Err(ReadError::NoSheet);
    }
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(|_| ReadError::NoWorkbook)?;
    let mut row: Option<Line> = None;
    let mut is_empty = true;
    while let Some(cell) = reader.next_cell().map_err(|_| ReadError::NoWorkbook)? {
        let (number, column) = cell.get_position();
        let (line, column) = (i64::from(number) + 1, usize::try_from(column).unwrap_or(usize::MAX));
        if column >= MAX_COLUMNS {
            return Err(ReadError::TooWide(line));
        }
        if row.as_ref().is_some_and(|row| row.line != line)
            && let Some(whole) = row.take()
            && !take(whole)
        {
            return Ok(());
        }
        let text = said(cell.get_value());
        if text.is_empty() {
            continue;
        }
        is_empty = false;
        let cells = &mut row.get_or_insert_with(|| Line { line, cells: Vec::new() }).cells;
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = as_typed(&text).to_owned();
    }
    if let Some(last) = row {
        take(last);
    }
    if is_empty { Err(ReadError::Empty) } else { Ok(()) }
}

/// What a cell says, as one would type it.
fn said(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is_so) => if *is_so { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(at) if at.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
        }
        DataRef::DateTime(length) => length.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Writer};

    use super::*;

    fn rows(path: &Path, sheet: &str) -> Result<Vec<Line>, ReadError> {
        let mut rows = Vec::new();
        each_row(path, sheet, &mut |line| {
            rows.push(line);
            true
        })?;
        Ok(rows)
    }

    #[test]
    fn sheets_dates_formulas_and_gaps_are_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("people.xlsx");
        let mut book = Writer::new();
        let sheet = book.add_worksheet().set_name("People").unwrap();
        sheet.write(0, 0, "E-mail").unwrap();
        sheet.write(0, 1, "Since").unwrap();
        sheet.write(2, 0, "kari@example.org").unwrap();
        let day = ExcelDateTime::from_ymd(2024, 3, 5).unwrap();
        sheet.write_with_format(2, 1, &day, &Format::new().set_num_format("dd.mm.yyyy")).unwrap();
        sheet.write(2, 3, 4.0).unwrap();
        sheet.write(2, 4, true).unwrap();
        sheet.write_formula(2, 5, Formula::new("=1+1").set_result("2")).unwrap();
        book.add_worksheet().set_name("Notes").unwrap().write(0, 0, "nothing").unwrap();
        book.save(&path).unwrap();
        let found = inspect(&path).unwrap();
        assert_eq!(found, Workbook { sheets: vec!["People".into(), "Notes".into()], has_formulas: true });
        let read = rows(&path, "People").unwrap();
        assert_eq!(read.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(read[1].cells, ["kari@example.org", "2024-03-05 00:00:00", "", "4", "TRUE", "2"]);
        assert_eq!(rows(&path, "Elsewhere"), Err(ReadError::NoSheet));
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused_before_it_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("bomb.xlsx");
        let mut archive = zip::ZipWriter::new(File::create(&path).unwrap());
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        archive.start_file("xl/worksheets/sheet1.xml", options).unwrap();
        let piece = b"<c><v>0</v></c>".repeat(70_000);
        for _ in 0..40 {
            archive.write_all(&piece).unwrap();
        }
        archive.finish().unwrap();
        assert!(std::fs::metadata(&path).unwrap().len() < 1024 * 1024);
        assert_eq!(inspect(&path), Err(ReadError::Bomb));
    }

    #[test]
    fn too_many_shared_texts_are_refused_however_short() {
        let tiny = |count: usize| "<si/>".repeat(count);
        let most = MAX_TEXTS as usize;
        assert!(measure(tiny(most).as_bytes(), MAX_ALL, MAX_ALL).is_ok());
        assert_eq!(measure(tiny(most + 1).as_bytes(), MAX_ALL, MAX_ALL), Err(ReadError::Bomb));
        assert_eq!(measure("<x:si/>".repeat(most + 1).as_bytes(), MAX_ALL, MAX_ALL), Err(ReadError::Bomb));
    }

    #[test]
    fn one_endless_text_is_refused() {
        let endless = std::io::repeat(b'x').take(8 * 1024 * 1024);
        assert_eq!(measure(endless, MAX_ALL, 8 * 1024 * 1024), Err(ReadError::Bomb));
    }

    #[test]
    fn what_is_no_workbook_says_so() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("not.xlsx");
        std::fs::write(&path, b"PK\x03\x04 not really").unwrap();
        assert_eq!(inspect(&path), Err(ReadError::NoWorkbook));
        assert_eq!(inspect(&dir.path().join("gone.xlsx")), Err(ReadError::Gone));
    }
}
