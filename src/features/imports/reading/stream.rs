//! Reading a file beside whoever uses its rows: a thread reads ahead, a little.

use std::{
    path::PathBuf,
    sync::mpsc::{Receiver, sync_channel},
};

use super::{Format, Line, ReadError, each_row};

/// Rows that are handed over at once.
const ROWS: usize = 500;
/// Octets that are handed over at once, if so many come together before the rows do.
const OCTETS: usize = 1024 * 1024;

/// What the thread that reads hands over.
#[derive(Debug)]
enum Sent {
    /// The next rows.
    Rows(Vec<Line>),
    /// There are no more. Only this is the end: a thread that is gone has not read all.
    End,
}

/// A file that is being read.
#[derive(Debug)]
pub struct Reading {
    batches: Receiver<Result<Sent, ReadError>>,
    waiting: std::collections::VecDeque<Line>,
    is_over: bool,
}

impl Reading {
    /// Begins to read a file, leaving out its first `skip` rows.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn begin(path: PathBuf, format: Format, skip: i64) -> Result<Self, ReadError> {
        let (send, batches) = sync_channel(2);
        let read = move || {
            let (mut batch, mut octets, mut seen) = (Vec::new(), 0, 0);
            let outcome = each_row(&path, &format, &mut |line| {
                seen += 1;
                if seen <= skip {
                    return true;
                }
                octets += line.cells.iter().map(String::len).sum::<usize>();
                batch.push(line);
                if batch.len() < ROWS && octets < OCTETS {
                    return true;
                }
                octets = 0;
                // Nobody takes them any more: stop.
                send.send(Ok(Sent::Rows(std::mem::take(&mut batch)))).is_ok()
            });
            let _ = send.send(Ok(Sent::Rows(batch)));
            let _ = send.send(outcome.map(|()| Sent::End));
        };
        std::thread::Builder::new().name("imports".into()).spawn(read)?;
        Ok(Self { batches, waiting: std::collections::VecDeque::new(), is_over: false })
    }

    /// The next rows: at most `rows`, fewer when they are long; none at the end.
    ///
    /// # Errors
    /// When the file cannot be read to its end; rows before that point were answered before.
    pub fn next(&mut self, rows: usize) -> Result<Vec<Line>, ReadError> {
        let (mut portion, mut octets) = (Vec::new(), 0);
        while portion.len() < rows && octets < 4 * OCTETS {
            if let Some(line) = self.waiting.pop_front() {
                octets += line.cells.iter().map(String::len).sum::<usize>();
                portion.push(line);
                continue;
            }
            if self.is_over {
                break;
            }
            match self.batches.recv() {
                Ok(Ok(Sent::Rows(batch))) => self.waiting.extend(batch),
                Ok(Ok(Sent::End)) => self.is_over = true,
                Ok(Err(error)) => return Err(error),
                Err(_) => return Err(ReadError::Disk("the thread that read it came to an end before the file did".into())),
            }
        }
        Ok(portion)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Delimiter, Encoding},
        *,
    };

    const FORMAT: Format = Format::Text { encoding: Encoding::Utf8, delimiter: Delimiter::Comma };

    #[test]
    fn rows_come_in_portions_and_reading_goes_on_anywhere() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("rows.csv");
        std::fs::write(&path, (1..=1234).map(|n| format!("{n},x\n")).collect::<String>()).unwrap();
        let mut reading = Reading::begin(path.clone(), FORMAT, 0).unwrap();
        let mut seen = Vec::new();
        loop {
            let portion = reading.next(100).unwrap();
            assert!(portion.len() <= 100);
            if portion.is_empty() {
                break;
            }
            seen.extend(portion);
        }
        assert_eq!(seen.len(), 1234);
        let mut later = Reading::begin(path.clone(), FORMAT, 1000).unwrap();
        assert_eq!(later.next(1).unwrap(), [Line { line: 1001, cells: vec!["1001".into(), "x".into()] }]);
        drop(later);
        let mut gone = Reading::begin(dir.path().join("gone.csv"), FORMAT, 0).unwrap();
        assert_eq!(gone.next(1), Err(ReadError::Gone));
    }

    #[test]
    fn a_thread_that_dies_is_not_the_end_of_the_file() {
        let (send, batches) = sync_channel(2);
        send.send(Ok(Sent::Rows(vec![Line { line: 1, cells: vec!["a".into()] }]))).unwrap();
        drop(send);
        let mut reading = Reading { batches, waiting: std::collections::VecDeque::new(), is_over: false };
        assert!(matches!(reading.next(100), Err(ReadError::Disk(_))));
        assert!(matches!(reading.next(100), Err(ReadError::Disk(_))), "and it goes on saying so");
    }
}
