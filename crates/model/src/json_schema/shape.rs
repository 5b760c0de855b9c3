//! The shape of a schema: which keywords have which values.

use std::collections::BTreeMap;

use regex_automata::meta::{Config, Regex};
use serde_json::{Map, Value};

/// 1 MiB: memory of a pattern. A larger one is left to the model.
const MAX_PATTERN_BYTES: usize = 1 << 20;

/// Keywords with one schema; `items` and `dependencies` may have others.
const ONE: [&str; 9] = [
    "additionalItems",
    "additionalProperties",
    "contains",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
];

/// Keywords with a list of schemas.
const LIST: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];

/// Keywords with schemas by name.
const BY_NAME: [&str; 6] =
    ["$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties"];

/// Keywords with a number.
const NUMBERS: [&str; 5] =
    ["exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"];

/// Keywords with a count.
const COUNTS: [&str; 8] = [
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
];

/// Assertions of JSON Schema that are not checked.
const REFUSED: [&str; 4] =
    ["$dynamicRef", "$recursiveRef", "unevaluatedItems", "unevaluatedProperties"];

const TYPES: [&str; 7] = ["array", "boolean", "integer", "null", "number", "object", "string"];

/// Checks that a schema within `root` is one, and reads its patterns.
pub(super) fn examine(
    root: &Value,
    schema: &Value,
    patterns: &mut BTreeMap<String, Option<Regex>>,
) -> Result<(), String> {
    let schema = match schema {
        Value::Bool(_) => return Ok(()),
        Value::Object(schema) => schema,
        other => return Err(format!("{} is neither an object nor a boolean", super::shown(other))),
    };
    for (keyword, value) in schema {
        let keyword = keyword.as_str();
        if REFUSED.contains(&keyword) {
            return Err(format!("`{keyword}` is not supported for this provider; leave it out"));
        }
        if !has_its_form(keyword, value) {
            return Err(format!("{} is no value of `{keyword}`", super::shown(value)));
        }
        match (keyword, value) {
            ("$ref", Value::String(reference)) => {
                target(root, reference)?;
            }
            ("pattern", Value::String(pattern)) => read_pattern(pattern, patterns),
            ("patternProperties", Value::Object(by_pattern)) => {
                by_pattern.keys().for_each(|pattern| read_pattern(pattern, patterns));
            }
            _ => {}
        }
    }
    inner(schema).try_for_each(|inner| examine(root, inner, patterns))
}

/// Returns the schemas within a schema.
fn inner(schema: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    schema.iter().flat_map(|(keyword, value)| {
        let keyword = keyword.as_str();
        let schemas: Vec<&Value> = match value {
            Value::Array(list) if LIST.contains(&keyword) || keyword == "items" => {
                list.iter().collect()
            }
            Value::Object(by_name) if BY_NAME.contains(&keyword) => {
                by_name.values().filter(|it| keyword != "dependencies" || !it.is_array()).collect()
            }
            schema if ONE.contains(&keyword) => vec![schema],
            _ => Vec::new(),
        };
        schemas
    })
}

fn has_its_form(keyword: &str, value: &Value) -> bool {
    let is_name = |value: &Value| value.as_str().is_some_and(|name| TYPES.contains(&name));
    let are_texts =
        |value: &Value| value.as_array().is_some_and(|list| list.iter().all(Value::is_string));
    match keyword {
        "type" => match value {
            Value::Array(names) => names.iter().all(is_name),
            name => is_name(name),
        },
        "enum" => value.is_array(),
        "required" => are_texts(value),
        "dependentRequired" => value.as_object().is_some_and(|it| it.values().all(are_texts)),
        "$ref" | "pattern" => value.is_string(),
        "uniqueItems" => value.is_boolean(),
        _ if LIST.contains(&keyword) => value.is_array(),
        _ if BY_NAME.contains(&keyword) => value.is_object(),
        "multipleOf" => value.as_f64().is_some_and(|unit| unit > 0.0),
        _ if NUMBERS.contains(&keyword) => value.is_number(),
        _ if COUNTS.contains(&keyword) => count(value).is_some(),
        _ => true,
    }
}

/// Returns a count, which may be written as `2.0`.
pub(super) fn count(value: &Value) -> Option<u64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is whole, and bounded"
    )]
    let of_float = |count: f64| {
        (count.fract() == 0.0 && (0.0..=9e15).contains(&count)).then_some(count as u64)
    };
    value.as_u64().or_else(|| value.as_f64().and_then(of_float))
}

fn read_pattern(pattern: &str, patterns: &mut BTreeMap<String, Option<Regex>>) {
    if patterns.contains_key(pattern) {
        return;
    }
    let config = Config::new().nfa_size_limit(Some(MAX_PATTERN_BYTES));
    let regex = Regex::builder().configure(config).build(pattern);
    if let Err(err) = &regex {
        let err: &dyn std::error::Error = err;
        tracing::warn!(pattern, err, "a pattern of the output schema is left to the model");
    }
    patterns.insert(pattern.to_owned(), regex.ok());
}

/// Returns the schema within `root` that a reference means.
pub(super) fn target<'a>(root: &'a Value, reference: &str) -> Result<&'a Value, String> {
    let Some(pointer) = reference.strip_prefix('#') else {
        return Err(format!("`$ref` to `{reference}`, which is not in the schema"));
    };
    let found = root.pointer(&decoded(pointer));
    found.ok_or_else(|| format!("`$ref` to `{reference}`, which the schema does not have"))
}

/// Decodes the percent forms of a fragment.
fn decoded(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| *first == b'%');
        let byte = hex.and_then(|hex| std::str::from_utf8(hex).ok());
        let decoded = byte.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
