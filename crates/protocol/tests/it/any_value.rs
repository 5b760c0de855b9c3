//! Laws over values that were never recorded: made at random from the schema, or without one.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use turnhost_protocol::{CLIENT_METHODS, SERVER_NOTIFICATIONS, SERVER_REQUESTS};

use crate::by_name::{Again, CLIENT, NOTIFICATIONS, SERVER, says_all};

/// The depth of values from which every choice is the smallest one.
pub(crate) const DEPTH: usize = 6;

/// An id of a thread, a turn or anything else.
const ID: &str = "019f0000-0000-7000-8000-000000000001";

const TEXTS: [&str; 4] = ["", "a", "/an/absolute/path", "né\u{1f980}\n\"\\"];

/// Choices made in advance, so that a failing case shrinks to small choices. Zeros without end follow.
pub(crate) struct Choices<'a> {
    bytes: &'a [u8],
    /// Returns whether a text may have to be an id.
    ids: bool,
}

impl<'a> Choices<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, ids: false }
    }

    fn next(&mut self) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        usize::from(*first)
    }

    fn below(&mut self, count: usize) -> usize {
        self.next() % count.max(1)
    }
}

/// Makes values of the types in a bundle.
pub(crate) struct Maker<'a> {
    pub(crate) definitions: &'a Map<String, Value>,
}

impl Maker<'_> {
    /// Returns a value that `schema` allows.
    pub(crate) fn value(&self, schema: &Value, choices: &mut Choices<'_>, depth: usize) -> Value {
        if let Some(reference) = schema["$ref"].as_str() {
            return match reference.rsplit('/').next().unwrap() {
                "AbsolutePathBuf" => json!("/an/absolute/path"),
                "ThreadId" => json!(ID),
                name => self.value(&self.definitions[name], choices, depth),
            };
        }
        if let Some(constant) = schema.get("const") {
            return constant.clone();
        }
        if let Some(words) = schema["enum"].as_array() {
            return words[choices.below(words.len())].clone();
        }
        for union in ["anyOf", "oneOf"] {
            if let Some(members) = schema[union].as_array() {
                let chosen =
                    if depth == 0 { smallest(members) } else { choices.below(members.len()) };
                let mut value = self.value(&members[chosen], choices, depth.saturating_sub(1));
                if schema.get("properties").is_some() {
                    merge(&mut value, self.object(schema, choices, depth));
                }
                return value;
            }
        }
        if let Some([only]) = schema["allOf"].as_array().map(Vec::as_slice) {
            return self.value(only, choices, depth);
        }
        self.plain(schema, choices, depth)
    }

    fn plain(&self, schema: &Value, choices: &mut Choices<'_>, depth: usize) -> Value {
        let kind = match &schema["type"] {
            Value::String(kind) => kind.as_str(),
            Value::Array(kinds) if depth > 0 => kinds[choices.below(kinds.len())].as_str().unwrap(),
            Value::Array(kinds) if kinds.contains(&json!("null")) => "null",
            Value::Array(kinds) => kinds[0].as_str().unwrap(),
            // Anything at all.
            _ => return json!({"free": [choices.next(), null, "form"]}),
        };
        match kind {
            "null" => Value::Null,
            "boolean" => json!(choices.below(2) == 1),
            "integer" => integer(schema, choices),
            "number" => json!(f64::from(u8::try_from(choices.next()).unwrap()) / 4.0),
            "string" if choices.ids => json!(ID),
            "string" => json!(TEXTS[choices.below(TEXTS.len()).max(minimum(schema, "minLength"))]),
            "array" if depth == 0 => json!([]),
            "array" => {
                let count = choices.below(3).max(minimum(schema, "minItems"));
                (0..count).map(|_| self.value(&schema["items"], choices, depth - 1)).collect()
            }
            "object" => self.object(schema, choices, depth),
            other => panic!("a schema of type {other}"),
        }
    }

    fn object(&self, schema: &Value, choices: &mut Choices<'_>, depth: usize) -> Value {
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        let mut object = Map::new();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            if required.contains(&json!(name)) || (depth > 0 && choices.below(2) == 1) {
                choices.ids = is_id(name);
                let value = self.value(property, choices, depth.saturating_sub(1));
                choices.ids = false;
                object.insert(name.clone(), value);
            }
        }
        if let Some(values @ Value::Object(_)) = schema.get("additionalProperties")
            && depth > 0
        {
            for key in 0..choices.below(3) {
                object.insert(format!("key {key}"), self.value(values, choices, depth - 1));
            }
        }
        Value::Object(object)
    }
}

/// Returns the member of a union that ends a recursion soonest.
fn smallest(members: &[Value]) -> usize {
    (0..members.len()).min_by_key(|&index| members[index].to_string().len()).unwrap_or(0)
}

fn merge(value: &mut Value, more: Value) {
    if let (Value::Object(value), Value::Object(more)) = (value, more) {
        for (name, member) in more {
            value.entry(name).or_insert(member);
        }
    }
}

fn minimum(schema: &Value, name: &str) -> usize {
    schema[name].as_u64().and_then(|least| usize::try_from(least).ok()).unwrap_or(0)
}

fn integer(schema: &Value, choices: &mut Choices<'_>) -> Value {
    let least = schema["minimum"].as_i64().unwrap_or(i64::from(i8::MIN));
    let small = least + i64::try_from(choices.next()).unwrap();
    match schema["maximum"].as_i64() {
        Some(most) => json!(small.min(most)),
        None => json!(small),
    }
}

/// Returns whether a member of this name may be one that only takes ids (`data` lists some). The schema
/// calls them texts.
fn is_id(name: &str) -> bool {
    name == "id" || name.ends_with("Id") || name.ends_with("Ids") || name == "data"
}

pub(crate) fn definitions() -> &'static Map<String, Value> {
    static DEFINITIONS: LazyLock<Map<String, Value>> = LazyLock::new(|| {
        let mut generator = turnhost_protocol::schema::generator();
        turnhost_protocol::schema::register(&mut generator);
        generator.take_definitions(true)
    });
    &DEFINITIONS
}

fn row_types() -> Vec<(&'static str, Again, &'static str)> {
    let infos = [CLIENT_METHODS, SERVER_REQUESTS, SERVER_NOTIFICATIONS].into_iter().flatten();
    let rows = [CLIENT, SERVER, NOTIFICATIONS].into_iter().flatten();
    infos
        .zip(rows)
        .flat_map(|(info, row)| {
            assert_eq!(info.name, row.method);
            let params = info.params.map(|name| (row.method, row.params, name));
            let response =
                row.response.zip(info.response).map(|(again, name)| (row.method, again, name));
            params.into_iter().chain(response)
        })
        .collect()
}

proptest! {
    // Each case goes through all 480 types.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    /// Values that the schema allows are read, and nothing of them is lost when they are written again.
    #[test]
    fn what_the_schema_allows_survives(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let definitions = definitions();
        for (method, again, name) in row_types() {
            let Some(schema) = definitions.get(name) else { continue };
            let value = Maker { definitions }.value(schema, &mut Choices::new(&bytes), DEPTH);
            let once = again(&value.to_string());
            let once = once.map_err(|err| TestCaseError::fail(format!("{method} {name}: {err}\n  {value}")))?;
            let twice = again(&once.to_string()).unwrap();
            prop_assert_eq!(&once, &twice, "{} {}", method, name);
            prop_assert!(says_all(&value, &once), "{method} {name}:\n  read    {value}\n  written {once}");
        }
    }

    /// No JSON makes a decoder panic: values of one type are read as every other type.
    #[test]
    fn any_json_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
        let definitions = definitions();
        let mut choices = Choices::new(&bytes);
        let chosen = (choices.next() * 256 + choices.next()) % definitions.len();
        let schema = definitions.values().nth(chosen).unwrap();
        let value = Maker { definitions }.value(schema, &mut choices, DEPTH).to_string();
        for (_, again, _) in row_types() {
            let _ = again(&value);
        }
    }
}
