//! Meaning of one schema by itself, its `allOf`, `oneOf` and `anyOf` aside.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{Doc, Field, Limits, Member, Object, Rest, Shape, list};
use crate::surface::reference_name;

/// Limits of numbers, texts, lists and objects, each with the kind of value that it limits.
const LIMITS: [(&str, &[&str]); 14] = [
    ("exclusiveMaximum", NUMBERS),
    ("exclusiveMinimum", NUMBERS),
    ("format", &["integer", "number", "string"]),
    ("maximum", NUMBERS),
    ("maxItems", &["array"]),
    ("maxLength", &["string"]),
    ("maxProperties", &["object"]),
    ("minimum", NUMBERS),
    ("minItems", &["array"]),
    ("minLength", &["string"]),
    ("minProperties", &["object"]),
    ("multipleOf", NUMBERS),
    ("pattern", &["string"]),
    ("uniqueItems", &["array"]),
];

const NUMBERS: &[&str] = &["integer", "number"];

pub(super) fn is_limit(keyword: &str) -> bool {
    LIMITS.iter().any(|(name, _)| *name == keyword)
}

/// Returns what `$ref`, `const`, `enum` and `type` allow; `None` if there is none of them.
pub(super) fn own_members(map: &Map<String, Value>) -> Option<Shape> {
    if let Some(name) = map.get("$ref").and_then(reference_name) {
        let members = vec![Member::Reference(name.to_owned())];
        return Some(Shape { members, ..Shape::default() });
    }
    if let Some(value) = map.get("const") {
        return Some(constants([value]));
    }
    if map.contains_key("enum") {
        return Some(constants(list(map, "enum")));
    }
    match map.get("type") {
        Some(Value::String(kind)) => Some(of_kinds([kind.as_str()], map)),
        Some(Value::Array(kinds)) => Some(of_kinds(kinds.iter().filter_map(Value::as_str), map)),
        // Members without a word that they are an object's.
        _ if ["properties", "required", "additionalProperties"]
            .iter()
            .any(|key| map.contains_key(*key)) =>
        {
            Some(of_kinds(["object"], map))
        }
        _ => None,
    }
}

fn constants<'a>(values: impl IntoIterator<Item = &'a Value>) -> Shape {
    let mut shape = Shape::default();
    for value in values {
        if value.is_null() {
            shape.nullable = true;
        } else {
            shape.members.push(Member::Constant(value.to_string()));
        }
    }
    shape
}

fn of_kinds<'a>(kinds: impl IntoIterator<Item = &'a str>, map: &Map<String, Value>) -> Shape {
    let mut shape = Shape::default();
    for kind in kinds {
        match kind {
            "null" => shape.nullable = true,
            "array" => shape.members.push(array(map)),
            "object" => shape.members.push(Member::Object(object(map), limits("object", map))),
            _ => shape.members.push(Member::Simple(kind.to_owned(), limits(kind, map))),
        }
    }
    shape
}

fn array(map: &Map<String, Value>) -> Member {
    let limits = limits("array", map);
    match map.get("items") {
        Some(Value::Array(items)) => Member::Tuple(items.iter().map(Shape::of).collect(), limits),
        Some(item) => Member::Array(Box::new(Shape::of(item)), limits),
        None => Member::Array(Box::new(Shape::any()), limits),
    }
}

fn object(map: &Map<String, Value>) -> Object {
    let mut fields: BTreeMap<String, Field> = BTreeMap::new();
    for (name, schema) in map.get("properties").and_then(Value::as_object).into_iter().flatten() {
        fields.insert(name.clone(), Field { required: false, shape: Shape::of(schema) });
    }
    for name in list(map, "required").filter_map(Value::as_str) {
        let unnamed = || Field { required: true, shape: Shape::any() };
        fields.entry(name.to_owned()).or_insert_with(unnamed).required = true;
    }
    let rest = match map.get("additionalProperties") {
        None | Some(Value::Bool(true)) => Rest::Open,
        Some(Value::Bool(false)) => Rest::Closed,
        Some(schema) => match Shape::of(schema) {
            shape if shape == Shape::any() => Rest::Open,
            shape => Rest::Each(Box::new(shape)),
        },
    };
    Object { fields, rest, doc: Doc::of(map) }
}

/// Returns the limits of `map` that concern values of `kind` and that its format does not imply.
fn limits(kind: &str, map: &Map<String, Value>) -> Limits {
    let span = map.get("format").and_then(Value::as_str).and_then(range);
    let implies = |keyword: &str, value: &Value| {
        let bound = match keyword {
            "minimum" => span.map(|(least, _)| least),
            "maximum" => span.map(|(_, most)| most),
            _ => None,
        };
        bound.is_some() && bound == value.as_f64()
    };
    let wanted = LIMITS.iter().filter(|(_, kinds)| kinds.contains(&kind));
    let found = wanted.filter_map(|(keyword, _)| Some((*keyword, map.get(*keyword)?)));
    let telling = found.filter(|(keyword, value)| !implies(keyword, value));
    telling.map(|(keyword, value)| (keyword.to_owned(), number(value))).collect()
}

/// Writes a number in one way: `0.0` and `0` are the same in JSON.
fn number(value: &Value) -> Value {
    value.as_f64().map_or_else(|| value.clone(), Value::from)
}

/// Returns the least and the greatest integer of a format.
///
/// Only the narrow ones have bounds that a double holds exactly; of the others
/// the least alone is ever written.
fn range(format: &str) -> Option<(f64, f64)> {
    Some(match format {
        "uint8" => (0.0, f64::from(u8::MAX)),
        "uint16" => (0.0, f64::from(u16::MAX)),
        "uint32" => (0.0, f64::from(u32::MAX)),
        "uint" | "uint64" => (0.0, f64::INFINITY),
        "int8" => (f64::from(i8::MIN), f64::from(i8::MAX)),
        "int16" => (f64::from(i16::MIN), f64::from(i16::MAX)),
        "int32" => (f64::from(i32::MIN), f64::from(i32::MAX)),
        _ => return None,
    })
}

/// Returns whether a value, written as JSON, is of that `type`.
pub(super) fn is_of_kind(value: &str, kind: &str) -> bool {
    match value.as_bytes().first() {
        Some(b'"') => kind == "string",
        Some(b't' | b'f') => kind == "boolean",
        Some(b'-' | b'0'..=b'9') => NUMBERS.contains(&kind),
        _ => false,
    }
}
