//! A mail as it arrived, opened and read.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use mail_parser::{Message, MessageParser};

/// A mail.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Its Message-ID, without brackets; the part before the @ is the handle of its row.
    pub message_id: String,
    /// Its text part.
    pub text: String,
}

impl Letter {
    /// Opens a mail.
    pub fn open(bytes: &[u8]) -> Self {
        let message: Message<'_> = MessageParser::default().parse(bytes).expect("a mail can be read");
        Self {
            message_id: message.message_id().expect("a mail has a Message-ID").to_owned(),
            text: message.body_text(0).expect("a mail has a text part").into_owned(),
        }
    }

    /// The handle of its row in the outbox.
    pub fn handle(&self) -> &str {
        self.message_id.split('@').next().unwrap_or_default()
    }

    /// The path of its link of a kind: `confirm`, `p`, `restore`, `data`, `unsubscribe`.
    pub fn link(&self, kind: &str) -> Option<String> {
        let words = self.text.split(|c: char| c.is_whitespace() || "<>()\"".contains(c));
        let paths = words.filter_map(|word| word.split_once("://")?.1.split_once('/')).map(|(_, path)| format!("/{path}"));
        paths.into_iter().find(|path| path.starts_with(&format!("/{kind}/")))
    }
}

/// The key that a personal link was signed with.
pub fn key_of(path: &str) -> String {
    let token = path.rsplit('/').next().unwrap_or_default();
    let header = URL_SAFE_NO_PAD.decode(token.split('.').next().unwrap_or_default()).expect("a token has a header");
    let header: serde_json::Value = serde_json::from_slice(&header).expect("a token's header is JSON");
    header["kid"].as_str().expect("a token names its key").to_owned()
}
