//! The defaults of keys, as `config/read` answers them.

use serde_json::Value;

use crate::tree::Table;

/// Returns every known key of the root with its default.
pub(crate) fn root() -> Table {
    table(include_str!("defaults.json"))
}

/// Returns the same for each model provider.
pub(crate) fn provider() -> Table {
    table(include_str!("provider_defaults.json"))
}

/// Returns whether a key of the root has its default.
pub(crate) fn is_default(key: &str, value: &Value) -> bool {
    root().get(key) == Some(value)
}

/// Parses one of the tables that are part of the program; tests parse both.
fn table(json: &str) -> Table {
    serde_json::from_str(json).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::findings;

    #[test]
    fn they_are_tables_of_known_keys() {
        let (defaults, mut provider) = (root(), provider());
        assert!(defaults.len() > 100 && provider.len() > 20);
        let mut set: Table = defaults.into_iter().filter(|(_, value)| !value.is_null()).collect();
        provider.retain(|_, value| !value.is_null());
        set.insert("model_providers".into(), serde_json::json!({"x": provider}));
        assert_eq!(findings(&set), []);
    }
}
