//! Answers to a form as programs send them.

use std::fmt;

use serde::{Deserialize, Deserializer, de};
use serde_json::Value;

/// The values in their order, each name once.
#[derive(Clone, Debug, Default)]
pub struct Values(pub Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Values;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of values by the names of fields")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Values, A::Error> {
                let mut all: Vec<(String, Value)> = Vec::new();
                let mut names = std::collections::HashSet::new();
                while let Some((name, value)) = map.next_entry::<String, Value>()? {
                    if !names.insert(name.clone()) {
                        return Err(de::Error::custom(format!("duplicate field `{name}`")));
                    }
                    all.push((name, value));
                }
                Ok(Values(all))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}
