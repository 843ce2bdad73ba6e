//! Tables as CSV files (RFC 4180) that no spreadsheet program takes for formulas.

use std::borrow::Cow;

use actix_web::{
    HttpResponse, HttpResponseBuilder,
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    web::Bytes,
};
use futures_util::{Stream, StreamExt, stream};

/// The byte order mark.
const MARK: &str = "\u{feff}";

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
    let mut answer = HttpResponse::Ok();
    answer.insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"));
    answer.insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")));
    answer.insert_header((CACHE_CONTROL, "no-store"));
    answer
}

/// A cell that begins like a formula gets an apostrophe in front, which programs show as text.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
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
}
