//! Text with gaps: how a frame is kept between mails.

use serde::{Deserialize, Serialize};

use super::Filling;

/// A place that a mail fills.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Gap {
    Subject,
    Body,
    Unsubscribe,
    Manage,
}

impl Gap {
    const ALL: [Self; 4] = [Self::Subject, Self::Body, Self::Unsubscribe, Self::Manage];

    /// What marks the gap in a drawn frame: private-use characters, which nobody types and [`plain`] takes out of what they type.
    pub(super) const fn mark(self) -> char {
        match self {
            Self::Subject => '\u{F8F0}',
            Self::Body => '\u{F8F1}',
            Self::Unsubscribe => '\u{F8F2}',
            Self::Manage => '\u{F8F3}',
        }
    }

    /// What marks both ends of the part that is left out when the gap has nothing.
    pub(super) const fn fence(self) -> char {
        match self {
            Self::Manage => '\u{F8F5}',
            _ => '\u{F8F4}',
        }
    }
}

/// A part of a frame.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Piece {
    /// Words of the frame.
    Text(String),
    /// A place to fill.
    Gap(Gap),
    /// A part that is there only when the gap has something.
    If(Gap, Vec<Self>),
}

/// A text of the operator's, without the characters that mark gaps.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| !('\u{F8F0}'..='\u{F8F5}').contains(c)).collect()
}

/// Cuts a drawn frame at its marks.
pub(super) fn cut(drawn: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = drawn;
    while let Some(at) = rest.find(|c| ('\u{F8F0}'..='\u{F8F5}').contains(&c)) {
        let (before, marked) = rest.split_at(at);
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        let mark = marked.chars().next().unwrap_or_default();
        rest = &marked[mark.len_utf8()..];
        if let Some(gap) = Gap::ALL.into_iter().find(|gap| gap.mark() == mark) {
            pieces.push(Piece::Gap(gap));
        } else if let Some((inside, after)) = rest.split_once(mark) {
            let gap = if mark == Gap::Manage.fence() { Gap::Manage } else { Gap::Unsubscribe };
            pieces.push(Piece::If(gap, cut(inside)));
            rest = after;
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    pieces
}

/// Puts a frame together around what fills it.
pub(super) fn join(pieces: &[Piece], extra: usize, fill: impl Fn(Gap, &mut String), filling: &Filling) -> String {
    let length: usize = pieces.iter().map(Piece::length).sum();
    let mut out = String::with_capacity(length + extra + 600);
    write(pieces, &fill, filling, &mut out);
    out
}

fn write(pieces: &[Piece], fill: &impl Fn(Gap, &mut String), filling: &Filling, out: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Gap(gap) => fill(*gap, out),
            Piece::If(Gap::Unsubscribe, inside) if filling.unsubscribe.is_some() => write(inside, fill, filling, out),
            Piece::If(Gap::Manage, inside) if filling.manage.is_some() => write(inside, fill, filling, out),
            Piece::If(..) => {}
        }
    }
}

impl Piece {
    fn length(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Gap(_) => 0,
            Self::If(_, inside) => inside.iter().map(Self::length).sum(),
        }
    }
}

/// Text for an element or a quoted attribute.
pub(super) fn escape(text: &str, out: &mut String) {
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[start..at]);
        out.push_str(entity);
        start = at + 1;
    }
    out.push_str(&text[start..]);
}
