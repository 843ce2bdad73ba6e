//! The lists that a new database begins with, in the six languages.

use diesel::prelude::*;

use crate::{
    db::{
        DbError, Tx,
        schema::{
            legal_bases, legal_basis_texts, purpose_texts, purposes, source_texts, sources, subscription_type_texts,
            subscription_types,
        },
    },
    kernel::{
        Language, Timestamp,
        ids::{BasisId, PurposeId, SourceId, TypeId},
        text::fold,
    },
};

/// A text in the order of [`Language::ALL`].
type Six = [&'static str; 6];

/// Key and name.
const LEGAL_BASES: &[(&str, Six)] = &[
    ("61A", ["Consent", "Samtykke", "Samtycke", "Samtykke", "Einwilligung", "Toestemming"]),
    ("61B", ["Contract", "Avtale", "Avtal", "Aftale", "Vertrag", "Overeenkomst"]),
    (
        "61C",
        [
            "Required by law",
            "Rettslig forpliktelse",
            "Rättslig förpliktelse",
            "Retlig forpligtelse",
            "Rechtliche Verpflichtung",
            "Wettelijke verplichting",
        ],
    ),
    (
        "61D",
        [
            "Protect vital interests",
            "Vitale interesser",
            "Grundläggande intressen",
            "Vitale interesser",
            "Lebenswichtige Interessen",
            "Vitale belangen",
        ],
    ),
    (
        "61E",
        [
            "Public interest",
            "Allmenn interesse",
            "Allmänt intresse",
            "Samfundets interesse",
            "Öffentliches Interesse",
            "Algemeen belang",
        ],
    ),
    (
        "61F",
        [
            "Legitimate interest",
            "Berettiget interesse",
            "Berättigat intresse",
            "Legitim interesse",
            "Berechtigtes Interesse",
            "Gerechtvaardigd belang",
        ],
    ),
    ("WITHDRAWN", ["Withdrawn", "Trukket tilbake", "Återkallat", "Trukket tilbage", "Widerrufen", "Ingetrokken"]),
];

/// Key and name.
const SOURCES: &[(&str, Six)] = &[
    (
        "USER",
        [
            "Created by user",
            "Opprettet av bruker",
            "Skapad av användare",
            "Oprettet af bruger",
            "Von Benutzer angelegt",
            "Aangemaakt door gebruiker",
        ],
    ),
    ("EMAIL", ["E-mail", "E-post", "E-post", "E-mail", "E-Mail", "E-mail"]),
    (
        "REQUEST",
        ["Incoming request", "Innkommende sak", "Inkommande ärende", "Indgående sag", "Eingehende Anfrage", "Inkomend verzoek"],
    ),
    ("CHAT", ["Chat", "Chat", "Chatt", "Chat", "Chat", "Chat"]),
    ("WEBFORM", ["Web form", "Webskjema", "Webbformulär", "Webformular", "Webformular", "Webformulier"]),
    ("PORTAL", ["Customer portal", "Kundeportal", "Kundportal", "Kundeportal", "Kundenportal", "Klantportaal"]),
    ("IMPORT", ["Import", "Import", "Import", "Import", "Import", "Import"]),
    (
        "API",
        [
            "Other integration",
            "Annen integrasjon",
            "Annan integration",
            "Anden integration",
            "Andere Integration",
            "Andere integratie",
        ],
    ),
    ("UNKNOWN", ["Unknown", "Ukjent", "Okänd", "Ukendt", "Unbekannt", "Onbekend"]),
];

/// Key, name, approval text, public description, and whether contacts manage it themselves.
const PURPOSES: &[(&str, Six, Six, Six, bool)] = &[
    (
        "STORE",
        [
            "Sales and service",
            "Salg og kundeservice",
            "Försäljning och tjänster",
            "Salg og service",
            "Vertrieb und Service",
            "Verkoop en service",
        ],
        [
            "You may store my details so that you can serve me as a customer.",
            "Dere kan lagre opplysningene mine for å følge meg opp som kunde.",
            "Ni får lagra mina uppgifter för att kunna hjälpa mig som kund.",
            "I må gemme mine oplysninger for at kunne betjene mig som kunde.",
            "Sie dürfen meine Angaben speichern, um mich als Kunden zu betreuen.",
            "Jullie mogen mijn gegevens bewaren om mij als klant te helpen.",
        ],
        [
            "We keep your name and contact details so that we can answer you and serve you as a customer.",
            "Vi lagrer navn og kontaktopplysninger for å kunne svare deg og følge deg opp som kunde.",
            "Vi sparar ditt namn och dina kontaktuppgifter för att kunna svara dig och hjälpa dig som kund.",
            "Vi gemmer dit navn og dine kontaktoplysninger, så vi kan svare dig og betjene dig som kunde.",
            "Wir speichern Ihren Namen und Ihre Kontaktdaten, um Ihnen antworten und Sie als Kunden betreuen zu können.",
            "We bewaren je naam en contactgegevens zodat we je kunnen antwoorden en als klant kunnen helpen.",
        ],
        false,
    ),
    (
        "EMARKETING",
        ["E-marketing", "E-markedsføring", "E-marknadsföring", "E-markedsføring", "E-Marketing", "E-marketing"],
        [
            "Yes, you may e-mail me about what I choose.",
            "Ja, dere kan sende meg e-post om det jeg velger.",
            "Ja, ni får skicka e-post till mig om det jag väljer.",
            "Ja, I må sende mig e-mail om det, jeg vælger.",
            "Ja, Sie dürfen mir E-Mails zu dem schicken, was ich auswähle.",
            "Ja, jullie mogen mij e-mailen over wat ik kies.",
        ],
        [
            "We use your name and e-mail address to send you what you choose, and nothing else.",
            "Vi bruker navnet og e-postadressen din til å sende deg det du velger, og ikke noe annet.",
            "Vi använder ditt namn och din e-postadress för att skicka det du väljer, och inget annat.",
            "Vi bruger dit navn og din e-mailadresse til at sende dig det, du vælger, og intet andet.",
            "Wir nutzen Ihren Namen und Ihre E-Mail-Adresse, um Ihnen zu schicken, was Sie auswählen, und für nichts anderes.",
            "We gebruiken je naam en e-mailadres om je te sturen wat je kiest, en voor niets anders.",
        ],
        true,
    ),
];

/// Key, name, description; all of them refine e-marketing.
const TYPES: &[(&str, Six, Six)] = &[
    (
        "INVITATIONS",
        ["Invitations", "Invitasjoner", "Inbjudningar", "Invitationer", "Einladungen", "Uitnodigingen"],
        [
            "Events, courses and webinars you can take part in.",
            "Arrangementer, kurs og webinarer du kan være med på.",
            "Evenemang, kurser och webbinarier som du kan delta i.",
            "Arrangementer, kurser og webinarer, du kan deltage i.",
            "Veranstaltungen, Kurse und Webinare, an denen Sie teilnehmen können.",
            "Evenementen, cursussen en webinars waar je aan mee kunt doen.",
        ],
    ),
    (
        "NEWS",
        ["News", "Nyheter", "Nyheter", "Nyheder", "Neuigkeiten", "Nieuws"],
        [
            "What is new with us, and tips you can use.",
            "Det som er nytt hos oss, og tips du har bruk for.",
            "Det som är nytt hos oss och tips som du har nytta av.",
            "Det nyeste fra os og tips, du kan bruge.",
            "Was es bei uns Neues gibt, und nützliche Tipps.",
            "Wat er nieuw is bij ons, en handige tips.",
        ],
    ),
    (
        "PROMOTIONS",
        ["Promotions", "Tilbud", "Erbjudanden", "Tilbud", "Angebote", "Aanbiedingen"],
        [
            "Offers and campaigns while they last.",
            "Tilbud og kampanjer så lenge de varer.",
            "Erbjudanden och kampanjer så länge de gäller.",
            "Tilbud og kampagner, mens de varer.",
            "Angebote und Aktionen, solange sie gelten.",
            "Aanbiedingen en acties zolang ze lopen.",
        ],
    ),
    (
        "URGENT",
        [
            "Urgent messages",
            "Viktige meldinger",
            "Brådskande meddelanden",
            "Vigtige beskeder",
            "Dringende Mitteilungen",
            "Dringende berichten",
        ],
        [
            "Only when something important cannot wait.",
            "Bare når noe viktig ikke kan vente.",
            "Bara när något viktigt inte kan vänta.",
            "Kun når noget vigtigt ikke kan vente.",
            "Nur wenn etwas Wichtiges nicht warten kann.",
            "Alleen als iets belangrijks niet kan wachten.",
        ],
    ),
];

/// The purpose that the shipped types refine.
const TYPES_PURPOSE: &str = "EMARKETING";

/// Fills empty lists.
///
/// # Errors
/// Storage errors.
pub fn fill(tx: &mut Tx<'_>, at: Timestamp) -> Result<(), DbError> {
    for (position, (key, names)) in (1_i64..).zip(LEGAL_BASES) {
        use legal_bases as t;
        let row = (t::key.eq(*key), t::position.eq(position), t::is_built_in.eq(true), t::updated_at.eq(at));
        let id: BasisId = diesel::insert_into(t::table).values(row).returning(t::id).get_result(tx.connection())?;
        for (language, name) in per_language(names) {
            use legal_basis_texts as t;
            let text = (
                t::basis_id.eq(id),
                t::language.eq(language),
                t::name.eq(name),
                t::name_key.eq(fold(name)),
                t::description.eq(""),
            );
            diesel::insert_into(t::table).values(text).execute(tx.connection())?;
        }
    }
    for (position, (key, names)) in (1_i64..).zip(SOURCES) {
        use sources as t;
        let row = (
            t::key.eq(*key),
            t::position.eq(position),
            t::is_built_in.eq(true),
            t::sends_confirmation.eq(false),
            t::updated_at.eq(at),
        );
        let id: SourceId = diesel::insert_into(t::table).values(row).returning(t::id).get_result(tx.connection())?;
        for (language, name) in per_language(names) {
            use source_texts as t;
            let text = (
                t::source_id.eq(id),
                t::language.eq(language),
                t::name.eq(name),
                t::name_key.eq(fold(name)),
                t::description.eq(""),
            );
            diesel::insert_into(t::table).values(text).execute(tx.connection())?;
        }
    }
    for (position, purpose) in (1_i64..).zip(PURPOSES) {
        let id = add_purpose(tx, at, position, purpose)?;
        if purpose.0 == TYPES_PURPOSE {
            add_types(tx, at, id)?;
        }
    }
    Ok(())
}

fn add_purpose(
    tx: &mut Tx<'_>,
    at: Timestamp,
    position: i64,
    purpose: &(&str, Six, Six, Six, bool),
) -> Result<PurposeId, DbError> {
    use purposes as t;
    let (key, names, approvals, descriptions, is_manageable) = purpose;
    let row = (
        t::key.eq(*key),
        t::position.eq(position),
        t::is_built_in.eq(true),
        t::is_active.eq(true),
        t::is_manageable.eq(*is_manageable),
        t::updated_at.eq(at),
    );
    let id: PurposeId = diesel::insert_into(t::table).values(row).returning(t::id).get_result(tx.connection())?;
    for (language, name) in per_language(names) {
        use purpose_texts as t;
        let text = (
            t::purpose_id.eq(id),
            t::language.eq(language),
            t::name.eq(name),
            t::name_key.eq(fold(name)),
            t::description.eq(""),
            t::approval_text.eq(approvals[language.index()]),
            t::public_description.eq(descriptions[language.index()]),
            t::statement_title.eq(""),
            t::statement_url.eq(""),
        );
        diesel::insert_into(t::table).values(text).execute(tx.connection())?;
    }
    Ok(id)
}

fn add_types(tx: &mut Tx<'_>, at: Timestamp, purpose: PurposeId) -> Result<(), DbError> {
    for (position, (key, names, descriptions)) in (1_i64..).zip(TYPES) {
        use subscription_types as t;
        let row = (
            t::key.eq(*key),
            t::purpose_id.eq(purpose),
            t::position.eq(position),
            t::is_active.eq(true),
            t::starts_on.eq(false),
            t::updated_at.eq(at),
        );
        let id: TypeId = diesel::insert_into(t::table).values(row).returning(t::id).get_result(tx.connection())?;
        for (language, name) in per_language(names) {
            use subscription_type_texts as t;
            let text = (
                t::type_id.eq(id),
                t::language.eq(language),
                t::name.eq(name),
                t::name_key.eq(fold(name)),
                t::description.eq(descriptions[language.index()]),
            );
            diesel::insert_into(t::table).values(text).execute(tx.connection())?;
        }
    }
    Ok(())
}

fn per_language(texts: &Six) -> impl Iterator<Item = (Language, &'static str)> {
    Language::ALL.into_iter().zip(texts.iter().copied())
}
