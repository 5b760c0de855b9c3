//! The JSON Schema of a client tool's arguments: the parts that every provider reads have the form that they must have.
//!
//! Parts that providers leave aside, such as `oneOf` or a description of another type, are no fault.

use serde_json::Value;

/// Returns what is wrong with a tool's schema, in a parser's words.
pub(super) fn fault(schema: &Value) -> Option<String> {
    let found = of_schema(schema);
    let only_null = || match schema.get("type") {
        Some(Value::String(name)) => name == "null",
        Some(Value::Array(names)) => names.len() == 1 && names.iter().all(|name| name == "null"),
        _ => false,
    };
    found.or_else(|| {
        only_null().then(|| "tool input schema must not be a singleton null type".to_owned())
    })
}

fn of_schema(schema: &Value) -> Option<String> {
    let members = match schema {
        Value::Object(members) => members,
        Value::Bool(_) => return None,
        other => return Some(instead_of("struct JsonSchema", other)),
    };
    members.iter().find_map(|(name, value)| match name.as_str() {
        "properties" => of_properties(value),
        "items" => of_part(value),
        "anyOf" => value.as_array()?.iter().find_map(of_schema),
        "additionalProperties" => match value {
            Value::Object(_) | Value::Bool(_) | Value::Null => of_part(value),
            _ => Some(
                "data did not match any variant of untagged enum AdditionalProperties".to_owned(),
            ),
        },
        "required" => of_names(value),
        "enum" => (!matches!(value, Value::Array(_) | Value::Null))
            .then(|| instead_of("a sequence", value)),
        _ => None,
    })
}

/// A part that is null is as good as left out.
fn of_part(part: &Value) -> Option<String> {
    if part.is_null() { None } else { of_schema(part) }
}

fn of_properties(properties: &Value) -> Option<String> {
    match properties {
        Value::Object(properties) => properties.values().find_map(of_schema),
        Value::Null | Value::Array(_) => None,
        other => Some(instead_of("a map", other)),
    }
}

fn of_names(names: &Value) -> Option<String> {
    match names {
        Value::Array(names) => {
            names.iter().find(|name| !name.is_string()).map(|name| instead_of("a string", name))
        }
        Value::Null => None,
        other => Some(instead_of("a sequence", other)),
    }
}

fn instead_of(expected: &str, found: &Value) -> String {
    let found = match found {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => format!("boolean `{value}`"),
        Value::Number(_) => "number".to_owned(),
        Value::String(text) => format!("string {text:?}"),
        Value::Array(_) => "sequence".to_owned(),
        Value::Object(_) => "map".to_owned(),
    };
    format!("invalid type: {found}, expected {expected}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_providers_leave_aside_is_no_fault() {
        for schema in [
            json!({}),
            json!(true),
            json!({"type": "x"}),
            json!({"type": []}),
            json!({"description": {}, "oneOf": 5, "allOf": 5, "anyOf": 5, "$defs": 5, "const": 5}),
            json!({"properties": null, "required": null, "enum": null}),
            json!({"properties": {"x": {"type": "null"}}}),
            json!({"additionalProperties": {"items": {}}, "required": ["x"], "enum": [1]}),
        ] {
            assert_eq!(fault(&schema), None, "{schema}");
        }
    }

    #[test]
    fn parts_of_another_form_are_named() {
        let null = "tool input schema must not be a singleton null type";
        for (schema, text) in [
            (json!(5), "invalid type: number, expected struct JsonSchema"),
            (json!({"properties": 5}), "invalid type: number, expected a map"),
            (
                json!({"properties": {"x": "s"}}),
                "invalid type: string \"s\", expected struct JsonSchema",
            ),
            (
                json!({"properties": {"x": {"items": 5}}}),
                "invalid type: number, expected struct JsonSchema",
            ),
            (json!({"anyOf": [5]}), "invalid type: number, expected struct JsonSchema"),
            (json!({"required": "x"}), "invalid type: string \"x\", expected a sequence"),
            (json!({"required": [5]}), "invalid type: number, expected a string"),
            (json!({"enum": 5}), "invalid type: number, expected a sequence"),
            (
                json!({"additionalProperties": 5}),
                "data did not match any variant of untagged enum AdditionalProperties",
            ),
            (json!({"type": "null"}), null),
            (json!({"type": ["null"]}), null),
        ] {
            assert_eq!(fault(&schema).as_deref(), Some(text), "{schema}");
        }
    }
}
