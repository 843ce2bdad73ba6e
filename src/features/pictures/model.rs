//! What a picture is, how large one may be, and why there is none. Pure.

use crate::kernel::{Language, Timestamp};

/// The widths at which pages are drawn, in pixels: a telephone and a screen.
pub const WIDTHS: [u32; 2] = [360, 1280];
/// The longest picture, in pixels; what is below is cut off.
pub const LONGEST: u32 = 8000;
/// The largest picture, in octets.
pub const HEAVIEST: usize = 4 * 1024 * 1024;
/// How often it is tried.
pub const TRIES: i64 = 5;

/// A picture that was just drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shot {
    /// PNG, written by us.
    pub content: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels; [`LONGEST`] where it was cut.
    pub height: u32,
}

/// A stored picture, without its content.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The language of the page.
    pub language: Language,
    /// Which page of the form, counted from 1.
    pub page: i64,
    /// In pixels.
    pub width: i64,
    /// In pixels.
    pub height: i64,
    /// SHA-256 of the content.
    pub hash: String,
    /// When it was drawn.
    pub created_at: Timestamp,
}

/// Why there is no picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cause {
    /// The browser does not start, or ends with an error.
    Browser,
    /// It took too long.
    Slow,
    /// What it drew is no picture, or an empty one.
    Empty,
    /// The picture has too many octets.
    Heavy,
    /// A stylesheet or logo of the page is not there any more.
    Look,
}

impl Cause {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Browser, Self::Slow, Self::Empty, Self::Heavy, Self::Look];

    /// The code kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Slow => "slow",
            Self::Empty => "empty",
            Self::Heavy => "heavy",
            Self::Look => "look",
        }
    }

    /// The cause of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.code() == code)
    }
}

/// How it stands with the pictures of a version that are still to be drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// They will be drawn.
    Waiting,
    /// They were tried as often as they are, and this is why they are not there.
    Failed(Cause),
}
