//! How the letters of a text file are written: told from its first octets, and made UTF-8 as it is read.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How letters are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low octet first.
    Utf16Le,
    /// UTF-16, high octet first.
    Utf16Be,
    /// What Windows wrote in Western Europe; ISO 8859-1 is a part of it.
    Windows1252,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Windows1252, Self::Utf16Le, Self::Utf16Be];

    /// The code that forms post.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1252 => "Windows-1252 (ISO 8859-1)",
        }
    }

    /// The encoding of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.code() == code)
    }

    /// The likeliest encoding of a file that begins with `start`.
    pub fn of(start: &[u8]) -> Self {
        match start {
            [0xef, 0xbb, 0xbf, ..] => return Self::Utf8,
            [0xff, 0xfe, ..] => return Self::Utf16Le,
            [0xfe, 0xff, ..] => return Self::Utf16Be,
            _ => {}
        }
        // Text of Western Europe in UTF-16 has a NUL beside nearly every letter.
        let nuls = |from: usize| start.iter().skip(from).step_by(2).filter(|octet| **octet == 0).count();
        let (even, odd) = (nuls(0), nuls(1));
        let half = start.len() / 2;
        if half > 0 && odd > half * 3 / 5 && even < half / 5 {
            return Self::Utf16Le;
        }
        if half > 0 && even > half * 3 / 5 && odd < half / 5 {
            return Self::Utf16Be;
        }
        match std::str::from_utf8(start) {
            Ok(_) => Self::Utf8,
            // The last letter may be cut off by the end of the sample.
            Err(error) if error.error_len().is_none() => Self::Utf8,
            Err(_) => Self::Windows1252,
        }
    }

    fn decoder(self) -> Decoder {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Windows1252 => WINDOWS_1252,
        }
        .new_decoder_with_bom_removal()
    }
}

/// A reader that gives UTF-8; what is not of the encoding becomes U+FFFD.
pub(super) struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    /// Where the octets not decoded yet lie in `raw`.
    begin: usize,
    end: usize,
    is_over: bool,
    has_flushed: bool,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(inner: R, encoding: Encoding) -> Self {
        Self { inner, decoder: encoding.decoder(), raw: vec![0; 64 * 1024], begin: 0, end: 0, is_over: false, has_flushed: false }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        // A decoder writes whole letters: less room than the longest could stop it for ever.
        if into.len() < 16 {
            return Err(io::Error::other("the buffer is too small to decode into"));
        }
        loop {
            if self.begin == self.end && !self.is_over {
                (self.begin, self.end) = (0, self.inner.read(&mut self.raw)?);
                self.is_over = self.end == 0;
            }
            if self.has_flushed {
                return Ok(0);
            }
            let (result, read, written, _) = self.decoder.decode_to_utf8(&self.raw[self.begin..self.end], into, self.is_over);
            self.begin += read;
            self.has_flushed = self.is_over && result == CoderResult::InputEmpty;
            if written > 0 || self.has_flushed {
                return Ok(written);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(octets: &[u8], encoding: Encoding) -> String {
        // As the reader above does: into a buffer of one size, for there is a least one.
        let (mut reader, mut buffer, mut text) = (Decoded::new(octets, encoding), vec![0; 1000], Vec::new());
        loop {
            match reader.read(&mut buffer).unwrap() {
                0 => return String::from_utf8(text).unwrap(),
                read => text.extend_from_slice(&buffer[..read]),
            }
        }
    }

    fn utf16(text: &str, le: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if le { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn each_encoding_is_told_and_read() {
        let text = "E-post;Navn\r\nåse@example.org;Åse Ærø\r\n";
        let with_bom = [&[0xef, 0xbb, 0xbf][..], text.as_bytes()].concat();
        let windows: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let le = [&[0xff, 0xfe][..], &utf16(text, true)].concat();
        let be = [&[0xfe, 0xff][..], &utf16(text, false)].concat();
        for (octets, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (with_bom, Encoding::Utf8),
            (windows, Encoding::Windows1252),
            (le, Encoding::Utf16Le),
            (be, Encoding::Utf16Be),
            (utf16(text, true), Encoding::Utf16Le),
            (utf16(text, false), Encoding::Utf16Be),
        ] {
            assert_eq!(Encoding::of(&octets), encoding);
            assert_eq!(decoded(&octets, encoding), text, "{encoding:?}");
        }
        assert_eq!(Encoding::of(b""), Encoding::Utf8);
        assert_eq!(Encoding::of(&"ø".repeat(9).as_bytes()[..17]), Encoding::Utf8, "the last letter is cut off");
    }

    #[test]
    fn what_is_of_another_encoding_shows() {
        assert_eq!(decoded(b"\xe5se", Encoding::Utf8), "\u{fffd}se");
        assert_eq!(decoded("åse".as_bytes(), Encoding::Windows1252), "Ã¥se");
    }

    #[test]
    fn a_long_text_comes_through_whole() {
        let text = "ærlig talt; ".repeat(40_000);
        assert_eq!(decoded(text.as_bytes(), Encoding::Utf8), text);
        assert_eq!(decoded(&utf16(&text, true), Encoding::Utf16Le), text);
    }
}
