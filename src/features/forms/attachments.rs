//! What files a form takes (FRM-02): a closed list of kinds, each known by its content. What runs, or could when it is opened in a
//! browser (HTML, SVG, programs, documents with macros), is in none of them.

use serde::{Deserialize, Serialize};

/// The largest size that a field can allow for one file, in KiB.
pub const MOST_KIB: u32 = 20 * 1024;
/// The size that a new field allows, in KiB.
pub const USUAL_KIB: u32 = 5 * 1024;
/// The most files that one field takes.
pub const MOST_FILES: u8 = 5;
/// The most that all fields of a form take together, in octets: what one sender can make us read, and keep for two weeks.
pub const MOST_OCTETS: u64 = 100 * 1024 * 1024;
/// The longest name of a file that is kept, in characters.
pub const LONGEST_NAME: usize = 120;

/// A kind of file that a form can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// JPEG, PNG and WebP.
    Picture,
    /// Word and OpenDocument texts, without macros.
    Document,
    /// Excel and OpenDocument spreadsheets, without macros.
    Sheet,
    /// Plain text in UTF-8.
    Text,
}

impl FileKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Picture, Self::Document, Self::Sheet, Self::Text];

    /// How forms name it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Picture => "picture",
            Self::Document => "document",
            Self::Sheet => "sheet",
            Self::Text => "text",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The endings by which browsers offer such files. They are no check.
    pub const fn endings(self) -> &'static str {
        match self {
            Self::Pdf => ".pdf",
            Self::Picture => ".jpg,.jpeg,.png,.webp",
            Self::Document => ".docx,.odt",
            Self::Sheet => ".xlsx,.ods",
            Self::Text => ".txt,.csv",
        }
    }
}

/// What a file is by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileType {
    /// Portable Document Format.
    Pdf,
    /// A photograph.
    Jpeg,
    /// A picture.
    Png,
    /// A picture.
    Webp,
    /// Word, Office Open XML.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Excel, Office Open XML.
    Xlsx,
    /// OpenDocument spreadsheet.
    Ods,
    /// Plain text.
    Text,
}

impl FileType {
    /// All of them.
    pub const ALL: [Self; 9] =
        [Self::Pdf, Self::Jpeg, Self::Png, Self::Webp, Self::Docx, Self::Odt, Self::Xlsx, Self::Ods, Self::Text];

    /// The code kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Text => "text",
        }
    }

    /// The type of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    /// The kind that it belongs to.
    pub const fn kind(self) -> FileKind {
        match self {
            Self::Pdf => FileKind::Pdf,
            Self::Jpeg | Self::Png | Self::Webp => FileKind::Picture,
            Self::Docx | Self::Odt => FileKind::Document,
            Self::Xlsx | Self::Ods => FileKind::Sheet,
            Self::Text => FileKind::Text,
        }
    }

    /// Its media type, as it is sent to staff.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// The endings that its name may have; the first is given to one that has none of them.
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
            Self::Docx => &["docx"],
            Self::Odt => &["odt"],
            Self::Xlsx => &["xlsx"],
            Self::Ods => &["ods"],
            Self::Text => &["txt", "csv"],
        }
    }

    /// A name, already harmless as text, with an ending that tells what the file is: `bill.exe` with a PDF in it becomes
    /// `bill.exe.pdf`, or whoever saves it could start it.
    pub fn named(self, name: &str) -> String {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        if self.endings().iter().any(|it| it.eq_ignore_ascii_case(ending)) {
            return name.to_owned();
        }
        format!("{name}.{}", self.endings()[0])
    }
}

/// What a file calls itself, made fit to be shown: the last part of a path, in one line, of bounded length, without characters that
/// cannot be seen or that turn the direction of writing (`gpj.exe` must not read as `exe.jpg`).
pub fn label(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_seen = |c: &char| {
        !c.is_control()
            && !matches!(*c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{61C}' | '\u{AD}'
                | '\u{FFFD}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
            && !matches!(*c, '"' | '<' | '>' | '|' | ':' | '*' | '?')
    };
    let seen: String = last.chars().filter(is_seen).collect();
    let line = crate::kernel::text::one_line(&seen);
    let name = line.trim_matches(['.', ' ']);
    if name.is_empty() {
        return "file".to_owned();
    }
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    // The ending says what it is: it stays.
    let (stem, ending) = name.rsplit_once('.').filter(|(_, ending)| ending.len() <= 5).unwrap_or((name, ""));
    let room = LONGEST_NAME - ending.chars().count() - 1;
    let stem: String = stem.chars().take(room).collect();
    if ending.is_empty() { stem } else { format!("{}.{ending}", stem.trim_end()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_label_and_nothing_else() {
        for (name, shown) in [
            ("cv.pdf", "cv.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\Ada\\cv.pdf", "cv.pdf"),
            ("invoice\u{202E}fdp.exe", "invoicefdp.exe"),
            ("a\u{200B}b\r\nc\0.txt", "abc.txt"),
            ("..", "file"),
            ("", "file"),
            ("\"><script>.png", "script.png"),
            ("Søknad på norsk.docx", "Søknad på norsk.docx"),
        ] {
            assert_eq!(label(name), shown, "{name:?}");
        }
        let long = label(&format!("{}.pdf", "ø".repeat(500)));
        assert!(long.chars().count() == LONGEST_NAME && long.ends_with(".pdf"));
        assert!(label(&"x".repeat(500)).chars().count() <= LONGEST_NAME);
    }

    #[test]
    fn the_ending_follows_from_what_it_is() {
        assert_eq!(FileType::Pdf.named("bill.exe"), "bill.exe.pdf");
        assert_eq!(FileType::Jpeg.named("IMG_1.JPEG"), "IMG_1.JPEG");
        assert_eq!(FileType::Text.named("notes"), "notes.txt");
        for it in FileType::ALL {
            assert_eq!(FileType::from_code(it.code()), Some(it));
            assert!(it.endings().iter().all(|ending| it.kind().endings().contains(&format!(".{ending}"))));
        }
        assert!(FileKind::ALL.into_iter().all(|kind| FileKind::from_code(kind.code()) == Some(kind)));
    }

    #[test]
    fn a_definition_from_before_keeps_its_hash() {
        use crate::features::forms::model::{Field, Width};
        let before = r#"{"name":"email","kind":{"kind":"email"},"required":true,"may_overwrite":false,"texts":{}}"#;
        let mut field: Field = serde_json::from_str(before).unwrap();
        assert_eq!(serde_json::to_string(&field).unwrap(), before);
        field.width = Width::Half;
        assert!(serde_json::to_string(&field).unwrap().contains(r#""width":"half""#));
    }
}
