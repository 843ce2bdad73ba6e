//! Turning the second step on and off, and the codes on paper.

use actix_web::{HttpResponse, web::Data};

use super::super::{
    actions::{self, Proof},
    store,
    views::{self, TwoStepView},
};
use crate::{
    security::authenticator::{looks_like_seed, new_recovery_codes, new_seed},
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin,
    },
};

/// `GET /admin/account/two-step`.
pub async fn show_two_step(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    // The secret that is in the app already, when the member had to prove who they are in between.
    let kept = desk.form();
    let seed = Some(kept.value("seed")).filter(|seed| looks_like_seed(seed)).map_or_else(new_seed, ToOwned::to_owned);
    let next = if desk.kept_from.is_some() { kept.value("next") } else { desk.asked("next") };
    page(&desk, &state, &seed, next, &FormState::fresh()).await
}

/// `POST /admin/account/two-step`: a first right code turns it on. The answer shows the recovery codes, once.
pub async fn turn_on_two_step(mut desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let mut answered = desk.form();
    let (seed, next) = (answered.value("seed").to_owned(), admin::own(answered.value("next")).to_owned());
    if !looks_like_seed(&seed) {
        return page(&desk, &state, &new_seed(), &next, &FormState::fresh()).await;
    }
    let was_owed = desk.me.owes_second_step();
    let step = state.keyring.seals().authenticators.of(&seed).step_of(answered.value("code"), desk.at);
    let (codes, hashes) = fresh_codes(&desk, &state);
    let proof = Proof { step, code_hash: String::new() };
    let (ctx, open, kept) = (desk.context(), desk.open(), seed.clone());
    if state.db.write(move |tx| actions::turn_on_second_step(tx, &ctx, &open, &kept, &proof, &hashes)).await? {
        desk.me.has_second_step = true;
        // Who came by themselves came from their account.
        let next = if was_owed { &next } else { admin::ACCOUNT };
        return Ok(views::recovery_codes(&desk.office(), &codes, next).into_response());
    }
    answered.refuse("code", Slip::Says("slip-code"));
    page(&desk, &state, &seed, &next, &answered).await
}

/// `POST /admin/account/two-step/removal`.
pub async fn turn_off_two_step(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    if desk.me.must_have_second_step() {
        return Ok(views::second_step_stays(&desk.office()).into_response());
    }
    let (ctx, open) = (desk.context(), desk.open());
    state.db.write(move |tx| actions::drop_second_step(tx, &ctx, &open)).await?;
    Ok(desk.redirect(admin::ACCOUNT, Done::Saved))
}

/// `POST /admin/account/recovery-codes`: the answer shows new ones, once.
pub async fn renew_codes(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let id = desk.me.id;
    let me = state.db.read(move |connection| store::by_id(connection, id)).await?.ok_or(Problem::NotFound)?;
    if me.totp_seed.is_none() {
        return Err(Problem::NotFound);
    }
    let (codes, hashes) = fresh_codes(&desk, &state);
    let (ctx, open) = (desk.context(), desk.open());
    state.db.write(move |tx| actions::renew_codes(tx, &ctx, &open, &hashes)).await?;
    Ok(views::recovery_codes(&desk.office(), &codes, admin::ACCOUNT).into_response())
}

/// Codes to show, and what is kept of them.
fn fresh_codes(desk: &Desk, state: &AppState) -> (Vec<String>, Vec<String>) {
    let (codes, owner) = (new_recovery_codes(), desk.me.id.to_string());
    let seals = state.keyring.seals();
    let hashes = codes.iter().map(|code| seals.authenticators.hash_of(&owner, code)).collect();
    (codes, hashes)
}

async fn page(desk: &Desk, state: &AppState, seed: &str, next: &str, answered: &FormState) -> Result<HttpResponse, Problem> {
    let id = desk.me.id;
    let me = state.db.read(move |connection| store::by_id(connection, id)).await?.ok_or(Problem::NotFound)?;
    let authenticator = state.keyring.seals().authenticators.of(seed);
    let uri = authenticator.uri(&desk.house.settings.organisation_name, &me.address);
    let typed = authenticator.typed();
    let (next, is_owed) = (admin::own(next), desk.me.owes_second_step());
    let view = TwoStepView { seed, uri: &uri, typed: &typed, next, is_owed };
    Ok(views::two_step(&desk.office(), &view, answered).into_response())
}
