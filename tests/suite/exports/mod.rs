//! Data on its way out as files, and everything on its way back.

mod archives;
mod contacts;
mod operator;

use std::{collections::BTreeMap, io::Read};

use zip::ZipArchive;

/// The files inside a ZIP, by path.
pub fn unzipped(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}
