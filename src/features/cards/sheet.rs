//! A contact's consents as a file for spreadsheets.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// Writes a sheet with a head line. What could be read as a formula is written as the text that it is.
///
/// # Errors
/// When the file cannot be made; memory is all it needs.
pub fn sheet(name: &str, head: &[&str], rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    // A sheet's name has at most 31 characters and none of these.
    let name: String = name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
    sheet.set_name(if name.is_empty() { "1" } else { &name })?;
    let bold = Format::new().set_bold();
    for (column, text) in (0_u16..).zip(head) {
        sheet.write_string_with_format(0, column, *text, &bold)?;
        sheet.set_column_width(column, 24)?;
    }
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(cells) {
            sheet.write_string(row, column, harmless(text))?;
        }
    }
    book.save_to_buffer()
}

/// A text that no spreadsheet takes for a formula, also after somebody saved the file as another kind.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_stay_texts() {
        assert_eq!(harmless("=HYPERLINK(\"https://evil.example\")"), "'=HYPERLINK(\"https://evil.example\")");
        assert_eq!(harmless("+47 22 33"), "'+47 22 33");
        assert_eq!(harmless("a=b"), "a=b");
        let file = sheet("E-marketing: [all]/none and a very long name indeed", &["A"], &[vec!["=1+1".into()]]).unwrap();
        assert!(file.starts_with(b"PK"));
    }
}
