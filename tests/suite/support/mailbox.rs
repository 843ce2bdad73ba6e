//! The mail that leaves the portal under test, opened and read.

use mail_parser::{Message, MessageParser};
use samtykke::{kernel::random, mail::Parcel};
use tokio::sync::watch;

use super::{BASE_URL, TestApp};

/// A mail that arrived.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The envelope recipient.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text part.
    pub text: String,
    /// Its HTML part.
    pub html: String,
    /// All of it.
    pub raw: Vec<u8>,
}

impl Letter {
    fn open(parcel: &Parcel) -> Self {
        let message = MessageParser::default().parse(&parcel.bytes).expect("a mail can be read");
        Self {
            to: parcel.to.as_str().to_owned(),
            subject: message.subject().unwrap_or_default().to_owned(),
            text: message.body_text(0).expect("a mail has a text part").into_owned(),
            html: message.body_html(0).expect("a mail has an HTML part").into_owned(),
            raw: parcel.bytes.clone(),
        }
    }

    /// The mail as a mail program takes it apart.
    pub fn message(&self) -> Message<'_> {
        MessageParser::default().parse(&self.raw).expect("a mail can be read")
    }

    /// Everything before the first empty line.
    pub fn head(&self) -> String {
        let raw = String::from_utf8_lossy(&self.raw);
        raw.split("\r\n\r\n").next().unwrap_or_default().to_owned()
    }

    /// The one link of this kind: `confirm`, `p`, `restore`, `data`, `unsubscribe`.
    pub fn link(&self, kind: &str) -> String {
        let start = format!("{BASE_URL}/{kind}/");
        let links: Vec<String> = self.links().into_iter().filter(|link| link.starts_with(&start)).collect();
        assert_eq!(links.len(), 1, "one {kind} link in:\n{}", self.text);
        links[0].clone()
    }

    /// Does it have such a link?
    pub fn has_link(&self, kind: &str) -> bool {
        self.links().iter().any(|link| link.starts_with(&format!("{BASE_URL}/{kind}/")))
    }

    /// Every address of the portal in either part, each once.
    pub fn links(&self) -> Vec<String> {
        let mut links = Vec::new();
        for part in [&self.text, &self.html] {
            for (at, _) in part.match_indices(BASE_URL) {
                let end = part[at..].find(|c: char| c.is_whitespace() || "\"<>()".contains(c)).unwrap_or(part.len() - at);
                links.push(part[at..at + end].to_owned());
            }
        }
        links.sort();
        links.dedup();
        links
    }
}

impl TestApp {
    /// Turns the outbox worker until nothing is due, and takes in what left. Answers how many mails were held.
    pub async fn sends_mail(&self) -> usize {
        let (_stop, stopped) = watch::channel(false);
        let owner = random::handle();
        let mut held = 0;
        loop {
            let turn = self.worker.turn(&owner, &stopped).await.unwrap();
            if turn == 0 {
                break;
            }
            held += turn;
        }
        self.letters.borrow_mut().extend(self.memory.take().iter().map(Letter::open));
        held
    }

    /// The mails that arrived since the last look.
    pub async fn mails(&self) -> Vec<Letter> {
        self.sends_mail().await;
        let letters = self.letters.borrow();
        let taken = self.taken.replace(letters.len());
        letters[taken..].to_vec()
    }

    /// The one mail that arrived since the last look; it must be to this address.
    pub async fn mail_to(&self, address: &str) -> Letter {
        let mut mails = self.mails().await;
        let found: Vec<_> = mails.iter().map(|mail| (&mail.to, &mail.subject)).collect();
        assert!(mails.len() == 1 && mails[0].to == address, "one mail to {address} and not {found:?}");
        mails.remove(0)
    }

    /// Nothing arrived since the last look.
    pub async fn no_mail(&self) {
        let mails = self.mails().await;
        assert!(mails.is_empty(), "no mail and not {:?}", mails.iter().map(|mail| (&mail.to, &mail.subject)).collect::<Vec<_>>());
    }

    /// Every mail that arrived so far.
    pub fn letters(&self) -> Vec<Letter> {
        self.letters.borrow().clone()
    }

    /// The mails of this test do not matter.
    pub fn ignores_mail(&self) {
        let mut forgives = self.forgives.get();
        forgives.unread_mail = true;
        self.forgives.set(forgives);
    }

    /// Some mails of this test are meant to stay where they are.
    pub fn leaves_mail(&self) {
        let mut forgives = self.forgives.get();
        forgives.stuck_mail = true;
        self.forgives.set(forgives);
    }
}
