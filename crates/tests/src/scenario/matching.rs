//! Comparing what came with what was expected.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use similar::{ChangeTag, TextDiff};

/// The values of a scenario's variables.
#[derive(Clone, Default)]
pub(crate) struct Bindings(BTreeMap<String, Value>);

/// Matches every value and binds nothing.
const ANYTHING: &str = "$_";

/// The ends of the names of members whose values no other run repeats.
const CLOCKS: [&str; 3] = ["At", "AtMs", "durationMs"];

impl Bindings {
    pub(crate) fn bind(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// Returns `text` with the values of bound variables; others stay as they are.
    pub(crate) fn fill(&self, text: &str) -> String {
        let mut filled = String::new();
        let mut parts = text.split('$');
        filled += parts.next().unwrap_or_default();
        for part in parts {
            let end = part.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(part.len());
            let (name, rest) = part.split_at(end);
            match self.0.get(name) {
                Some(Value::String(value)) => filled += value,
                Some(value) => filled += &value.to_string(),
                None => filled = filled + "$" + name,
            }
            filled += rest;
        }
        filled
    }

    /// Returns a value to be sent, with the variables in its strings filled in.
    pub(crate) fn fill_value(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => match text.strip_prefix('$').and_then(|name| self.0.get(name)) {
                Some(bound) => bound.clone(),
                None => self.fill(text).into(),
            },
            Value::Array(values) => values.iter().map(|it| self.fill_value(it)).collect(),
            Value::Object(members) => {
                members.iter().map(|(key, it)| (key.clone(), self.fill_value(it))).collect()
            }
            other => other.clone(),
        }
    }

    /// Returns true if `actual` is as expected. Variables that are new are bound, also when it is not.
    pub(crate) fn matches(&mut self, expected: &Value, actual: &Value) -> bool {
        match (expected, actual) {
            (Value::String(pattern), _) => self.matches_pattern(pattern, actual),
            (Value::Object(expected), Value::Object(actual)) => expected
                .iter()
                .all(|(key, it)| self.matches(it, actual.get(key).unwrap_or(&Value::Null))),
            (Value::Array(expected), Value::Array(actual)) => {
                expected.len() == actual.len()
                    && expected.iter().zip(actual).all(|(expected, it)| self.matches(expected, it))
            }
            (expected, actual) => expected == actual,
        }
    }

    fn matches_pattern(&mut self, pattern: &str, actual: &Value) -> bool {
        if pattern == ANYTHING {
            return true;
        }
        if let Some(name) = variable(pattern) {
            if let Some(bound) = self.0.get(name) {
                return bound == actual;
            }
            self.0.insert(name.to_owned(), actual.clone());
            return !actual.is_null();
        }
        let Some(text) = actual.as_str() else { return false };
        match pattern.strip_prefix('~') {
            Some(part) => text.contains(&self.fill(part)),
            None => text == self.fill(pattern),
        }
    }

    /// Returns the part of `actual` that `expected` names, with variables where they stood
    /// or where their values stand: what the expectation should have been.
    pub(crate) fn project(&mut self, expected: &Value, actual: &Value) -> Value {
        if self.clone().matches(expected, actual)
            && !matches!(expected, Value::Object(_) | Value::Array(_))
        {
            self.matches(expected, actual);
            return expected.clone();
        }
        match (expected, actual) {
            (Value::Object(expected), Value::Object(actual)) => {
                let member = |(key, it): (&String, &Value)| {
                    let found = self.project(it, actual.get(key).unwrap_or(&Value::Null));
                    (key.clone(), found)
                };
                Value::Object(expected.iter().map(member).collect::<Map<_, _>>())
            }
            (Value::Array(expected), Value::Array(actual)) if expected.len() == actual.len() => {
                expected
                    .iter()
                    .zip(actual)
                    .map(|(expected, it)| self.project(expected, it))
                    .collect()
            }
            (_, actual) => self.named(actual),
        }
    }

    /// Returns `value` with variables for what they stand for.
    pub(crate) fn named(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => {
                if let Some((name, _)) = self.0.iter().find(|(_, bound)| *bound == value) {
                    return format!("${name}").into();
                }
                let mut text = text.clone();
                for (name, bound) in &self.0 {
                    if let Some(bound) = bound.as_str().filter(|bound| bound.len() > 8) {
                        text = text.replace(bound, &format!("${name}"));
                    }
                }
                text.into()
            }
            Value::Array(values) => values.iter().map(|it| self.named(it)).collect(),
            Value::Object(members) => {
                let named = |(key, it): (&String, &Value)| {
                    let differs = it.is_number() && CLOCKS.iter().any(|end| key.ends_with(end));
                    (key.clone(), if differs { ANYTHING.into() } else { self.named(it) })
                };
                members.iter().map(named).collect()
            }
            other => other.clone(),
        }
    }
}

/// Returns the name in a pattern that is a variable and nothing else.
fn variable(pattern: &str) -> Option<&str> {
    let name = pattern.strip_prefix('$')?;
    (!name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())).then_some(name)
}

/// Returns the lines that differ, with those around them.
pub(crate) fn difference(expected: &Value, actual: &Value) -> String {
    let [expected, actual] = [expected, actual].map(|it| format!("{it:#}"));
    let difference = TextDiff::from_lines(&expected, &actual);
    let mut text = String::from("expected (-), received (+)\n");
    for change in difference.iter_all_changes() {
        let sign = match change.tag() {
            ChangeTag::Delete => "- ",
            ChangeTag::Insert => "+ ",
            ChangeTag::Equal => "  ",
        };
        text = text + sign + change.value().trim_end_matches('\n') + "\n";
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(expected: &Value, actual: &Value, fits: bool) -> Bindings {
        let mut bindings = Bindings::default();
        assert_eq!(bindings.matches(expected, actual), fits, "{expected} and {actual}");
        bindings
    }

    #[test]
    fn objects_match_in_part_and_all_else_whole() {
        check(&json!({"a": 1}), &json!({"a": 1, "b": 2}), true);
        check(&json!({"a": null}), &json!({}), true);
        check(&json!({"a": 1}), &json!({"b": 1}), false);
        check(&json!([1]), &json!([1, 2]), false);
        check(&json!("~ell"), &json!("hello"), true);
        check(&json!("ell"), &json!("hello"), false);
        check(&json!(["$_", 2]), &json!([null, 2]), true);
    }

    #[test]
    fn variables_bind_once() {
        let mut bindings = check(&json!(["$x", "$x"]), &json!(["one", "one"]), true);
        assert!(bindings.matches(&json!("see $x."), &json!("see one.")));
        assert!(!bindings.matches(&json!("$x"), &json!("two")));
        check(&json!(["$x", "$x"]), &json!(["one", "two"]), false);
        check(&json!({"id": "$x"}), &json!({}), false);
    }

    #[test]
    fn a_rewritten_expectation_keeps_its_shape_and_names() {
        let mut bindings = Bindings::default();
        bindings.bind("t", "thread-one");
        let expected = json!({"thread": "$t", "text": "~ell", "n": 1, "list": [1]});
        let actual =
            json!({"thread": "thread-one", "text": "hello", "n": 2, "list": [1, 2], "more": 3});
        let rewritten = bindings.project(&expected, &actual);
        assert_eq!(rewritten, json!({"thread": "$t", "text": "~ell", "n": 2, "list": [1, 2]}));
    }
}
