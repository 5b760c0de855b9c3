//! Reads the protocol of a release, in each of the forms in which it comes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use turnhost_schema::Surface;

use super::messages::{Definitions, MESSAGES, names};
use crate::schema_diff::spread;

/// File names of bundles, the most complete first.
const BUNDLES: [&str; 2] = ["protocol.json", "codex_app_server_protocol.schemas.json"];

/// Files beside a bundle that say of its parts which are experimental.
const METHODS: &str = "methods.json";
const EXPERIMENTAL: &str = "experimental_fields.json";

/// A release of the protocol.
#[derive(Debug, Default)]
pub(super) struct Release {
    /// Everything that it has.
    pub(super) all: Definitions,
    /// Its stable part, where that is known.
    pub(super) stable: Option<Definitions>,
    /// The rows of its methods, where they are listed.
    pub(super) rows: Vec<Row>,
}

/// A method as `methods.json` lists it.
#[derive(Debug, Deserialize)]
pub(super) struct Row {
    pub(super) method: String,
    experimental: bool,
    pub(super) params: Option<String>,
    pub(super) response: Option<String>,
}

/// The marks of `experimental_fields.json`.
#[derive(Debug, Deserialize)]
struct Marked {
    /// By type; `VALUE.FIELD` is a field of the variant of that value.
    fields: BTreeMap<String, Vec<String>>,
    #[serde(rename = "enumValues")]
    values: BTreeMap<String, Vec<String>>,
    types: BTreeSet<String>,
}

/// Reads a bundle, or a directory with one: `stable` and `experimental` ones of the reference's
/// generator, or one with lists of what is experimental beside it.
pub(super) fn read(reference: &Path) -> Result<Release> {
    if reference.is_file() {
        return Ok(Release { all: bundle(reference)?, ..Release::default() });
    }
    let find = |directory: &Path| {
        BUNDLES.iter().map(|name| directory.join(name)).find(|path| path.is_file())
    };
    let of = |surface: Surface| find(&reference.join(surface.name()));
    if let Some(all) = of(Surface::Experimental) {
        let stable = of(Surface::Stable).map(|path| bundle(&path)).transpose()?;
        return Ok(Release { all: bundle(&all)?, stable, rows: Vec::new() });
    }
    let Some(path) = find(reference) else {
        bail!("`{}` holds none of {}", reference.display(), BUNDLES.join(", "))
    };
    let (all, methods, marks) =
        (bundle(&path)?, reference.join(METHODS), reference.join(EXPERIMENTAL));
    if !methods.is_file() || !marks.is_file() {
        return Ok(Release { all, ..Release::default() });
    }
    let (rows, marked): (Vec<Row>, Marked) = (json(&methods)?, json(&marks)?);
    let stable = Some(marked.cut(&all, &rows));
    Ok(Release { all, stable, rows })
}

fn json<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let name = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read `{name}`"))?;
    serde_json::from_str(&text).with_context(|| format!("`{name}` is not what it should be"))
}

fn bundle(path: &Path) -> Result<Definitions> {
    let bundle: Value = json(path)?;
    let Some(Value::Object(found)) = bundle.get("definitions") else {
        bail!("`{}` has no `definitions`; give a bundle in JSON Schema draft 7", path.display());
    };
    let mut spread_out = Definitions::new();
    spread(found.clone(), &mut spread_out);
    Ok(spread_out)
}

impl Marked {
    /// Returns what is left of a protocol without its experimental parts.
    fn cut(&self, all: &Definitions, rows: &[Row]) -> Definitions {
        let mut stable = all.clone();
        stable.retain(|name, _| !self.types.contains(name));
        for row in rows.iter().filter(|row| row.experimental) {
            for (union, _) in MESSAGES {
                drop_variants(&mut stable, union, |variant| names(variant, &row.method));
            }
        }
        for (name, fields) in &self.fields {
            for field in fields {
                match field.split_once('.') {
                    Some((value, _)) => {
                        drop_variants(&mut stable, name, |variant| has_value(variant, value));
                    }
                    None => drop_field(&mut stable, name, field),
                }
            }
        }
        for (name, values) in &self.values {
            for value in values {
                drop_value(&mut stable, name, value);
            }
        }
        stable
    }
}

/// Returns true for a variant with a member that is always `value`.
fn has_value(variant: &Value, value: &str) -> bool {
    let members = variant["properties"].as_object();
    members.is_some_and(|it| it.values().any(|it| it["const"] == *value || it["enum"][0] == *value))
}

fn variants<'a>(definitions: &'a mut Definitions, name: &str) -> Vec<&'a mut Vec<Value>> {
    let Some(Value::Object(schema)) = definitions.get_mut(name) else { return Vec::new() };
    let lists = schema.iter_mut().filter(|(key, _)| matches!(key.as_str(), "oneOf" | "anyOf"));
    lists.filter_map(|(_, list)| list.as_array_mut()).collect()
}

fn drop_variants(definitions: &mut Definitions, name: &str, goes: impl Fn(&Value) -> bool) {
    for list in variants(definitions, name) {
        list.retain(|variant| !goes(variant));
    }
}

fn drop_field(definitions: &mut Definitions, name: &str, field: &str) {
    let remove = |schema: &mut Value| {
        if let Some(members) = schema["properties"].as_object_mut() {
            members.remove(field);
        }
    };
    if definitions.get(name).is_some_and(|schema| schema["properties"].is_object()) {
        definitions.get_mut(name).into_iter().for_each(remove);
    }
    for list in variants(definitions, name) {
        list.iter_mut().filter(|it| it["properties"].is_object()).for_each(remove);
    }
}

fn drop_value(definitions: &mut Definitions, name: &str, value: &str) {
    drop_variants(definitions, name, |variant| {
        variant["const"] == *value || has_value(variant, value)
    });
    let lists = definitions.get_mut(name).and_then(|schema| schema.get_mut("enum"));
    for list in lists.into_iter().filter_map(Value::as_array_mut) {
        list.retain(|it| it != value);
    }
    for list in variants(definitions, name) {
        for inner in list.iter_mut().filter_map(|it| it.get_mut("enum")?.as_array_mut()) {
            inner.retain(|it| it != value);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::{definitions, object, request};
    use super::*;

    fn directory(name: &str, files: &[(&str, Value)]) -> Result<Release> {
        let root = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        for (path, value) in files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, value.to_string()).unwrap();
        }
        let found = read(&root);
        fs::remove_dir_all(&root).unwrap();
        found
    }

    #[test]
    fn a_directory_is_searched_for_both_surfaces() {
        let bundle = |found: Value| json!({"definitions": {"v2": found}});
        let stable = ("stable/codex_app_server_protocol.schemas.json", bundle(json!({"A": {}})));
        let all = "experimental/codex_app_server_protocol.schemas.json";
        let all = (all, bundle(json!({"A": {}, "B": {}})));
        let found = directory("surfaces", &[stable, all]).unwrap();
        assert_eq!((found.all.len(), found.stable.map(|it| it.len())), (2, Some(1)));
        let other = ("other.json", json!({}));
        assert!(directory("none", &[other]).is_err());
    }

    #[test]
    fn lists_beside_a_bundle_say_what_is_experimental() {
        let requests = json!({"oneOf": [request("a/list", "AList"), request("a/new", "ANew")]});
        let all = json!({
            "ClientRequest": requests,
            "AList": object(&["cursor", "limit"]),
            "ANew": object(&[]),
            "Kind": {"type": "string", "enum": ["one", "two"]},
            "Ask": {"oneOf": [
                {"properties": {"mode": {"enum": ["x/y"]}, "text": {}}},
                {"properties": {"mode": {"enum": ["z"]}}},
            ]},
        });
        let row = |method: &str, experimental: bool| json!({"method": method, "experimental": experimental, "params": null, "response": null});
        let marks = json!({
            "fields": {"AList": ["limit"], "Ask": ["x/y.mode", "x/y.text"]},
            "enumValues": {"Kind": ["two"]},
            "types": ["ANew"],
        });
        let found = directory(
            "lists",
            &[
                ("protocol.json", json!({"definitions": all})),
                (METHODS, json!([row("a/list", false), row("a/new", true)])),
                (EXPERIMENTAL, marks),
            ],
        )
        .unwrap();
        let stable = definitions(json!({
            "ClientRequest": {"oneOf": [request("a/list", "AList")]},
            "AList": object(&["cursor"]),
            "Kind": {"type": "string", "enum": ["one"]},
            "Ask": {"oneOf": [{"properties": {"mode": {"enum": ["z"]}}}]},
        }));
        assert_eq!(found.stable, Some(stable));
        assert_eq!(found.rows.len(), 2);
    }
}
