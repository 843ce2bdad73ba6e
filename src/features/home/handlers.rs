//! The home page and the privacy statement.

use actix_web::{HttpRequest, HttpResponse, web::Data};

use super::views::{FormLink, HomeView, PrivacyView, PurposeLine, home, privacy};
use crate::{
    state::{AppState, Visit},
    web::paths,
};

/// `GET /`: the organisation and its open forms.
pub async fn show_home(request: HttpRequest, state: Data<AppState>) -> HttpResponse {
    let visit = Visit::of(&request, &state);
    let forms = visit
        .house
        .forms
        .iter()
        .filter(|form| form.is_listed && form.takes_answers(visit.at))
        .filter_map(|form| {
            let texts = form.definition.texts.get(visit.language)?;
            Some(FormLink { title: &texts.title, intro: &texts.intro, path: paths::form(&form.slug) })
        })
        .collect();
    home(&visit.site(), &HomeView { forms }).into_response()
}

/// `GET /privacy`: what GDPR Art. 13 wants said.
pub async fn show_privacy(request: HttpRequest, state: Data<AppState>) -> HttpResponse {
    let visit = Visit::of(&request, &state);
    let settings = &visit.house.settings;
    let purposes = visit.house.lists.purposes.iter().filter(|purpose| purpose.is_active && !purpose.is_deleted);
    let view = PrivacyView {
        postal_address: &settings.organisation_address,
        contact_email: &settings.organisation_contact,
        purposes: purposes
            .filter_map(|purpose| purpose.words.get(visit.language))
            .map(|words| PurposeLine {
                name: &words.name,
                description: &words.public_description,
                statement_url: Some(words.statement_url.as_str()).filter(|url| !url.is_empty()),
            })
            .collect(),
        unconfirmed_days: settings.unconfirmed_days,
        answers_days: settings.answers_days,
        link_days: settings.preference_link_days,
    };
    privacy(&visit.site(), &view).into_response()
}
