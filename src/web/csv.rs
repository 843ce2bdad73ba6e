//! Tables as CSV files (RFC 4180) that no spreadsheet program takes for formulas.

use std::borrow::Cow;

use actix_web::{
    HttpResponse,
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
};

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

    /// The file as an answer. It begins with a byte order mark, without which spreadsheet programs spoil letters like å.
    pub fn into_response(self, name: &str) -> HttpResponse {
        HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
            .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")))
            .insert_header((CACHE_CONTROL, "no-store"))
            .body(format!("\u{feff}{}", self.0))
    }
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
