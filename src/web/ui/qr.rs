//! A QR code, drawn as lines of squares: no script, no picture from elsewhere.

use std::fmt::Write as _;

use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};

/// Modules of white around the code, as ISO/IEC 18004 wants them.
const QUIET: usize = 4;

/// The code of a text; nothing when the text is longer than a code can be. `label` says what it is for those who do not see it.
pub fn qr_code(text: &str, label: &str) -> Markup {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return Markup::default() };
    let (width, colors) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (at, _) in colors.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
        let _ = write!(path, "M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET);
    }
    let side = width + 2 * QUIET;
    html! {
        svg class="qr" viewBox=(format!("0 0 {side} {side}")) role="img" aria-label=(label) shape-rendering="crispEdges" { path d=(path) {} }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_white_around() {
        let svg = qr_code("otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ", "QR").into_string();
        for corner in ["M4 4h", "M10 4h", "M4 10h"] {
            assert!(svg.contains(corner), "{svg}");
        }
        assert!(!svg.contains("M3 ") && !svg.contains("<script") && svg.contains("role=\"img\""));
        assert_eq!(qr_code(&"x".repeat(5000), "QR").into_string(), "");
    }
}
