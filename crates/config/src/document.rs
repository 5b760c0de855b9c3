//! One configuration file: text to a tree, and what is wrong with it, with its place.

use std::ops::Range;
use std::sync::Arc;

use serde_json::Value;
use toml::de::{DeTable, DeValue};
use turnhost_base::AbsPath;
use turnhost_protocol::{ConfigWarningNotification, TextPosition, TextRange};

use crate::error::ConfigError;
use crate::key_path::{MAX_PARTS, too_deep};
use crate::keys::{Finding, Problem, findings};
use crate::legacy;
use crate::tree::Table;

/// A check of a file's settings.
pub(crate) type Check = fn(&Table) -> Vec<Finding>;

/// A file that could be read and holds nothing wrong. The default is an empty one; a copy is cheap.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    /// Its settings.
    pub(crate) value: Arc<Table>,
    /// Warnings for people.
    pub(crate) warnings: Vec<ConfigWarningNotification>,
}

impl Document {
    /// Parses and checks the text of a configuration file.
    pub(crate) fn parse(path: &AbsPath, text: &str) -> Result<Self, ConfigError> {
        Self::parse_with(path, text, findings)
    }

    /// Parses the text of a file and checks its settings with `check`.
    pub(crate) fn parse_with(
        path: &AbsPath,
        text: &str,
        check: Check,
    ) -> Result<Self, ConfigError> {
        let invalid = |span: Range<usize>, key, message: String| {
            let TextPosition { line, column } = position(text, span.start);
            ConfigError::Invalid { path: path.clone(), line, column, key, text: message }
        };
        let table = DeTable::parse(text)
            .map_err(|err| invalid(err.span().unwrap_or_default(), None, err.message().to_owned()))?
            .into_inner();
        let mut value = convert_table(&table, 1).ok_or_else(|| too_deep_in(path))?;
        let mut warnings: Vec<_> = legacy::rewrite(&mut value)
            .iter()
            .map(|form| form.warning(&format!("in {path}"), Some(path)))
            .collect();
        for finding in check(&value) {
            let place = place(&table, &finding.key);
            let key = finding.key.join(".");
            if let Problem::InvalidValue(message) = finding.problem {
                return Err(invalid(place.value, Some(key), message));
            }
            let warning = finding.problem.warning(&key, &format!("in {path}"));
            warnings.extend(warning.map(|(summary, details)| ConfigWarningNotification {
                summary,
                details,
                path: Some(path.to_string()),
                range: Some(TextRange {
                    start: position(text, place.key.start),
                    end: position(text, place.key.end),
                }),
            }));
        }
        Ok(Self { value: Arc::new(value), warnings })
    }
}

/// The places of a key and its value, in bytes.
#[derive(Default)]
struct Place {
    key: Range<usize>,
    value: Range<usize>,
}

fn place(root: &DeTable<'_>, key: &[String]) -> Place {
    let mut table = Some(root);
    let mut place = Place::default();
    for name in key {
        let Some((key, value)) = table.and_then(|table| table.get_key_value(name.as_str())) else {
            break;
        };
        place = Place { key: key.span(), value: value.span() };
        table = value.get_ref().as_table();
    }
    place
}

/// Returns the line and the character in it of a place in bytes, both from 1.
fn position(text: &str, offset: usize) -> TextPosition {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    TextPosition {
        line: before.matches('\n').count() + 1,
        column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
    }
}

/// Converts a table at this depth; `None` if it nests too deep, since walks over it recurse.
fn convert_table(table: &DeTable<'_>, depth: usize) -> Option<Table> {
    if depth > MAX_PARTS {
        return None;
    }
    table
        .iter()
        .map(|(key, value)| Some((key.get_ref().to_string(), convert(value.get_ref(), depth)?)))
        .collect()
}

fn convert(value: &DeValue<'_>, depth: usize) -> Option<Value> {
    Some(match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        // Beyond 64 bits only its text is left, which then does not fit where a number is needed.
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| Value::from(number.as_str()), Value::from),
        DeValue::Float(number) => number.as_str().parse::<f64>().map_or(Value::Null, Value::from),
        DeValue::Boolean(flag) => Value::from(*flag),
        DeValue::Datetime(time) => Value::from(time.to_string()),
        DeValue::Array(values) if depth < MAX_PARTS => values
            .iter()
            .map(|value| convert(value.get_ref(), depth + 1))
            .collect::<Option<Value>>()?,
        DeValue::Array(_) => return None,
        DeValue::Table(table) => Value::Object(convert_table(table, depth + 1)?),
    })
}

fn too_deep_in(path: &AbsPath) -> ConfigError {
    ConfigError::Invalid {
        path: path.clone(),
        line: 1,
        column: 1,
        key: None,
        text: too_deep().to_string(),
    }
}
