//! Somebody at a browser: opens pages, fills in forms, presses buttons, keeps cookies, follows redirects.

use std::{collections::BTreeMap, net::IpAddr, net::SocketAddr};

use actix_web::{
    http::{Method, StatusCode, header},
    test::TestRequest,
};
use chrono::Duration;
use samtykke::features::settings::Settings;

use super::{
    Answer, BASE_URL, Page, TestApp,
    page::{Control, Form},
};

/// How long a person looks at a page before pressing a button on it.
const LOOK: Duration = Duration::seconds(20);

/// A visitor.
pub struct Visitor<'a> {
    app: &'a TestApp,
    ip: IpAddr,
    speaks: Option<String>,
    cookies: BTreeMap<String, String>,
    is_hasty: bool,
    page: Option<Page>,
    form: usize,
    /// The answer to the last button, before any redirect was followed.
    pub answer: Option<Answer>,
}

impl<'a> Visitor<'a> {
    pub(super) fn new(app: &'a TestApp, ip: IpAddr) -> Self {
        Self { app, ip, speaks: None, cookies: BTreeMap::new(), is_hasty: false, page: None, form: 0, answer: None }
    }

    /// The same visitor in another network.
    pub fn from(self, ip: &str) -> Self {
        Self { ip: ip.parse().unwrap(), ..self }
    }

    /// The same visitor with a browser set to these languages.
    pub fn speaking(self, languages: &str) -> Self {
        Self { speaks: Some(languages.to_owned()), ..self }
    }

    /// A visitor who presses buttons at once.
    pub fn hasty(self) -> Self {
        Self { is_hasty: true, ..self }
    }

    /// A visitor whose browser keeps this cookie already.
    pub fn with_cookie(mut self, name: &str, value: &str) -> Self {
        self.cookies.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Gives the organisation a name if it has none: nothing that asks for consent is published without.
    pub async fn names_the_organisation(&self) {
        if self.app.state.snapshots.now().settings.organisation_name == Settings::default().organisation_name {
            self.app.sets("organisation_name", "Fjordlys AS").await;
        }
    }

    /// The page that is open.
    pub fn page(&self) -> &Page {
        self.page.as_ref().expect("the visitor has opened a page")
    }

    /// The cookies kept so far.
    pub fn cookies(&self) -> &BTreeMap<String, String> {
        &self.cookies
    }

    /// Opens an address of the portal; a whole one, as in a mail, or a path.
    pub async fn opens(&mut self, address: &str) -> &Page {
        let path = address.strip_prefix(BASE_URL).unwrap_or(address).to_owned();
        let answer = self.sends(Method::GET, &path, None).await;
        self.form = usize::MAX;
        self.page.insert(Page::read(&path, answer))
    }

    /// Types into a field, or chooses in a list.
    pub fn fills(&mut self, name: &str, value: &str) -> &mut Self {
        self.changes(
            |control| control.name == name && control.kind != "checkbox",
            name,
            |control| value.clone_into(&mut control.value),
        )
    }

    /// Chooses one of several buttons of which one can be on.
    pub fn chooses(&mut self, name: &str, value: &str) -> &mut Self {
        let page = self.page.as_mut().expect("the visitor has opened a page");
        let controls = page.forms.iter_mut().flat_map(|form| &mut form.controls);
        controls.filter(|control| control.kind == "radio" && control.name == name).for_each(|control| control.is_on = false);
        self.changes(
            |control| control.kind == "radio" && control.name == name && control.value == value,
            name,
            |control| control.is_on = true,
        )
    }

    /// Ticks the box with this label.
    pub fn ticks(&mut self, label: &str) -> &mut Self {
        self.changes(|control| control.kind == "checkbox" && control.label.trim() == label, label, |control| control.is_on = true)
    }

    /// Unticks the box with this label.
    pub fn unticks(&mut self, label: &str) -> &mut Self {
        self.changes(
            |control| control.kind == "checkbox" && control.label.trim() == label,
            label,
            |control| control.is_on = false,
        )
    }

    fn changes(&mut self, is_it: impl Fn(&Control) -> bool, what: &str, change: impl FnOnce(&mut Control)) -> &mut Self {
        let page = self.page.as_mut().expect("the visitor has opened a page");
        let found =
            page.forms.iter_mut().enumerate().find_map(|(at, form)| Some((at, form.controls.iter_mut().find(|c| is_it(c))?)));
        let Some((at, control)) = found else { panic!("nothing called {what:?} on {}:\n{}", page.path, page.text) };
        change(control);
        self.form = at;
        self
    }

    /// Sends the form that was filled in, or the only one on the page, and follows where it leads.
    pub async fn submits(&mut self) -> &Page {
        let forms = &self.page().forms;
        let at = if self.form < forms.len() { self.form } else { self.only_form() };
        let form = forms[at].clone();
        self.sends_form(&form).await
    }

    /// The one form on the page, the one that signs staff out left aside.
    fn only_form(&self) -> usize {
        let page = self.page();
        let forms: Vec<_> = page.forms.iter().enumerate().filter(|(_, form)| form.action != "/admin/sign-out").collect();
        assert_eq!(forms.len(), 1, "which form on {}?", page.path);
        forms[0].0
    }

    /// Presses the button with these words, and follows where it leads.
    pub async fn presses(&mut self, button: &str) -> &Page {
        let page = self.page();
        let named = page.forms.iter().find_map(|form| Some((form, form.buttons.iter().find(|press| press.label == button)?)));
        let form = named.map(|(form, press)| {
            let mut form = form.clone();
            form.action = press.action.clone().unwrap_or(form.action);
            let control = Control { name: press.name.clone(), value: press.value.clone(), is_on: true, ..Control::default() };
            form.controls.extend((!press.name.is_empty()).then_some(control));
            form
        });
        let form = form.or_else(|| page.forms.iter().find(|form| form.button.trim() == button).cloned());
        let form = form.unwrap_or_else(|| panic!("no button {button:?} on {}:\n{}", page.path, page.text));
        self.sends_form(&form).await
    }

    /// The body that the form filled in would send.
    pub fn body(&self) -> Vec<(String, String)> {
        values(&self.page().forms[if self.form < self.page().forms.len() { self.form } else { 0 }])
    }

    async fn sends_form(&mut self, form: &Form) -> &Page {
        if !self.is_hasty {
            self.app.passes(LOOK);
        }
        let body = encode(&values(form));
        let (mut path, mut answer) = (form.action.clone(), self.sends(Method::POST, &form.action, Some(&body)).await);
        self.answer = Some(answer.clone());
        while answer.status.is_redirection() {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "post, redirect, get");
            path = answer.header("location").to_owned();
            answer = self.sends(Method::GET, &path, None).await;
        }
        self.form = usize::MAX;
        self.page.insert(Page::read(&path, answer))
    }

    /// Posts values to an address, as a browser would, without following anything.
    pub async fn posts(&mut self, path: &str, values: &[(&str, &str)]) -> Answer {
        let body = encode(values);
        let path = path.strip_prefix(BASE_URL).unwrap_or(path);
        self.sends(Method::POST, path, Some(&body)).await
    }

    async fn sends(&mut self, method: Method, path: &str, body: Option<&str>) -> Answer {
        let mut request = self.request(method, path);
        if let Some(body) = body {
            request = request
                .insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"))
                .insert_header((header::ORIGIN, BASE_URL))
                .insert_header(("sec-fetch-site", "same-origin"))
                .set_payload(body.to_owned());
        }
        let answer = self.app.asks(request).await;
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        answer
    }

    /// A request as this visitor's browser makes it.
    pub fn request(&self, method: Method, path: &str) -> TestRequest {
        let mut request = TestRequest::with_uri(path).method(method).peer_addr(SocketAddr::new(self.ip, 40_000));
        if let Some(languages) = &self.speaks {
            request = request.insert_header((header::ACCEPT_LANGUAGE, languages.as_str()));
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.insert_header((header::COOKIE, cookies.join("; ")));
        }
        request.insert_header((header::USER_AGENT, "Suite/1.0"))
    }
}

/// What a browser sends for a form: every named control that is on.
fn values(form: &Form) -> Vec<(String, String)> {
    let sent = form.controls.iter().filter(|control| control.is_on && !control.name.is_empty());
    sent.map(|control| (control.name.clone(), control.value.clone())).collect()
}

/// `application/x-www-form-urlencoded`.
pub fn encode(values: &[(impl AsRef<str>, impl AsRef<str>)]) -> String {
    let mut body = form_urlencoded::Serializer::new(String::new());
    for (name, value) in values {
        body.append_pair(name.as_ref(), value.as_ref());
    }
    body.finish()
}
