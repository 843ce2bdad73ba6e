//! Members of staff at browsers of their own, signed in without the cost of a password.

use samtykke::{
    db::DbError,
    features::staff::{self, RoleKey},
    kernel::{EmailAddress, Language, Origin, Right, ids::StaffId},
    security::SessionToken,
    state::session_cookie,
};

use super::{TestApp, Visitor};

impl TestApp {
    /// A new colleague with a shipped role, signed in: `app.staff("list_administrator").await`.
    pub async fn staff(&self, role: &str) -> Visitor<'_> {
        let member = self.hires(role, Language::En).await;
        self.signed_in(member).await
    }

    /// A new colleague whose pages are in another language.
    pub async fn staff_speaking(&self, role: &str, language: Language) -> Visitor<'_> {
        let member = self.hires(role, language).await;
        self.signed_in(member).await
    }

    /// Adds a member without a password; the address is `role-number@fjordlys.no`.
    pub async fn hires(&self, role: &str, language: Language) -> StaffId {
        let key = RoleKey::from_code(role).unwrap_or_else(|| panic!("no role {role}"));
        let number = self.count("staff") + 1;
        let address = EmailAddress::parse(&format!("{}-{number}@fjordlys.no", role.replace('_', "-"))).unwrap();
        let (at, name) = (self.now(), format!("{role} {number}"));
        let hired = self.state.db.write(move |tx| {
            let role = staff::role_of_key(tx.connection(), key)?;
            let id = staff::add_member(tx, at, &name, &address, role, language, None)?;
            // Whoever must have a second step has one, so that pages open at once.
            let second = format!("UPDATE staff SET totp_seed = '{}', totp_step = 0 WHERE id = {id}", "0".repeat(32));
            if key.rights().has(Right::Users) {
                diesel::RunQueryDsl::execute(diesel::sql_query(second), tx.connection())?;
            }
            Ok::<_, DbError>(id)
        });
        hired.await.unwrap()
    }

    /// A new session of a member, in a browser of its own.
    pub async fn signed_in(&self, member: StaffId) -> Visitor<'_> {
        let token = SessionToken::random();
        let (at, hash) = (self.now(), token.hash());
        let begun = self.state.db.write(move |tx| staff::add_session(tx, at, member, &hash, &Origin::default()).map(drop));
        begun.await.map_err(|error: DbError| error.to_string()).unwrap();
        self.visitor().with_cookie(session_cookie(&self.state), &token.reveal())
    }
}

impl Visitor<'_> {
    /// The token of this browser's session, which every form of the admin area posts along.
    pub fn csrf(&self) -> String {
        let cookie = self.cookies().iter().find(|(name, _)| name.ends_with("session")).map(|(_, value)| value.as_str());
        cookie.and_then(SessionToken::read).map(|token| token.csrf()).unwrap_or_default()
    }

    /// Posts values with the session's token to a page of the admin area, without following anything.
    pub async fn sends_to(&mut self, path: &str, values: &[(&str, &str)]) -> super::Answer {
        let csrf = self.csrf();
        let mut values = values.to_vec();
        values.push(("csrf", &csrf));
        self.posts(path, &values).await
    }
}
