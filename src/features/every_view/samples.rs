//! One of each view, filled with data as it comes, some of it meant ill.

use actix_web::http::StatusCode;

use crate::{
    features::{
        forms::{
            model::{
                ChoiceOption, ChoiceStyle, Definition, Field, FieldKind, FieldTexts, FileKind, FormTexts, OfferedType,
                PerLanguage, PurposeTexts, Scale, TypeTexts, Width,
            },
            views as forms,
        },
        home::views as home,
        links::views as links,
        preferences::views as personal,
    },
    kernel::{
        ConsentState, Language, Timestamp,
        ids::{PurposeId, TypeId},
    },
    web::{
        form::{FormState, Slip},
        page::{Page, Site},
    },
};

/// As long as a signed link is.
const TOKEN: &str = "/p/eyJ0eXAiOiJwcmVmZXJlbmNlcytqd3QiLCJhbGciOiJIUzI1NiIsImtpZCI6IjEyMzQ1Njc4In0.eyJpc3MiOiJzYW10eWtrZSIsImF1ZCI6InByZWZlcmVuY2VzIiwic3ViIjoiYWJjZGVmZ2hpamtsbW5vcHFyc3R1diIsImp0aSI6ImFiY2RlZmdoaWprbG1ub3BxcnN0dXYiLCJpYXQiOjE3OTcxNzA3MDAsImV4cCI6MTc5ODk4NTEwMH0.qwertyuiopasdfghjklzxcvbnmqwertyuiopasdfghj";

type Look<'l> = &'l mut dyn FnMut(&str, String);

/// Draws every view once in each of its states.
pub fn draw_all(language: Language, look: Look<'_>) {
    public(language, look);
    form(language, look);
    preferences(language, look);
    leaving(language, look);
    data(language, look);
}

fn site(language: Language, path: &str) -> Site<'static> {
    Site::new("Fjordlys <AS>", language, path, true)
}

fn now() -> Timestamp {
    Timestamp::from_seconds(1_797_170_700)
}

fn public(language: Language, look: Look<'_>) {
    let site = site(language, "/");
    let mut put = |name: &str, page: Page<'_>| look(name, page.into_html());
    let link = home::FormLink { title: "Newsletter <b>", intro: "One.\n\nTwo\nlines.", path: "/f/newsletter".into() };
    put("home", home::home(&site, &home::HomeView { forms: vec![link] }));
    let purpose = |statement_url| home::PurposeLine { name: "E-marketing", description: "Newsletters.", statement_url };
    let view = home::PrivacyView {
        postal_address: "Storgata 1\n0155 Oslo",
        contact_email: "privacy@example.org",
        purposes: vec![purpose(None), purpose(Some("https://example.org/privacy"))],
        unconfirmed_days: 14,
        answers_days: 90,
        link_days: 1,
    };
    put("privacy", home::privacy(&site, &view));
    for status in [400, 403, 404, 405, 408, 410, 413, 415, 418, 429, 500, 502, 503] {
        let status = StatusCode::from_u16(status).unwrap();
        let view = home::ProblemView { status, incident: Some("7F3K".into()), retry_after: Some(600) };
        let page = home::problem(&site, &view);
        assert_eq!(page.status_code(), status);
        put("problem", page);
    }
    let mut state = FormState::posted(vec![("email".into(), "kari@<b>".into())]);
    state.refuse("email", Slip::EmailMalformed);
    for (name, reason, state, status) in [
        ("link", links::LinkReason::Fresh, &FormState::fresh(), 200),
        ("link-expired", links::LinkReason::Expired, &FormState::fresh(), 410),
        ("link-again", links::LinkReason::ReceiptRefused, &FormState::fresh(), 422),
        ("link-slips", links::LinkReason::Fresh, &state, 422),
    ] {
        let page = links::link(&site, &links::LinkView { reason, receipt: "receipt", honeypot: "website" }, state);
        assert_eq!(page.status_code().as_u16(), status);
        put(name, page);
    }
    put("sent", links::sent(&site));
    look("api", super::programs::draw_documentation(&site));
}

fn per<T: Clone>(value: T) -> PerLanguage<T> {
    PerLanguage(Language::ALL.into_iter().map(|language| (language, value.clone())).collect())
}

fn field(name: &str, kind: FieldKind, required: bool) -> Field {
    let texts = per(FieldTexts { label: format!("Label of {name} <b>"), help: "Help".into(), placeholder: String::new() });
    Field { name: name.into(), kind, required, may_overwrite: false, width: Width::Full, texts }
}

fn definition() -> Definition {
    let option = |value: &str| ChoiceOption { value: value.into(), label: per(format!("Option {value}")) };
    let choice = |style| FieldKind::Choice { style, options: vec![option("a"), option("b")] };
    let offered = |id| OfferedType {
        id: TypeId(id),
        texts: per(TypeTexts { name: format!("Type {id}"), description: "What it is.".into() }),
    };
    let about = |statement_url: &str| {
        per(PurposeTexts { description: "What for.".into(), statement_url: statement_url.into(), ..PurposeTexts::default() })
    };
    let consent = |url| FieldKind::Consent { purpose: PurposeId(2), about: about(url) };
    let texts = FormTexts { title: "Sign up <b>".into(), intro: "Intro.".into(), submit: "Send".into(), ..FormTexts::default() };
    Definition {
        texts: per(texts),
        fields: vec![
            field("email", FieldKind::Email, true),
            field("first_name", FieldKind::FirstName, false),
            field("last_name", FieldKind::LastName, false),
            field("language", FieldKind::Language, true),
            field("types", FieldKind::Subscriptions { purpose: PurposeId(2), types: vec![offered(1), offered(2)] }, false),
            field("consent", consent(""), true),
            field("consent2", consent("https://example.org/privacy"), false),
            field("section", FieldKind::Section, false),
            field("words", FieldKind::TextBlock, false),
            field("company", FieldKind::Company, false),
            field("phone", FieldKind::Phone, true),
            field("country", FieldKind::Country, false),
            field("text", FieldKind::Text, false),
            field("long", FieldKind::LongText, false),
            field("radio", choice(ChoiceStyle::Radio), true),
            field("select", choice(ChoiceStyle::Select), false),
            field("checks", choice(ChoiceStyle::Checkboxes), false),
            field("date", FieldKind::Date, false),
            field("number", FieldKind::Number, false),
            field("whole", FieldKind::WholeNumber, false),
            field("when", FieldKind::DateTime, false),
            field("stars", FieldKind::Rating { scale: Scale::OneToFive }, true),
            field("likely", FieldKind::Rating { scale: Scale::ZeroToTen }, false),
            field("cv", FieldKind::File { kinds: FileKind::ALL.to_vec(), max_kib: 5 * 1024, most: 1 }, true),
            field("more", FieldKind::File { kinds: vec![FileKind::Text], max_kib: 500, most: 5 }, false),
            Field { width: Width::Half, ..field("left", FieldKind::Text, false) },
            Field { width: Width::Half, ..field("right", FieldKind::Text, false) },
            field("hidden", FieldKind::Hidden { value: "\"><b>".into() }, false),
            field("interests", FieldKind::Interests { options: vec![option("c")] }, false),
        ],
    }
}

fn form(language: Language, look: Look<'_>) {
    let site = site(language, "/f/newsletter");
    let mut put = |name: &str, page: Page<'_>| look(name, page.into_html());
    let definition = definition();
    let posted = [("email", "kari@"), ("types", "2"), ("radio", "a"), ("long", "<b>"), ("cv", "<b>.exe")];
    let posted = posted.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let ticked = FormState::posted(vec![("types".into(), "2".into()), ("consent".into(), "yes".into())]);
    let mut slipped = FormState::posted(posted);
    let slips = [
        ("checks", Slip::NotChosen),
        ("long", Slip::TooLong(4000)),
        ("phone", Slip::Missing),
        ("cv", Slip::Of("slip-file-kind", vec![("name", "<b>.exe".into())])),
        ("consent", Slip::NotTicked),
        ("types", Slip::NotOnOffer),
        ("email", Slip::EmailMalformed),
    ];
    slips.into_iter().for_each(|(field, slip)| slipped.refuse(field, slip));
    for (name, state, again, challenge, status) in [
        ("form", &FormState::fresh(), forms::Again::No, "", 200),
        ("form-with-proof", &FormState::fresh(), forms::Again::No, "{\"salt\":\"<b>\"}", 200),
        ("form-proof-wrong", &ticked, forms::Again::ProofRefused, "{}", 422),
        ("form-slips", &slipped, forms::Again::No, "", 422),
        ("form-changed", &ticked, forms::Again::TextsChanged, "", 422),
        ("form-again", &ticked, forms::Again::ReceiptRefused, "", 422),
        ("form-from-elsewhere", &ticked, forms::Again::FromElsewhere, "", 422),
    ] {
        let view = forms::FormView {
            definition: &definition,
            slug: "newsletter",
            page: 0,
            receipt: "receipt",
            honeypot: "website",
            again,
            challenge,
        };
        let page = forms::form(&site, &view, state);
        assert_eq!(page.status_code().as_u16(), status, "{name}");
        put(name, page);
    }
    let mut paged = definition;
    for (at, name) in [(16, "middle"), (6, "end")] {
        paged.fields.insert(at, field(name, FieldKind::Page, false));
    }
    for (at, name) in ["first page", "page between", "last page"].into_iter().enumerate() {
        let view = forms::FormView {
            definition: &paged,
            slug: "newsletter",
            page: at,
            receipt: "receipt",
            honeypot: "website",
            again: forms::Again::No,
            challenge: "",
        };
        put(name, forms::form(&site, &view, &slipped));
    }
    put("thanks", forms::thanks(&site, "Thank you", "Words.\n\nMore words."));
    for text in ["", "It is over."] {
        let page = forms::inactive(&site, "Sign up", text);
        assert_eq!(page.status_code(), StatusCode::GONE);
        put("inactive", page);
    }
    let choices = || vec!["E-marketing".to_owned(), "<b>".to_owned()];
    put(
        "confirm",
        forms::confirm(&site, &forms::ConfirmView { path: "/confirm/token", form_title: "<b>", choices: choices(), words: None }),
    );
    let words = forms::Words { definition: &paged, purposes: &[PurposeId(2)], types: &[TypeId(2)] };
    let read = forms::ConfirmView { path: "/confirm/token", form_title: "<b>", choices: choices(), words: Some(words) };
    put("confirm-words", forms::confirm(&site, &read));
    for preferences_path in [None, Some(TOKEN.to_owned())] {
        put("confirmed", forms::confirmed(&site, &forms::ConfirmedView { choices: choices(), preferences_path }));
    }
}

fn changes() -> Vec<personal::SavedChange> {
    use personal::ChangeKind::{Granted, Off, On, Withdrawn};
    [On, Off, Granted, Withdrawn].map(|now| personal::SavedChange { name: "News <b>".into(), now }).to_vec()
}

fn preferences(language: Language, look: Look<'_>) {
    let site = site(language, TOKEN);
    let saved = |changes, mail_sent| Some(personal::SavedView { changes, mail_sent });
    for (name, saved, changed_in_between, texts_changed, state) in [
        ("preferences", None, false, false, ConsentState::Active),
        ("preferences-none", None, false, false, ConsentState::None),
        ("preferences-saved", saved(changes(), true), true, false, ConsentState::Withdrawn),
        ("preferences-unchanged", saved(Vec::new(), false), false, false, ConsentState::Active),
        ("preferences-texts-changed", None, false, true, ConsentState::Active),
    ] {
        let kinds = ["Invitations", "News", "Promotions", "Urgent messages"].into_iter().zip(1..);
        let types = kinds.map(|(name, id)| personal::TypeView {
            id: TypeId(id),
            name,
            description: "About once a month.",
            is_on: id % 2 == 0,
        });
        let purpose = personal::PurposeView {
            id: PurposeId(2),
            name: "E-marketing",
            approval_text: "Yes, you may send me newsletters and offers by e-mail",
            description: "We use your e-mail address and name to send you newsletters, invitations and offers.",
            statement: Some(("How we use it", "https://example.org/privacy")),
            state,
            types: types.collect(),
        };
        let view = personal::PreferencesView {
            path: TOKEN,
            masked_address: "k•••@example.org",
            first_name: Some("Kari <b>"),
            valid_until: now(),
            version: 7,
            shown: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            purposes: vec![purpose],
            saved,
            changed_in_between,
            texts_changed,
            data_link_sent: changed_in_between,
        };
        look_at_private(name, personal::preferences(&site, &view), look);
    }
}

/// A page behind a token says so in its headers (LNK-05).
fn look_at_private(name: &str, page: Page<'_>, look: Look<'_>) {
    assert!(page.is_private(), "{name}");
    look(name, page.into_html());
}

fn leaving(language: Language, look: Look<'_>) {
    let site = site(language, "/unsubscribe/token");
    for (type_name, is_off, everything_off) in [
        (Some("News <b>"), false, false),
        (Some("News <b>"), true, false),
        (Some("News <b>"), true, true),
        (None, false, false),
        (None, false, true),
    ] {
        let view = personal::UnsubscribeView {
            path: "/unsubscribe/token",
            masked_address: "k•••@example.org",
            type_name,
            is_off,
            everything_off,
        };
        look_at_private("unsubscribe", personal::unsubscribe(&site, &view), look);
    }
    for (changes, done) in [(changes(), false), (changes(), true), (Vec::new(), false)] {
        let view = personal::RestoreView { path: "/restore/token", masked_address: "k•••@example.org", changes, done };
        look_at_private("restore", personal::restore(&site, &view), look);
    }
}

fn data(language: Language, look: Look<'_>) {
    let site = site(language, "/data/token");
    let consent =
        |state| personal::ConsentLine { purpose: "E-marketing", basis: "Consent", source: "Web form", updated_at: now(), state };
    let subscription = |state| personal::SubscriptionLine { name: "News", state };
    let full = personal::DataView {
        path: "/data/token",
        address: "kari@example.org",
        name: "Kari <b>",
        language,
        since: now(),
        consents: [ConsentState::None, ConsentState::Active, ConsentState::Withdrawn].map(consent).into(),
        subscriptions: [personal::SubscriptionState::On, personal::SubscriptionState::Off, personal::SubscriptionState::Never]
            .map(subscription)
            .into(),
        history: vec![personal::HistoryLine { at: now(), text: "Something <b>".into() }],
        valid_until: now(),
    };
    look_at_private("data", personal::data(&site, &full), look);
    let empty = personal::DataView { name: "", consents: Vec::new(), subscriptions: Vec::new(), history: Vec::new(), ..full };
    look_at_private("data-empty", personal::data(&site, &empty), look);
}
