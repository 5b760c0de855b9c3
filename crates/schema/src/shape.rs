//! Meaning of a schema, whichever way it is written.
//!
//! JSON Schema has several spellings for one thing: `anyOf [X, null]` and
//! `type [x, null]`, an `allOf` of one, an `enum` of three and a `oneOf` of
//! three `const`s, common members beside a `oneOf` or in each variant of it.
//! A [`Shape`] has one. Prose, titles, order and `x-` members are gone;
//! keywords that this module does not know are kept as they are, so that
//! nothing that differs is ever taken for equal.

mod members;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use members::own_members;

/// The values that a schema allows: any of `members`, or null if `nullable`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shape {
    pub(crate) nullable: bool,
    pub(crate) members: Vec<Member>,
    /// Says what is meant where the value is left out. That a nullable one is null
    /// then goes without saying.
    pub(crate) default: Option<Value>,
    /// Keywords that are compared as they are.
    pub(crate) others: BTreeMap<String, Value>,
    pub(crate) doc: Doc,
}

/// Prose of the schema, for people. All are equal: prose is no part of a shape.
#[derive(Clone, Debug, Default)]
pub(crate) struct Doc(pub(crate) String);

impl PartialEq for Doc {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Doc {
    fn of(schema: &Map<String, Value>) -> Self {
        Self(schema.get("description").and_then(Value::as_str).unwrap_or_default().to_owned())
    }

    fn or(self, other: Self) -> Self {
        if self.0.is_empty() { other } else { self }
    }
}

/// One alternative of a shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Member {
    /// Any value.
    Any,
    /// Says what the definition of that name allows.
    Reference(String),
    /// One value, as JSON text.
    Constant(String),
    /// A string, number, integer or boolean, with its limits.
    Simple(String, Limits),
    /// A list of values of one shape.
    Array(Box<Shape>, Limits),
    /// A list with a shape for each place.
    Tuple(Vec<Shape>, Limits),
    /// An object.
    Object(Object, Limits),
    /// An intersection of types that cannot be merged.
    All(Vec<Member>),
}

/// `format`, `minimum`, `maxLength` and their like, by keyword.
pub(crate) type Limits = BTreeMap<String, Value>;

/// The fields of an object.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Object {
    pub(crate) fields: BTreeMap<String, Field>,
    pub(crate) rest: Rest,
    pub(crate) doc: Doc,
}

/// One field of an object.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Field {
    pub(crate) required: bool,
    pub(crate) shape: Shape,
}

/// Says what fields without a name of their own may hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Rest {
    /// Anything; readers ignore what they do not know.
    #[default]
    Open,
    /// There may be none.
    Closed,
    /// Values of one shape: the object is a map.
    Each(Box<Shape>),
}

/// Keywords that say nothing about values.
const PROSE: [&str; 8] =
    ["$comment", "$id", "$schema", "definitions", "deprecated", "description", "examples", "title"];

/// Keywords that members or unions are made of.
const STRUCTURE: [&str; 12] = [
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "default",
    "enum",
    "items",
    "oneOf",
    "properties",
    "required",
    "type",
];

impl Shape {
    /// Returns the shape of a schema.
    pub(crate) fn of(schema: &Value) -> Self {
        let map = match schema {
            Value::Object(map) => map,
            // Nothing is allowed.
            Value::Bool(false) => return Self::default(),
            _ => return Self::any(),
        };
        let mut shape = own_members(map).unwrap_or_else(Self::any);
        for part in list(map, "allOf") {
            shape = shape.both(Self::of(part));
        }
        for key in ["oneOf", "anyOf"] {
            if map.contains_key(key) {
                shape = shape.both(Self::either(list(map, key)));
            }
        }
        if let Some(default) = map.get("default") {
            shape.default = Some(default.clone());
        }
        if shape.nullable && shape.default == Some(Value::Null) {
            shape.default = None;
        }
        let others = map.iter().filter(|(key, _)| {
            let known = PROSE.contains(&key.as_str()) || STRUCTURE.contains(&key.as_str());
            !known && !members::is_limit(key) && !key.starts_with("x-")
        });
        shape.others.extend(others.map(|(key, value)| (key.clone(), value.clone())));
        shape.doc = Doc::of(map);
        shape
    }

    /// Matches every value.
    fn any() -> Self {
        Self { nullable: true, members: vec![Member::Any], ..Self::default() }
    }

    fn is_any(&self) -> bool {
        self.members.contains(&Member::Any)
    }

    fn either<'a>(variants: impl Iterator<Item = &'a Value>) -> Self {
        let mut union = Self::default();
        for variant in variants.map(Self::of) {
            union.nullable |= variant.nullable;
            union.others.extend(variant.others);
            for member in variant.members {
                if !union.members.contains(&member) {
                    union.members.push(member);
                }
            }
        }
        union
    }

    /// Returns what both allow. The defaults and unknown keywords of either stay.
    fn both(self, other: Self) -> Self {
        let default = self.default.clone().or_else(|| other.default.clone());
        let mut others = self.others.clone();
        others.extend(other.others.clone());
        let (nullable, members) = if self.is_any() {
            (other.nullable, other.members)
        } else if other.is_any() {
            (self.nullable, self.members)
        } else {
            let pairs = self.members.iter().flat_map(|a| other.members.iter().map(move |b| (a, b)));
            let members = pairs.filter_map(|(a, b)| a.clone().and(b.clone())).collect();
            (self.nullable && other.nullable, members)
        };
        Self { nullable, members, default, others, doc: self.doc.or(other.doc) }
    }
}

impl Member {
    /// Returns what both allow, if there can be anything.
    fn and(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Object(mut a, mut limits), Self::Object(b, more)) => {
                a.merge(b);
                limits.extend(more);
                Some(Self::Object(a, limits))
            }
            (a, b) if a == b => Some(a),
            (Self::Simple(kind, _), Self::Constant(value))
            | (Self::Constant(value), Self::Simple(kind, _)) => {
                members::is_of_kind(&value, &kind).then_some(Self::Constant(value))
            }
            (a, b) if a.is_plain() && b.is_plain() => None,
            (Self::All(mut parts), one) | (one, Self::All(mut parts)) => {
                parts.push(one);
                Some(Self::All(parts))
            }
            (a, b) => Some(Self::All(vec![a, b])),
        }
        .map(Self::ordered)
    }

    /// Returns the parts of an intersection in an order that does not depend on how they were
    /// written.
    fn ordered(self) -> Self {
        match self {
            Self::All(mut parts) => {
                parts.sort_by_cached_key(|part| format!("{part:?}"));
                Self::All(parts)
            }
            other => other,
        }
    }

    /// Returns whether the kind of value is known without looking up a definition.
    fn is_plain(&self) -> bool {
        !matches!(self, Self::Any | Self::Reference(_) | Self::All(_))
    }
}

impl Object {
    fn merge(&mut self, other: Self) {
        for (name, field) in other.fields {
            match self.fields.remove(&name) {
                Some(known) => {
                    let required = known.required || field.required;
                    let shape = known.shape.both(field.shape);
                    self.fields.insert(name, Field { required, shape });
                }
                None => drop(self.fields.insert(name, field)),
            }
        }
        if self.rest == Rest::Open {
            self.rest = other.rest;
        }
        self.doc = std::mem::take(&mut self.doc).or(other.doc);
    }
}

/// Returns the schemas under `key`, which holds a list or nothing.
fn list<'a>(map: &'a Map<String, Value>, key: &str) -> impl Iterator<Item = &'a Value> {
    map.get(key).and_then(Value::as_array).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn same(spellings: &[Value]) {
        let mut shapes = spellings.iter().map(Shape::of);
        let first = shapes.next().unwrap();
        shapes.for_each(|shape| assert_eq!(shape, first));
    }

    fn object(name: &str) -> Value {
        json!({"type": "object", "properties": {name: {"type": "string"}}, "required": [name]})
    }

    #[test]
    fn nullable_has_three_spellings() {
        same(&[
            json!({"type": ["string", "null"]}),
            json!({"anyOf": [{"type": "string"}, {"type": "null"}]}),
            json!({"oneOf": [{"type": "null"}, {"type": "string", "title": "Text"}], "default": null}),
        ]);
        same(&[
            json!({"anyOf": [{"$ref": "#/definitions/A"}, {"type": "null"}]}),
            json!({"anyOf": [{"allOf": [{"$ref": "#/definitions/A"}]}, {"enum": [null]}]}),
        ]);
    }

    #[test]
    fn choices_have_several_spellings() {
        same(&[
            json!({"type": "string", "enum": ["a", "b"]}),
            json!({"enum": ["a", "b"]}),
            json!({"oneOf": [{"const": "a"}, {"type": "string", "enum": ["b"], "description": "B."}]}),
        ]);
    }

    #[test]
    fn an_intersection_of_one_is_that_one() {
        same(&[
            json!({"$ref": "#/definitions/A", "description": "An a."}),
            json!({"allOf": [{"$ref": "#/definitions/A"}]}),
            json!({"anyOf": [{"allOf": [{"$ref": "#/definitions/A"}]}]}),
        ]);
    }

    #[test]
    fn members_beside_a_union_are_members_of_each_variant() {
        let both = |name: &str| {
            json!({
                "type": "object",
                "properties": {"id": {"type": "string"}, name: {"type": "string"}},
                "required": [name, "id"],
            })
        };
        same(&[
            json!({"oneOf": [both("a"), both("b")]}),
            json!({
                "properties": {"id": {"type": "string"}},
                "required": ["id"],
                "oneOf": [object("a"), object("b")],
            }),
            json!({"allOf": [object("id"), {"type": "object", "oneOf": [object("a"), object("b")]}]}),
        ]);
    }

    #[test]
    fn unions_within_unions_are_flat() {
        same(&[
            json!({"oneOf": [object("a"), object("b"), object("c")]}),
            json!({"anyOf": [object("a"), {"oneOf": [object("b"), object("c")]}]}),
        ]);
    }

    #[test]
    fn limits_that_the_format_implies_need_not_be_said() {
        same(&[
            json!({"type": "integer", "format": "uint16"}),
            json!({"type": "integer", "format": "uint16", "minimum": 0.0, "maximum": 65535}),
        ]);
        same(&[
            json!({"type": ["integer", "null"], "format": "uint", "minimum": 0}),
            json!({"anyOf": [{"type": "integer", "format": "uint"}, {"type": "null"}]}),
        ]);
    }

    #[test]
    fn objects_are_open_unless_they_say_otherwise() {
        same(&[
            json!({"type": "object"}),
            json!({"type": "object", "additionalProperties": true, "properties": {}}),
            json!({"type": "object", "additionalProperties": {}}),
        ]);
    }

    #[test]
    fn unknown_keywords_are_kept() {
        let shape = Shape::of(&json!({"type": "string", "not": {"enum": ["x"]}, "x-mark": 1}));
        assert_eq!(shape.others.keys().collect::<Vec<_>>(), ["not"]);
    }

    #[test]
    fn what_cannot_be_merged_stays_an_intersection() {
        let reference = json!({"$ref": "#/definitions/A"});
        let shape = Shape::of(&json!({"allOf": [reference, object("b")]}));
        assert!(matches!(shape.members.as_slice(), [Member::All(parts)] if parts.len() == 2));
        let never = Shape::of(&json!({"allOf": [{"type": "string"}, {"type": "integer"}]}));
        assert_eq!(never, Shape::default());
    }
}
