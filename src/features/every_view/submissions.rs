//! The pages about submissions.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::office::{Look, office};
use crate::{
    features::{
        contacts::{Contact, InterestOption, Listed},
        forms::{
            Processing,
            attachments::FileType,
            model::{Definition, Field, FieldKind, FieldTexts, FormTexts, PerLanguage, Width},
        },
        lists::Lists,
        outbox::MailLine,
        selections::{Selection, model::Kind},
        signups::{Answers, Failure, Filed, Status, Submission, followups::FormActions},
        submissions::{
            model::{Asked, FormSettings, Likeness, Line, Question, Suggestion, Tally, Whole},
            views::{self, ListView, OneView, ProcessingView, Refusal, StatisticsView},
        },
    },
    kernel::{
        EmailAddress, Language, Rights, Timestamp,
        ids::{
            ContactId, FileId, FormId, FormVersionId, MailId, SelectionId, SourceId, StaffId, SubmissionId, TemplateVersionId,
        },
    },
    web::form::{FormState, Slip},
};

fn at() -> Timestamp {
    Timestamp::from_seconds(1_797_170_700)
}

fn address() -> EmailAddress {
    EmailAddress::parse("kari@fjordlys.no").unwrap_or_else(|_| unreachable!("it is one"))
}

fn contact() -> Contact {
    Contact {
        id: ContactId(7),
        handle: "h".into(),
        first_name: "Kari <b>".into(),
        last_name: String::new(),
        language: Language::Nb,
        link_epoch: 1,
        version: 1,
        no_mailings: false,
        created_at: at(),
        address: address(),
    }
}

fn definition() -> Definition {
    let texts = FieldTexts { label: "Wish <b>:".into(), ..FieldTexts::default() };
    let per = |texts: FieldTexts| PerLanguage([(Language::En, texts)].into());
    let field = |name: &str, kind| Field {
        name: name.into(),
        kind,
        required: false,
        may_overwrite: false,
        width: Width::Full,
        texts: per(texts.clone()),
    };
    let around = FormTexts { title: "Wishes <b>".into(), submit: "Send".into(), ..FormTexts::default() };
    Definition {
        texts: PerLanguage([(Language::En, around)].into()),
        fields: vec![field("email", FieldKind::Email), field("wish", FieldKind::LongText), field("country", FieldKind::Country)],
    }
}

fn whole(status: Status, failure: Failure) -> Whole {
    let is_settled = matches!(status, Status::Processed | Status::Rejected);
    let mut answers = Answers::default();
    answers.others.insert("wish".into(), "Two lines <b>\n\nof it".into());
    Whole {
        submission: Submission {
            id: SubmissionId(7),
            form: FormId(1),
            processing: Processing::Manual,
            form_version: FormVersionId(1),
            definition: definition(),
            hash: "0123456789abcdef".repeat(4),
            language: Language::De,
            status,
            submitted_at: at(),
            confirmed_at: (status != Status::Awaiting).then(at),
            address: address(),
            answers,
            contact: (status == Status::Processed).then_some(ContactId(7)),
            posted_from: match status {
                Status::Processed => Some("https://example.org".into()),
                Status::Rejected => Some(String::new()),
                _ => None,
            },
        },
        form: "Wishes <b>".into(),
        version: 3,
        is_intact: status != Status::Failed,
        rendered_at: at(),
        settled_at: is_settled.then(at),
        settled_by: (status == Status::Rejected).then_some(7),
        failed: (status == Status::Failed).then_some((at(), failure)),
        reason: (status == Status::Rejected).then(|| "A robot <b>".into()),
        contact: (status == Status::Processed).then(contact),
        events: Vec::new(),
        files: vec![Filed {
            id: FileId(7),
            name: "wish <b>.pdf".into(),
            kind: FileType::Pdf,
            size: 5_000_000,
            sha256: "0123456789abcdef".repeat(4),
        }],
        mails: vec![MailLine {
            id: MailId(7),
            handle: "h".into(),
            template_version_id: TemplateVersionId(1),
            language: Language::De,
            address: "kari@fjordlys.no".into(),
            state: "sent".into(),
            not_before: at(),
            attempts: 1,
            created_at: at(),
            finished_at: Some(at()),
            reply: None,
            queue_id: None,
            had_tls: None,
            sha256: None,
        }],
    }
}

pub(super) fn draw(language: Language, look: Look<'_>) {
    for rights in [Rights::ALL, Rights::NONE] {
        list(language, rights, look);
        one(language, rights, look);
        of_form(language, rights, look);
    }
}

fn list(language: Language, rights: Rights, look: Look<'_>) {
    let office = office(language, "/admin/submissions", rights);
    let line = |id: i64, status: Status| Line {
        id: SubmissionId(id),
        form_id: FormId(1),
        form_version_id: FormVersionId(1),
        language: Language::Sv,
        status: status.code().into(),
        address: "kari@fjordlys.no".into(),
        answers: "{}".into(),
        submitted_at: at(),
        confirmed_at: None,
        settled_at: None,
        contact_id: Some(ContactId(7)),
        posted_from: None,
    };
    let lines: Vec<Line> = (1..).zip(Status::ALL).map(|(id, status)| line(id, status)).collect();
    let (forms, versions) = ([(FormId(1), "Wishes <b>".to_owned())], HashMap::from([(FormVersionId(1), 3)]));
    let asked = Asked { form: Some(FormId(1)), address: "a\"b".into(), below: Some((at(), SubmissionId(9))), ..Asked::default() };
    let mut slips = FormState::posted(vec![("from".into(), "yesterday <b>".into())]);
    slips.refuse("from", Slip::NotADate);
    slips.refuse("address", Slip::EmailMalformed);
    for (asked, lines, state) in
        [(&asked, &lines[..], &FormState::fresh()), (&Asked::default(), &[], &FormState::fresh()), (&asked, &[], &slips)]
    {
        let contacts = [contact()];
        let view = ListView { asked, lines, has_more: true, forms: &forms, versions: &versions, contacts: &contacts, failed: 2 };
        look("submissions", views::list(&office, &view, state).into_html());
    }
}

fn one(language: Language, rights: Rights, look: Look<'_>) {
    let office = office(language, "/admin/submissions/7", rights);
    let suggestion = |likeness, is_binned| Suggestion {
        contact: Listed {
            id: ContactId(7),
            first_name: "Kari <b>".into(),
            last_name: String::new(),
            company: String::new(),
            phone: String::new(),
            country: String::new(),
            language: Language::Nb,
            source_id: SourceId(1),
            no_mailings: false,
            created_at: at(),
            informed_at: None,
            address: "kari@fjordlys.no".into(),
        },
        likeness,
        is_binned,
    };
    let near = [suggestion(Likeness::Name, false), suggestion(Likeness::NearAddress, false)];
    let same = [suggestion(Likeness::Address, true)];
    let (names, templates) = (BTreeMap::from([("staff:7".to_owned(), "Ola <b>".to_owned())]), HashMap::new());
    let mut slips = FormState::posted(vec![("with".into(), "x<b>".into()), ("reason".into(), String::new())]);
    slips.refuse("with", Slip::Says("submissions-slip-nobody"));
    slips.refuse("reason", Slip::Missing);
    let fresh = FormState::fresh();
    let all =
        Status::ALL.map(|status| (status, Failure::Constraint)).into_iter().chain(Failure::ALL.map(|it| (Status::Failed, it)));
    for (status, failure) in all {
        let whole = whole(status, failure);
        for (suggestions, refusal, state) in [
            (&near[..], None, &fresh),
            (&same[..], Some(Refusal::AddressTaken), &fresh),
            (&[], Some(Refusal::NotWaiting), &fresh),
            (&[], Some(Refusal::ContactGone), &fresh),
            (&[], Some(Refusal::Failed), &fresh),
            (&[], None, &slips),
        ] {
            let view =
                OneView { whole: &whole, suggestions, lists: &Lists::default(), names: &names, templates: &templates, refusal };
            let is_shown = state.is_right() || (status.is_for_staff() && rights == Rights::ALL);
            if is_shown {
                look("submission", views::one(&office, &view, state).into_html());
            }
        }
    }
}

fn of_form(language: Language, rights: Rights, look: Look<'_>) {
    let office = office(language, "/admin/forms/1/processing", rights);
    let settings = FormSettings {
        id: FormId(1),
        name: "Wishes <b>".into(),
        processing: Processing::Known,
        has_double_opt_in: false,
        actions: FormActions { version: 3, ..FormActions::default() },
    };
    let selection = Selection {
        id: SelectionId(7),
        name: "Norway <b>".into(),
        kind: Kind::Static,
        owner: None,
        is_shared: true,
        counted: None,
        updated_at: at(),
        version: 1,
    };
    let interests = [InterestOption { id: 1, name: "Lamps <b>".into(), is_offered: true }];
    let members = [(StaffId(7), "Ola <b>".to_owned())];
    let stored = FormState::posted(vec![("mode".into(), "known".into()), ("told".into(), "7".into())]);
    let mut slips = FormState::fresh();
    slips.refuse("mode", Slip::NotChosen);
    for (state, is_stale) in [(&stored, false), (&stored, true), (&slips, false)] {
        let view = ProcessingView {
            settings: &settings,
            interests: &interests,
            selections: std::slice::from_ref(&selection),
            members: &members,
            is_stale,
        };
        look("processing", views::processing(&office, &view, state).into_html());
    }
    let days: Vec<NaiveDate> = (1..=30).filter_map(|day| NaiveDate::from_ymd_opt(2026, 11, day)).collect();
    let tallies =
        BTreeMap::from([((days[3], Language::De), Tally { views: 90, started: 45, sent: 30, confirmed: 20, processed: 10 })]);
    let question = Question { label: "Colour <b>".into(), options: vec![("Red <b>".into(), 3), ("Blue".into(), 0)] };
    for (tallies, questions) in [(&tallies, std::slice::from_ref(&question)), (&BTreeMap::new(), &[])] {
        let view = StatisticsView { form: FormId(1), name: "Wishes <b>", days: &days, tallies, questions, unconfirmed_days: 14 };
        look("statistics", views::statistics(&office, &view).into_html());
    }
}
