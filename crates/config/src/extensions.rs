//! The settings that extensions read, and those that are taken over from other agents.

use std::io;
use std::sync::Arc;

use serde_json::Value;
use toml_edit::DocumentMut;
use turnhost_base::AbsPath;
use turnhost_ports::{ExtensionSettings, ProjectFolders, Trust};
use turnhost_protocol::MergeStrategy;

use crate::document::Document;
use crate::tree::{Table, lookup};
use crate::write::{WriteError, replace};
use crate::{Config, ConfigError, Loaded, edit};

impl Config {
    /// Returns the layers for threads in `cwd`, with what is known of the project's place.
    ///
    /// Fails as [`Config::load`] does.
    pub fn extensions(&self, cwd: Option<&AbsPath>) -> Result<ExtensionSettings, ConfigError> {
        Ok(self.load(cwd)?.extensions())
    }

    /// Returns the part of `settings` that a file does not set itself.
    ///
    /// Fails if the file cannot be read or is not valid.
    pub fn missing(&self, file: &AbsPath, settings: &Value) -> Result<Value, WriteError> {
        let (_, present) = read(file)?;
        let mut missing = Vec::new();
        gather(settings, &present, &mut Vec::new(), &mut missing);
        let mut tree = Table::new();
        for (keys, value) in missing {
            insert(&mut tree, &keys, value);
        }
        Ok(Value::Object(tree))
    }

    /// Adds settings to a file where it does not set them yet; its text stays otherwise. Makes the
    /// file with its directory if need be.
    ///
    /// Fails if the file is not valid, would not be any more, or cannot be written.
    pub fn import(&self, file: &AbsPath, settings: &Value) -> Result<(), WriteError> {
        let _turn = self.writing.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let (text, present) = read(file)?;
        let invalid = |err: &dyn std::fmt::Display| WriteError::Invalid(err.to_string());
        let mut document: DocumentMut = text.parse().map_err(|err| invalid(&err))?;
        let mut missing = Vec::new();
        gather(settings, &present, &mut Vec::new(), &mut missing);
        for (keys, value) in missing {
            edit::apply(&mut document, &keys, value, MergeStrategy::Upsert)
                .map_err(WriteError::Invalid)?;
            // Only in a table that is new as a whole.
            if let [key] = &*keys
                && let Some(table) = document.get_mut(key)
            {
                edit::hide_headers(table);
            }
        }
        let new = document.to_string();
        Document::parse(file, &new).map_err(|err| invalid(&err))?;
        if new == text {
            return Ok(());
        }
        replace(file.as_std(), &new).map_err(|source| WriteError::Io { path: file.clone(), source })
    }
}

impl Loaded {
    /// Returns the layers that extensions read, with what is known of the project's place.
    pub fn extensions(&self) -> ExtensionSettings {
        let trust = if self.trusted { Trust::Trusted } else { Trust::Untrusted };
        // Those of a project without trust are listed with the reason, and do not count.
        let counts = self.layers().into_iter().rev().filter(|it| it.disabled_reason.is_none());
        let layers = counts.map(|layer| (layer.name, layer.config));
        ExtensionSettings {
            layers: layers.collect(),
            project: ProjectFolders { trust, directories: self.directories.clone() },
            managed: self.requirements.as_ref().map(|it| it.hooks()),
        }
    }
}

/// Reads the text of a file and its settings; a file that is not there has none.
fn read(file: &AbsPath) -> Result<(String, Table), WriteError> {
    let text = match turnhost_sandbox::regular::read_text(file) {
        Err(err)
            if matches!(err.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
        {
            String::new()
        }
        read => read.map_err(|source| WriteError::Io { path: file.clone(), source })?,
    };
    let document = Document::parse(file, &text);
    let document = document.map_err(|err| WriteError::Invalid(err.to_string()))?;
    Ok((text, Arc::unwrap_or_clone(document.value)))
}

fn insert(tree: &mut Table, keys: &[String], value: &Value) {
    match keys {
        [] => {}
        [last] => _ = tree.insert(last.clone(), value.clone()),
        [first, rest @ ..] => {
            let child = tree.entry(first.clone()).or_insert_with(|| Value::Object(Table::new()));
            if let Value::Object(child) = child {
                insert(child, rest, value);
            }
        }
    }
}

/// Gathers the values of `settings` that `present` does not have, each with its key. Whole tables
/// that are missing go as they are.
fn gather<'a>(
    settings: &'a Value,
    present: &Table,
    keys: &mut Vec<String>,
    missing: &mut Vec<(Vec<String>, &'a Value)>,
) {
    let Some(entries) = settings.as_object() else { return };
    for (key, value) in entries {
        keys.push(key.clone());
        match lookup(present, keys) {
            None => missing.push((keys.clone(), value)),
            Some(Value::Object(_)) => gather(value, present, keys, missing),
            Some(_) => {}
        }
        keys.pop();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;

    #[test]
    fn imported_settings_never_replace_those_that_are_there() {
        let home = tempfile::tempdir().unwrap();
        let home = AbsPath::from_std(home.path()).unwrap();
        let config = Config::new(home.clone(), &home.join("none"), Arc::new(|_| None));
        let file = home.join("project/.codex/config.toml");
        let policy = json!({
            "shell_environment_policy": {"inherit": "core", "set": {"A": "b"}},
        });
        let settings = json!({"mcp_servers": {"k": {"command": "true"}}});
        config.import(&file, &policy).unwrap();
        config.import(&file, &settings).unwrap();
        let text = std::fs::read_to_string(file.as_std()).unwrap();
        assert_eq!(
            text,
            "[shell_environment_policy]\ninherit = \"core\"\n\n[shell_environment_policy.set]\nA = \"b\"\n\n[mcp_servers.k]\ncommand = \"true\"\n"
        );
        assert_eq!(config.missing(&file, &settings).unwrap(), json!({}));
        let other = json!({"mcp_servers": {"k": {"command": "false"}, "l": {"command": "x"}}});
        let missing = json!({"mcp_servers": {"l": {"command": "x"}}});
        assert_eq!(config.missing(&file, &other).unwrap(), missing);
        config.import(&file, &other).unwrap();
        let after = std::fs::read_to_string(file.as_std()).unwrap();
        assert!(after.starts_with(&text), "{after}");
        assert!(after.contains("[mcp_servers.l]") && !after.contains("false"), "{after}");
        let bad = json!({"model": 5});
        assert!(config.import(&file, &bad).is_err());
        assert_eq!(std::fs::read_to_string(file.as_std()).unwrap(), after);
    }
}
