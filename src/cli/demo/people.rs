//! The people of the demonstration. None of them exists; their addresses are of domains set aside for examples (RFC 2606).

use std::{collections::HashSet, net::IpAddr};

use super::dice::Dice;
use crate::kernel::{EmailAddress, Language};

/// Somebody who will sign up.
pub struct Person {
    pub first_name: &'static str,
    pub last_name: &'static str,
    pub language: Language,
    pub country: &'static str,
    pub company: &'static str,
    pub phone: String,
    pub address: EmailAddress,
    /// Where they sign up from: networks set aside for documentation (RFC 5737).
    pub ip: IpAddr,
    pub agent: &'static str,
}

/// What people of one language are called, where they live, and how many of them there are.
struct Population {
    language: Language,
    countries: &'static [&'static str],
    dialling: &'static str,
    first: &'static [&'static str],
    last: &'static [&'static str],
    count: usize,
}

const POPULATIONS: [Population; 6] = [
    Population {
        language: Language::Nb,
        countries: &["NO"],
        dialling: "+47",
        first: &[
            "Kari",
            "Ola",
            "Ingrid",
            "Bjørn",
            "Solveig",
            "Håkon",
            "Astrid",
            "Øyvind",
            "Marit",
            "Jonas",
            "Silje",
            "Magnus",
            "Åse",
            "Torbjørn",
            "Ragnhild",
            "Eirik",
            "Hanne",
            "Sindre",
            "Liv",
            "Kåre",
        ],
        last: &[
            "Nordmann",
            "Hansen",
            "Østby",
            "Haugland",
            "Bakken",
            "Sæther",
            "Lunde",
            "Myklebust",
            "Strand",
            "Solberg",
            "Åsen",
            "Dahl",
            "Fjeldstad",
            "Brekke",
            "Tveit",
            "Eriksen",
        ],
        count: 110,
    },
    Population {
        language: Language::Sv,
        countries: &["SE", "SE", "SE", "FI"],
        dialling: "+46",
        first: &[
            "Elsa", "Erik", "Maja", "Lars", "Astrid", "Nils", "Karin", "Göran", "Linnéa", "Oskar", "Sofia", "Björn", "Annika",
            "Åke", "Märta",
        ],
        last: &[
            "Johansson",
            "Lindqvist",
            "Nyström",
            "Åberg",
            "Bergström",
            "Holm",
            "Sjöberg",
            "Öberg",
            "Ekström",
            "Lund",
            "Hällgren",
            "Wikström",
        ],
        count: 52,
    },
    Population {
        language: Language::Da,
        countries: &["DK"],
        dialling: "+45",
        first: &["Mette", "Søren", "Freja", "Anders", "Kirsten", "Jørgen", "Ida", "Rasmus", "Signe", "Bo", "Pernille", "Åge"],
        last: &["Nielsen", "Sørensen", "Møller", "Kjær", "Østergaard", "Bæk", "Holst", "Friis", "Skov", "Thygesen"],
        count: 42,
    },
    Population {
        language: Language::En,
        countries: &["GB", "IE", "US", "GB"],
        dialling: "+44",
        first: &["Emma", "Thomas", "Grace", "Oliver", "Aoife", "Samuel", "Chloe", "George", "Niamh", "Ethan", "Priya", "Zoë"],
        last: &["Smith", "O’Brien", "Walker", "Patel", "Hughes", "Bennett", "Murphy", "Clarke", "Okafor", "Reed"],
        count: 40,
    },
    Population {
        language: Language::De,
        countries: &["DE", "DE", "AT", "CH"],
        dialling: "+49",
        first: &["Anna", "Jürgen", "Lena", "Matthias", "Käthe", "Felix", "Sabine", "Björn", "Greta", "Uwe", "Jörg", "Heike"],
        last: &["Müller", "Schröder", "Weiß", "Bauer", "Köhler", "Krause", "Vogel", "Jäger", "Lang", "Größer"],
        count: 34,
    },
    Population {
        language: Language::Nl,
        countries: &["NL", "NL", "BE"],
        dialling: "+31",
        first: &["Sanne", "Daan", "Fleur", "Bram", "Anneke", "Jeroen", "Lotte", "Thijs", "Maaike", "Sjoerd"],
        last: &["de Vries", "Bakker", "van den Berg", "Jansen", "Visser", "Smit", "van Dijk", "Mulder", "de Boer", "Hoekstra"],
        count: 34,
    },
];

const COMPANIES: [&str; 10] = [
    "Nordvik Arkitekter AS",
    "Havblikk Hotell",
    "Lindgren & Söner AB",
    "Kjær Interiør ApS",
    "Hughes Lighting Ltd",
    "Bauer Innenausbau GmbH",
    "Studio Visser BV",
    "Brekke Elektro AS",
    "Strand Skole",
    "Café Fyret",
];

const AGENTS: [&str; 4] = [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15",
];

/// Everybody, languages mixed as they would come.
pub fn everybody(dice: &mut Dice) -> Vec<Person> {
    let mut taken = HashSet::new();
    let mut people = Vec::new();
    for population in &POPULATIONS {
        let mut count = 0;
        while count < population.count {
            let (first, last) = (dice.pick(population.first), dice.pick(population.last));
            let Some(address) = address(dice, first, last) else { continue };
            if taken.insert(address.key().to_owned()) {
                people.push(person(dice, population, first, last, address));
                count += 1;
            }
        }
    }
    for at in (1..people.len()).rev() {
        let other = usize::try_from(dice.below(at as u64 + 1)).unwrap_or(0);
        people.swap(at, other);
    }
    people
}

fn person(dice: &mut Dice, population: &Population, first: &'static str, last: &'static str, address: EmailAddress) -> Person {
    let network = dice.pick(&[[192, 0, 2], [198, 51, 100], [203, 0, 113]]);
    let host = u8::try_from(1 + dice.below(254)).unwrap_or(1);
    Person {
        first_name: first,
        last_name: last,
        language: population.language,
        country: dice.pick(population.countries),
        company: dice.pick(&COMPANIES),
        phone: format!("{} 555 {:02} {:03}", population.dialling, dice.below(100), dice.below(1000)),
        address,
        ip: IpAddr::from([network[0], network[1], network[2], host]),
        agent: dice.pick(&AGENTS),
    }
}

/// An address as people make them from their names.
fn address(dice: &mut Dice, first: &str, last: &str) -> Option<EmailAddress> {
    let (first, last) = (plain(first), plain(last));
    let local = match dice.below(4) {
        0 => format!("{}.{last}", &first[..1]),
        1 => format!("{first}{}", 60 + dice.below(45)),
        _ => format!("{first}.{last}"),
    };
    EmailAddress::parse(&format!("{local}@{}", dice.pick(&["example.org", "example.com", "example.net"]))).ok()
}

/// A name in letters that every mail program takes.
fn plain(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter_map(|letter| match letter {
            'æ' => Some("ae".to_owned()),
            'ø' => Some("o".to_owned()),
            'å' => Some("a".to_owned()),
            'ä' => Some("a".to_owned()),
            'ö' => Some("o".to_owned()),
            'ü' => Some("u".to_owned()),
            'ë' | 'é' => Some("e".to_owned()),
            'ß' => Some("ss".to_owned()),
            letter if letter.is_ascii_alphanumeric() => Some(letter.to_string()),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_has_an_address_of_their_own_made_of_plain_letters() {
        let people = everybody(&mut Dice::new(1));
        assert_eq!(people.len(), POPULATIONS.iter().map(|population| population.count).sum::<usize>());
        let keys: HashSet<_> = people.iter().map(|person| person.address.key()).collect();
        assert_eq!(keys.len(), people.len());
        assert!(
            people.iter().all(|person| person.address.as_str().is_ascii() && person.address.domain().starts_with("example."))
        );
        assert!(Language::ALL.into_iter().all(|language| people.iter().any(|person| person.language == language)));
        assert_eq!(plain("Åse Größer O’Brien"), "asegrosserobrien");
    }

    #[test]
    fn the_same_seed_gives_the_same_people() {
        let names = |seed| everybody(&mut Dice::new(seed)).iter().map(|person| person.address.to_string()).collect::<Vec<_>>();
        assert_eq!(names(7), names(7));
    }
}
