//! One schema to one TypeScript type expression.

use std::fmt::Write;

use serde_json::{Map, Value};

use super::layout::JSON_VALUE;
use crate::surface::reference_name;

const INDENT: &str = "  ";

/// Returns the type that values of `schema` have. Lines after the first start with `indent`.
///
/// Integers of any width become `number`, as they are in JSON.
pub(super) fn type_expression(schema: &Value, indent: &str) -> String {
    let map = match schema {
        Value::Object(map) => map,
        Value::Bool(false) => return "never".to_owned(),
        _ => return JSON_VALUE.to_owned(),
    };
    let mut parts: Vec<String> = own_type(map, indent).into_iter().collect();
    for members in list(map, "allOf") {
        parts.extend(members.iter().map(|member| parenthesised(type_expression(member, indent))));
    }
    for variants in list(map, "oneOf").chain(list(map, "anyOf")) {
        parts.push(union(variants, indent));
    }
    if let [_, _, ..] = parts.as_slice() {
        parts = parts.into_iter().map(parenthesised).collect();
    }
    if parts.is_empty() { JSON_VALUE.to_owned() } else { parts.join(" & ") }
}

fn list<'a>(map: &'a Map<String, Value>, key: &str) -> impl Iterator<Item = &'a Vec<Value>> {
    map.get(key).and_then(Value::as_array).into_iter()
}

/// Returns a union or intersection in brackets, anything else unchanged.
fn parenthesised(expression: String) -> String {
    let mut depth = 0_u32;
    for letter in expression.chars() {
        match letter {
            '{' | '<' | '(' | '[' => depth += 1,
            '}' | '>' | ')' | ']' => depth = depth.saturating_sub(1),
            '|' | '&' if depth == 0 => return format!("({expression})"),
            _ => {}
        }
    }
    expression
}

/// Returns what `$ref`, `enum` and `type` say, leaving the combinators aside.
fn own_type(map: &Map<String, Value>, indent: &str) -> Option<String> {
    if let Some(name) = map.get("$ref").and_then(reference_name) {
        return Some(name.to_owned());
    }
    if let Some(values) = map.get("enum").and_then(Value::as_array) {
        let literals: Vec<String> = values.iter().map(Value::to_string).collect();
        return Some(literals.join(" | "));
    }
    let combined = ["allOf", "oneOf", "anyOf"].iter().any(|key| map.contains_key(*key));
    match map.get("type") {
        // `{"type": "object", "oneOf": [...]}` says no more than its variants do.
        Some(Value::String(kind))
            if kind == "object"
                && combined
                && !map.contains_key("properties")
                && !map.contains_key("additionalProperties") =>
        {
            None
        }
        Some(Value::String(kind)) => Some(simple_type(kind, map, indent)),
        Some(Value::Array(kinds)) => {
            let kinds = kinds.iter().filter_map(Value::as_str);
            let types: Vec<String> = kinds.map(|kind| simple_type(kind, map, indent)).collect();
            Some(types.join(" | "))
        }
        _ if map.contains_key("properties") => Some(object(map, indent)),
        _ => None,
    }
}

fn simple_type(kind: &str, map: &Map<String, Value>, indent: &str) -> String {
    match kind {
        "integer" | "number" => "number".to_owned(),
        "string" | "boolean" | "null" => kind.to_owned(),
        "array" => array(map, indent),
        "object" => object(map, indent),
        _ => JSON_VALUE.to_owned(),
    }
}

fn array(map: &Map<String, Value>, indent: &str) -> String {
    match map.get("items") {
        Some(Value::Array(items)) => {
            let items: Vec<String> =
                items.iter().map(|item| type_expression(item, indent)).collect();
            format!("[{}]", items.join(", "))
        }
        Some(item) => format!("Array<{}>", type_expression(item, indent)),
        None => format!("Array<{JSON_VALUE}>"),
    }
}

fn object(map: &Map<String, Value>, indent: &str) -> String {
    let fields = map.get("properties").and_then(Value::as_object).filter(|it| !it.is_empty());
    let values = map.get("additionalProperties");
    let record = match values {
        Some(Value::Bool(false)) | None => None,
        Some(values) => Some(type_expression(values, indent)),
    };
    match (fields, record) {
        // A type that has no members so far.
        (None, None) => "Record<string, never>".to_owned(),
        (None, Some(value)) => format!("{{ [key in string]?: {value} }}"),
        (Some(fields), Some(value)) if values.is_some_and(Value::is_object) => {
            format!("{} & {{ [key in string]?: {value} }}", braces(fields, map, indent))
        }
        // Unknown members are allowed and ignored; saying so would spoil narrowing.
        (Some(fields), _) => braces(fields, map, indent),
    }
}

fn braces(fields: &Map<String, Value>, map: &Map<String, Value>, indent: &str) -> String {
    let required: Vec<&str> = list(map, "required").flatten().filter_map(Value::as_str).collect();
    let inner = format!("{indent}{INDENT}");
    let mut text = "{\n".to_owned();
    for (name, field) in fields {
        let optional = if required.contains(&name.as_str()) { "" } else { "?" };
        text.push_str(&doc_comment(field, &inner));
        let value = type_expression(field, &inner);
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{inner}{}{optional}:{};", field_name(name), spaced(&value));
    }
    text + indent + "}"
}

fn field_name(name: &str) -> String {
    let plain = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    if plain { name.to_owned() } else { quoted(name) }
}

/// Returns the expression with a space before it, unless it starts on a line of its own.
pub(super) fn spaced(expression: &str) -> String {
    let space = if expression.starts_with('\n') { "" } else { " " };
    format!("{space}{expression}")
}

/// Returns the text as a string literal.
pub(super) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// Alternatives; on lines of their own where one of them is documented or an object.
fn union(variants: &[Value], indent: &str) -> String {
    let inner = format!("{indent}{INDENT}");
    let mut types: Vec<(String, String)> = Vec::new();
    for variant in variants {
        let expression = type_expression(variant, &inner);
        if !types.iter().any(|(_, known)| *known == expression) {
            types.push((doc_comment(variant, &inner), expression));
        }
    }
    let plain = types.iter().all(|(doc, it)| doc.is_empty() && !it.contains('\n'));
    if plain || types.len() == 1 {
        let types: Vec<String> = types.into_iter().map(|(_, expression)| expression).collect();
        return types.join(" | ");
    }
    let mut text = String::new();
    for (doc, expression) in types {
        let _ = write!(text, "\n{doc}{inner}| {expression}");
    }
    text
}

/// Returns the description as a comment with a newline, or nothing.
pub(super) fn doc_comment(schema: &Value, indent: &str) -> String {
    let Some(doc) = schema.get("description").and_then(Value::as_str) else {
        return String::new();
    };
    // Nothing in a description may end the comment.
    let doc = doc.replace("*/", "*\\/");
    let lines: Vec<&str> = doc.lines().map(str::trim_end).collect();
    match lines.as_slice() {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        lines => {
            let mut text = format!("{indent}/**\n");
            for line in lines {
                text.push_str(indent);
                text.push_str(if line.is_empty() { " *" } else { " * " });
                text.push_str(line);
                text.push('\n');
            }
            text + indent + " */\n"
        }
    }
}
