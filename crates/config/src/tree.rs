//! Trees of settings: laying one over another, and walking to their leaves.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::ConfigError;
use crate::key_path::{MAX_PARTS, too_deep};

/// A table of settings.
pub(crate) type Table = Map<String, Value>;

/// Lays `over` on `under`: tables join, everything else is replaced.
pub(crate) fn merge(under: &mut Table, over: &Table) {
    for (key, value) in over {
        match (under.get_mut(key), value) {
            (Some(Value::Object(under)), Value::Object(over)) => merge(under, over),
            _ => {
                under.insert(key.clone(), value.clone());
            }
        }
    }
}

/// Returns the value in `tree` under `keys`.
pub(crate) fn lookup<'a>(tree: &'a Table, keys: &[String]) -> Option<&'a Value> {
    let (first, rest) = keys.split_first()?;
    rest.iter().try_fold(tree.get(first)?, |value, key| value.get(key))
}

/// Calls `visit` with the dotted key of each value that is neither a table nor a list; those in lists
/// have their place as last part.
pub(crate) fn leaves(table: &Table, visit: &mut dyn FnMut(String)) {
    walk(table, "", visit);
}

fn walk(table: &Table, prefix: &str, visit: &mut dyn FnMut(String)) {
    for (key, value) in table {
        let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        step(value, key, visit);
    }
}

fn step(value: &Value, key: String, visit: &mut dyn FnMut(String)) {
    match value {
        Value::Object(table) => walk(table, &key, visit),
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                step(value, format!("{key}.{index}"), visit);
            }
        }
        _ => visit(key),
    }
}

/// Makes a tree of a map whose keys may be dotted. A null is left out: it stands for "not set".
///
/// Fails on a key with more than [`MAX_PARTS`] parts: every walk over the tree recurses.
pub(crate) fn nest<'a>(
    settings: impl IntoIterator<Item = (&'a String, &'a Value)>,
) -> Result<Table, ConfigError> {
    let mut tree = Table::new();
    for (key, value) in settings {
        if value.is_null() {
            continue;
        }
        if key.matches('.').count() >= MAX_PARTS {
            return Err(too_deep());
        }
        let mut names = key.split('.').rev();
        let last = names.next().unwrap_or(key).to_owned();
        let mut branch = Table::from_iter([(last, value.clone())]);
        for name in names {
            branch = Table::from_iter([(name.to_owned(), Value::Object(branch))]);
        }
        merge(&mut tree, &branch);
    }
    Ok(tree)
}

/// Returns a value of the tree. It fits, since layers and overrides were checked, but the type does not know.
pub(crate) fn get<T: DeserializeOwned>(tree: &Table, key: &str) -> Result<Option<T>, ConfigError> {
    let Some(value) = tree.get(key) else { return Ok(None) };
    let invalid = |err: serde_json::Error| ConfigError::Override {
        key: key.to_owned(),
        text: err.to_string(),
    };
    T::deserialize(value).map(Some).map_err(invalid)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn dotted_and_nested_keys_are_the_same() {
        let Value::Object(map) =
            json!({"a.b": 1, "a": {"c": 2, "d": null}, "e": null, "f.g.h": [3]})
        else {
            return;
        };
        let expected = json!({"a": {"b": 1, "c": 2, "d": null}, "f": {"g": {"h": [3]}}});
        // Order of a JSON object's keys here is alphabetical: `a` comes before `a.b`.
        assert_eq!(Value::Object(nest(&map).unwrap()), expected);
    }
}
