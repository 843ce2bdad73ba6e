//! Reading a file row by row, however large it is: text in four encodings with four marks between cells, and spreadsheets.
//!
//! What comes out are cells as text, with the line each row begins on, without the apostrophes by which files keep spreadsheet
//! programs from taking text for formulas. Nothing here knows what they mean. Memory is bounded: a
//! row, a sheet and what a file unpacks to have limits, and a file beyond one of them is refused with a code.

mod encoding;
mod sniff;
mod spreadsheet;
mod stream;
mod text;

pub use encoding::Encoding;
pub use sniff::{Sniffed, sniff};
pub use stream::Reading;

use std::path::Path;

/// The most cells that a row may have.
pub const MAX_COLUMNS: usize = 500;
/// The most octets that a row may have; beyond it a quotation mark was most likely never closed.
const MAX_ROW: usize = 1024 * 1024;

/// How a file is to be read.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Format {
    /// Text, a row a line.
    Text {
        /// How letters are written.
        encoding: Encoding,
        /// What stands between cells.
        delimiter: Delimiter,
    },
    /// An XLSX workbook.
    Spreadsheet {
        /// Which of its sheets.
        sheet: String,
    },
}

/// What stands between the cells of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tabulator.
    Tab,
    /// `|`
    Bar,
}

impl Delimiter {
    /// All of them; the first wins where several would do.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Bar];

    /// The code that forms post.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Bar => "bar",
        }
    }

    /// The delimiter of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|delimiter| delimiter.code() == code)
    }

    /// What it is in a file.
    pub const fn octet(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }
}

/// A row of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line that it begins on, from 1; in a workbook the number of its row.
    pub line: i64,
    /// What its cells say.
    pub cells: Vec<String>,
}

/// Why a file cannot be read any further.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is not there any more.
    #[error("the file is gone")]
    Gone,
    /// A row has no end within reach.
    #[error("the row that begins on line {0} is too long")]
    TooLong(i64),
    /// The last row was still inside quotation marks when the file ended.
    #[error("a quotation mark that was opened on line {0} or after it was never closed")]
    Unclosed(i64),
    /// A row has more cells than we take.
    #[error("line {0} has too many columns")]
    TooWide(i64),
    /// It unpacks to more than we take.
    #[error("the workbook unpacks to more than is taken")]
    Bomb,
    /// It is no workbook, a protected or a damaged one.
    #[error("the workbook cannot be read")]
    NoWorkbook,
    /// It has no such sheet.
    #[error("there is no such sheet")]
    NoSheet,
    /// The disk did not take part.
    #[error("the file cannot be read: {0}")]
    Disk(String),
}

impl ReadError {
    /// The code that pages have words for.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "file-empty",
            Self::Gone => "file-gone",
            Self::TooLong(_) => "row-too-long",
            Self::Unclosed(_) => "quote-unclosed",
            Self::TooWide(_) => "too-many-columns",
            Self::Bomb => "unpacks-too-large",
            Self::NoWorkbook => "no-workbook",
            Self::NoSheet => "no-sheet",
            Self::Disk(_) => "file-unreadable",
        }
    }

    /// The line that it is about.
    pub const fn line(&self) -> Option<i64> {
        match self {
            Self::TooLong(line) | Self::Unclosed(line) | Self::TooWide(line) => Some(*line),
            _ => None,
        }
    }
}

impl From<std::io::Error> for ReadError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Gone,
            _ => Self::Disk(error.to_string()),
        }
    }
}

/// Hands each row of a file to `take` until it says to stop.
///
/// # Errors
/// When the file cannot be read to its end.
fn each_row(path: &Path, format: &Format, take: &mut dyn FnMut(Line) -> bool) -> Result<(), ReadError> {
    match format {
        Format::Text { encoding, delimiter } => text::each_row(std::fs::File::open(path)?, *encoding, *delimiter, take),
        Format::Spreadsheet { sheet } => spreadsheet::each_row(path, sheet, take),
    }
}
