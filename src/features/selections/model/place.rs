//! Places in a rule, and changing it there: what the builder does with every press of a button.

use super::{
    condition::Condition,
    rule::{Joined, Part, Rule},
};

/// A place in a rule: from the outermost group, which part, and which part of that. The outermost group itself is the empty place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(pub Vec<usize>);

impl Place {
    /// Reads `0-2-1`; nothing for what is no place.
    pub fn read(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::default());
        }
        text.split('-').map(|number| number.parse().ok()).collect::<Option<Vec<_>>>().map(Self)
    }

    /// One deeper.
    pub fn then(&self, at: usize) -> Self {
        let mut numbers = self.0.clone();
        numbers.push(at);
        Self(numbers)
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("-"))
    }
}

impl Rule {
    /// The group at a place.
    pub fn group_at(&mut self, place: &Place) -> Option<&mut Self> {
        place.0.iter().try_fold(self, |group, at| match group.parts.get_mut(*at)? {
            Part::Group(rule) => Some(rule),
            Part::If(_) => None,
        })
    }

    /// The condition at a place; nothing where a group is, or nothing.
    pub fn condition_at(&self, place: &Place) -> Option<&Condition> {
        let (last, above) = place.0.split_last()?;
        let group = above.iter().try_fold(self, |group, at| match group.parts.get(*at)? {
            Part::Group(rule) => Some(rule),
            Part::If(_) => None,
        })?;
        match group.parts.get(*last)? {
            Part::If(condition) => Some(condition),
            Part::Group(_) => None,
        }
    }

    /// Puts another condition in place of the one at a place. False when there is none.
    pub fn put_at(&mut self, place: &Place, condition: Condition) -> bool {
        if self.condition_at(place).is_none() {
            return false;
        }
        let Some((last, above)) = place.0.split_last() else { return false };
        self.group_at(&Place(above.to_vec())).map(|group| group.parts[*last] = Part::If(condition)).is_some()
    }

    /// Every group with its place, the outermost first.
    pub fn groups(&self) -> Vec<(Place, &Self)> {
        let mut found = vec![(Place::default(), self)];
        let mut next = 0;
        while let Some((place, group)) = found.get(next).cloned() {
            for (at, part) in group.parts.iter().enumerate() {
                if let Part::Group(rule) = part {
                    found.push((place.then(at), rule));
                }
            }
            next += 1;
        }
        found
    }

    /// Adds a part to the group at a place. False when there is none.
    pub fn add_at(&mut self, place: &Place, part: Part) -> bool {
        self.group_at(place).map(|group| group.parts.push(part)).is_some()
    }

    /// Joins the parts of the group at a place otherwise. False when there is none.
    pub fn join_at(&mut self, place: &Place, joined: Joined) -> bool {
        self.group_at(place).map(|group| group.joined = joined).is_some()
    }

    /// Takes the part at a place out and answers it. The outermost group stays.
    pub fn take_at(&mut self, place: &Place) -> Option<Part> {
        let (last, above) = place.0.split_last()?;
        let group = self.group_at(&Place(above.to_vec()))?;
        (*last < group.parts.len()).then(|| group.parts.remove(*last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::selections::model::Condition;

    #[test]
    fn a_rule_is_changed_at_its_places_and_nowhere_else() {
        let mut rule = Rule::default();
        let root = Place::default();
        assert!(rule.add_at(&root, Part::If(Condition::NoMailings(true))));
        assert!(rule.add_at(&root, Part::Group(Rule::default())));
        let inner = root.then(1);
        assert!(rule.add_at(&inner, Part::If(Condition::Informed(true))) && rule.join_at(&inner, Joined::Any));
        assert!(!rule.add_at(&root.then(0), Part::If(Condition::Informed(true))), "a condition is no group");
        assert!(!rule.join_at(&Place(vec![7]), Joined::None));
        let first = Place::read("1-0").unwrap();
        assert!(rule.put_at(&first, Condition::Informed(false)));
        assert_eq!(rule.condition_at(&first), Some(&Condition::Informed(false)));
        for nowhere in ["", "1", "1-1", "0-0", "7"] {
            let place = Place::read(nowhere).unwrap();
            assert_eq!(rule.condition_at(&place), None, "{nowhere}");
            assert!(!rule.put_at(&place, Condition::Informed(true)), "{nowhere}");
        }
        assert!(rule.put_at(&first, Condition::Informed(true)));
        let places: Vec<String> = rule.groups().iter().map(|(place, _)| place.to_string()).collect();
        assert_eq!(places, ["", "1"]);
        assert_eq!(rule.take_at(&Place::read("1-0").unwrap()), Some(Part::If(Condition::Informed(true))));
        assert_eq!(rule.take_at(&Place::read("1-0").unwrap()), None);
        assert_eq!(rule.take_at(&root), None);
        assert_eq!(Place::read("1-x"), None);
    }
}
