//! Rows of a text file.

use std::{
    cell::Cell,
    io::{self, Read},
    rc::Rc,
};

use super::{Delimiter, Encoding, Line, MAX_COLUMNS, MAX_ROW, ReadError, encoding::Decoded};
use crate::web::csv as exported;

/// What the reader above us takes at once.
const BUFFER: usize = 64 * 1024;
/// What the error says by which a row without an end shows.
const NO_END: &str = "no end of this row within reach";

/// How much may still be read before the present row has to end, and how what was read so far ends.
#[derive(Default)]
struct Meter {
    left: Cell<usize>,
    last: Cell<u8>,
}

/// Reads on as long as the row that is being read is not too long. Every line ends with a line feed alone, the last one too, so
/// that the line on which a row begins can be told from where it ends.
struct Bounded<R> {
    inner: R,
    meter: Rc<Meter>,
    /// A carriage return at the end of what was read: whether it ends a line is known once the next octet is.
    has_return: bool,
    /// Has everything been read, and did it end a line?
    is_over: bool,
    ends_line: bool,
}

impl<R> Bounded<R> {
    fn new(inner: R, meter: Rc<Meter>) -> Self {
        Self { inner, meter, has_return: false, is_over: false, ends_line: true }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while !self.is_over {
            let left = self.meter.left.get();
            if left == 0 {
                return Err(io::Error::other(NO_END));
            }
            let before = usize::from(self.has_return);
            into[..before].fill(b'\r');
            let read = self.inner.read(&mut into[before..])?;
            self.meter.left.set(left.saturating_sub(read));
            if read == 0 {
                self.is_over = true;
                break;
            }
            let all = before + read;
            if let Some(last) = into[before..all].iter().rev().find(|octet| !matches!(octet, b'\r' | b'\n')) {
                self.meter.last.set(*last);
            }
            self.has_return = into[all - 1] == b'\r';
            let mut kept = 0;
            for at in 0..all {
                let ends_here = into[at] == b'\r' && (at + 1 == all || into[at + 1] == b'\n');
                if !ends_here {
                    into[kept] = into[at];
                    kept += 1;
                }
            }
            if kept > 0 {
                self.ends_line = into[kept - 1] == b'\n';
                return Ok(kept);
            }
        }
        if self.has_return || !self.ends_line {
            (self.has_return, self.ends_line) = (false, true);
            into[0] = b'\n';
            return Ok(1);
        }
        Ok(0)
    }
}

/// Hands each row to `take` until it says to stop; rows without a single filled cell are left out.
///
/// # Errors
/// When a row is too long or too wide, or the last one is inside quotation marks when the file ends.
pub(super) fn each_row(
    file: impl Read,
    encoding: Encoding,
    delimiter: Delimiter,
    take: &mut dyn FnMut(Line) -> bool,
) -> Result<(), ReadError> {
    let meter = Rc::new(Meter::default());
    let bounded = Bounded::new(Decoded::new(file, encoding), meter.clone());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.octet())
        .buffer_capacity(BUFFER)
        .from_reader(bounded);
    let mut record = csv::StringRecord::new();
    let mut is_empty = true;
    // The last row is only let go once it is known whether there is another one.
    let mut held: Option<Line> = None;
    loop {
        meter.left.set(MAX_ROW + BUFFER);
        let line = i64::try_from(reader.position().line()).unwrap_or(0);
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                return Err(match error.into_kind() {
                    csv::ErrorKind::Io(error) if error.to_string() == NO_END => ReadError::TooLong(line),
                    csv::ErrorKind::Io(error) => error.into(),
                    _ => ReadError::Disk("the text is not UTF-8 after decoding".into()),
                });
            }
        }
        is_empty = false;
        if record.len() > MAX_COLUMNS {
            return Err(ReadError::TooWide(line));
        }
        if let Some(whole) = held.take()
            && !take(whole)
        {
            return Ok(());
        }
        // The reader tells where it began to look, which may be above empty lines; a row begins as many lines above its end as it has.
        let breaks = record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>() + 1;
        let end = i64::try_from(reader.position().line()).unwrap_or(0);
        let line = end - i64::try_from(breaks).unwrap_or(0);
        held = Some(Line { line, cells: record.iter().map(|cell| exported::read(cell).into_owned()).collect() });
    }
    let Some(last) = held else { return if is_empty { Err(ReadError::Empty) } else { Ok(()) } };
    // A cell with a line break is in quotation marks. Where it is the last one of the file, the file ends with a mark.
    if last.cells.last().is_some_and(|cell| cell.contains('\n')) && meter.last.get() != b'"' {
        // It ended with the file and not with its line, so its place was told as one too high.
        return Err(ReadError::Unclosed(last.line + 1));
    }
    take(last);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &[u8], delimiter: Delimiter) -> Result<Vec<Line>, ReadError> {
        let mut rows = Vec::new();
        each_row(text, Encoding::of(text), delimiter, &mut |line| {
            rows.push(line);
            true
        })?;
        Ok(rows)
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows(text.as_bytes(), Delimiter::Comma).unwrap().into_iter().map(|line| line.cells).collect()
    }

    #[test]
    fn quotes_line_breaks_and_ragged_rows_are_read() {
        let text = "a,b\r\n\"x, y\",\"says \"\"no\"\"\"\n1\n1,2,3\n\n\"two\nlines\",z\n";
        let expected: [&[&str]; 5] = [&["a", "b"], &["x, y", "says \"no\""], &["1"], &["1", "2", "3"], &["two\nlines", "z"]];
        assert_eq!(cells(text), expected);
        let lines: Vec<i64> = rows(text.as_bytes(), Delimiter::Comma).unwrap().into_iter().map(|line| line.line).collect();
        assert_eq!(lines, [1, 2, 3, 4, 6]);
        let unended = "a\r\n\r\n\"b\r\nc\"\r\nd";
        let lines: Vec<(i64, String)> = rows(unended.as_bytes(), Delimiter::Comma)
            .unwrap()
            .into_iter()
            .map(|line| (line.line, line.cells.concat()))
            .collect();
        assert_eq!(lines, [(1, "a".to_owned()), (3, "b\nc".to_owned()), (5, "d".to_owned())]);
    }

    #[test]
    fn each_delimiter_parts_cells() {
        for delimiter in Delimiter::ALL {
            let text = ["a", "b", "c"].join(&char::from(delimiter.octet()).to_string());
            assert_eq!(rows(text.as_bytes(), delimiter).unwrap()[0].cells, ["a", "b", "c"]);
            assert_eq!(Delimiter::from_code(delimiter.code()), Some(delimiter));
        }
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_noticed() {
        assert_eq!(rows(b"a,b\n1,\"2\n3,4\n5,6\n", Delimiter::Comma), Err(ReadError::Unclosed(2)));
        assert_eq!(cells("a,b\n1,\"2\n3\"\n").len(), 2);
        assert_eq!(cells("a,b\n1,\"2\n3\"").len(), 2);
    }

    #[test]
    fn a_row_of_a_hundred_megabytes_is_refused_before_it_is_in_memory() {
        struct Endless(usize);
        impl Read for Endless {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                self.0 += into.len();
                assert!(self.0 < 4 * MAX_ROW, "read on after the row had become too long");
                into.fill(b'x');
                Ok(into.len())
            }
        }
        let refused = each_row(Endless(0), Encoding::Utf8, Delimiter::Comma, &mut |_| true);
        assert_eq!(refused, Err(ReadError::TooLong(1)));
        // Many short rows are as many as they like.
        let many = "a,b\n".repeat(MAX_ROW);
        assert_eq!(rows(many.as_bytes(), Delimiter::Comma).unwrap().len(), MAX_ROW);
    }

    #[test]
    fn three_hundred_columns_are_read_and_thousands_are_not() {
        assert_eq!(cells(&["x"; 300].join(","))[0].len(), 300);
        assert_eq!(rows(["x"; 600].join(",").as_bytes(), Delimiter::Comma), Err(ReadError::TooWide(1)));
    }

    #[test]
    fn an_empty_file_says_so_and_nuls_do_no_harm() {
        assert_eq!(rows(b"", Delimiter::Comma), Err(ReadError::Empty));
        assert_eq!(rows(b"\xef\xbb\xbf", Delimiter::Comma), Err(ReadError::Empty));
        assert_eq!(cells("a\0b,c\n"), [["a\0b", "c"]]);
    }
}
