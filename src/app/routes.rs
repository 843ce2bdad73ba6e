//! Every address, in one table: what answers it and who may ask. A test walks it.

use actix_files::NamedFile;
use actix_web::{
    HttpRequest, HttpResponse, Resource, Route, guard as method,
    http::{
        Method,
        header::{ALLOW, CACHE_CONTROL, HeaderValue},
    },
    middleware::from_fn,
    web::{self, Data, PayloadConfig, ServiceConfig},
};

use super::{
    api_guard::api_guard,
    guard::{Needs, guard},
    middleware::survive,
    works::kinds,
};
use crate::{
    features::{
        api, archives, audit, bin, bulk, cards, decisions, deliveries, drafts, editions, exports, fittings, home, imports,
        integrations, integrations::ApiRight, items, links, overview, preferences, runs, selections, signups, staff, submissions,
        webhooks,
    },
    kernel::Right,
    state::{AppState, Problem},
    web::{
        assets, paths,
        paths::{
            admin,
            admin::{
                drafts as form_paths, integrations as programs, lists, selections as selection_paths, settings,
                submissions as filled_in, templates, webhooks as hooks,
            },
            patterns,
        },
    },
};

/// The largest body that is read, in octets: a form has no need of more.
const BODY_LIMIT: usize = 64 * 1024;

/// Who may ask for an address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// Anybody.
    Public,
    /// Whoever holds a personal link; without one the answer is the page for links that do not open.
    Link,
    /// Machines that watch or serve the portal.
    Machine,
    /// Members of staff; the guard stands in front.
    Staff(Needs),
    /// Programs with a token; a guard of their own stands in front.
    Api(ApiNeeds),
}

/// What a token must have, by method; nothing within means that any token will do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ApiNeeds {
    /// To look.
    pub get: Option<Option<ApiRight>>,
    /// To add.
    pub post: Option<Option<ApiRight>>,
    /// To set.
    pub put: Option<Option<ApiRight>>,
    /// To change a part.
    pub patch: Option<Option<ApiRight>>,
}

impl ApiNeeds {
    /// What a method needs; nothing when no handler takes it.
    pub fn of(&self, method: &Method) -> Option<Option<ApiRight>> {
        match *method {
            Method::GET | Method::HEAD => self.get,
            Method::POST => self.post,
            Method::PUT => self.put,
            Method::PATCH => self.patch,
            _ => None,
        }
    }
}

/// What a member must have to be let in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// Nothing: the way in.
    Anyone,
    /// To be signed in, whatever else is still asked of them: one's own account.
    Own,
    /// To be signed in.
    Signed,
    /// This right.
    Right(Right),
}

/// One address.
pub struct Address {
    /// The router's pattern.
    pub pattern: &'static str,
    /// Who may ask.
    pub access: Access,
    /// What shows it; never changes anything (LNK-01).
    pub get: Option<fn() -> Route>,
    /// What changes something.
    pub post: Option<fn() -> Route>,
    /// What browsers ask before a script of another site may do either.
    pub options: Option<fn() -> Route>,
    /// What sets something, for programs.
    pub put: Option<fn() -> Route>,
    /// What changes a part of something, for programs.
    pub patch: Option<fn() -> Route>,
}

/// Reads `pattern, access, get → handler, post → handler, options → handler`.
macro_rules! routes {
    ($($access:ident $pattern:expr $(, get $get:path)? $(, post $post:path)? $(, options $options:path)? ;)+) => {
        &[$(Address {
            pattern: $pattern,
            access: Access::$access,
            get: routes!(@ $($get)?),
            post: routes!(@ $($post)?),
            options: routes!(@ $($options)?),
            put: None,
            patch: None,
        }),+]
    };
    (@ $handler:path) => { Some(|| web::route().to($handler)) };
    (@) => { None };
}

/// The pages, each also below a language (`/nb/privacy`).
pub const PAGES: &[Address] = routes! {
    Public paths::HOME, get home::handlers::show_home;
    Public paths::PRIVACY, get home::handlers::show_privacy;
    Public paths::API, get api::handlers::show_page;
    Public patterns::FORM, get signups::handlers::show, post signups::handlers::send, options signups::handlers::preflight;
    Public patterns::FORM_STARTED, post signups::handlers::start;
    Public patterns::FORM_THANKS, get signups::handlers::thank;
    Public paths::LINK, get links::handlers::show, post links::handlers::send;
    Public paths::LINK_SENT, get links::handlers::show_sent;
    Link patterns::CONFIRM, get signups::handlers::show_confirm, post signups::handlers::confirm_sign_up;
    Link patterns::PREFERENCES, get preferences::handlers::show;
    Link patterns::CHOICES, post preferences::handlers::save;
    Link patterns::WITHDRAWAL, post preferences::handlers::leave_everything;
    Link patterns::DATA_LINK, post preferences::handlers::ask_for_data_link;
    Link patterns::DATA, get preferences::handlers::show_data;
    Link patterns::EXPORT, post preferences::handlers::download;
    Link patterns::UNSUBSCRIBE, get preferences::handlers::show_unsubscribe, post preferences::handlers::unsubscribe;
    Link patterns::RESTORE, get preferences::handlers::show_restore, post preferences::handlers::restore_act;
};

/// Reads `pattern, get Need handler, post Need handler`; a need is `Anyone`, `Own`, `Signed` or the name of a right. With `proved` in
/// place of `post` the member must have proved a short while ago who they are; with `upload` the handler reads the body itself, a
/// file of any size, once the guard has found the form's token at its beginning.
macro_rules! staff_routes {
    ($($pattern:expr $(, get $see:ident $get:path)? $(, post $change:ident $post:path)? $(, proved $prove:ident $act:path)?
        $(, upload $bring:ident $take:path)? ;)+) => {
        &[$(Address {
            pattern: $pattern,
            access: Access::Staff(Needs {
                get: staff_routes!(@need $($see)?),
                post: staff_routes!(@need $($change)? $($prove)? $($bring)?),
                has_get: staff_routes!(@has $($see)?),
                wants_proof: staff_routes!(@has $($prove)?),
                streams: staff_routes!(@has $($bring)?),
            }),
            get: routes!(@ $($get)?),
            post: routes!(@ $($post)? $($act)? $($take)?),
            options: None,
            put: None,
            patch: None,
        }),+]
    };
    (@need) => { Need::Signed };
    (@need Anyone) => { Need::Anyone };
    (@need Own) => { Need::Own };
    (@need Signed) => { Need::Signed };
    (@need $right:ident) => { Need::Right(Right::$right) };
    (@has) => { false };
    (@has $see:ident) => { true };
}

/// The admin area.
pub const ADMIN: &[Address] = staff_routes! {
    admin::OVERVIEW, get Signed overview::handlers::show;
    admin::CONSENT_CHANGES, get Signed overview::handlers::show_changes;
    admin::MAILS, get Signed deliveries::handlers::show;
    admin::MAILS_RESENDING, post Contacts deliveries::handlers::resend_all;
    admin::patterns::MAIL_RESENDING, post Contacts deliveries::handlers::resend;
    admin::SIGN_IN, get Anyone staff::handlers::show_sign_in, post Anyone staff::handlers::sign_in;
    admin::CODE, get Anyone staff::handlers::show_code, post Anyone staff::handlers::take_code;
    admin::RESET, get Anyone staff::handlers::show_reset, post Anyone staff::handlers::ask_reset;
    admin::patterns::RESET_LINK, get Anyone staff::handlers::show_new_password, post Anyone staff::handlers::reset;
    admin::patterns::INVITATION, get Anyone staff::handlers::show_invitation, post Anyone staff::handlers::accept;
    admin::PROOF, get Own staff::handlers::show_proof, post Own staff::handlers::prove;
    admin::patterns::DRAFT, get Signed staff::handlers::show_draft;
    admin::ACCOUNT, get Own staff::handlers::show_account;
    admin::ACCOUNT_LANGUAGE, post Own staff::handlers::choose_language;
    admin::ACCOUNT_PASSWORD, post Own staff::handlers::change_password;
    admin::ACCOUNT_SESSIONS, post Own staff::handlers::end_other_sessions;
    admin::patterns::ACCOUNT_SESSION, post Own staff::handlers::end_session;
    admin::TWO_STEP, get Own staff::handlers::show_two_step, proved Own staff::handlers::turn_on_two_step;
    admin::TWO_STEP_REMOVAL, proved Own staff::handlers::turn_off_two_step;
    admin::RECOVERY_CODES, proved Own staff::handlers::renew_codes;
    admin::USERS, get Users staff::handlers::show_users, proved Users staff::handlers::invite;
    admin::NEW_USER, get Users staff::handlers::show_new_user;
    admin::patterns::USER, get Users staff::handlers::show_user, proved Users staff::handlers::save_user;
    admin::patterns::USER_DEACTIVATION, proved Users staff::handlers::disable_user;
    admin::patterns::USER_ACTIVATION, proved Users staff::handlers::enable_user;
    admin::patterns::USER_SECOND_STEP, proved Users staff::handlers::remove_second_step;
    admin::patterns::USER_INVITATION, proved Users staff::handlers::invite_again;
    admin::ROLES, get Users staff::handlers::show_roles, proved Users staff::handlers::add_role;
    admin::NEW_ROLE, get Users staff::handlers::show_new_role;
    admin::patterns::ROLE, get Users staff::handlers::show_role, proved Users staff::handlers::save_role;
    admin::patterns::ROLE_DELETION, proved Users staff::handlers::delete_role;
    admin::SIGN_OUT, post Own staff::handlers::sign_out;
    admin::CONTACTS, get Signed cards::handlers::show_list;
    admin::NEW_CONTACT, get Contacts cards::handlers::show_new, post Contacts cards::handlers::create;
    admin::EXPORTS, get Export archives::handlers::show, proved Settings archives::handlers::export;
    admin::CONTACTS_EXPORT, get Export exports::handlers::show, post Export exports::handlers::export;
    admin::CHOSEN_CONFIRMATION, get Contacts cards::handlers::show_chosen, post Contacts cards::handlers::inform_chosen;
    admin::patterns::CONTACT, get Signed cards::handlers::show_card, post Contacts cards::handlers::save;
    admin::patterns::ADDRESSES, post Contacts cards::handlers::add_address;
    admin::patterns::PRIMARY_ADDRESS, post Contacts cards::handlers::make_primary;
    admin::patterns::ADDRESS_REMOVAL, post Contacts cards::handlers::remove_address;
    admin::patterns::E_MARKETING, post Contacts cards::handlers::switch_marketing;
    admin::patterns::SUBSCRIPTIONS, post Consent cards::handlers::choose;
    admin::patterns::LINK_REVOCATION, post Contacts cards::handlers::revoke_links;
    admin::patterns::ACTIVITIES, get Signed cards::handlers::show_activities;
    admin::patterns::CONTACT_MAIL, get Signed cards::handlers::show_mail;
    admin::patterns::CONFIRMATION, get Contacts cards::handlers::show_confirmation, post Contacts cards::handlers::send_confirmation;
    admin::patterns::MERGER, get Contacts cards::handlers::show_merger, post Contacts cards::handlers::merge;
    admin::patterns::CONTACT_EXPORT, post Export cards::handlers::export;
    admin::NOT_INFORMED, get Signed cards::handlers::show_not_informed, post Contacts cards::handlers::inform_all;
    admin::patterns::PRIVACY, get Signed cards::handlers::show_privacy;
    admin::patterns::CONTACT_PURPOSE, get Signed cards::handlers::show_purpose, post Consent cards::handlers::set_consent;
    admin::patterns::SETUP, get Anyone staff::handlers::show_setup, post Anyone staff::handlers::set_up;

    selection_paths::LIST, get Signed selections::handlers::show_list;
    selection_paths::NEW, get Contacts selections::handlers::show_new, post Contacts selections::handlers::build_new;
    selection_paths::MEMBERS, get Contacts selections::handlers::show_chosen, post Contacts selections::handlers::set_members;
    selection_paths::patterns::SELECTION, get Signed selections::handlers::show;
    selection_paths::patterns::EDIT, get Contacts selections::handlers::show_edit, post Contacts selections::handlers::build;
    selection_paths::patterns::COUNTING, post Contacts selections::handlers::count_now;
    selection_paths::patterns::COPYING, post Contacts selections::handlers::copy;
    selection_paths::patterns::FREEZING, post Contacts selections::handlers::freeze;
    selection_paths::patterns::DELETION, post Contacts selections::handlers::delete;

    filled_in::LIST, get Signed submissions::handlers::show_list;
    filled_in::EXPORT, post Export submissions::handlers::export;
    filled_in::patterns::SUBMISSION, get Signed submissions::handlers::show;
    filled_in::patterns::FILLED, get Signed submissions::handlers::show_filled;
    filled_in::patterns::PROCESSING, post Submissions submissions::handlers::process;
    filled_in::patterns::REJECTION, post Submissions submissions::handlers::reject;
    filled_in::patterns::FILE, post Submissions submissions::handlers::download_file;
    filled_in::patterns::FORM_PROCESSING, get Forms submissions::handlers::show_processing, post Forms submissions::handlers::save_processing;
    filled_in::patterns::FORM_STATISTICS, get Signed submissions::handlers::show_statistics;
    filled_in::patterns::FORM_FIGURES, get Signed submissions::handlers::show_figures;

    lists::subscription_types::LIST, get Signed items::handlers::show_list;
    lists::subscription_types::NEW, get Lists items::handlers::show_new, post Lists items::handlers::add;
    lists::subscription_types::EXPORT, post Export items::handlers::export;
    lists::subscription_types::ITEM, get Signed items::handlers::show, post Lists items::handlers::save;
    lists::subscription_types::POSITION, post Lists items::handlers::put;
    lists::subscription_types::ACTIVATION, post Lists items::handlers::activate;
    lists::subscription_types::DEACTIVATION, post Lists items::handlers::deactivate;
    lists::subscription_types::DELETION, get Lists items::handlers::show_deletion, post Lists items::handlers::delete;
    lists::subscription_types::RESTORATION, post Lists items::handlers::restore;

    lists::purposes::LIST, get Signed items::handlers::show_list;
    lists::purposes::NEW, get Lists items::handlers::show_new, post Lists items::handlers::add;
    lists::purposes::EXPORT, post Export items::handlers::export;
    lists::purposes::ITEM, get Signed items::handlers::show, post Lists items::handlers::save;
    lists::purposes::POSITION, post Lists items::handlers::put;
    lists::purposes::ACTIVATION, post Lists items::handlers::activate;
    lists::purposes::DEACTIVATION, post Lists items::handlers::deactivate;
    lists::purposes::DELETION, get Lists items::handlers::show_deletion, post Lists items::handlers::delete;
    lists::purposes::RESTORATION, post Lists items::handlers::restore;

    lists::legal_bases::LIST, get Signed items::handlers::show_list;
    lists::legal_bases::NEW, get Lists items::handlers::show_new, post Lists items::handlers::add;
    lists::legal_bases::EXPORT, post Export items::handlers::export;
    lists::legal_bases::ITEM, get Signed items::handlers::show, post Lists items::handlers::save;
    lists::legal_bases::POSITION, post Lists items::handlers::put;
    lists::legal_bases::DELETION, get Lists items::handlers::show_deletion, post Lists items::handlers::delete;
    lists::legal_bases::RESTORATION, post Lists items::handlers::restore;

    lists::sources::LIST, get Signed items::handlers::show_list;
    lists::sources::NEW, get Lists items::handlers::show_new, post Lists items::handlers::add;
    lists::sources::EXPORT, post Export items::handlers::export;
    lists::sources::ITEM, get Signed items::handlers::show, post Lists items::handlers::save;
    lists::sources::POSITION, post Lists items::handlers::put;
    lists::sources::DELETION, get Lists items::handlers::show_deletion, post Lists items::handlers::delete;
    lists::sources::RESTORATION, post Lists items::handlers::restore;

    lists::interests::LIST, get Signed items::handlers::show_list;
    lists::interests::NEW, get Lists items::handlers::show_new, post Lists items::handlers::add;
    lists::interests::EXPORT, post Export items::handlers::export;
    lists::interests::ITEM, get Signed items::handlers::show, post Lists items::handlers::save;
    lists::interests::POSITION, post Lists items::handlers::put;
    lists::interests::ACTIVATION, post Lists items::handlers::activate;
    lists::interests::DEACTIVATION, post Lists items::handlers::deactivate;
    lists::interests::DELETION, get Lists items::handlers::show_deletion, post Lists items::handlers::delete;
    lists::interests::RESTORATION, post Lists items::handlers::restore;

    form_paths::LIST, get Signed drafts::handlers::show_list;
    form_paths::NEW, get Forms drafts::handlers::show_new, post Forms drafts::handlers::add;
    form_paths::TEMPLATES, get Signed drafts::handlers::show_templates;
    form_paths::patterns::TEMPLATE, get Forms drafts::handlers::show_template, post Forms drafts::handlers::rename_template;
    form_paths::patterns::TEMPLATE_DELETION, get Forms drafts::handlers::show_template_deletion, post Forms drafts::handlers::delete_template;
    form_paths::patterns::KEEPING, get Forms drafts::handlers::show_keeping, post Forms drafts::handlers::keep_template;
    form_paths::patterns::FORM, get Signed drafts::handlers::show;
    form_paths::patterns::PROPERTIES, get Forms drafts::handlers::show_properties, post Forms drafts::handlers::save_properties;
    form_paths::patterns::ACTIVATION, post Forms drafts::handlers::activate;
    form_paths::patterns::DEACTIVATION, post Forms drafts::handlers::deactivate;
    form_paths::patterns::DELETION, get Forms drafts::handlers::show_deletion, post Forms drafts::handlers::delete;
    form_paths::patterns::RESTORATION, post Forms drafts::handlers::restore;
    form_paths::patterns::VERSION, get Signed drafts::handlers::show_version;
    form_paths::patterns::VERSION_FRAME, get Signed drafts::handlers::show_version_frame;
    form_paths::patterns::PROTECTION, get Signed drafts::handlers::show_protection, post Forms drafts::handlers::protect;
    form_paths::patterns::SNIPPET, get Signed drafts::handlers::show_snippet;
    form_paths::patterns::PREFILLED_LINK, get Forms signups::handlers::show_prefilled_link, post Forms signups::handlers::make_prefilled_link;
    form_paths::patterns::PICTURE, get Signed drafts::handlers::show_picture;
    form_paths::patterns::DRAFT, get Signed drafts::handlers::show_draft, post Forms drafts::handlers::step;
    form_paths::patterns::TEXTS, get Forms drafts::handlers::show_texts, post Forms drafts::handlers::save_texts;
    form_paths::patterns::NEW_FIELD, get Forms drafts::handlers::show_new_field, post Forms drafts::handlers::add_field;
    form_paths::patterns::FIELD, get Forms drafts::handlers::show_field, post Forms drafts::handlers::save_field;
    form_paths::patterns::FIELD_DELETION, get Forms drafts::handlers::show_removal, post Forms drafts::handlers::remove_field;
    form_paths::patterns::PREVIEW, get Signed drafts::handlers::show_preview;
    form_paths::patterns::PREVIEW_FRAME, get Signed drafts::handlers::show_preview_frame;
    form_paths::patterns::DISCARDING, get Forms drafts::handlers::show_discarding, post Forms drafts::handlers::discard;
    form_paths::patterns::PUBLICATION, get Forms drafts::handlers::show_publication, post Forms drafts::handlers::publish;

    templates::LIST, get Signed editions::handlers::show_list;
    templates::patterns::TEMPLATE, get Signed editions::handlers::show, post Lists editions::handlers::save;
    templates::patterns::TEST, post Lists editions::handlers::send_test;
    templates::patterns::SHIPPED, get Signed editions::handlers::show_shipped, post Lists editions::handlers::return_to_shipped;
    templates::patterns::VERSION, get Signed editions::handlers::show_version, post Lists editions::handlers::put_back;

    admin::JOBS, get Signed runs::handlers::show_list;
    admin::jobs::patterns::JOB, get Signed runs::handlers::show;
    admin::jobs::patterns::JOB_STOP, post Signed runs::handlers::stop;
    admin::jobs::patterns::JOB_RESUMPTION, post Signed runs::handlers::resume;
    admin::jobs::patterns::JOB_LOG, get Signed runs::handlers::log;

    admin::BULK_UPDATE, get BulkUpdate bulk::handlers::show, post BulkUpdate bulk::handlers::check;
    admin::BULK_UPDATE_RUN, post BulkUpdate bulk::handlers::run;
    admin::jobs::patterns::BULK_UNDO, get BulkUpdate bulk::handlers::show_undo, post BulkUpdate bulk::handlers::undo;

    admin::BULK_DELETE, get BulkDelete bin::handlers::show_deletion, post BulkDelete bin::handlers::delete;
    admin::BIN, get BulkDelete bin::handlers::show;
    admin::BIN_RESTORATION, post BulkDelete bin::handlers::restore;
    admin::BIN_ERASURE, proved BulkDelete bin::handlers::erase;
    admin::imports::LIST, get Import imports::handlers::show_all, upload Import imports::handlers::upload;
    admin::imports::patterns::IMPORT, get Import imports::handlers::show, post Import imports::handlers::save;
    admin::imports::patterns::RUN, post Import imports::handlers::run;
    admin::imports::patterns::UNDOING, post Import imports::handlers::undo;
    admin::imports::patterns::RESUMPTION, post Import imports::handlers::resume;
    admin::imports::patterns::PROBLEMS, post Import imports::handlers::download_problems;

    admin::AUDIT, get Audit audit::handlers::show;
    admin::AUDIT_EXPORT, post Audit audit::handlers::export;

    programs::LIST, get Settings integrations::handlers::show_all, proved Settings integrations::handlers::add;
    programs::NEW, get Settings integrations::handlers::show_new;
    programs::patterns::ONE, get Settings integrations::handlers::show, proved Settings integrations::handlers::save;
    programs::patterns::RENEWAL, proved Settings integrations::handlers::renew;
    programs::patterns::REVOCATION, proved Settings integrations::handlers::revoke;
    hooks::LIST, get Settings webhooks::handlers::show_all, proved Settings webhooks::handlers::add;
    hooks::NEW, get Settings webhooks::handlers::show_new;
    hooks::patterns::ONE, get Settings webhooks::handlers::show, proved Settings webhooks::handlers::save;
    hooks::patterns::TEST, post Settings webhooks::handlers::test;
    hooks::patterns::DEACTIVATION, post Settings webhooks::handlers::deactivate;
    hooks::patterns::ACTIVATION, post Settings webhooks::handlers::activate;
    hooks::patterns::RENEWAL, proved Settings webhooks::handlers::renew;
    hooks::patterns::DELETION, proved Settings webhooks::handlers::delete;
    hooks::patterns::RESENDING, post Settings webhooks::handlers::resend;

    settings::ALL, get Settings decisions::handlers::show_all;
    settings::ORGANISATION, get Settings decisions::handlers::show, post Settings decisions::handlers::save;
    settings::LANGUAGES, get Settings decisions::handlers::show, post Settings decisions::handlers::save;
    settings::SENDER, get Settings decisions::handlers::show, post Settings decisions::handlers::save;
    settings::LINKS, get Settings decisions::handlers::show, post Settings decisions::handlers::save;
    settings::CONSENT, get Settings decisions::handlers::show, post Settings decisions::handlers::save;
    settings::SIGN_UP, get Settings decisions::handlers::show, post Settings decisions::handlers::save;
    settings::CONTACT_FIELDS, get Settings decisions::handlers::show, post Settings decisions::handlers::save;
    settings::LOOK, get Settings fittings::handlers::show, post Settings fittings::handlers::decide;
    settings::patterns::LOOK_PREVIEW, get Settings fittings::handlers::show_preview;
    settings::patterns::LOOK_FRAME, get Settings fittings::handlers::show_frame;
    settings::TRANSPORT, get Settings decisions::handlers::show_transport, post Settings decisions::handlers::test_transport;
    settings::KEYS, get Settings decisions::handlers::show_keys, proved Settings decisions::handlers::rotate;
};

/// Reads `pattern, get Right handler, post Right handler, put …, patch …`; `Any` in place of a right takes any token.
macro_rules! api_routes {
    ($($pattern:expr $(, get $see:ident $get:path)? $(, post $add:ident $post:path)? $(, put $set:ident $put:path)?
        $(, patch $change:ident $patch:path)? ;)+) => {
        &[$(Address {
            pattern: $pattern,
            access: Access::Api(ApiNeeds {
                get: api_routes!(@need $($see)?),
                post: api_routes!(@need $($add)?),
                put: api_routes!(@need $($set)?),
                patch: api_routes!(@need $($change)?),
            }),
            get: routes!(@ $($get)?),
            post: routes!(@ $($post)?),
            options: None,
            put: routes!(@ $($put)?),
            patch: routes!(@ $($patch)?),
        }),+]
    };
    (@need) => { None };
    (@need Any) => { Some(None) };
    (@need $right:ident) => { Some(Some(ApiRight::$right)) };
}

/// The API for programs.
pub const API: &[Address] = api_routes! {
    "/api/v1/contacts", get ReadContacts api::handlers::list_contacts, post WriteContacts api::handlers::create_contact;
    "/api/v1/contacts/{id}", get ReadContacts api::handlers::show_contact, patch WriteContacts api::handlers::change_contact;
    "/api/v1/contacts/{id}/addresses", post WriteContacts api::handlers::add_address;
    "/api/v1/contacts/{id}/primary-address", put WriteContacts api::handlers::make_address_primary;
    "/api/v1/contacts/{id}/address-removals", post WriteContacts api::handlers::remove_address;
    "/api/v1/contacts/{id}/consents", get ReadContacts api::handlers::list_consents;
    "/api/v1/contacts/{id}/consents/{purpose}", get ReadContacts api::handlers::show_consent, put WriteConsents api::handlers::set_consent;
    "/api/v1/contacts/{id}/subscriptions", get ReadContacts api::handlers::list_subscriptions;
    "/api/v1/contacts/{id}/subscriptions/{type}", get ReadContacts api::handlers::show_subscription, put WriteConsents api::handlers::set_subscription;
    "/api/v1/mailability", get CheckMailability api::handlers::check_mailability;
    "/api/v1/events", get ReadEvents api::handlers::list_events;
    "/api/v1/forms/{slug}/prefilled-links", post WriteContacts api::handlers::make_prefilled_link;
    "/api/v1/purposes", get Any api::handlers::list_purposes;
    "/api/v1/subscription-types", get Any api::handlers::list_types;
    "/api/v1/legal-bases", get Any api::handlers::list_bases;
    "/api/v1/sources", get Any api::handlers::list_sources;
    "/api/v1/interests", get Any api::handlers::list_interests;
};

/// What is no page.
pub const MACHINES: &[Address] = routes! {
    Machine "/healthz", get alive;
    Machine "/readyz", get ready;
    Machine "/robots.txt", get robots;
    Machine "/static/{file:.+}", get file;
    Machine paths::OPENAPI, get api::handlers::show_document;
    Machine patterns::LOOK_FILE, get fittings::handlers::serve;
};

/// Registers every address.
pub fn register(config: &mut ServiceConfig) {
    config.app_data(PayloadConfig::new(BODY_LIMIT)).app_data(Data::new(kinds()));
    for address in PAGES.iter().chain(MACHINES) {
        config.service(resource(address.pattern, address).wrap_fn(survive));
    }
    for address in ADMIN {
        if let Access::Staff(needs) = address.access {
            let door = resource(address.pattern, address).wrap(from_fn(move |request, next| guard(needs, request, next)));
            config.service(door.wrap_fn(survive));
        }
    }
    for address in API {
        if let Access::Api(needs) = address.access {
            let door = resource(address.pattern, address).wrap(from_fn(move |request, next| api_guard(needs, request, next)));
            config.service(door.wrap_fn(survive));
        }
    }
    for address in PAGES {
        let pattern = address.pattern.trim_end_matches('/');
        config.service(resource(&format!("/{{lang:en|nb|sv|da|de|nl}}{pattern}"), address).wrap_fn(survive));
    }
}

fn resource(pattern: &str, address: &Address) -> Resource {
    let mut resource = web::resource(pattern.to_owned());
    if let Some(get) = address.get {
        resource = resource.route(get().guard(method::Any(method::Get()).or(method::Head())));
    }
    if let Some(post) = address.post {
        resource = resource.route(post().guard(method::Post()));
    }
    if let Some(options) = address.options {
        resource = resource.route(options().guard(method::Options()));
    }
    if let Some(put) = address.put {
        resource = resource.route(put().guard(method::Put()));
    }
    if let Some(patch) = address.patch {
        resource = resource.route(patch().guard(method::Patch()));
    }
    let methods = [
        address.get.map(|_| "GET, HEAD"),
        address.post.map(|_| "POST"),
        address.options.map(|_| "OPTIONS"),
        address.put.map(|_| "PUT"),
        address.patch.map(|_| "PATCH"),
    ];
    let allowed = methods.into_iter().flatten().collect::<Vec<_>>().join(", ");
    // RFC 9110 §15.5.6 wants the methods said that would have been right.
    resource.default_service(web::to(move || {
        let allowed = allowed.clone();
        async move { HttpResponse::MethodNotAllowed().insert_header((ALLOW, allowed)).finish() }
    }))
}

/// `GET /healthz`: the process answers.
async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("alive\n")
}

/// `GET /readyz`: the database answers and its migrations are in order.
async fn ready(state: Data<AppState>) -> Result<HttpResponse, Problem> {
    state.db.ready().await?;
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready\n"))
}

/// `GET /robots.txt`: forms may be found, personal pages are nobody's business.
async fn robots() -> HttpResponse {
    const BODY: &str = "User-agent: *\nDisallow: /p/\nDisallow: /confirm/\nDisallow: /unsubscribe/\nDisallow: /restore/\nDisallow: /data/\nDisallow: /admin\nDisallow: /api/\n";
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(BODY)
}

/// `GET /static/…`: the files beside the pages. Their names change with their content, so they may be kept for ever.
async fn file(request: HttpRequest, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let Some(name) = assets::file_name(request.path()) else { return style_of_another_release(&request, &state).await };
    let plain = state.config.data_dir.join("static").join(name);
    let takes_gzip = request
        .headers()
        .get("accept-encoding")
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("gzip"));
    let lost = |error: std::io::Error| Problem::Unexpected(format!("a static file is gone: {error}"));
    let file = if takes_gzip {
        let twin = plain.with_file_name(format!("{}.gz", plain.file_name().unwrap_or_default().to_string_lossy()));
        let kind = actix_files::file_extension_to_mime(&plain.extension().unwrap_or_default().to_string_lossy());
        let encoding = actix_web::http::header::ContentEncoding::Gzip;
        NamedFile::open(twin).map_err(lost)?.set_content_type(kind).set_content_encoding(encoding)
    } else {
        NamedFile::open(plain).map_err(lost)?
    };
    let mut response = file.disable_content_disposition().prefer_utf8(true).into_response(&request);
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(actix_web::http::header::VARY, HeaderValue::from_static("accept-encoding"));
    Ok(response)
}

/// The stylesheet that a page of a published form named before this release, kept with it.
async fn style_of_another_release(request: &HttpRequest, state: &AppState) -> Result<HttpResponse, Problem> {
    if !assets::is_stylesheet(request.path()) {
        return Err(Problem::NotFound);
    }
    let path = request.path().to_owned();
    let css = state.db.read(move |connection| drafts::style(connection, &path)).await?.ok_or(Problem::NotFound)?;
    let mut response = HttpResponse::Ok().content_type("text/css; charset=utf-8").body(css);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    Ok(response)
}
