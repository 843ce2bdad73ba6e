//! One working example of every address, with real tokens of real people.

use samtykke::{
    app::routes::{Address, MACHINES, PAGES},
    web::assets,
};

use crate::{
    journeys::{ADA, BO},
    support::{BASE_URL, TestApp},
};

/// Working tokens, by the first word of the address that they open.
pub struct Tour {
    tokens: Vec<(&'static str, String)>,
}

impl Tour {
    /// Ada is subscribed, changed something and asked for her data; Bo has not confirmed yet.
    pub async fn of(app: &TestApp) -> Self {
        let page = app.subscriber(ADA, &["News"]).await;
        let mut ada = app.visitor();
        ada.opens(&page).await;
        ada.ticks("Invitations").presses("Save changes").await;
        let changed = app.mail_to(ADA).await;
        ada.presses("Send me the link").await;
        let data = app.mail_to(ADA).await.link("data");
        let mut bo = app.visitor();
        bo.signs_up(BO, &["News"]).await;
        let confirm = app.mail_to(BO).await.link("confirm");
        let handle = app.lines("SELECT handle AS line FROM contacts").concat();
        let unsubscribe = app.state.keyring.seals().unsubscribes.mint(&handle, samtykke::security::Scope::Everything);
        let token = |link: &str| link.strip_prefix(BASE_URL).unwrap().rsplit('/').next().unwrap().to_owned();
        Self {
            tokens: vec![
                ("p", token(&page)),
                ("confirm", token(&confirm)),
                ("restore", token(&changed.link("restore"))),
                ("data", token(&data)),
                ("unsubscribe", unsubscribe),
            ],
        }
    }

    /// The path of an address, filled in.
    pub fn path(&self, address: &Address) -> String {
        let first = address.pattern.split('/').nth(1).unwrap_or_default();
        let token = self.tokens.iter().find(|(word, _)| *word == first).map_or("", |(_, token)| token);
        let file = assets::url("css/samtykke.css").trim_start_matches("/static/");
        let path = address.pattern.replace("{token}", token).replace("{slug}", "newsletter").replace("{file:.+}", file);
        let path = path.replace("{file}", "006644----_----.css");
        assert!(!path.contains(['{', '}']) && !path.contains("//"), "{path}");
        path
    }

    /// Every address with its path; those of pages also in a language.
    pub fn paths(&self) -> Vec<(&'static Address, String)> {
        let plain = PAGES.iter().chain(MACHINES).map(|address| (address, self.path(address)));
        let prefixed = PAGES.iter().map(|address| (address, format!("/nb{}", self.path(address).trim_end_matches('/'))));
        plain.chain(prefixed).collect()
    }

    /// The tokens themselves.
    pub fn tokens(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().map(|(_, token)| token.as_str())
    }
}
