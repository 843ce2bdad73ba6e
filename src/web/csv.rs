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
            let cell = harmless(cell);
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

/// A cell that begins like a formula gets an apostrophe in front, which programs show as text. Tables of every kind use it: a
/// file is soon saved as another kind. What no program shows (NUL) goes, since it would hide what comes after it.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    let cell = if cell.contains('\0') { Cow::Owned(cell.replace('\0', "")) } else { Cow::Borrowed(cell) };
    if cell.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        cell
    }
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
}
