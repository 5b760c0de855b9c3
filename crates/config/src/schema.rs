//! The JSON Schema of a configuration file, for editors.

use serde_json::{Value, json};

use crate::keys::NOT_IN_PROFILES;
use crate::known::{Form, Key, NOT_SERVED, PROVIDER, ROOT, TABLES, UNREAD, WORKSPACE_WRITE};
use crate::tree::Table;
use crate::{app_server, mcp_entry};

/// Returns the JSON Schema (draft 7) of `config.toml`.
pub fn schema() -> Value {
    let mut root = settings();
    let mut profile = settings();
    profile.retain(|name, _| !NOT_IN_PROFILES.contains(&name.as_str()));
    root.insert("profiles".to_owned(), tables("profiles", "Profile"));
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "config.toml",
        "description": "The configuration of Turnhost. A key that is not known has no effect.",
        "type": "object",
        "additionalProperties": false,
        "properties": root,
        "definitions": {
            "AppServer": object(app_server::KEYS),
            "McpServer": object(mcp_entry::KEYS),
            "ModelProvider": object(PROVIDER),
            "PermissionProfile": permission_profile(),
            "Profile": {
                "type": "object",
                "additionalProperties": false,
                "properties": profile,
            },
            "WorkspaceWrite": object(WORKSPACE_WRITE),
        },
    })
}

/// Returns the schemas of the keys at the root, without the profiles.
fn settings() -> Table {
    let mut settings = properties(ROOT);
    for (name, definition) in
        [("app_server", "AppServer"), ("sandbox_workspace_write", "WorkspaceWrite")]
    {
        let reference = json!({"description": doc(name), "allOf": [reference(definition)]});
        settings.insert(name.to_owned(), reference);
    }
    for (name, definition) in [
        ("mcp_servers", "McpServer"),
        ("model_providers", "ModelProvider"),
        ("permissions", "PermissionProfile"),
    ] {
        settings.insert(name.to_owned(), tables(name, definition));
    }
    for (name, of) in UNREAD {
        let mut schema = form(*of);
        if let Some(schema) = schema.as_object_mut() {
            let text = "For other programs; this server does not read it.";
            schema.insert("description".to_owned(), text.into());
        }
        settings.insert((*name).to_owned(), schema);
    }
    for (name, remedy) in NOT_SERVED {
        let text = format!("Has no effect in this server: {remedy}.");
        settings.insert((*name).to_owned(), json!({"description": text}));
    }
    settings
}

fn properties(keys: &[Key]) -> Table {
    keys.iter().map(|key| (key.name.to_owned(), property(key))).collect()
}

fn property(key: &Key) -> Value {
    let mut schema = form(key.form);
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".to_owned(), key.doc.into());
    }
    schema
}

fn form(of: Form) -> Value {
    match of {
        Form::Text => json!({"type": "string"}),
        Form::Flag => json!({"type": "boolean"}),
        Form::Whole(i64::MIN) => json!({"type": "integer"}),
        Form::Whole(least) => json!({"type": "integer", "minimum": least}),
        Form::Seconds => json!({"type": "number", "exclusiveMinimum": 0}),
        Form::Words(words) => json!({"type": "string", "enum": words}),
        Form::WordsOrTable(words) => json!({"anyOf": [{"enum": words}, {"type": "object"}]}),
        Form::Texts => json!({"type": "array", "items": {"type": "string"}}),
        Form::TextTable => json!({"type": "object", "additionalProperties": {"type": "string"}}),
        Form::Table => json!({"type": "object"}),
        Form::Any => json!({}),
        Form::Within(least, most) => {
            json!({"type": "integer", "minimum": least, "maximum": most})
        }
        Form::Path => json!({"type": "string", "pattern": "^/"}),
        Form::Paths => json!({"type": "array", "items": form(Form::Path)}),
        Form::Keys(keys) => {
            let keys: Table =
                keys.iter().map(|(name, of)| ((*name).to_owned(), form(*of))).collect();
            json!({"type": "object", "properties": keys})
        }
        Form::TableOf(each) => json!({"type": "object", "additionalProperties": form(*each)}),
        Form::ListOf(each) => json!({"type": "array", "items": form(*each)}),
    }
}

fn object(keys: &[Key]) -> Value {
    json!({"type": "object", "additionalProperties": false, "properties": properties(keys)})
}

fn reference(definition: &str) -> Value {
    json!({"$ref": format!("#/definitions/{definition}")})
}

/// Returns the schema of a table of tables.
fn tables(name: &str, definition: &str) -> Value {
    json!({
        "description": doc(name),
        "type": "object",
        "additionalProperties": reference(definition),
    })
}

fn doc(name: &str) -> &'static str {
    TABLES.iter().find(|(known, _)| *known == name).map(|(_, doc)| *doc).unwrap_or_default()
}

fn permission_profile() -> Value {
    let access = json!({"type": "string", "enum": ["read", "write"]});
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "description": {"description": "What it is for.", "type": "string"},
            "extends": {
                "description": "The profile that it adds to, such as `:workspace`.",
                "type": "string",
            },
            "filesystem": {
                "description": "Access by absolute path, or by a place: `:root`, `:project_roots`, `:tmpdir`, `:slash_tmp`.",
                "type": "object",
                "additionalProperties": {
                    "anyOf": [access, {"type": "object", "additionalProperties": access}],
                },
            },
            "network": {
                "type": "object",
                "properties": {
                    "enabled": {"description": "Lets commands use the network.", "type": "boolean"},
                },
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns values that have a form, and one that has not.
    fn values(form: Form) -> (Vec<Value>, Option<Value>) {
        match form {
            Form::Flag => (vec![json!(true)], Some(json!("true"))),
            Form::Whole(least) => (vec![json!(least.max(0)), json!(1_000_000)], Some(json!("1"))),
            Form::Seconds => (vec![json!(0.5)], Some(json!(0))),
            Form::Words(words) | Form::WordsOrTable(words) => {
                (words.iter().map(|word| json!(word)).collect(), Some(json!("nosuch")))
            }
            Form::Texts => (vec![json!(["a"])], Some(json!([1]))),
            Form::TextTable => (vec![json!({"a": "b"})], Some(json!({"a": 1}))),
            // Some texts have to be of a kind.
            Form::Text => (Vec::new(), Some(json!(1))),
            Form::Any => (Vec::new(), None),
            Form::Within(least, most) => (vec![json!(least), json!(most)], Some(json!(most + 1))),
            Form::Path => (vec![json!("/a")], Some(json!("a"))),
            Form::Paths => (vec![json!(["/a"])], Some(json!(["a"]))),
            Form::Table | Form::Keys(_) | Form::TableOf(_) => (vec![json!({})], Some(json!(1))),
            Form::ListOf(_) => (vec![json!([])], Some(json!({}))),
        }
    }

    #[test]
    fn the_schema_says_what_the_checks_say() {
        for key in [ROOT, app_server::KEYS, mcp_entry::KEYS, PROVIDER, WORKSPACE_WRITE].concat() {
            let (good, bad) = values(key.form);
            for value in good {
                assert_eq!((key.check)(&value), Ok(()), "{}: {value}", key.name);
            }
            if let Some(value) = bad {
                assert!((key.check)(&value).is_err(), "{}: {value}", key.name);
            }
        }
    }

    #[test]
    fn every_key_is_in_the_schema() {
        let schema = schema();
        let properties = schema["properties"].as_object().unwrap();
        let known = ROOT.iter().map(|key| key.name).chain(UNREAD.iter().map(|(name, _)| *name));
        let known = known.chain(NOT_SERVED.iter().map(|(name, _)| *name));
        let known = known.chain(TABLES.iter().map(|(name, _)| *name));
        for name in known {
            assert!(properties.contains_key(name), "{name}");
        }
        assert_eq!(schema["definitions"]["Profile"]["properties"].get("projects"), None);
    }
}
