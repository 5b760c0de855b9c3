//! Lists what a new release of the reference asks of this protocol, as a to-do list.
//!
//! `cargo xtask follow BUNDLE` takes a bundle of JSON Schema with everything in it.
//! `cargo xtask follow DIRECTORY` takes what the reference's generator wrote, into
//! `DIRECTORY/stable` and, with `--experimental`, into `DIRECTORY/experimental`: where both are
//! there, the experimental marks are compared too.
//!
//! Each entry says where the change belongs. Differences that `schema/differences.toml` explains
//! are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use turnhost_schema::{
    Change, Difference, MethodRow, Protocol, Surface, definitions, differences, limited_to,
    without_extensions,
};

use crate::schema_diff::{self, spread};
use crate::workspace;

type Definitions = Map<String, Value>;

/// File names of bundles, the most complete first.
const BUNDLES: [&str; 2] = ["protocol.json", "codex_app_server_protocol.schemas.json"];

/// Unions whose variants are the methods, with the table that has their rows.
const MESSAGES: [(&str, &str); 4] = [
    ("ClientRequest", "tables/client.rs"),
    ("ClientNotification", "tables/client.rs"),
    ("ServerRequest", "tables/server.rs"),
    ("ServerNotification", "tables/server.rs"),
];

/// Prints the list. An entry is work, not a problem of this checkout, so none are returned.
pub(crate) fn run(reference: &Path) -> Result<Vec<String>> {
    let protocol = Protocol::from_types();
    let ours = |surface| without_extensions(&definitions(&protocol, surface));
    let (all, stable) = read(reference)?;
    let explained: BTreeSet<String> = schema_diff::explained(&workspace::root())?;
    let compared =
        without_excused(&ours(Surface::Experimental), &protocol.methods, &explained, &all);
    let mut list = changes(&compared, &all, &explained);
    if let Some(stable) = stable {
        let before = marks(&ours(Surface::Experimental), &ours(Surface::Stable));
        list.marks = marked_differently(&before, &marks(&all, &stable));
    }
    println!("{}", list.text(&reference.display().to_string(), &sources()?));
    Ok(Vec::new())
}

/// Drops the types that only methods need whose absence from the other side is explained.
fn without_excused(
    ours: &Definitions,
    methods: &[MethodRow],
    explained: &BTreeSet<String>,
    theirs: &Definitions,
) -> Definitions {
    let is_excused = |row: &MethodRow| {
        let union = row.kind.type_name();
        explained.contains(&format!("{union}: variant `method={}` added", row.name))
            && !theirs[union]["oneOf"]
                .as_array()
                .into_iter()
                .flatten()
                .any(|it| names(it, &row.name))
    };
    let (excused, others): (Vec<_>, Vec<_>) = methods.iter().cloned().partition(is_excused);
    let (excused, others) = (limited_to(ours, &excused), limited_to(ours, &others));
    let mut ours = ours.clone();
    ours.retain(|name, _| !excused.contains_key(name) || others.contains_key(name));
    ours
}

/// Reads everything that the other protocol has, and its stable part where that is known.
fn read(reference: &Path) -> Result<(Definitions, Option<Definitions>)> {
    if reference.is_file() {
        return Ok((read_bundle(reference)?, None));
    }
    let bundle = |surface: Surface| {
        let found = BUNDLES.iter().map(|name| reference.join(surface.name()).join(name));
        found.into_iter().find(|path| path.is_file())
    };
    if let Some(all) = bundle(Surface::Experimental) {
        let stable = bundle(Surface::Stable).map(|path| read_bundle(&path)).transpose()?;
        return Ok((read_bundle(&all)?, stable));
    }
    let direct: Option<PathBuf> =
        BUNDLES.iter().map(|name| reference.join(name)).find(|path| path.is_file());
    match direct {
        Some(path) => Ok((read_bundle(&path)?, None)),
        None => bail!("`{}` holds none of {}", reference.display(), BUNDLES.join(", ")),
    }
}

fn read_bundle(path: &Path) -> Result<Definitions> {
    let name = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read `{name}`"))?;
    let bundle: Value =
        serde_json::from_str(&text).with_context(|| format!("`{name}` is not JSON"))?;
    let Some(Value::Object(found)) = bundle.get("definitions") else {
        bail!("`{name}` has no `definitions`; give a bundle in JSON Schema draft 7");
    };
    let mut spread_out = Definitions::new();
    spread(found.clone(), &mut spread_out);
    Ok(spread_out)
}

/// Work to be done, by kind.
#[derive(Debug, Default, PartialEq)]
struct ToDo {
    methods: Vec<String>,
    types: Vec<String>,
    fields: Vec<String>,
    values: Vec<String>,
    marks: Vec<String>,
    other: Vec<String>,
}

/// Sorts the differences between two protocols by the kind of work that they are.
fn changes(ours: &Definitions, theirs: &Definitions, explained: &BTreeSet<String>) -> ToDo {
    // Entries of the file are seen from the reference: what it adds, we would remove.
    let is_explained: BTreeSet<(String, String)> = differences(theirs, ours)
        .iter()
        .filter(|it| explained.contains(&it.to_string()))
        .map(|it| (it.path.clone(), opposite(&it.change)))
        .collect();
    let mut list = ToDo::default();
    for it in differences(ours, theirs) {
        if is_explained.contains(&(it.path.clone(), it.change.to_string())) {
            continue;
        }
        let line = it.to_string();
        match &it.change {
            Change::VariantAdded(label) | Change::VariantRemoved(label)
                if table(&it.path).is_some() =>
            {
                list.methods.push(method_line(&it, label, theirs));
            }
            Change::DefinitionAdded | Change::DefinitionRemoved => list.types.push(line),
            Change::FieldAdded { .. }
            | Change::FieldRemoved { .. }
            | Change::BecameRequired
            | Change::BecameOptional
            | Change::NullAdded
            | Change::NullRemoved => list.fields.push(line),
            Change::ValueAdded(_)
            | Change::ValueRemoved(_)
            | Change::VariantAdded(_)
            | Change::VariantRemoved(_) => list.values.push(line),
            Change::TypeAdded(_)
            | Change::TypeRemoved(_)
            | Change::Default(..)
            | Change::Limit(..)
            | Change::Closed
            | Change::Opened => list.other.push(line),
        }
    }
    list
}

/// Returns the text of a change seen from the other side.
fn opposite(change: &Change) -> String {
    let text = change.to_string();
    match text.strip_suffix("added") {
        Some(what) => format!("{what}removed"),
        None => text.strip_suffix("removed").map_or(text.clone(), |what| format!("{what}added")),
    }
}

fn table(union: &str) -> Option<&'static str> {
    MESSAGES.iter().find(|(name, _)| *name == union).map(|(_, table)| *table)
}

/// Returns one line about a method that came or went, with the name of its params.
fn method_line(found: &Difference, label: &str, theirs: &Definitions) -> String {
    let method = label.split_once('=').map_or(label, |(_, method)| method);
    let table = table(&found.path).unwrap_or_default();
    if matches!(found.change, Change::VariantRemoved(_)) {
        return format!("`{method}` is gone: take its row out of {table}, and its types");
    }
    let variants = theirs[&found.path]["oneOf"].as_array().into_iter().flatten();
    let params = variants
        .filter(|it| names(it, method))
        .find_map(|it| it.pointer("/properties/params/$ref")?.as_str()?.rsplit('/').next());
    let params = params.map_or("no params".to_owned(), |name| format!("params `{name}`"));
    format!("`{method}` ({params}) is new: a row in {table}, types in {}.rs", path_of(method))
}

/// Returns whether a variant of a union of messages is for `method`.
fn names(variant: &Value, method: &str) -> bool {
    let found = variant.pointer("/properties/method");
    found.is_some_and(|it| it["const"] == *method || it["enum"][0] == *method)
}

/// Returns the file of a method's types, from its name: `thread/readState/update` is
/// `thread/read_state/update`.
fn path_of(method: &str) -> String {
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

/// Returns what only the experimental surface has: types, and fields and variants of other types.
fn marks(all: &Definitions, stable: &Definitions) -> BTreeSet<String> {
    let additions = differences(stable, all);
    let path = |it: &Difference| match &it.change {
        Change::VariantAdded(label) => format!("{}[{label}]", it.path),
        Change::ValueAdded(value) => format!("{}[{value}]", it.path),
        _ => it.path.clone(),
    };
    additions.iter().map(path).collect()
}

fn marked_differently(ours: &BTreeSet<String>, theirs: &BTreeSet<String>) -> Vec<String> {
    let added = theirs.difference(ours).map(|path| format!("{path}: is experimental there"));
    let gone = ours.difference(theirs).map(|path| format!("{path}: is stable there, or gone"));
    added.chain(gone).collect()
}

/// Returns the file that declares each type of the protocol crate, from the folder of its sources.
fn sources() -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for file in crate::sources::read_below(&workspace::root(), "crates/protocol/src")? {
        let path = file.path.trim_start_matches("crates/protocol/src/");
        for line in file.text.lines().map(str::trim_start) {
            let rest = ["pub struct ", "pub enum "].iter().find_map(|it| line.strip_prefix(it));
            if let Some(name) = rest.and_then(|rest| rest.split([' ', ';', '(', '<']).next()) {
                found.insert(name.to_owned(), path.to_owned());
            }
        }
    }
    Ok(found)
}

impl ToDo {
    /// Returns the list in Markdown. `sources` says which file declares a type.
    fn text(&self, reference: &str, sources: &BTreeMap<String, String>) -> String {
        let parts = [
            ("Methods", &self.methods),
            ("Types", &self.types),
            ("Fields", &self.fields),
            ("Values and variants", &self.values),
            ("Experimental marks", &self.marks),
            ("Limits, defaults and the rest", &self.other),
        ];
        let mut text = format!("# To follow `{reference}`\n");
        for (title, lines) in parts.into_iter().filter(|(_, lines)| !lines.is_empty()) {
            // Writing to a String cannot fail.
            let _ = write!(text, "\n## {title}\n\n");
            for line in lines {
                let name = line.split(['.', '[', ':', '{']).next().unwrap_or_default();
                let place = sources.get(name).map_or(String::new(), |path| format!(" ({path})"));
                let _ = writeln!(text, "- [ ] {line}{place}");
            }
        }
        if parts.iter().all(|(_, lines)| lines.is_empty()) {
            text.push_str("\nNothing: both say the same.\n");
        } else {
            text.push_str(
                "\nThen: raise `turnhost_protocol::VERSION`, run `cargo xtask gen`, and record the \
                 messages of `crates/protocol/tests` anew.\n",
            );
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn definitions(value: Value) -> Definitions {
        serde_json::from_value(value).unwrap()
    }

    fn request(method: &str, params: &str) -> Value {
        json!({"type": "object", "required": ["id", "method", "params"], "properties": {
            "id": {"type": "integer"},
            "method": {"type": "string", "enum": [method]},
            "params": {"$ref": format!("#/definitions/{params}")},
        }})
    }

    fn object(fields: &[&str]) -> Value {
        let fields: Definitions =
            fields.iter().map(|name| ((*name).to_owned(), json!({"type": "string"}))).collect();
        json!({"type": "object", "properties": fields})
    }

    fn ours() -> Definitions {
        definitions(json!({
            "ClientRequest": {"oneOf": [request("a/list", "AList"), request("a/old", "AOld"), request("a/x", "AX")]},
            "AList": object(&["cursor"]),
            "AOld": object(&[]),
            "AX": object(&["known"]),
            "Kind": {"type": "string", "enum": ["one"]},
        }))
    }

    fn theirs() -> Definitions {
        definitions(json!({
            "ClientRequest": {"oneOf": [request("a/list", "AList"), request("a/readState", "ANew"), request("a/x", "AX")]},
            "AList": object(&["cursor", "limit"]),
            "ANew": object(&[]),
            "AX": object(&[]),
            "Kind": {"type": "string", "enum": ["one", "two"]},
        }))
    }

    #[test]
    fn a_small_bundle_becomes_a_list() {
        let explained = BTreeSet::from(["AX.known: optional field added".to_owned()]);
        let mut list = changes(&ours(), &theirs(), &explained);
        list.marks = marked_differently(&BTreeSet::new(), &BTreeSet::from(["ANew".to_owned()]));
        let sources = BTreeMap::from([("AList".to_owned(), "a/list.rs".to_owned())]);
        assert_eq!(
            list.text("b.json", &sources),
            "\
# To follow `b.json`

## Methods

- [ ] `a/old` is gone: take its row out of tables/client.rs, and its types
- [ ] `a/readState` (params `ANew`) is new: a row in tables/client.rs, types in a/read_state.rs

## Types

- [ ] ANew: definition added
- [ ] AOld: definition removed

## Fields

- [ ] AList.limit: optional field added (a/list.rs)

## Values and variants

- [ ] Kind: value \"two\" added

## Experimental marks

- [ ] ANew: is experimental there

Then: raise `turnhost_protocol::VERSION`, run `cargo xtask gen`, and record the messages of `crates/protocol/tests` anew.
"
        );
    }

    #[test]
    fn types_of_methods_whose_absence_is_explained_are_no_work() {
        let protocol = Protocol::from_types();
        let ours = turnhost_schema::definitions(&protocol, Surface::Stable);
        let explained =
            BTreeSet::from(["ClientRequest: variant `method=getAuthStatus` added".to_owned()]);
        let compared = without_excused(&ours, &protocol.methods, &explained, &theirs());
        assert!(ours.contains_key("GetAuthStatusParams") && ours.contains_key("Thread"));
        assert!(!compared.contains_key("GetAuthStatusParams") && compared.contains_key("Thread"));
    }

    #[test]
    fn equal_bundles_leave_nothing_to_do() {
        let list = changes(&ours(), &ours(), &BTreeSet::new());
        assert_eq!(list, ToDo::default());
        assert!(list.text("b.json", &BTreeMap::new()).contains("Nothing"));
    }

    #[test]
    fn marks_are_what_the_stable_surface_lacks() {
        let stable = definitions(json!({"AList": object(&["cursor"])}));
        let all = definitions(json!({"AList": object(&["cursor", "limit"]), "ANew": object(&[])}));
        let found: Vec<String> = marks(&all, &stable).into_iter().collect();
        assert_eq!(found, ["AList.limit", "ANew"]);
    }

    #[test]
    fn a_directory_is_searched_for_both_surfaces() {
        let root = std::env::temp_dir().join(format!("xtask-follow-{}", std::process::id()));
        for (surface, found) in
            [("stable", json!({"A": {}})), ("experimental", json!({"A": {}, "B": {}}))]
        {
            fs::create_dir_all(root.join(surface)).unwrap();
            let bundle = json!({"definitions": {"v2": found}}).to_string();
            fs::write(root.join(surface).join(BUNDLES[1]), bundle).unwrap();
        }
        let (all, stable) = read(&root).unwrap();
        let without = read(&root.join("stable")).unwrap().1;
        fs::remove_dir_all(&root).unwrap();
        assert_eq!((all.len(), stable.map(|it| it.len()), without), (2, Some(1), None));
        assert!(read(&root).is_err());
    }
}
