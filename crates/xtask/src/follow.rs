//! Lists what a new release of the reference asks of this protocol, as a to-do list.
//!
//! `cargo xtask follow BUNDLE` takes a bundle of JSON Schema with everything in it, or with the stable part alone.
//! `cargo xtask follow DIRECTORY` takes what the reference's generator wrote, into
//! `DIRECTORY/stable` and, with `--experimental`, into `DIRECTORY/experimental`, or a bundle with
//! `methods.json` and `experimental_fields.json` beside it: there the experimental marks are compared too.
//!
//! Each entry says where the change belongs. Differences that `schema/differences.toml` explains
//! are left out.

mod messages;
mod places;
mod read;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use turnhost_schema::{
    Change, Difference, MethodRow, Protocol, Surface, definitions, differences, limited_to,
    without_extensions,
};

use self::messages::{Definitions, MESSAGES, names};
use self::places::{Places, path_of};
use self::read::{Release, Row, read};
use crate::schema_diff;
use crate::workspace;

/// Prints the list. An entry is work, not a problem of this checkout, so none are returned.
pub(crate) fn run(reference: &Path) -> Result<Vec<String>> {
    let protocol = Protocol::from_types();
    let ours = |surface| without_extensions(&definitions(&protocol, surface));
    let Release { all, stable, rows } = read(reference)?;
    let explained: BTreeSet<String> = schema_diff::explained(&workspace::root())?;
    // The reference's generator leaves out what is experimental unless it is asked for.
    let is_stable = stable.is_none() && lacks_experimental(&protocol.methods, &all);
    let surface = if is_stable { Surface::Stable } else { Surface::Experimental };
    let compared = without_excused(&ours(surface), &protocol.methods, &explained, &all);
    let mut list = changes(&compared, &all, &explained);
    list.methods.extend(rows.iter().flat_map(|row| differing_row(row, &protocol.methods)));
    if let Some(stable) = stable {
        let before = marks(&ours(Surface::Experimental), &ours(Surface::Stable));
        list.marks = marked_differently(&before, &marks(&all, &stable));
    }
    let places = Places::new(&workspace::root(), &all)?;
    println!("{}", list.text(&reference.display().to_string(), &places));
    Ok(Vec::new())
}

/// Returns true if none of our experimental methods is there.
fn lacks_experimental(methods: &[MethodRow], theirs: &Definitions) -> bool {
    let mut experimental = methods.iter().filter(|row| row.experimental);
    experimental.all(|row| !has_method(theirs, row.kind.type_name(), &row.name))
}

fn has_method(definitions: &Definitions, union: &str, method: &str) -> bool {
    let variants = definitions.get(union).and_then(|it| it["oneOf"].as_array());
    variants.into_iter().flatten().any(|it| names(it, method))
}

/// Returns the types that a method has there and not here.
fn differing_row(row: &Row, ours: &[MethodRow]) -> Vec<String> {
    let Some(own) = ours.iter().find(|it| it.name == row.method) else { return Vec::new() };
    let differs = |kind: &str, own: &Option<String>, theirs: &Option<String>| {
        let name =
            |it: &Option<String>| it.as_ref().map_or("none".to_owned(), |it| format!("`{it}`"));
        let (own, theirs) = (name(own), name(theirs));
        (own != theirs)
            .then(|| format!("`{}`: its {kind} is {theirs} there, {own} here", row.method))
    };
    let params = differs("params type", &own.params, &row.params);
    params.into_iter().chain(differs("response type", &own.response, &row.response)).collect()
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
            && !has_method(theirs, union, &row.name)
    };
    let (excused, others): (Vec<_>, Vec<_>) = methods.iter().cloned().partition(is_excused);
    let (excused, others) = (limited_to(ours, &excused), limited_to(ours, &others));
    let mut ours = ours.clone();
    // Some bundles have the types of methods that they leave out.
    let stays = |name: &String| {
        !excused.contains_key(name) || others.contains_key(name) || theirs.contains_key(name)
    };
    ours.retain(|name, _| stays(name));
    ours
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
    let path = path_of(method);
    if matches!(found.change, Change::VariantRemoved(_)) {
        let handler = handler(&found.path, &path).map_or(String::new(), |it| format!(", {it}"));
        return format!(
            "`{method}` is gone: take its row out of {table}, and its types ({path}.rs){handler}"
        );
    }
    let variants = theirs[&found.path]["oneOf"].as_array().into_iter().flatten();
    let params = variants
        .filter(|it| names(it, method))
        .find_map(|it| it.pointer("/properties/params/$ref")?.as_str()?.rsplit('/').next());
    let params = params.map_or("no params".to_owned(), |name| format!("params `{name}`"));
    let handler = handler(&found.path, &path);
    let handler = handler.map_or(String::new(), |it| format!(", {it}, and a scenario"));
    format!("`{method}` ({params}) is new: a row in {table}, types in {path}.rs{handler}")
}

/// Returns the place of the handler, where the method of a union is one that this server answers.
fn handler(union: &str, path: &str) -> Option<String> {
    (union == "ClientRequest").then(|| format!("its handler in server/src/methods/{path}.rs"))
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

impl ToDo {
    /// Returns the list in Markdown, each entry with its place.
    fn text(&self, reference: &str, places: &Places) -> String {
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
                let place = places.of(name).map_or(String::new(), |path| format!(" ({path})"));
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
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::*;

    pub(super) fn definitions(value: Value) -> Definitions {
        serde_json::from_value(value).unwrap()
    }

    pub(super) fn request(method: &str, params: &str) -> Value {
        json!({"type": "object", "required": ["id", "method", "params"], "properties": {
            "id": {"type": "integer"},
            "method": {"type": "string", "enum": [method]},
            "params": {"$ref": format!("#/definitions/{params}")},
        }})
    }

    pub(super) fn object(fields: &[&str]) -> Value {
        let fields: Definitions =
            fields.iter().map(|name| ((*name).to_owned(), json!({"type": "string"}))).collect();
        json!({"type": "object", "properties": fields})
    }

    fn ours() -> Definitions {
        definitions(json!({
            "ClientRequest": {"oneOf": [request("a/list", "AList"), request("a/old", "AOld"), request("a/x", "AX")]},
            "AList": object(&["cursor"]),
            "AOld": object(&[]),
            "AX": {"type": "object", "properties": {"known": {"type": "string"}, "kind": {"$ref": "#/definitions/Kind"}}},
            "Kind": {"type": "string", "enum": ["one"]},
        }))
    }

    fn theirs() -> Definitions {
        definitions(json!({
            "ClientRequest": {"oneOf": [request("a/list", "AList"), request("a/readState", "ANew"), request("a/x", "AX")]},
            "AList": object(&["cursor", "limit"]),
            "ANew": object(&[]),
            "AX": {"type": "object", "properties": {"kind": {"$ref": "#/definitions/Kind"}}},
            "Kind": {"type": "string", "enum": ["one", "two"]},
        }))
    }

    #[test]
    fn a_small_bundle_becomes_a_list() {
        let explained = BTreeSet::from(["AX.known: optional field added".to_owned()]);
        let mut list = changes(&ours(), &theirs(), &explained);
        list.marks = marked_differently(&BTreeSet::new(), &BTreeSet::from(["ANew".to_owned()]));
        let declared = [("AList", "a/list.rs"), ("AX", "a/x.rs")];
        let declared = declared.map(|(name, path)| (name.to_owned(), path.to_owned()));
        let places = Places::among(declared.into(), &theirs());
        assert_eq!(
            list.text("b.json", &places),
            "\
# To follow `b.json`

## Methods

- [ ] `a/old` is gone: take its row out of tables/client.rs, and its types (a/old.rs), its handler in server/src/methods/a/old.rs
- [ ] `a/readState` (params `ANew`) is new: a row in tables/client.rs, types in a/read_state.rs, its handler in server/src/methods/a/read_state.rs, and a scenario

## Types

- [ ] ANew: definition added (a/read_state.rs)
- [ ] AOld: definition removed

## Fields

- [ ] AList.limit: optional field added (a/list.rs)

## Values and variants

- [ ] Kind: value \"two\" added (a/x.rs)

## Experimental marks

- [ ] ANew: is experimental there (a/read_state.rs)

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
        let mut with_types = theirs();
        with_types.insert("GetAuthStatusParams".to_owned(), ours["GetAuthStatusParams"].clone());
        let compared = without_excused(&ours, &protocol.methods, &explained, &with_types);
        assert!(compared.contains_key("GetAuthStatusParams"));
    }

    #[test]
    fn equal_bundles_leave_nothing_to_do() {
        let list = changes(&ours(), &ours(), &BTreeSet::new());
        assert_eq!(list, ToDo::default());
        let places = Places::among(BTreeMap::new(), &ours());
        assert!(list.text("b.json", &places).contains("Nothing"));
    }

    #[test]
    fn marks_are_what_the_stable_surface_lacks() {
        let stable = definitions(json!({"AList": object(&["cursor"])}));
        let all = definitions(json!({"AList": object(&["cursor", "limit"]), "ANew": object(&[])}));
        let found: Vec<String> = marks(&all, &stable).into_iter().collect();
        assert_eq!(found, ["AList.limit", "ANew"]);
    }
}
