//! Reading bodies and queries: what cannot be read is named with its place.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_path_to_error::Segment;

use super::model::{ConsentBody, ConsentWish, ContactPatch, NewContact, NewerAct};
use crate::{
    features::{
        cards::{
            self,
            model::{Edit, NewCard},
        },
        contacts::InterestOption,
        lists::Lists,
    },
    i18n::Texts,
    kernel::{
        EmailAddress, Language, Timestamp,
        text::{cut, one_line},
    },
    web::{
        form::{FormState, TICKED},
        problem::{ProblemDocument, ValueProblem},
    },
};

/// The longest comment and the longest evidence, in characters.
const LINE: usize = cards::parse::COMMENT;

/// Reads a JSON body. Unknown and repeated keys are refused.
pub fn body<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ProblemDocument> {
    // A list of values in the order of the names would be read as well, and is not what the document says.
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{') {
        return Err(match serde_json::from_slice::<IgnoredAny>(bytes) {
            Ok(_) => ProblemDocument::wrong("", "is no object"),
            Err(error) => malformed(&error),
        });
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let read = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let pointer: String = error
            .path()
            .iter()
            .map(|segment| match segment {
                Segment::Seq { index } => format!("/{index}"),
                Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
                Segment::Enum { .. } | Segment::Unknown => String::new(),
            })
            .collect();
        let inner = error.into_inner();
        match inner.classify() {
            serde_json::error::Category::Data => ProblemDocument::wrong(pointer, sentence(&inner)),
            _ => malformed(&inner),
        }
    })?;
    json.end().map_err(|error| malformed(&error))?;
    Ok(read)
}

fn malformed(error: &serde_json::Error) -> ProblemDocument {
    ProblemDocument::new("malformed", format!("The body is no JSON: {error}."))
}

/// What is wrong, without the place in the text: the pointer says it better.
fn sentence(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

/// The values of a query by name. A name that is not known, or that comes twice, is refused.
pub fn query<'q, const N: usize>(
    pairs: &'q [(String, String)],
    known: [&str; N],
) -> Result<[Option<&'q str>; N], ProblemDocument> {
    let mut values = [None; N];
    let mut errors = Vec::new();
    for (name, value) in pairs {
        let place = known.iter().position(|it| it == name);
        let detail = match place {
            Some(at) if values[at].is_none() => {
                values[at] = Some(value.as_str());
                continue;
            }
            Some(_) => "comes twice".to_owned(),
            None => format!("is not known here; these are: {}", known.join(", ")),
        };
        errors.push(ValueProblem { pointer: format!("?{name}"), detail });
    }
    if errors.is_empty() { Ok(values) } else { Err(ProblemDocument::invalid(errors)) }
}

/// How many items a page may have.
pub fn limit(value: Option<&str>, usual: i64, most: i64) -> Result<i64, ProblemDocument> {
    match value.map(str::parse) {
        None => Ok(usual),
        Some(Ok(number)) if (1..=most).contains(&number) => Ok(number),
        Some(_) => Err(ProblemDocument::wrong("?limit", format!("is a whole number from 1 to {most}"))),
    }
}

/// An address.
pub fn address(pointer: &str, text: &str) -> Result<EmailAddress, ProblemDocument> {
    let mut state = FormState::posted(vec![("email".to_owned(), text.to_owned())]);
    cards::parse::address(&mut state, "email").ok_or_else(|| ProblemDocument::invalid(slips(&state, |_| pointer.to_owned())))
}

/// What a form would say to each value.
fn slips(state: &FormState, pointer: impl Fn(&str) -> String) -> Vec<ValueProblem> {
    let texts = Texts::of(Language::En);
    let slip = |(field, slip): &(String, crate::web::form::Slip)| ValueProblem {
        pointer: pointer(field),
        detail: slip.text(texts, field).into_owned(),
    };
    state.slips().iter().map(slip).collect()
}

/// An instant, not in the future.
fn instant(pointer: &str, text: &str, now: Timestamp) -> Result<Timestamp, ValueProblem> {
    let wrong = |detail: &str| ValueProblem { pointer: pointer.to_owned(), detail: detail.to_owned() };
    let at = chrono::DateTime::parse_from_rfc3339(text).map_err(|_| wrong("is no instant such as 2026-11-28T10:00:00Z"))?;
    let at = Timestamp::from(at.naive_utc());
    if at > now { Err(wrong("lies in the future")) } else { Ok(at) }
}

/// One line, cleaned and not too long.
fn line(pointer: &str, text: &str) -> Result<String, ValueProblem> {
    let text = one_line(text);
    if cut(&text, LINE).len() < text.len() {
        return Err(ValueProblem { pointer: pointer.to_owned(), detail: format!("has more than {LINE} characters") });
    }
    Ok(text)
}

/// The values of a contact that a request names; nothing is not named.
#[derive(Default)]
struct Details<'d> {
    texts: Vec<(&'static str, &'d str)>,
    language: Option<&'d str>,
    no_mailings: Option<bool>,
    interests: Option<&'d [String]>,
}

/// `before` with what is named put in. Only what is named is judged: what stood there before may stay.
fn edited(before: &Edit, named: &Details<'_>, interests: &[(InterestOption, String)]) -> Result<Edit, Vec<ValueProblem>> {
    let mut values: Vec<(String, String)> =
        named.texts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    values.push(("language".to_owned(), named.language.unwrap_or(before.language.code()).to_owned()));
    if named.no_mailings.unwrap_or(before.no_mailings) {
        values.push(("no_mailings".to_owned(), TICKED.to_owned()));
    }
    let mut errors = Vec::new();
    let mut ids = before.interests.clone();
    if let Some(keys) = named.interests {
        ids.clear();
        for (at, key) in keys.iter().enumerate() {
            let found =
                interests.iter().find(|(option, it)| it == key && (option.is_offered || before.interests.contains(&option.id)));
            match found {
                Some((option, _)) => drop(ids.insert(option.id)),
                None => errors.push(ValueProblem {
                    pointer: format!("/interests/{at}"),
                    detail: "is no key of an interest on offer".to_owned(),
                }),
            }
        }
    }
    let mut state = FormState::posted(values);
    let parsed = cards::parse::edit(&mut state, &[], &Default::default());
    errors.splice(0..0, slips(&state, |field| format!("/{field}")));
    let (Some(parsed), true) = (parsed, errors.is_empty()) else { return Err(errors) };
    let mut after = Edit { interests: ids, language: parsed.language, no_mailings: parsed.no_mailings, ..before.clone() };
    for (name, _) in &named.texts {
        let (into, from) = match *name {
            "first_name" => (&mut after.details.first_name, &parsed.details.first_name),
            "last_name" => (&mut after.details.last_name, &parsed.details.last_name),
            "company" => (&mut after.details.company, &parsed.details.company),
            "phone" => (&mut after.details.phone, &parsed.details.phone),
            _ => (&mut after.details.country, &parsed.details.country),
        };
        into.clone_from(from);
    }
    Ok(after)
}

/// A contact with a patch put on.
pub fn patched(before: &Edit, patch: &ContactPatch, interests: &[(InterestOption, String)]) -> Result<Edit, ProblemDocument> {
    let texts = [
        ("first_name", &patch.first_name),
        ("last_name", &patch.last_name),
        ("company", &patch.company),
        ("phone", &patch.phone),
        ("country", &patch.country),
    ];
    let named = Details {
        texts: texts
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.as_ref()?.as_deref().unwrap_or_default())))
            .collect(),
        language: patch.language.as_deref(),
        no_mailings: patch.no_mailings,
        interests: patch.interests.as_deref(),
    };
    edited(before, &named, interests).map_err(ProblemDocument::invalid)
}

/// A new contact with the key of the source.
pub fn new_contact(
    new: &NewContact,
    lists: &Lists,
    language: Language,
    interests: &[(InterestOption, String)],
) -> Result<(NewCard, String), ProblemDocument> {
    let mut errors = Vec::new();
    let address = address("/address", &new.address).map_err(|problem| errors.extend(problem.errors)).ok();
    let texts = [
        ("first_name", &new.first_name),
        ("last_name", &new.last_name),
        ("company", &new.company),
        ("phone", &new.phone),
        ("country", &new.country),
    ];
    let named = Details {
        texts: texts.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?))).collect(),
        language: new.language.as_deref(),
        no_mailings: new.no_mailings,
        interests: new.interests.as_deref(),
    };
    let nobody = Edit { details: Default::default(), language, no_mailings: false, interests: Default::default() };
    let edit = edited(&nobody, &named, interests).map_err(|wrong| errors.extend(wrong)).ok();
    let source = new.source.as_deref().unwrap_or(SOURCE);
    if !lists.sources.iter().any(|item| item.key == source && !item.is_deleted) {
        errors.push(ValueProblem { pointer: "/source".to_owned(), detail: "is no key of a source in use".to_owned() });
    }
    match (address, edit) {
        (Some(address), Some(edit)) if errors.is_empty() => Ok((NewCard { address, edit }, source.to_owned())),
        _ => Err(ProblemDocument::invalid(errors)),
    }
}

/// How things come in that come by the API.
const SOURCE: &str = "API";

/// An act of the contact that is newer than what it is to change.
pub fn newer_act(act: Option<&NewerAct>, now: Timestamp) -> Result<Option<(Timestamp, String)>, Vec<ValueProblem>> {
    let Some(act) = act else { return Ok(None) };
    let mut errors = Vec::new();
    let at = instant("/newer_act/at", &act.at, now).map_err(|wrong| errors.push(wrong)).ok();
    let evidence = line("/newer_act/evidence", &act.evidence).map_err(|wrong| errors.push(wrong)).ok();
    if evidence.as_deref() == Some("") {
        errors.push(ValueProblem { pointer: "/newer_act/evidence".to_owned(), detail: "says nothing".to_owned() });
    }
    match (at, evidence) {
        (Some(at), Some(evidence)) if errors.is_empty() => Ok(Some((at, evidence))),
        _ => Err(errors),
    }
}

/// A consent as it is to be.
pub fn consent(body: &ConsentBody, lists: &Lists, now: Timestamp) -> Result<ConsentWish, ProblemDocument> {
    let mut errors = Vec::new();
    let basis = lists.bases.iter().find(|item| item.key == body.basis && !item.is_deleted).map(|item| item.id);
    if basis.is_none() {
        errors.push(ValueProblem { pointer: "/basis".to_owned(), detail: "is no key of a legal basis in use".to_owned() });
    }
    let key = body.source.as_deref().unwrap_or(SOURCE);
    let source = lists.sources.iter().find(|item| item.key == key && !item.is_deleted).map(|item| item.id);
    if source.is_none() {
        errors.push(ValueProblem { pointer: "/source".to_owned(), detail: "is no key of a source in use".to_owned() });
    }
    let mut text = |pointer: &str, text: &Option<String>| {
        line(pointer, text.as_deref().unwrap_or_default()).map_err(|wrong| errors.push(wrong)).unwrap_or_default()
    };
    let (comment, evidence) = (text("/comment", &body.comment), text("/evidence", &body.evidence));
    let acted_at = body.acted_at.as_deref().map(|at| instant("/acted_at", at, now)).transpose();
    let acted_at = acted_at.map_err(|wrong| errors.push(wrong)).ok().flatten();
    let newer_act = newer_act(body.newer_act.as_ref(), now).map_err(|wrong| errors.extend(wrong)).ok().flatten();
    match (basis, source) {
        (Some(basis), Some(source)) if errors.is_empty() => {
            Ok(ConsentWish { basis, source, comment, evidence, acted_at, newer_act })
        }
        _ => Err(ProblemDocument::invalid(errors)),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::model::SubscriptionBody, *};

    fn refused<T: DeserializeOwned>(text: &str) -> (u16, String, String) {
        let problem = body::<T>(text.as_bytes()).err().unwrap();
        let first = problem.errors.first().cloned();
        let first = first.unwrap_or(ValueProblem { pointer: String::new(), detail: problem.detail.clone().unwrap() });
        (problem.status, first.pointer, first.detail)
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_place() {
        let unknown = refused::<NewContact>(r#"{"address":"a@b.no","colour":"red"}"#);
        assert!(unknown.0 == 422 && unknown.2.contains("unknown field `colour`"), "{unknown:?}");
        let kind = refused::<NewContact>(r#"{"address":"a@b.no","interests":["A",5]}"#);
        assert_eq!((kind.0, kind.1.as_str()), (422, "/interests/1"));
        assert!(kind.2.contains("expected a string"), "{kind:?}");
        let nested = refused::<ConsentBody>(r#"{"basis":"61A","newer_act":{"at":7,"evidence":""}}"#);
        assert_eq!(nested.1, "/newer_act/at");
        let twice = refused::<NewContact>(r#"{"address":"a@b.no","address":"c@d.no"}"#);
        assert!(twice.0 == 422 && twice.2.contains("duplicate field `address`"), "{twice:?}");
        assert!(refused::<NewContact>("{}").2.contains("missing field `address`"));
        assert!(refused::<SubscriptionBody>(r#"{"choice":"maybe"}"#).2.contains("unknown variant `maybe`"));
        for broken in ["", "{", "[1,", "{\"address\":\"a@b.no\"} x", "\u{feff}{}", "nul"] {
            assert_eq!(refused::<NewContact>(broken).0, 400, "{broken}");
        }
        for other in ["[]", "7", "null", "\"a\"", "[\"a@b.no\"]"] {
            assert_eq!(refused::<NewContact>(other).0, 422, "{other}");
        }
    }

    #[test]
    fn null_empties_a_text_and_what_is_not_named_stays() {
        let patch: ContactPatch = body(br#"{"company":null,"phone":"22 33 44 55"}"#).unwrap();
        let mut before = Edit { details: Default::default(), language: Language::Nb, no_mailings: true, interests: [3].into() };
        before.details.company = "Fjordlys".into();
        before.details.first_name = "Kari".into();
        before.details.country = "xx".into();
        let after = patched(&before, &patch, &[]).unwrap();
        assert_eq!((after.details.company.as_str(), after.details.phone.as_str()), ("", "22 33 44 55"));
        assert_eq!((after.details.first_name.as_str(), after.details.country.as_str()), ("Kari", "xx"));
        assert!(after.no_mailings && after.interests.contains(&3) && after.language == Language::Nb);
        let patch: ContactPatch = body(br#"{"phone":"none","language":"fr","interests":["X"]}"#).unwrap();
        let wrong = patched(&before, &patch, &[]).err().unwrap().errors;
        let pointers: Vec<_> = wrong.iter().map(|error| error.pointer.as_str()).collect();
        assert_eq!(pointers, ["/phone", "/language", "/interests/0"]);
    }

    #[test]
    fn a_query_takes_each_known_name_once() {
        let pair = |name: &str| (name.to_owned(), "1".to_owned());
        assert_eq!(query(&[pair("after")], ["after", "limit"]).unwrap(), [Some("1"), None]);
        let wrong = query(&[pair("after"), pair("after"), pair("colour")], ["after"]).err().unwrap().errors;
        assert_eq!(wrong.iter().map(|error| error.pointer.as_str()).collect::<Vec<_>>(), ["?after", "?colour"]);
        assert_eq!(limit(None, 50, 100).unwrap(), 50);
        assert!(limit(Some("0"), 50, 100).is_err() && limit(Some("101"), 50, 100).is_err() && limit(Some("x"), 5, 10).is_err());
    }

    #[test]
    fn an_act_of_the_future_or_without_evidence_is_none() {
        let now = Timestamp::from_seconds(1_000);
        let act = |at: &str, evidence: &str| NewerAct { at: at.to_owned(), evidence: evidence.to_owned() };
        let told = newer_act(Some(&act("1970-01-01T01:00:00+01:00", " said\nso ")), now).unwrap();
        assert_eq!(told, Some((Timestamp::from_seconds(0), "said so".to_owned())));
        for wrong in [act("1970-01-01T01:00:00Z", "x"), act("1970-01-01", "x"), act("1970-01-01T00:00:00Z", " ")] {
            assert_eq!(newer_act(Some(&wrong), now).err().map(|errors| errors.len()), Some(1), "{wrong:?}");
        }
    }
}
