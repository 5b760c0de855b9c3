//! The generated files: what they are, writing them, and telling whether they are current.
//!
//! Whole directories are generated, so a file in them that no longer has a
//! source is removed, and reported by the check.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use turnhost_schema::{
    GeneratedFile, Protocol, Surface, json_schema, methods_markdown, openrpc, python,
    recorded_definitions, typescript_bundle,
};

use crate::sources::read_below;
use crate::{bazel, coverage, workspace};

/// The bundle with every type, among the files of JSON Schema.
const BUNDLE: &str = "protocol.json";

/// Directories that hold generated files only.
const DIRECTORIES: [&str; 3] = ["schema/json", "schema/python", "schema/typescript"];

/// Writes what differs. Finds no problems.
pub(crate) fn write() -> Result<Vec<String>> {
    let root = workspace::root();
    let wanted = outputs()?;
    let mut changed = 0_usize;
    for (path, change) in changes(&root, &wanted)? {
        let full = root.join(&path);
        match change {
            Change::Stale => fs::remove_file(&full),
            Change::Differs | Change::Missing => {
                full.parent().map_or(Ok(()), fs::create_dir_all)?;
                fs::write(&full, &wanted[&path])
            }
        }
        .with_context(|| format!("cannot update `{path}`"))?;
        changed += 1;
    }
    println!("{} generated files, {changed} changed", wanted.len());
    Ok(Vec::new())
}

/// Files that `check` names before it only counts.
///
/// A doc comment changes each file whose type reaches it; a screenful shows which.
const NAMED_FILES: usize = 20;

/// Problems if there is a file that `write` would touch.
pub(crate) fn check() -> Result<Vec<String>> {
    let changes = changes(&workspace::root(), &outputs()?)?;
    let describe = |(path, change): (&String, &Change)| format!("{path}: {}", change.describe());
    let mut problems: Vec<String> = changes.iter().take(NAMED_FILES).map(describe).collect();
    if changes.len() > NAMED_FILES {
        problems.push(format!("and {} files more", changes.len() - NAMED_FILES));
    }
    if !changes.is_empty() {
        problems.push("generated files are not current: run `cargo xtask gen`".to_owned());
    }
    Ok(problems)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Missing,
    Differs,
    Stale,
}

impl Change {
    fn describe(self) -> &'static str {
        match self {
            Self::Missing => "is missing",
            Self::Differs => "differs from its source",
            Self::Stale => "is generated no more",
        }
    }
}

/// Returns what is on disk against what should be.
fn changes(root: &Path, wanted: &BTreeMap<String, String>) -> Result<BTreeMap<String, Change>> {
    let mut changes = BTreeMap::new();
    for (path, text) in wanted {
        match fs::read_to_string(root.join(path)) {
            Ok(found) if found == *text => {}
            Ok(_) => drop(changes.insert(path.clone(), Change::Differs)),
            Err(_) => drop(changes.insert(path.clone(), Change::Missing)),
        }
    }
    for directory in DIRECTORIES {
        let found: BTreeSet<String> =
            read_below(root, directory)?.into_iter().map(|file| file.path).collect();
        for path in found.into_iter().filter(|path| !wanted.contains_key(path)) {
            changes.insert(path, Change::Stale);
        }
    }
    Ok(changes)
}

/// Returns every generated file, by its path from the root.
fn outputs() -> Result<BTreeMap<String, String>> {
    let protocol = Protocol::from_types();
    let mut files = BTreeMap::new();
    let mut add = |directory: String, written: Vec<GeneratedFile>| {
        for file in written {
            files.insert(format!("{directory}/{}", file.path), file.contents);
        }
    };
    for surface in [Surface::Stable, Surface::Experimental] {
        // One file a type is what `app-server generate-*` writes; it would fill the tree.
        let bundle = json_schema(&protocol, surface).into_iter().find(|it| it.path == BUNDLE);
        let bundle =
            bundle.map(|it| GeneratedFile { path: format!("{}.json", surface.name()), ..it });
        add("schema/json".to_owned(), bundle.into_iter().collect());
        add("schema/typescript".to_owned(), vec![typescript_bundle(&protocol, surface)]);
    }
    add("schema".to_owned(), openrpc(&protocol, Surface::Experimental));
    add("schema/python".to_owned(), python(&protocol, Surface::Stable));
    files.insert("crates/schema/definitions.json".to_owned(), recorded_definitions(&protocol));
    let mut methods = methods_markdown(&protocol);
    let covered = coverage::table(&workspace::root(), &methods)?;
    methods.push_str(&covered);
    files.insert("schema/methods.md".to_owned(), methods);
    let config = format!("{:#}\n", turnhost_config::schema());
    files.insert("schema/config.schema.json".to_owned(), config);
    files.insert("BUILD.bazel".to_owned(), bazel::build_file(&workspace::packages()?));
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// If this fails, run `cargo xtask gen` and commit what it wrote.
    #[test]
    fn committed_files_are_current() {
        assert_eq!(check().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn tells_missing_from_different_from_stale() {
        let root = std::env::temp_dir().join(format!("xtask-changes-{}", std::process::id()));
        fs::create_dir_all(root.join("schema/json")).unwrap();
        fs::write(root.join("schema/json/same"), "x").unwrap();
        fs::write(root.join("schema/json/other"), "x").unwrap();
        fs::write(root.join("schema/json/old"), "x").unwrap();
        let wanted = [("same", "x"), ("other", "y"), ("new", "z")]
            .map(|(name, text)| (format!("schema/json/{name}"), text.to_owned()));
        let found = changes(&root, &BTreeMap::from(wanted)).unwrap();
        fs::remove_dir_all(&root).unwrap();
        let expected =
            [("new", Change::Missing), ("old", Change::Stale), ("other", Change::Differs)]
                .map(|(name, change)| (format!("schema/json/{name}"), change));
        assert_eq!(found, BTreeMap::from(expected));
    }
}
