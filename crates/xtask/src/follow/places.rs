//! Finds the file in which a change of a type belongs.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::messages::{Definitions, MESSAGES};

/// A type that is used by a type that is used by a declared one, and so on, belongs to that one.
const MAX_HOPS: usize = 4;

/// The files of types, below `crates/protocol/src`.
#[derive(Debug)]
pub(super) struct Places {
    declared: BTreeMap<String, String>,
    /// The files of params and responses of methods, also of those that are not here yet.
    by_method: BTreeMap<String, String>,
    /// Types, each with one that uses it.
    users: BTreeMap<String, Vec<String>>,
}

impl Places {
    /// Reads the protocol's sources in the checkout at `root`; `theirs` are the definitions to be followed.
    pub(super) fn new(root: &Path, theirs: &Definitions) -> Result<Self> {
        let mut declared = BTreeMap::new();
        for file in crate::sources::read_below(root, "crates/protocol/src")? {
            let path = file.path.trim_start_matches("crates/protocol/src/");
            for line in file.text.lines().map(str::trim_start) {
                let rest = ["pub struct ", "pub enum "].iter().find_map(|it| line.strip_prefix(it));
                if let Some(name) = rest.and_then(|rest| rest.split([' ', ';', '(', '<']).next()) {
                    declared.insert(name.to_owned(), path.to_owned());
                }
            }
        }
        let unions = MESSAGES.map(|(union, table)| (union.to_owned(), table.to_owned()));
        declared.extend(unions);
        Ok(Self::among(declared, theirs))
    }

    /// Returns the places in a protocol whose types are `declared` in these files.
    pub(super) fn among(declared: BTreeMap<String, String>, theirs: &Definitions) -> Self {
        let (mut by_method, mut users) = (BTreeMap::new(), BTreeMap::<_, Vec<_>>::new());
        for (name, schema) in theirs {
            let mut used = Vec::new();
            references(schema, &mut used);
            let is_union = MESSAGES.iter().any(|(union, _)| union == name);
            for used in used.into_iter().filter(|it| !is_union && it != name) {
                users.entry(used).or_default().push(name.clone());
            }
            for variant in schema["oneOf"].as_array().into_iter().flatten().filter(|_| is_union) {
                let method = variant
                    .pointer("/properties/method")
                    .and_then(|it| it["const"].as_str().or_else(|| it["enum"][0].as_str()));
                let Some(method) = method else { continue };
                let mut used = Vec::new();
                references(&variant["properties"]["params"], &mut used);
                for params in used {
                    let path = format!("{}.rs", path_of(method));
                    if let Some(stem) = params.strip_suffix("Params") {
                        by_method.insert(format!("{stem}Response"), path.clone());
                    }
                    by_method.insert(params, path);
                }
            }
        }
        Self { declared, by_method, users }
    }

    /// Returns the file of a type: the one that declares it, or the one where it belongs.
    pub(super) fn of(&self, name: &str) -> Option<&str> {
        self.within(name, MAX_HOPS)
    }

    fn within(&self, name: &str, hops: usize) -> Option<&str> {
        let known = self.declared.get(name).or_else(|| self.by_method.get(name));
        known.map(String::as_str).or_else(|| {
            let users = self.users.get(name).filter(|_| hops > 0)?;
            users.iter().find_map(|user| self.within(user, hops - 1))
        })
    }
}

/// Returns the file of a method's types, from its name: `thread/readState/update` is
/// `thread/read_state/update`.
pub(super) fn path_of(method: &str) -> String {
    let mut path = String::new();
    let mut before = '/';
    for letter in method.chars() {
        if letter.is_uppercase() && before.is_lowercase() {
            path.push('_');
        }
        path.extend(letter.to_lowercase());
        before = letter;
    }
    path
}

/// Collects the names of the types that a schema refers to.
fn references(schema: &Value, found: &mut Vec<String>) {
    match schema {
        Value::Object(members) => {
            for (key, value) in members {
                match value.as_str().filter(|_| key == "$ref") {
                    Some(path) => found.extend(path.rsplit('/').next().map(str::to_owned)),
                    None => references(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}
