//! Mistakes in a tree of settings: values that do not fit, and unknown keys with the key that may have been meant.

use serde_json::Value;

use crate::check::fits;
use crate::defaults::is_default;
use crate::known::{
    FEATURES, Form, Key, NOT_SERVED, OTHER_FEATURES, PROVIDER, ROOT, TABLES, UNREAD,
    WORKSPACE_WRITE,
};
use crate::tree::Table;
use crate::{app_server, mcp_entry};

/// The name of a key that other servers may know, and that switches nothing here.
const REMOTE_CONTROL: &str = "remote_control";

/// The form of `[permissions]`.
const PERMISSIONS: Form = Form::TableOf(&Form::Keys(&[
    ("description", Form::Text),
    ("extends", Form::Text),
    ("filesystem", Form::Table),
    ("network", Form::Keys(&[("enabled", Form::Flag)])),
]));

/// Something about one key.
#[derive(Debug, PartialEq)]
pub(crate) struct Finding {
    /// The names from the root to the key.
    pub(crate) key: Vec<String>,
    /// The problem.
    pub(crate) problem: Problem,
}

/// A problem of a key.
#[derive(Debug, PartialEq)]
pub(crate) enum Problem {
    /// Its value does not fit: what was found and what was expected.
    InvalidValue(String),
    /// The same of a key that this server does not read.
    UnreadValue(String),
    /// It is not known; perhaps another one was meant.
    UnknownKey(Option<&'static str>),
    /// It is known and has no effect here; what to do instead.
    NotServed(&'static str),
}

impl Problem {
    /// Returns summary and details of the warning that `key` (in `place`) deserves; `None` for a value
    /// that does not fit, which is an error.
    pub(crate) fn warning(&self, key: &str, place: &str) -> Option<(String, Option<String>)> {
        match self {
            Self::InvalidValue(_) => None,
            Self::UnreadValue(text) => Some((
                format!("`{key}` {place}: {text}"),
                Some(
                    "this server does not read the key; mend or remove it for the programs that do"
                        .to_owned(),
                ),
            )),
            Self::UnknownKey(nearest) => Some((
                format!("unknown key `{key}` {place} has no effect"),
                nearest.map(|nearest| format!("did you mean `{nearest}`?")),
            )),
            Self::NotServed(remedy) => Some((
                format!("`{key}` {place} has no effect in this server"),
                Some((*remedy).to_owned()),
            )),
        }
    }
}

/// Lists everything wrong with a tree of settings, in the order of its keys.
pub(crate) fn findings(root: &Table) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, value) in root {
        match name.as_str() {
            "app_server" => table(&mut found, &[name], value, app_server::KEYS),
            "sandbox_workspace_write" => table(&mut found, &[name], value, WORKSPACE_WRITE),
            "mcp_servers" => tables(&mut found, name, value, mcp_entry::KEYS),
            "model_providers" => tables(&mut found, name, value, PROVIDER),
            "features" => features(&mut found, name, value),
            // What they grant is looked at when a profile is chosen.
            "permissions" => walk(&mut found, &[name], value, PERMISSIONS),
            "profiles" => profiles(&mut found, name, value),
            other if UNREAD.iter().any(|(known, _)| *known == other) => {
                unread(&mut found, other, value);
            }
            other if let Some((_, remedy)) = NOT_SERVED.iter().find(|(key, _)| *key == other) => {
                if !is_default(name, value) {
                    let problem = Problem::NotServed(remedy);
                    found.push(Finding { key: owned(&[name]), problem });
                }
            }
            _ => entry(&mut found, &[], name, value, ROOT),
        }
    }
    found
}

/// Checks a key that this server does not read.
fn unread(found: &mut Vec<Finding>, name: &str, value: &Value) {
    let Some((_, form)) = UNREAD.iter().find(|(known, _)| *known == name) else { return };
    let mut values = Vec::new();
    walk(&mut values, &[name], value, *form);
    found.extend(values.into_iter().map(|finding| match finding.problem {
        Problem::InvalidValue(text) => Finding { problem: Problem::UnreadValue(text), ..finding },
        Problem::UnreadValue(_) | Problem::UnknownKey(_) | Problem::NotServed(_) => finding,
    }));
}

/// Looks at a value and at those in it that have forms of their own.
fn walk(found: &mut Vec<Finding>, path: &[&str], value: &Value, form: Form) {
    // A client that sends null sets nothing.
    if value.is_null() {
        return;
    }
    if let Err(text) = form.check(value) {
        return invalid(found, path, Err(text));
    }
    let entries = value.as_object().into_iter().flatten();
    match form {
        Form::Keys(known) => {
            for (name, value) in entries {
                if let Some((_, form)) = known.iter().find(|(known, _)| known == name) {
                    walk(found, &[path, &[name]].concat(), value, *form);
                }
            }
        }
        Form::TableOf(form) => {
            for (name, value) in entries {
                walk(found, &[path, &[name]].concat(), value, *form);
            }
        }
        Form::ListOf(form) => {
            for value in value.as_array().into_iter().flatten() {
                walk(found, path, value, *form);
            }
        }
        _ => {}
    }
}

/// Looks at the switches of features. Remote control is a decision for each process, and no file's.
fn features(found: &mut Vec<Finding>, name: &str, value: &Value) {
    entry(found, &[], name, value, ROOT);
    for feature in value.as_object().into_iter().flat_map(Table::keys) {
        let known = [FEATURES.as_slice(), &OTHER_FEATURES].concat();
        if feature != REMOTE_CONTROL && !known.contains(&feature.as_str()) {
            let problem = Problem::UnknownKey(nearest(feature, FEATURES.into_iter()));
            found.push(Finding { key: owned(&[name, feature]), problem });
        }
    }
    if value.get(REMOTE_CONTROL) == Some(&Value::Bool(true)) {
        let problem = Problem::UnknownKey(Some("turnhost app-server --remote-control"));
        found.push(Finding { key: owned(&[name, REMOTE_CONTROL]), problem });
    }
}

/// Lists everything wrong with a table of model providers; the keys begin with the provider's id.
pub(crate) fn provider_findings(providers: &Value) -> Vec<Finding> {
    let mut found = Vec::new();
    for (id, provider) in providers.as_object().into_iter().flatten() {
        table(&mut found, &[id], provider, PROVIDER);
    }
    found
}

/// Looks at each profile as at a file; the keys that choose or define profiles have no effect there.
fn profiles(found: &mut Vec<Finding>, name: &str, value: &Value) {
    let Some(profiles) = value.as_object() else {
        invalid(found, &[name], fits::<Table>(value));
        return;
    };
    for (id, profile) in profiles {
        let Some(settings) = profile.as_object() else {
            invalid(found, &[name, id], fits::<Table>(profile));
            continue;
        };
        for key in NOT_IN_PROFILES.into_iter().filter(|key| settings.contains_key(*key)) {
            found
                .push(Finding { key: owned(&[name, id, key]), problem: Problem::UnknownKey(None) });
        }
        let mut settings = settings.clone();
        settings.retain(|key, _| !NOT_IN_PROFILES.contains(&key.as_str()));
        for Finding { key, problem } in findings(&settings) {
            let key = [name, id].into_iter().map(str::to_owned).chain(key).collect();
            found.push(Finding { key, problem });
        }
    }
}

/// Keys that have no effect in a profile.
pub(crate) const NOT_IN_PROFILES: [&str; 4] = ["app_server", "profile", "profiles", "projects"];

/// Looks at each of the tables in a table.
fn tables(found: &mut Vec<Finding>, name: &str, value: &Value, known: &'static [Key]) {
    match value.as_object() {
        Some(entries) => {
            entries.iter().for_each(|(id, entry)| table(found, &[name, id], entry, known));
        }
        None => invalid(found, &[name], fits::<Table>(value)),
    }
}

fn table(found: &mut Vec<Finding>, path: &[&str], value: &Value, known: &'static [Key]) {
    match value.as_object() {
        Some(entries) => {
            entries.iter().for_each(|(name, value)| entry(found, path, name, value, known));
        }
        None => invalid(found, path, fits::<Table>(value)),
    }
}

fn entry(
    found: &mut Vec<Finding>,
    path: &[&str],
    name: &str,
    value: &Value,
    known: &'static [Key],
) {
    let path = [path, &[name]].concat();
    if let Some(key) = known.iter().find(|key| key.name == name) {
        match (key.check)(value) {
            Ok(()) if key.form.has_parts() => walk(found, &path, value, key.form),
            checked => invalid(found, &path, checked),
        }
    } else {
        let others: &[(&'static str, Form)] = if path.len() == 1 { UNREAD } else { &[] };
        let names = known.iter().map(|key| key.name).chain(others.iter().map(|(name, _)| *name));
        let problem = Problem::UnknownKey(nearest(name, names));
        found.push(Finding { key: owned(&path), problem });
    }
}

fn invalid(found: &mut Vec<Finding>, path: &[&str], checked: Result<(), String>) {
    if let Err(text) = checked {
        found.push(Finding { key: owned(path), problem: Problem::InvalidValue(text) });
    }
}

fn owned(path: &[&str]) -> Vec<String> {
    path.iter().map(|name| (*name).to_owned()).collect()
}

/// Returns the known name with the fewest edits from `name`, if those are about a third of its
/// letters or fewer: two in five, so that swapped letters are found.
fn nearest(name: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    known
        .chain(TABLES.iter().map(|(name, _)| *name))
        .map(|known| (distance(name, known), known))
        .min()
        .filter(|(edits, _)| *edits * 3 <= name.len() + 1)
        .map(|(_, known)| known)
}

/// Letters to insert, delete or replace to make `left` into `right` (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, letter) in left.chars().enumerate() {
        let mut corner = above;
        let mut last = above + 1;
        let mut next = vec![last];
        for (other, up) in right.iter().zip(row.iter().skip(1)) {
            last = (corner + usize::from(letter != *other)).min(last + 1).min(up + 1);
            corner = *up;
            next.push(last);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(known: &[Key]) -> Vec<&'static str> {
        known.iter().map(|key| key.name).collect()
    }

    #[test]
    fn the_lists_are_sorted_and_have_each_name_once() {
        for list in [ROOT, app_server::KEYS, mcp_entry::KEYS, WORKSPACE_WRITE, PROVIDER]
            .map(names)
            .into_iter()
            .chain([
                UNREAD.iter().map(|(name, _)| *name).collect(),
                NOT_SERVED.iter().map(|(name, _)| *name).collect(),
            ])
        {
            assert!(list.is_sorted_by(|left, right| left < right), "{list:?}");
        }
        assert!(names(ROOT).iter().all(|name| UNREAD.iter().all(|(unread, _)| unread != name)));
    }

    #[test]
    fn edits_are_counted_one_by_one() {
        for (left, right, edits) in [
            ("", "", 0),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("modle", "model", 2),
            ("é", "e", 1),
        ] {
            assert_eq!(distance(left, right), edits, "{left} {right}");
            assert_eq!(distance(right, left), edits, "{right} {left}");
        }
    }

    #[test]
    fn remote_control_is_switched_on_by_no_file() {
        let features = serde_json::json!({"features": {"remote_control": true, "other": true}});
        let Value::Object(root) = features else { unreachable!() };
        let unknown = |name: &str, instead| Finding {
            key: owned(&["features", name]),
            problem: Problem::UnknownKey(instead),
        };
        let switch = Some("turnhost app-server --remote-control");
        let expected = [unknown("other", None), unknown(REMOTE_CONTROL, switch)];
        assert_eq!(findings(&root), expected);
    }

    #[test]
    fn only_near_names_are_suggested() {
        for (name, expected) in [
            ("modle_provider", Some("model_provider")),
            ("model_provider ", Some("model_provider")),
            ("sandbox-mode", Some("sandbox_mode")),
            ("mcp_server", Some("mcp_servers")),
            ("model_provders", Some("model_providers")),
            ("something_else_entirely", None),
            ("x", None),
        ] {
            let root = Table::from_iter([(name.to_owned(), Value::from(1))]);
            let expected =
                Finding { key: vec![name.into()], problem: Problem::UnknownKey(expected) };
            assert_eq!(findings(&root), [expected]);
        }
    }
}
