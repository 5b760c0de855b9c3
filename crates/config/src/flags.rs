//! Settings of a command line: `KEY=VALUE`, stronger than every file.

use std::sync::Arc;

use serde_json::Value;

use crate::ConfigError;
use crate::document::Document;
use crate::error::UNTRUSTED;
use crate::key_path::split;
use crate::keys::{Problem, findings};
use crate::legacy;
use crate::tree::{Table, merge};

/// Reads settings of the form `KEY=VALUE`, the later over the earlier.
///
/// The key may be dotted, with parts in quotes that have dots themselves; the value is TOML, or else the text as it is, so that a shell's user need
/// not quote twice.
pub(crate) fn parse(flags: &[String]) -> Result<Document, ConfigError> {
    let mut settings = Vec::new();
    for flag in flags {
        let Some((key, value)) = flag.split_once('=').filter(|(key, _)| !key.trim().is_empty())
        else {
            return Err(ConfigError::Flag(flag.clone()));
        };
        settings.push((split(key.trim())?, value_of(value.trim())));
    }
    let mut value = Table::new();
    for (keys, setting) in settings {
        let last = |branch: Value, key: String| Value::Object(Table::from_iter([(key, branch)]));
        if let Value::Object(branch) = keys.into_iter().rev().fold(setting, last) {
            merge(&mut value, &branch);
        }
    }
    let forms = legacy::rewrite(&mut value);
    let mut warnings: Vec<_> =
        forms.iter().map(|form| form.warning("on the command line", None)).collect();
    for finding in findings(&value) {
        let key = finding.key.join(".");
        match finding.problem {
            Problem::InvalidValue(text) if text == UNTRUSTED => return Err(ConfigError::Untrusted),
            Problem::InvalidValue(text) | Problem::UnreadValue(text) => {
                return Err(ConfigError::Override { key, text });
            }
            problem => {
                let warning = problem.warning(&key, "on the command line");
                warnings.extend(warning.map(|(summary, details)| {
                    turnhost_protocol::ConfigWarningNotification {
                        summary,
                        details,
                        path: None,
                        range: None,
                    }
                }));
            }
        }
    }
    Ok(Document { value: Arc::new(value), warnings })
}

fn value_of(text: &str) -> Value {
    let table: Result<toml::Table, _> = toml::from_str(&format!("value = {text}"));
    let value = table.ok().filter(|table| table.len() == 1).and_then(|mut it| it.remove("value"));
    let value = value.and_then(|value| serde_json::to_value(value).ok());
    value.unwrap_or_else(|| text.into())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(flags: &[&str]) -> Result<Value, String> {
        let flags: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
        parse(&flags)
            .map(|document| Value::Object(Arc::unwrap_or_clone(document.value)))
            .map_err(|err| err.to_string())
    }

    #[test]
    fn values_are_toml_or_plain_text() {
        let read = check(&[
            "model=o3",
            "model_reasoning_effort=\"high\"",
            "model_context_window = 1000",
            "sandbox_workspace_write.writable_roots=[\"/a\"]",
            "sandbox_workspace_write.network_access=true",
            "projects.\"/a.b\".trust_level=trusted",
        ]);
        let expected = json!({
            "model": "o3",
            "model_reasoning_effort": "high",
            "model_context_window": 1000,
            "sandbox_workspace_write": {"writable_roots": ["/a"], "network_access": true},
            "projects": {"/a.b": {"trust_level": "trusted"}},
        });
        assert_eq!(read, Ok(expected));
        // Not a second line of TOML.
        assert_eq!(check(&["model=1\nreview_model=2"]), Ok(json!({"model": "1\nreview_model=2"})));
    }

    #[test]
    fn mistakes_are_named() {
        assert!(check(&["model"]).unwrap_err().contains("`model`"));
        assert!(check(&["=x"]).is_err());
        assert!(
            check(&["model_context_window=wide"]).unwrap_err().contains("model_context_window")
        );
    }

    #[test]
    fn an_unknown_key_is_a_warning() {
        let warnings = parse(&["features.no_such_thing=true".to_owned(), "modle=x".to_owned()]);
        let warnings = warnings.unwrap().warnings;
        assert!(warnings.iter().any(|it| it.summary.contains("modle")), "{warnings:?}");
    }
}
