//! Address and password, and the way out.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Bytes, Data},
};

use super::{
    super::{
        actions::{self, Entered},
        store, views,
    },
    FREE_PER_ACCOUNT, FREE_PER_NETWORK, attempt, cookie, let_in, limit, next_of, see, unhashed,
};
use crate::{
    kernel::{
        Channel, EmailAddress, Secret,
        text::{cut, one_line},
    },
    security::{SessionToken, network, password},
    state::{AppState, Desk, Problem, Visit, posted},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin,
    },
};

/// The longest address that is looked at, in octets.
const ADDRESS_LIMIT: usize = 320;

/// `GET /admin/sign-in`.
pub async fn show_sign_in(request: HttpRequest, state: Data<AppState>) -> HttpResponse {
    let visit = Visit::of(&request, &state);
    let mut office = visit.office();
    // After a new password was chosen.
    office.done = request.query_string().strip_prefix("done=").and_then(Done::from_code);
    views::sign_in(&office, &next_of(&request), &FormState::fresh()).into_response()
}

/// `POST /admin/sign-in`: the same work and the same answer for known and unknown addresses (SE-09).
pub async fn sign_in(request: HttpRequest, state: Data<AppState>, body: Bytes) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    visit.throttle(&state)?;
    let mut answered = FormState::posted(posted(&request, &body)?);
    let typed = one_line(cut(answered.value("address").trim(), ADDRESS_LIMIT)).to_lowercase();
    let key = EmailAddress::parse(&typed).map_or(typed, |address| address.key().to_owned());
    let account = limit(&state, "sign-in", &key, FREE_PER_ACCOUNT);
    let network = limit(&state, "sign-in network", &network::prefix_key(visit.ip), FREE_PER_NETWORK);
    attempt(&state, visit.at, vec![account.clone(), network.clone()]).await?;

    let member = state.db.read(move |connection| store::by_address_key(connection, &key)).await?;
    let member = member.filter(|member| member.disabled_at.is_none());
    let password = Secret::new(answered.value("password").to_owned());
    let hash = member.as_ref().and_then(|member| member.password_hash.clone());
    let is_right = password::fits(password.clone(), hash.clone()).await.map_err(unhashed)?;
    let rehashed = match hash.filter(|hash| is_right && password::is_dated(hash)) {
        Some(_) => Some(password::hash(password).await.map_err(unhashed)?),
        None => None,
    };
    let token = SessionToken::random();
    let (ctx, session) = (visit.context(Channel::Admin, visit.language), token.hash());
    let work = state.db.write(move |tx| {
        let limits = [account.key.as_str(), network.key.as_str()];
        actions::sign_in(tx, &ctx, member.as_ref(), is_right, rehashed.as_deref(), &session, limits)
    });
    let entered = work.await?;
    let next = admin::own(answered.value("next")).to_owned();
    Ok(match entered {
        Entered::In => let_in(&state, &token, &next),
        Entered::HalfWay => let_in(&state, &token, &admin::code_for(&next)),
        Entered::Refused => {
            answered.refuse("address", Slip::Says("slip-sign-in"));
            views::sign_in(&visit.office(), &next, &answered).into_response()
        }
    })
}

/// `POST /admin/sign-out`.
pub async fn sign_out(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let (ctx, open) = (desk.context(), desk.open());
    state.db.write(move |tx| actions::sign_out(tx, &ctx, &open)).await?;
    let mut gone = cookie(&state, String::new());
    gone.make_removal();
    let mut answer = see(admin::SIGN_IN);
    answer.add_cookie(&gone).map_err(|error| Problem::Unexpected(error.to_string()))?;
    Ok(answer)
}
