//! The words of the footer in six languages.
//!
//! They live here and not with the pages' texts because they are frozen into frames; nothing else of a mail's words is here.

use crate::kernel::Language;

/// Why somebody gets a mail.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Why {
    /// Somebody wrote this address into a form, maybe not its owner.
    Form,
    /// The person is known here and something about their data changed or was asked for.
    Contact,
    /// The person subscribes to what is sent.
    Subscriber,
    /// The person works for the organisation.
    Staff,
}

impl Why {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Form, Self::Contact, Self::Subscriber, Self::Staff];

    /// The sentence, naming the organisation.
    pub fn sentence(self, language: Language, organisation: &str) -> String {
        let pattern = match (self, language) {
            (Self::Form, Language::En) => "You are getting this e-mail because this address was entered in a form at {}.",
            (Self::Form, Language::Nb) => "Du får denne e-posten fordi adressen ble skrevet inn i et skjema hos {}.",
            (Self::Form, Language::Sv) => "Du får det här mejlet för att adressen fylldes i i ett formulär hos {}.",
            (Self::Form, Language::Da) => "Du får denne e-mail, fordi adressen blev skrevet i en formular hos {}.",
            (Self::Form, Language::De) => {
                "Sie erhalten diese E-Mail, weil diese Adresse in ein Formular von {} eingetragen wurde."
            }
            (Self::Form, Language::Nl) => "Je krijgt deze e-mail omdat dit adres is ingevuld op een formulier van {}.",
            (Self::Contact, Language::En) => "You are getting this e-mail because it concerns your details at {}.",
            (Self::Contact, Language::Nb) => "Du får denne e-posten fordi den gjelder opplysningene dine hos {}.",
            (Self::Contact, Language::Sv) => "Du får det här mejlet för att det gäller dina uppgifter hos {}.",
            (Self::Contact, Language::Da) => "Du får denne e-mail, fordi den handler om dine oplysninger hos {}.",
            (Self::Contact, Language::De) => "Sie erhalten diese E-Mail, weil es um Ihre Daten bei {} geht.",
            (Self::Contact, Language::Nl) => "Je krijgt deze e-mail omdat het over je gegevens bij {} gaat.",
            (Self::Subscriber, Language::En) => "You are getting this e-mail because you have chosen to hear from {}.",
            (Self::Subscriber, Language::Nb) => "Du får denne e-posten fordi du har valgt å få post fra {}.",
            (Self::Subscriber, Language::Sv) => "Du får det här mejlet för att du har valt att få utskick från {}.",
            (Self::Subscriber, Language::Da) => "Du får denne e-mail, fordi du har valgt at få post fra {}.",
            (Self::Subscriber, Language::De) => "Sie erhalten diese E-Mail, weil Sie Nachrichten von {} abonniert haben.",
            (Self::Subscriber, Language::Nl) => {
                "Je krijgt deze e-mail omdat je ervoor hebt gekozen berichten van {} te ontvangen."
            }
            (Self::Staff, Language::En) => {
                "You are getting this e-mail because you have, or are being given, access to the customer centre of {}."
            }
            (Self::Staff, Language::Nb) => "Du får denne e-posten fordi du har, eller får, tilgang til kundesenteret hos {}.",
            (Self::Staff, Language::Sv) => {
                "Du får det här mejlet för att du har, eller ska få, tillgång till kundcentret hos {}."
            }
            (Self::Staff, Language::Da) => "Du får denne e-mail, fordi du har, eller får, adgang til kundecenteret hos {}.",
            (Self::Staff, Language::De) => {
                "Sie erhalten diese E-Mail, weil Sie Zugang zum Kundencenter von {} haben oder bekommen."
            }
            (Self::Staff, Language::Nl) => "Je krijgt deze e-mail omdat je toegang hebt of krijgt tot het klantcentrum van {}.",
        };
        pattern.replace("{}", organisation)
    }
}

/// The words of the link that unsubscribes.
pub const fn unsubscribe(language: Language) -> &'static str {
    match language {
        Language::En => "Unsubscribe",
        Language::Nb => "Meld deg av",
        Language::Sv => "Avsluta prenumerationen",
        Language::Da => "Afmeld",
        Language::De => "Abmelden",
        Language::Nl => "Afmelden",
    }
}

/// The words of the link to the preference page.
pub const fn manage(language: Language) -> &'static str {
    match language {
        Language::En => "Choose what you receive",
        Language::Nb => "Velg hva du vil få",
        Language::Sv => "Välj vad du vill få",
        Language::Da => "Vælg, hvad du vil modtage",
        Language::De => "Auswählen, was Sie erhalten",
        Language::Nl => "Kies wat je ontvangt",
    }
}
