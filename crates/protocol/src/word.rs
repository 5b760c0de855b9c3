//! The common parts of enums of plain words, which have `#[derive(Word)]`.
//!
//! As with records, the derive writes a table, and here is what reads and describes by it.

use std::fmt;

use serde::Deserializer;
use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, Unexpected, Visitor};

#[cfg(feature = "schema")]
pub(crate) use self::describe::schema;
pub(crate) use turnhost_derive::Word;

type Words = &'static [&'static str];

/// Reads one of the words as its place among them.
///
/// A map of one word and null counts as the word, as with serde's derives. What is neither is
/// refused in serde's words, which name what was found; asking for an enum would only say that
/// a value was expected.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
    words: Words,
) -> Result<usize, D::Error> {
    deserializer.deserialize_any(Reader(words))
}

struct Reader(Words);

impl<'de> Visitor<'de> for Reader {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("string or map")
    }

    fn visit_str<E: de::Error>(self, word: &str) -> Result<usize, E> {
        Place(self.0).visit_str(word)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<usize, A::Error> {
        let several = || de::Error::invalid_value(Unexpected::Map, &"map with a single key");
        let place = map.next_key_seed(Place(self.0))?.ok_or_else(several)?;
        map.next_value::<()>()?;
        match map.next_key::<IgnoredAny>()? {
            None => Ok(place),
            Some(_) => Err(several()),
        }
    }
}

struct Place(Words);

impl<'de> DeserializeSeed<'de> for Place {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Place {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("variant identifier")
    }

    fn visit_str<E: de::Error>(self, word: &str) -> Result<usize, E> {
        let place = self.0.iter().position(|known| *known == word);
        place.ok_or_else(|| E::unknown_variant(word, self.0))
    }
}

#[cfg(feature = "schema")]
mod describe {
    use schemars::{Schema, json_schema};
    use serde_json::Value;

    use crate::record::say;

    /// Returns the schema of an enum of words, each with what is said about it.
    pub(crate) fn schema(
        doc: &str,
        extensions: &[(&'static str, Value)],
        words: &[(&'static str, &'static str)],
    ) -> Schema {
        let described = words.iter().map(|(word, doc)| {
            let mut schema = json_schema!({ "type": "string", "const": word });
            say(&mut schema, doc, &[]);
            schema.to_value()
        });
        let mut schema = json_schema!({ "oneOf": described.collect::<Vec<_>>() });
        say(&mut schema, doc, extensions);
        schema
    }
}
