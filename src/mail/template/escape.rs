//! Values as literal text inside Markdown.
//!
//! Markdown takes a backslash before any ASCII punctuation as "this sign itself", in running text and in link addresses alike
//! (CommonMark §2.4), so every such sign gets one. White space becomes single spaces, so that no value can start a line.

use minijinja::{AutoEscape, Error, Output, State, Value};

/// Writes a value as the engine's formatter does, but literal in the body. The `safe` filter changes nothing here.
pub(super) fn write(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    if value.is_none() || value.is_undefined() {
        return Ok(());
    }
    let in_body = matches!(state.auto_escape(), AutoEscape::Custom(_));
    match value.as_str() {
        Some(text) if in_body => literal(text, out)?,
        Some(text) => out.write_str(text)?,
        None if in_body => literal(&value.to_string(), out)?,
        None => out.write_str(&value.to_string())?,
    }
    Ok(())
}

fn literal(text: &str, out: &mut Output) -> std::fmt::Result {
    let mut start = 0;
    let mut was_space = false;
    for (at, c) in text.char_indices() {
        let is_space = c.is_whitespace() || c.is_control();
        if is_space || c.is_ascii_punctuation() {
            out.write_str(&text[start..at])?;
            start = at + c.len_utf8();
            match (is_space, was_space) {
                (true, true) => {}
                (true, false) => out.write_str(" ")?,
                (false, _) => {
                    out.write_str("\\")?;
                    start = at;
                }
            }
        }
        was_space = is_space;
    }
    out.write_str(&text[start..])
}
