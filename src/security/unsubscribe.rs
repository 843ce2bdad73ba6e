//! The unsubscribe capability: short enough for a mail header, unforgeable, and good for ever (LNK-02).
//!
//! It names a contact and what to leave, and gives no right to read anything. Whether they exist, the caller looks up.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::{Keys, keys::Use, mac::Mac};
use crate::kernel::ids::TypeId;

/// Key number, type, scope and tag.
const SEAL_BYTES: usize = 1 + TAG + 8 + 1;
/// The same in base64url.
const SEAL_LENGTH: usize = (SEAL_BYTES * 4).div_ceil(3);
/// 128 bits of tag: nobody guesses them, and a list of links stays short.
const TAG: usize = 16;

/// What is left.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Scope {
    /// One subscription type.
    Type(TypeId),
    /// Everything that needs consent.
    Everything,
}

/// Makes and reads unsubscribe capabilities.
pub struct Unsubscribes {
    /// Oldest first; the last one seals.
    keys: Vec<(u8, Mac)>,
}

impl Unsubscribes {
    /// With the unsubscribe keys, all of which stay good.
    pub fn new(keys: &Keys) -> Self {
        Self { keys: keys.of(Use::Unsubscribe).map(|key| (key.number, Mac::new(key.secret(), "unsubscribe"))).collect() }
    }

    /// The capability for the contact with this handle: the handle, then the seal.
    ///
    /// It begins as the handle does and ends in a letter, because mail programs cut punctuation off the end of links.
    pub fn mint(&self, contact: &str, scope: Scope) -> String {
        let Some((number, mac)) = self.keys.last() else { return String::new() };
        let (type_id, scope_code) = match scope {
            Scope::Type(TypeId(id)) => (id, 1),
            Scope::Everything => (0, 0),
        };
        let mut seal = vec![*number];
        seal.extend_from_slice(&mac.tag(&message(contact, type_id, scope_code))[..TAG]);
        seal.extend_from_slice(&type_id.to_be_bytes());
        seal.push(scope_code);
        format!("{contact}{}", URL_SAFE_NO_PAD.encode(seal))
    }

    /// The contact's handle and the scope of a genuine capability.
    pub fn read<'a>(&self, capability: &'a str) -> Option<(&'a str, Scope)> {
        let (contact, seal) = capability.split_at_checked(capability.len().checked_sub(SEAL_LENGTH)?)?;
        let bytes: [u8; SEAL_BYTES] = URL_SAFE_NO_PAD.decode(seal).ok()?.try_into().ok()?;
        let (number, tag) = (bytes[0], &bytes[1..=TAG]);
        let type_id = i64::from_be_bytes(bytes[TAG + 1..TAG + 9].try_into().ok()?);
        let scope_code = bytes[TAG + 9];
        let (_, mac) = self.keys.iter().find(|(known, _)| *known == number)?;
        if !mac.is_tag_of(tag, &message(contact, type_id, scope_code)) {
            return None;
        }
        Some((contact, if scope_code == 0 { Scope::Everything } else { Scope::Type(TypeId(type_id)) }))
    }
}

/// What the tag covers: parts of fixed length first, so that no two contents give one message.
fn message(contact: &str, type_id: i64, scope_code: u8) -> Vec<u8> {
    let mut message = vec![scope_code];
    message.extend_from_slice(&type_id.to_be_bytes());
    message.extend_from_slice(contact.as_bytes());
    message
}

#[cfg(test)]
mod tests;
