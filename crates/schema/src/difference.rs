//! Compares two sets of definitions by what they mean.

mod shapes;

use std::fmt;

use serde_json::{Map, Value};

use crate::shape::Shape;

/// One difference between two bundles, seen from the first.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Path of the difference: a definition's name, then `.field`, `[*]` for the items of a list, `{*}` for
    /// the values of a map, and `[tag=value]` for a variant of a union.
    pub path: String,
    /// Says what the second bundle did to it.
    pub change: Change,
}

/// Says how the second bundle differs from the first at one path.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The definition is in the second bundle only.
    DefinitionAdded,
    /// The definition is in the first bundle only.
    DefinitionRemoved,
    /// The field is in the second bundle only.
    FieldAdded {
        /// True if it must be there.
        required: bool,
    },
    /// The field is in the first bundle only.
    FieldRemoved {
        /// True if it had to be there.
        required: bool,
    },
    /// The field must be there now.
    BecameRequired,
    /// The field may be left out now.
    BecameOptional,
    /// Null is allowed now.
    NullAdded,
    /// Null is allowed no more.
    NullRemoved,
    /// One more value of an enumeration, as JSON.
    ValueAdded(String),
    /// One value less of an enumeration, as JSON.
    ValueRemoved(String),
    /// One more variant of a union that had several already.
    VariantAdded(String),
    /// One more type of value than the type or union before.
    TypeAdded(String),
    /// One variant less of a union.
    VariantRemoved(String),
    /// One type of value less.
    TypeRemoved(String),
    /// Says what is meant where the value is left out, before and now.
    Default(Option<Value>, Option<Value>),
    /// A limit, a format or an unknown keyword, before and now.
    Limit(String, Option<Value>, Option<Value>),
    /// The object takes no other fields any more.
    Closed,
    /// The object takes other fields now.
    Opened,
}

/// Returns all differences of the definitions of two bundles, sorted by path.
///
/// Prose, titles, order, `x-` members and equivalent spellings do not count.
pub fn differences(first: &Map<String, Value>, second: &Map<String, Value>) -> Vec<Difference> {
    let mut found = Vec::new();
    for (name, schema) in first {
        match second.get(name) {
            Some(other) => {
                let mut walk = shapes::Walk::new(name, &mut found);
                walk.shapes(&Shape::of(schema), &Shape::of(other));
            }
            None => {
                found.push(Difference { path: name.clone(), change: Change::DefinitionRemoved });
            }
        }
    }
    let added = second.keys().filter(|name| !first.contains_key(*name));
    found.extend(
        added.map(|name| Difference { path: name.clone(), change: Change::DefinitionAdded }),
    );
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.change)
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DefinitionAdded => f.write_str("definition added"),
            Self::DefinitionRemoved => f.write_str("definition removed"),
            Self::FieldAdded { required: true } => f.write_str("required field added"),
            Self::FieldAdded { required: false } => f.write_str("optional field added"),
            Self::FieldRemoved { required: true } => f.write_str("required field removed"),
            Self::FieldRemoved { required: false } => f.write_str("optional field removed"),
            Self::BecameRequired => f.write_str("became required"),
            Self::BecameOptional => f.write_str("became optional"),
            Self::NullAdded => f.write_str("null added"),
            Self::NullRemoved => f.write_str("null removed"),
            Self::ValueAdded(value) => write!(f, "value {value} added"),
            Self::ValueRemoved(value) => write!(f, "value {value} removed"),
            Self::VariantAdded(label) => write!(f, "variant `{label}` added"),
            Self::VariantRemoved(label) => write!(f, "variant `{label}` removed"),
            Self::TypeAdded(label) => write!(f, "type `{label}` added"),
            Self::TypeRemoved(label) => write!(f, "type `{label}` removed"),
            Self::Default(before, now) => {
                write!(f, "default was {}, is {}", said(before.as_ref()), said(now.as_ref()))
            }
            Self::Limit(name, before, now) => {
                write!(f, "{name} was {}, is {}", said(before.as_ref()), said(now.as_ref()))
            }
            Self::Closed => f.write_str("other fields forbidden"),
            Self::Opened => f.write_str("other fields allowed"),
        }
    }
}

fn said(value: Option<&Value>) -> String {
    value.map_or_else(|| "none".to_owned(), Value::to_string)
}

#[cfg(test)]
mod tests;
