//! Compares what another generator wrote into a directory with what ours writes: files, exported
//! names, definitions, titles.
//!
//! Ours may have more. What is there must be found at the same place under the same name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use turnhost_schema::{
    GeneratedFile, Protocol, Surface, differences, json_schema, typescript, without_extensions,
};

use crate::sources::read_below;

/// Returns each difference as a line; those of definitions as they are printed for a bundle.
pub(super) fn differing(directory: &Path, surface: Surface) -> Result<BTreeSet<String>> {
    let theirs: BTreeMap<String, String> = read_below(directory, ".")?
        .into_iter()
        .map(|file| (file.path.trim_start_matches("./").to_owned(), file.text))
        .collect();
    if theirs.is_empty() {
        bail!("`{}` has no files", directory.display());
    }
    let protocol = Protocol::from_types();
    let is_typescript = theirs.contains_key("index.ts");
    let ours = if is_typescript { typescript } else { json_schema };
    let ours: BTreeMap<String, String> = ours(&protocol, surface)
        .into_iter()
        .map(|GeneratedFile { path, contents }| (path, contents))
        .collect();
    println!("{} files of ours, {} of `{}`", ours.len(), theirs.len(), directory.display());
    let mut found = BTreeSet::new();
    for (path, theirs) in &theirs {
        match ours.get(path) {
            None => drop(found.insert(format!("{path}: file removed"))),
            Some(ours) if is_typescript => {
                let gone = &exported(theirs) - &exported(ours);
                found.extend(gone.iter().map(|name| format!("{path}: export `{name}` removed")));
            }
            Some(ours) => found.extend(schemas(path, theirs, ours)?),
        }
    }
    Ok(found)
}

/// Returns the names that a module exports.
fn exported(text: &str) -> BTreeSet<&str> {
    let words = text.lines().filter_map(|line| line.strip_prefix("export "));
    words
        .filter_map(|line| {
            let line = line.strip_prefix("type ").or_else(|| line.strip_prefix("* as "))?;
            line.trim_start_matches(['{', ' ']).split([' ', '=', ';']).next()
        })
        .collect()
}

/// Returns how one file of JSON Schema differs.
fn schemas(path: &str, theirs: &str, ours: &str) -> Result<Vec<String>> {
    let read = |text: &str| -> Result<Map<String, Value>> {
        let schema = serde_json::from_str(text).with_context(|| format!("`{path}` is no JSON"))?;
        let mut found = Map::new();
        collect_definitions(root_name(path), schema, &mut found);
        Ok(found)
    };
    let (theirs, ours) = (read(theirs)?, without_extensions(&read(ours)?));
    let mut lines = Vec::new();
    for (name, schema) in &theirs {
        let Some(own) = ours.get(name) else {
            lines.push(format!("{path}: definition `{name}` removed"));
            continue;
        };
        let gone = &titles(schema) - &titles(own);
        lines.extend(gone.iter().map(|title| format!("{path} {name}: title `{title}` removed")));
    }
    let ours: Map<String, Value> =
        ours.into_iter().filter(|(name, _)| theirs.contains_key(name)).collect();
    lines.extend(differences(&theirs, &ours).iter().map(ToString::to_string));
    Ok(lines)
}

/// Returns `Thread` of `v2/Thread.json`.
fn root_name(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.strip_suffix(".json").unwrap_or(file)
}

/// Takes a schema apart: itself without its definitions, and those, of namespaces too.
fn collect_definitions(name: &str, mut schema: Value, found: &mut Map<String, Value>) {
    if let Some(Value::Object(definitions)) =
        schema.as_object_mut().and_then(|map| map.remove("definitions"))
    {
        spread(definitions, found);
    }
    found.insert(name.to_owned(), schema);
}

/// Adds definitions; an entry without a keyword of JSON Schema is a namespace.
pub(crate) fn spread(definitions: Map<String, Value>, found: &mut Map<String, Value>) {
    for (name, schema) in definitions {
        match schema {
            Value::Object(inner) if name == "v2" => spread(inner, found),
            schema => drop(found.insert(name, schema)),
        }
    }
}

/// Returns all titles within a schema.
fn titles(schema: &Value) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut queue = vec![schema];
    while let Some(schema) = queue.pop() {
        match schema {
            Value::Object(map) => {
                found.extend(map.get("title").and_then(Value::as_str));
                queue.extend(map.values());
            }
            Value::Array(parts) => queue.extend(parts),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    type Writer = fn(&Protocol, Surface) -> Vec<GeneratedFile>;

    const WRITERS: [(&str, Writer); 2] = [("json", json_schema), ("typescript", typescript)];

    fn write(directory: &Path, files: &[GeneratedFile]) {
        for file in files {
            let path = directory.join(&file.path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, &file.contents).unwrap();
        }
    }

    #[test]
    fn our_own_output_has_no_differences() {
        for surface in [Surface::Stable, Surface::Experimental] {
            for (kind, writer) in WRITERS {
                let name = format!("xtask-{kind}-{}-{}", surface.name(), std::process::id());
                let directory = std::env::temp_dir().join(name);
                write(&directory, &writer(&Protocol::from_types(), surface));
                // Our additions are left out of our side alone.
                let found: Vec<String> = differing(&directory, surface)
                    .unwrap()
                    .into_iter()
                    .filter(|line| {
                        let line = line.to_lowercase();
                        !["turnhost", "rawresponse", ".seq"].iter().any(|it| line.contains(it))
                    })
                    .collect();
                std::fs::remove_dir_all(&directory).unwrap();
                assert_eq!(found, Vec::<String>::new());
            }
        }
    }

    #[test]
    fn exports_are_found_by_name() {
        let text = "export type { A } from \"./A\";\nexport * as v2 from \"./v2\";\nexport type B = { c: A };\n";
        assert_eq!(exported(text), BTreeSet::from(["A", "v2", "B"]));
    }

    #[test]
    fn titles_and_definitions_must_be_there() {
        let theirs = r#"{"definitions": {"v2": {"A": {"oneOf": [{"title": "OneA"}]}, "B": {}}}}"#;
        let ours = r#"{"definitions": {"A": {"oneOf": [{"title": "TwoA"}]}}}"#;
        assert_eq!(
            schemas("bundle.json", theirs, ours).unwrap(),
            [
                "bundle.json A: title `OneA` removed",
                "bundle.json: definition `B` removed",
                "B: definition removed",
            ]
        );
    }
}
