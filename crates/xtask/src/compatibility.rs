//! Holds the schema of this build against that of the last release.

use std::process::Command;

use serde_json::{Map, Value};
use turnhost_schema::{Protocol, Surface, breaking_changes, definitions};

use crate::workspace;

const BUNDLE: &str = "schema/json/stable.json";

fn git(arguments: &[&str]) -> Option<String> {
    let output =
        Command::new("git").args(arguments).current_dir(workspace::root()).output().ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
}

/// Returns the bundle of the last tag, or where there is none the committed one; and what it is.
fn last_release() -> (String, Map<String, Value>) {
    let tag = git(&["describe", "--tags", "--abbrev=0"]);
    let tagged = tag.and_then(|tag| {
        let tag = tag.trim().to_owned();
        Some((git(&["show", &format!("{tag}:{BUNDLE}")])?, tag))
    });
    let (text, name) = tagged.unwrap_or_else(|| {
        let path = workspace::root().join(BUNDLE);
        (std::fs::read_to_string(path).unwrap(), "the committed copy".to_owned())
    });
    let bundle: Value = serde_json::from_str(&text).unwrap();
    (name, bundle["definitions"].as_object().unwrap().clone())
}

/// A change that breaks clients belongs into a release that says so: tag it first.
#[test]
fn this_build_and_the_last_release_understand_each_other() {
    let protocol = Protocol::from_types();
    let (name, before) = last_release();
    let now = definitions(&protocol, Surface::Stable);
    let found = breaking_changes(&before, &now, &protocol.methods);
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "breaks {name}: {found:#?}");
}
