//! Whether a file is a picture that can stand on every public page. What it is called says nothing; it is looked into.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};

use crate::{
    features::looks::{LogoFile, LogoKind},
    kernel::digest,
};

/// The largest file, in octets: every visitor loads it.
pub const LIMIT: usize = 512 * 1024;
/// The most pixels that a side may have.
pub const SIDE: u32 = 2000;
/// The most memory that a picture may take when it is unpacked, in octets.
const UNPACKED: u64 = 64 * 1024 * 1024;

/// Why a file is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoLogo {
    /// It is none of the kinds that are taken, or it is broken.
    NoPicture,
    /// It has too many octets.
    TooHeavy,
    /// It has too many pixels.
    TooLarge,
}

/// Looks into a file.
///
/// # Errors
/// When it is no picture of a kind that is taken, or more than a logo needs.
pub fn recognise(content: &[u8]) -> Result<LogoFile, NoLogo> {
    if content.len() > LIMIT {
        return Err(NoLogo::TooHeavy);
    }
    let (format, kind) = match image::guess_format(content) {
        Ok(format @ ImageFormat::Png) => (format, LogoKind::Png),
        Ok(format @ ImageFormat::Jpeg) => (format, LogoKind::Jpeg),
        Ok(format @ ImageFormat::WebP) => (format, LogoKind::Webp),
        _ => return Err(NoLogo::NoPicture),
    };
    let opened = || ImageReader::with_format(Cursor::new(content), format);
    let (width, height) = opened().into_dimensions().map_err(|_| NoLogo::NoPicture)?;
    if width > SIDE || height > SIDE {
        return Err(NoLogo::TooLarge);
    }
    // To the last pixel: a head alone makes no picture.
    let mut reader = opened();
    let mut limits = Limits::default();
    limits.max_alloc = Some(UNPACKED);
    reader.limits(limits);
    reader.decode().map_err(|_| NoLogo::NoPicture)?;
    Ok(LogoFile { hash: digest::sha256_hex(content), kind, width, height })
}

#[cfg(test)]
mod tests {
    use image::DynamicImage;

    use super::*;

    fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
        let mut content = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(width, height).write_to(&mut content, format).unwrap();
        content.into_inner()
    }

    #[test]
    fn a_picture_is_known_by_its_content() {
        for (format, kind) in
            [(ImageFormat::Png, LogoKind::Png), (ImageFormat::Jpeg, LogoKind::Jpeg), (ImageFormat::WebP, LogoKind::Webp)]
        {
            let file = recognise(&picture(format, 120, 40)).unwrap();
            assert_eq!((file.kind, file.width, file.height, file.hash.len()), (kind, 120, 40, 64));
        }
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let png = picture(ImageFormat::Png, 120, 40);
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        let gif = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;";
        for content in [&b""[..], b"\x89PNG\r\n\x1a\n", &png[..png.len() / 2], svg.as_bytes(), b"<html>", gif, &[0; 400]] {
            assert_eq!(recognise(content), Err(NoLogo::NoPicture), "{} octets", content.len());
        }
    }

    #[test]
    fn a_picture_may_be_as_large_as_a_logo_needs() {
        assert!(recognise(&picture(ImageFormat::Png, SIDE, 1)).is_ok());
        assert_eq!(recognise(&picture(ImageFormat::Png, SIDE + 1, 1)), Err(NoLogo::TooLarge));
        assert_eq!(recognise(&picture(ImageFormat::Png, 1, SIDE + 1)), Err(NoLogo::TooLarge));
        // What follows the last pixel is not looked at, so a file of just the right size can be made.
        let mut heavy = picture(ImageFormat::Png, 10, 10);
        heavy.resize(LIMIT, 0);
        assert!(recognise(&heavy).is_ok());
        heavy.push(0);
        assert_eq!(recognise(&heavy), Err(NoLogo::TooHeavy));
    }
}
