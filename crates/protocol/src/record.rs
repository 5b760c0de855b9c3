//! The common parts of records: structs with named fields, which have `#[derive(Record)]`.
//!
//! The derive (`turnhost-derive`) writes a table for each; here is what reads by such a table and
//! what describes by it. The outcome is that of serde's and schemars' derives, lists that are read
//! by position included: one that ends before a member without a default is refused for its length.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

pub(crate) use turnhost_derive::Record;

#[cfg(feature = "schema")]
pub(crate) use self::describe::{
    FieldSchema, StructSchema, default_unless, default_value, say, schema,
};

/// A struct with named fields, which is read member by member into a draft.
pub(crate) trait Record<'de>: Sized {
    /// The struct's name, for errors.
    const NAME: &'static str;
    /// The members' names on the wire.
    const FIELDS: &'static [&'static str];
    /// The places of the members that have no default, which a list has to go as far as.
    const POSITIONAL: &'static [usize];
    /// True if other members are refused.
    const STRICT: bool;
    /// The values read so far: an option for each field.
    type Draft;

    /// Creates a draft with nothing in it.
    fn draft() -> Self::Draft;

    /// Reads the value of a member, by its place in [`Self::FIELDS`].
    fn read<A: MapAccess<'de>>(
        draft: &mut Self::Draft,
        field: usize,
        map: &mut A,
    ) -> Result<(), A::Error>;

    /// Makes the record, if all is there that must be.
    fn finish<E: de::Error>(draft: Self::Draft) -> Result<Self, E>;
}

/// Reads a record.
pub(crate) fn deserialize<'de, R: Record<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<R, D::Error> {
    deserializer.deserialize_struct(R::NAME, R::FIELDS, Reader(PhantomData))
}

/// Reads a member's value into its place, once.
pub(crate) fn put<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    place: &mut Option<T>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    put_with(place, name, map, |value: T| value)
}

/// Works like [`put`], for a field that is read as another type.
pub(crate) fn put_with<'de, T, W: Deserialize<'de>, A: MapAccess<'de>>(
    place: &mut Option<T>,
    name: &'static str,
    map: &mut A,
    unwrap: impl FnOnce(W) -> T,
) -> Result<(), A::Error> {
    if place.is_some() {
        return Err(de::Error::duplicate_field(name));
    }
    *place = Some(unwrap(map.next_value()?));
    Ok(())
}

/// Returns the value of a member that must be there.
pub(crate) fn required<T, E: de::Error>(place: Option<T>, name: &'static str) -> Result<T, E> {
    place.ok_or_else(|| E::missing_field(name))
}

struct Reader<R>(PhantomData<R>);

impl<'de, R: Record<'de>> Visitor<'de> for Reader<R> {
    type Value = R;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", R::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<R, A::Error> {
        let mut draft = R::draft();
        while let Some(field) = map.next_key_seed(Key { names: R::FIELDS, strict: R::STRICT })? {
            match field {
                Some(field) => R::read(&mut draft, field, &mut map)?,
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        R::finish(draft)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<R, A::Error> {
        let mut draft = R::draft();
        let mut elements = Elements { seq, ended: false };
        for field in 0..R::FIELDS.len() {
            match R::read(&mut draft, field, &mut elements) {
                Err(_) if elements.ended => {
                    let lacking = R::POSITIONAL.iter().find(|place| **place >= field);
                    let Some(place) = lacking else { break };
                    let whole = Length { name: R::NAME, count: R::FIELDS.len() };
                    return Err(de::Error::invalid_length(*place, &whole));
                }
                read => read?,
            }
        }
        R::finish(draft)
    }
}

/// The length of a list of all members, in words.
struct Length {
    /// The struct's name.
    name: &'static str,
    /// The number of its members.
    count: usize,
}

impl de::Expected for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, count } = self;
        let noun = if *count == 1 { "element" } else { "elements" };
        write!(f, "struct {name} with {count} {noun}")
    }
}

/// A list as the values of a map, whose keys follow from the order.
struct Elements<A> {
    seq: A,
    /// True if a value was asked for when there were no more.
    ended: bool,
}

impl<'de, A: SeqAccess<'de>> MapAccess<'de> for Elements<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        _: K,
    ) -> Result<Option<K::Value>, A::Error> {
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        let value = self.seq.next_element_seed(seed)?;
        value.ok_or_else(|| {
            self.ended = true;
            de::Error::custom("the list ended")
        })
    }
}

/// Reads a member's name as its place among `names`; `None` if it is not one of them.
struct Key {
    names: &'static [&'static str],
    strict: bool,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Option<usize>, E> {
        match self.names.iter().position(|known| *known == name) {
            None if self.strict => Err(E::unknown_field(name, self.names)),
            place => Ok(place),
        }
    }
}

#[cfg(feature = "schema")]
mod describe {
    use schemars::{Schema, SchemaGenerator, json_schema};
    use serde::Serialize;
    use serde_json::{Map, Value};

    /// The text about a record as a whole.
    pub(crate) struct StructSchema<'a> {
        pub(crate) doc: &'static str,
        pub(crate) strict: bool,
        pub(crate) extensions: &'a [(&'static str, Value)],
    }

    /// The text about one of its fields.
    pub(crate) struct FieldSchema<'a> {
        pub(crate) name: &'static str,
        pub(crate) doc: &'static str,
        pub(crate) schema: fn(&mut SchemaGenerator) -> Schema,
        /// True if it may be left out of what is read.
        pub(crate) read_optional: bool,
        /// True if it may be left out of what is written.
        pub(crate) write_optional: bool,
        pub(crate) default: Option<fn() -> Option<Value>>,
        pub(crate) extensions: &'a [(&'static str, Value)],
    }

    /// Returns the schema of a record.
    pub(crate) fn schema(
        generator: &mut SchemaGenerator,
        of: &StructSchema<'_>,
        fields: &[FieldSchema<'_>],
    ) -> Schema {
        let reads = generator.contract().is_deserialize();
        let mut properties = Map::new();
        let mut required = Vec::new();
        for field in fields {
            let mut schema = (field.schema)(generator);
            say(&mut schema, field.doc, field.extensions);
            if let Some(default) = field.default.and_then(|default| default()) {
                schema.insert("default".to_owned(), default);
            }
            properties.insert(field.name.to_owned(), schema.into());
            if !(if reads { field.read_optional } else { field.write_optional }) {
                required.push(Value::from(field.name));
            }
        }
        let mut schema = json_schema!({ "type": "object" });
        if of.strict {
            schema.insert("additionalProperties".to_owned(), Value::Bool(false));
        }
        if !properties.is_empty() {
            schema.insert("properties".to_owned(), Value::Object(properties));
        }
        if !required.is_empty() {
            schema.insert("required".to_owned(), Value::Array(required));
        }
        say(&mut schema, of.doc, of.extensions);
        schema
    }

    /// Adds what is said about a type, a field or a word.
    pub(crate) fn say(schema: &mut Schema, doc: &str, extensions: &[(&str, Value)]) {
        if !doc.is_empty() {
            schema.insert("description".to_owned(), doc.into());
        }
        for (name, value) in extensions {
            schema.insert((*name).to_owned(), value.clone());
        }
    }

    /// Returns a field's default as it is written.
    pub(crate) fn default_value<T: Serialize>(default: &T) -> Option<Value> {
        serde_json::to_value(default).ok()
    }

    /// Works like [`default_value`], unless it is one that is left out.
    pub(crate) fn default_unless<T: Serialize>(
        default: T,
        skipped: impl Fn(&T) -> bool,
    ) -> Option<Value> {
        if skipped(&default) { None } else { default_value(&default) }
    }
}

#[cfg(test)]
mod tests;
