//! What stands in the way of publishing a draft, each with the place where it is mended.
//!
//! That a consent can be withdrawn, and where the privacy statement is, stands beside every consent box whatever staff write: the
//! page itself says so (GDPR Art. 7(3), 13). A consent box has one purpose by its type (FRM-05).

use super::shape::{has_label, kind_code, languages};
use crate::{
    features::{
        forms::{
            attachments,
            model::{ChoiceOption, Definition, Field, FieldKind, OfferedType},
        },
        items::Item,
        lists::Lists,
        settings::Settings,
    },
    kernel::{Language, ids::PurposeId},
};

/// What a definition borrows words from. The items are as they were typed; in [`Lists`] gaps are filled from other languages.
#[derive(Clone, Debug)]
pub struct Stock {
    /// Purposes and types, as forms copy their words.
    pub lists: Lists,
    /// Purposes.
    pub purposes: Vec<Item>,
    /// Subscription types.
    pub types: Vec<Item>,
    /// Interests.
    pub interests: Vec<Item>,
    /// The languages in which the mail exists that asks for a confirmation.
    pub confirms_in: Vec<Language>,
    /// What an administrator has decided about details of contacts, among everything else.
    pub settings: Settings,
}

/// Where something is mended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// The words around the fields; the input.
    Texts(String),
    /// A field.
    Field(String),
    /// A purpose.
    Purpose(i64),
    /// A subscription type.
    Type(i64),
    /// An interest.
    Interest(i64),
    /// The mail that asks for a confirmation.
    Template,
    /// Who the organisation is.
    Organisation,
}

/// What is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// A text around the fields is missing: its name.
    NoText(&'static str, Language),
    /// A field has no label in a language.
    NoLabel(String, Language),
    /// There is nothing to choose from.
    NoOptions(String),
    /// An option has no label in a language: field and value.
    NoOptionLabel(String, String, Language),
    /// A consent box, or what can be subscribed to, has no purpose that is in use.
    NoPurpose(String),
    /// A purpose has no approval text in a language.
    NoApproval(String, i64, Language),
    /// A purpose does not say in a language what it is about.
    NoDescription(String, i64, Language),
    /// Two boxes ask for the same purpose: the second and the first.
    SamePurpose(String, String),
    /// What can be subscribed to belongs to several purposes.
    SeveralPurposes(String),
    /// A type is out of use.
    TypeOutOfUse(String, i64),
    /// A type has no name in a language.
    NoTypeName(String, i64, Language),
    /// A type is offered twice: the second field and the first.
    SameType(String, String),
    /// An interest is out of use: its key.
    InterestOutOfUse(String, String),
    /// An interest has no name in a language.
    NoInterestName(String, i64, Language),
    /// An administrator has decided that forms do not ask for this any more.
    NotAllowed(String),
    /// A field for files stands on a page that is not the last: nothing is stored before the end, and browsers do not carry files along.
    FilesBeforeEnd(String),
    /// A page with nothing on it: the field that begins it.
    EmptyPage(String),
    /// From this field on, the form takes more files than one sender may bring.
    TooManyOctets(String),
    /// Consent is asked for, and nobody has said yet who asks: the controller (GDPR Art. 13(1)(a)).
    NoController,
    /// The mail that asks for a confirmation does not exist in a language.
    NoMail(Language),
}

impl Fault {
    /// Where it is mended.
    pub fn place(&self) -> Place {
        match self {
            Self::NoText(text, language) => Place::Texts(format!("{text}-{language}")),
            Self::NoApproval(_, id, _) | Self::NoDescription(_, id, _) => Place::Purpose(*id),
            Self::NoTypeName(_, id, _) => Place::Type(*id),
            Self::NoInterestName(_, id, _) => Place::Interest(*id),
            Self::NoMail(_) => Place::Template,
            Self::NoController => Place::Organisation,
            Self::NoLabel(field, _)
            | Self::NoOptions(field)
            | Self::NoOptionLabel(field, ..)
            | Self::NoPurpose(field)
            | Self::SamePurpose(field, _)
            | Self::SeveralPurposes(field)
            | Self::TypeOutOfUse(field, _)
            | Self::SameType(field, _)
            | Self::NotAllowed(field)
            | Self::FilesBeforeEnd(field)
            | Self::EmptyPage(field)
            | Self::TooManyOctets(field)
            | Self::InterestOutOfUse(field, _) => Place::Field(field.clone()),
        }
    }
}

/// Everything that is wrong with a draft, in the order of the form.
pub fn check(draft: &Definition, stock: &Stock) -> Vec<Fault> {
    let languages = languages(draft);
    let mut faults = Vec::new();
    for (language, texts) in &draft.texts.0 {
        let must = [
            ("title", &texts.title),
            ("submit", &texts.submit),
            ("thanks_title", &texts.thanks_title),
            ("thanks", &texts.thanks),
            ("inactive", &texts.inactive),
        ];
        faults.extend(must.into_iter().filter(|(_, text)| is_empty(text)).map(|(name, _)| Fault::NoText(name, *language)));
    }
    let mut seen = Seen::default();
    for field in &draft.fields {
        of_field(field, &languages, stock, &mut seen, &mut faults);
    }
    let is_empty_page = |fields: &&[Field]| fields.len() == 1 && fields[0].kind == FieldKind::Page;
    let empty_pages = draft.pages().into_iter().filter(is_empty_page);
    faults.extend(empty_pages.map(|fields| Fault::EmptyPage(fields[0].name.clone())));
    files(draft, &mut faults);
    let asks = |field: &Field| matches!(field.kind, FieldKind::Consent { .. } | FieldKind::Subscriptions { .. });
    if draft.fields.iter().any(asks) && stock.settings.organisation_name == Settings::default().organisation_name {
        faults.push(Fault::NoController);
    }
    // Without double opt-in, too, the mail goes out to whoever is known already.
    let missing = languages.iter().filter(|language| !stock.confirms_in.contains(language));
    faults.extend(missing.map(|language| Fault::NoMail(*language)));
    faults.dedup();
    faults
}

fn files(draft: &Definition, faults: &mut Vec<Fault>) {
    let pages = draft.pages();
    let early = pages[..pages.len() - 1].iter().copied().flatten().filter(|field| field.kind.is_file());
    faults.extend(early.map(|field| Fault::FilesBeforeEnd(field.name.clone())));
    if draft.most_octets() > attachments::MOST_OCTETS
        && let Some(last) = draft.fields.iter().rev().find(|field| field.kind.is_file())
    {
        faults.push(Fault::TooManyOctets(last.name.clone()));
    }
}

/// What earlier fields ask for.
#[derive(Default)]
struct Seen {
    consents: Vec<(PurposeId, String)>,
    types: Vec<(i64, String)>,
}

fn is_empty(text: &str) -> bool {
    text.trim().is_empty()
}

fn of_field(field: &Field, languages: &[Language], stock: &Stock, seen: &mut Seen, faults: &mut Vec<Fault>) {
    let name = || field.name.clone();
    if stock.settings.hides(kind_code(&field.kind)) {
        faults.push(Fault::NotAllowed(name()));
    }
    if has_label(&field.kind) {
        let lacking = field.texts.0.iter().filter(|(_, texts)| is_empty(&texts.label));
        faults.extend(lacking.map(|(language, _)| Fault::NoLabel(name(), *language)));
    }
    match &field.kind {
        FieldKind::Choice { options, .. } => choices(field, options, faults),
        FieldKind::Interests { options } => interests(field, options, languages, stock, faults),
        FieldKind::Consent { purpose, .. } => {
            if !stock.lists.is_in_use(*purpose) {
                faults.push(Fault::NoPurpose(name()));
                return;
            }
            match seen.consents.iter().find(|(asked, _)| asked == purpose) {
                Some((_, first)) => faults.push(Fault::SamePurpose(name(), first.clone())),
                None => seen.consents.push((*purpose, name())),
            }
            let Some(words) = stock.purposes.iter().find(|item| item.id == purpose.0).map(|item| &item.words) else { return };
            for language in languages {
                if is_empty(words.get(*language, "approval_text")) {
                    faults.push(Fault::NoApproval(name(), purpose.0, *language));
                }
                if is_empty(words.get(*language, "public_description")) {
                    faults.push(Fault::NoDescription(name(), purpose.0, *language));
                }
            }
        }
        FieldKind::Subscriptions { types, .. } => subscriptions(field, types, languages, stock, seen, faults),
        _ => {}
    }
}

fn choices(field: &Field, options: &[ChoiceOption], faults: &mut Vec<Fault>) {
    if options.is_empty() {
        faults.push(Fault::NoOptions(field.name.clone()));
    }
    for option in options {
        let lacking = option.label.0.iter().filter(|(_, label)| is_empty(label));
        let fault =
            |(language, _): (&Language, &String)| Fault::NoOptionLabel(field.name.clone(), option.value.clone(), *language);
        faults.extend(lacking.map(fault));
    }
}

fn interests(field: &Field, options: &[ChoiceOption], languages: &[Language], stock: &Stock, faults: &mut Vec<Fault>) {
    if options.is_empty() {
        faults.push(Fault::NoOptions(field.name.clone()));
    }
    for option in options {
        let in_use = |item: &&Item| item.key == option.value && item.is_active && item.deleted_at.is_none();
        let Some(interest) = stock.interests.iter().find(in_use) else {
            faults.push(Fault::InterestOutOfUse(field.name.clone(), option.value.clone()));
            continue;
        };
        let lacking = languages.iter().filter(|language| is_empty(interest.words.get(**language, "name")));
        faults.extend(lacking.map(|language| Fault::NoInterestName(field.name.clone(), interest.id, *language)));
    }
}

fn subscriptions(
    field: &Field,
    types: &[OfferedType],
    languages: &[Language],
    stock: &Stock,
    seen: &mut Seen,
    faults: &mut Vec<Fault>,
) {
    let name = || field.name.clone();
    if types.is_empty() {
        faults.push(Fault::NoOptions(name()));
        return;
    }
    let known: Vec<_> = types.iter().filter_map(|offered| stock.lists.subscription_type(offered.id)).collect();
    let mut purposes: Vec<PurposeId> = known.iter().map(|kind| kind.purpose).collect();
    purposes.dedup();
    if purposes.iter().any(|purpose| *purpose != purposes[0]) {
        faults.push(Fault::SeveralPurposes(name()));
    }
    if purposes.iter().any(|purpose| !stock.lists.is_in_use(*purpose)) {
        faults.push(Fault::NoPurpose(name()));
    }
    for offered in types {
        let in_use = known.iter().any(|kind| kind.id == offered.id && kind.is_active && !kind.is_deleted);
        if !in_use {
            faults.push(Fault::TypeOutOfUse(name(), offered.id.0));
            continue;
        }
        match seen.types.iter().find(|(id, _)| *id == offered.id.0) {
            Some((_, first)) => faults.push(Fault::SameType(name(), first.clone())),
            None => seen.types.push((offered.id.0, name())),
        }
        let Some(words) = stock.types.iter().find(|item| item.id == offered.id.0).map(|item| &item.words) else { continue };
        let lacking = languages.iter().filter(|language| is_empty(words.get(**language, "name")));
        faults.extend(lacking.map(|language| Fault::NoTypeName(name(), offered.id.0, *language)));
    }
}
