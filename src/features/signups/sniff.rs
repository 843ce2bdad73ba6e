//! What a file is, found in its content. What it calls itself, and what its sender says that it is, is not asked.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
};

use image::ImageFormat;

use crate::features::forms::attachments::FileType;

/// Octets that are read to know what a file begins as.
const HEAD: usize = 1024;
/// How the end of a ZIP's list of contents begins, and how long it is where no comment follows.
const ZIP_END: (&[u8], u64) = (b"PK\x05\x06", 22);
/// The most parts that an office document may have, and the most octets that the list of them takes up: all of it is in memory.
const PARTS: (u16, u32) = (4096, 1 << 20);
/// The most of a part that is read to know what a document is.
const PART: u64 = 256 * 1024;
/// Beginnings of texts that programs run or draw: pages, pictures, scripts.
const ACTIVE: [&str; 7] = ["<!doctype", "<html", "<svg", "<?xml", "<?php", "#!", "<script"];
/// What makes a page of a text wherever it stands.
const ACTIVE_ANYWHERE: [&[u8]; 3] = [b"<script", b"<svg", b"<html"];

/// What the file is; nothing when it is none of the types that forms take.
///
/// # Errors
/// When it cannot be read.
pub fn sniff(file: &File, size: u64) -> io::Result<Option<FileType>> {
    let mut file = file;
    file.rewind()?;
    let mut head = Vec::with_capacity(HEAD);
    file.take(HEAD as u64).read_to_end(&mut head)?;
    if head.starts_with(b"%PDF-") {
        return Ok(Some(FileType::Pdf));
    }
    if head.starts_with(b"PK\x03\x04") {
        return document(file, size);
    }
    let picture = match image::guess_format(&head) {
        Ok(ImageFormat::Jpeg) => Some((ImageFormat::Jpeg, FileType::Jpeg)),
        Ok(ImageFormat::Png) => Some((ImageFormat::Png, FileType::Png)),
        Ok(ImageFormat::WebP) => Some((ImageFormat::WebP, FileType::Webp)),
        Ok(_) => return Ok(None),
        Err(_) => None,
    };
    if let Some((format, kind)) = picture {
        file.rewind()?;
        // Its beginning must be one of a picture that can be drawn, and not only of a name of its kind.
        let reader = image::ImageReader::with_format(BufReader::new(file), format);
        return Ok(reader.into_dimensions().is_ok().then_some(kind));
    }
    Ok(is_text(file)?.then_some(FileType::Text))
}

/// A ZIP as office programs write it, looked into by its list of contents.
fn document(file: &File, size: u64) -> io::Result<Option<FileType>> {
    if !is_small_zip(file, size)? {
        return Ok(None);
    }
    let mut reader = file;
    reader.rewind()?;
    let Ok(mut zip) = zip::ZipArchive::new(BufReader::new(reader)) else { return Ok(None) };
    if zip.len() > usize::from(PARTS.0) {
        return Ok(None);
    }
    let names: Vec<String> = zip.file_names().filter_map(Result::ok).map(|name| name.to_ascii_lowercase()).collect();
    let has = |name: &str| names.iter().any(|it| it == name);
    // Macros run when the document is opened.
    if names.iter().any(|name| {
        name.contains("vbaproject") || name.contains("vbadata") || name.starts_with("basic/") || name.starts_with("scripts/")
    }) {
        return Ok(None);
    }
    let mut part = |name: &str| -> Option<String> {
        let mut text = String::new();
        zip.by_name(name).ok()?.take(PART).read_to_string(&mut text).ok()?;
        Some(text)
    };
    if let Some(kind) = part("mimetype") {
        return Ok(match kind.trim() {
            "application/vnd.oasis.opendocument.text" => Some(FileType::Odt),
            "application/vnd.oasis.opendocument.spreadsheet" => Some(FileType::Ods),
            _ => None,
        });
    }
    let Some(types) = part("[Content_Types].xml") else { return Ok(None) };
    if types.contains("macroEnabled") {
        return Ok(None);
    }
    Ok(if has("word/document.xml") && types.contains("wordprocessingml.document.main+xml") {
        Some(FileType::Docx)
    } else if has("xl/workbook.xml") && types.contains("spreadsheetml.sheet.main+xml") {
        Some(FileType::Xlsx)
    } else {
        None
    })
}

/// Does the file end in the end of a ZIP's list of contents, and is that list small? The list is not to be read before that is known:
/// a file of twenty megabytes can be nothing but its entries.
fn is_small_zip(file: &File, size: u64) -> io::Result<bool> {
    let (mark, length) = ZIP_END;
    if size < length {
        return Ok(false);
    }
    let mut reader = file;
    reader.seek(SeekFrom::Start(size - length))?;
    let mut end = [0; 22];
    reader.read_exact(&mut end)?;
    let entries = u16::from_le_bytes([end[10], end[11]]);
    let octets = u32::from_le_bytes([end[12], end[13], end[14], end[15]]);
    let begin = u32::from_le_bytes([end[16], end[17], end[18], end[19]]);
    let is_whole = u64::from(begin) + u64::from(octets) + length == size;
    Ok(end.starts_with(mark) && is_whole && (1..=PARTS.0).contains(&entries) && octets <= PARTS.1)
}

/// Is it UTF-8 without control characters, and nothing that a browser would draw or a program would run?
fn is_text(file: &File) -> io::Result<bool> {
    let mut reader = file;
    reader.rewind()?;
    let mut reader = BufReader::with_capacity(64 * 1024, reader);
    let (mut rest, mut block, mut is_first) = (Vec::new(), vec![0; 64 * 1024], true);
    loop {
        let read = reader.read(&mut block)?;
        let mut piece = std::mem::take(&mut rest);
        piece.extend_from_slice(&block[..read]);
        let valid = match std::str::from_utf8(&piece) {
            Ok(text) => text.len(),
            // The last character may go on in the next block.
            Err(error) if error.error_len().is_none() && read > 0 => error.valid_up_to(),
            Err(_) => return Ok(false),
        };
        let text = std::str::from_utf8(&piece[..valid]).unwrap_or_default();
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) {
            return Ok(false);
        }
        let lower = text.to_ascii_lowercase();
        if is_first {
            let begin = lower.trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t']);
            if ACTIVE.into_iter().any(|mark| begin.starts_with(mark)) {
                return Ok(false);
            }
            is_first = false;
        }
        if ACTIVE_ANYWHERE.into_iter().any(|mark| lower.as_bytes().windows(mark.len()).any(|it| it == mark)) {
            return Ok(false);
        }
        if read == 0 {
            return Ok(valid == piece.len());
        }
        // Some of what was read is read again, so that no mark hides between two blocks.
        let mut keep = valid.saturating_sub(16);
        while !text.is_char_boundary(keep) {
            keep -= 1;
        }
        rest = piece[keep..].to_vec();
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn sniffed(content: &[u8]) -> Option<FileType> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(content).unwrap();
        sniff(&file, content.len() as u64).unwrap()
    }

    fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    const WORD: &str = "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

    #[test]
    fn documents_are_known_by_what_is_in_them_and_macros_are_refused() {
        let word = [("[Content_Types].xml", WORD), ("word/document.xml", "<w/>")];
        assert_eq!(sniffed(&zipped(&word)), Some(FileType::Docx));
        assert_eq!(sniffed(&zipped(&[word[0], word[1], ("word/vbaProject.bin", "x")])), None);
        assert_eq!(
            sniffed(&zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")])),
            Some(FileType::Odt)
        );
        assert_eq!(sniffed(&zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")])), Some(FileType::Ods));
        assert_eq!(sniffed(&zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("Basic/a.xml", "")])), None);
        assert_eq!(sniffed(&zipped(&[("run.exe", "MZ")])), None);
        let macros = WORD.replace("officedocument.wordprocessingml.document", "document.macroEnabled");
        assert_eq!(sniffed(&zipped(&[("[Content_Types].xml", &macros), ("word/document.xml", "")])), None);
        // What follows the end of a ZIP is no part of it.
        let mut longer = zipped(&word);
        longer.extend_from_slice(b"MZ and more");
        assert_eq!(sniffed(&longer), None);
        let many: Vec<(String, &str)> = (0..5000).map(|number| (format!("{number}"), "")).collect();
        let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), *text)).chain(word).collect();
        assert_eq!(sniffed(&zipped(&many)), None);
    }

    #[test]
    fn pictures_must_begin_as_pictures_that_can_be_drawn() {
        let picture = |format| {
            let mut bytes = io::Cursor::new(Vec::new());
            image::RgbImage::new(2, 2).write_to(&mut bytes, format).unwrap();
            bytes.into_inner()
        };
        assert_eq!(sniffed(&picture(ImageFormat::Png)), Some(FileType::Png));
        assert_eq!(sniffed(&picture(ImageFormat::Jpeg)), Some(FileType::Jpeg));
        assert_eq!(sniffed(&picture(ImageFormat::WebP)), Some(FileType::Webp));
        assert_eq!(sniffed(b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"), None);
        assert_eq!(sniffed(b"GIF89a"), None);
        assert_eq!(sniffed(b"%PDF-1.7\n"), Some(FileType::Pdf));
    }

    #[test]
    fn a_text_is_text_to_its_end_and_runs_nowhere() {
        assert_eq!(sniffed("Kjære dere,\r\nher er søknaden.\n".as_bytes()), Some(FileType::Text));
        let long = "ø".repeat(100_001);
        assert_eq!(sniffed(format!("x{long}").as_bytes()), Some(FileType::Text));
        assert_eq!(sniffed(&long.as_bytes()[..long.len() - 1]), None, "half a letter at the end");
        for active in [
            "<svg xmlns='x'/>",
            " \n<!DOCTYPE html>",
            "#!/bin/sh",
            "\u{FEFF}<?xml version='1.0'?>",
            "a\u{0}b",
            "a\u{1b}[31m",
            "MZ\u{90}",
        ] {
            assert_eq!(sniffed(active.as_bytes()), None, "{active:?}");
        }
        let hidden = format!("{}<ScRiPt>", "x".repeat(64 * 1024 - 3));
        assert_eq!(sniffed(hidden.as_bytes()), None, "between two blocks");
    }
}
