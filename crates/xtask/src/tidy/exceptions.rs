//! The exceptions of the rules, `crates/xtask/tidy.toml`: each with its reason, each to go one day.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;

/// The exceptions of all rules.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Exceptions {
    /// Circles of files that stand until they are taken apart.
    pub(super) circles: Vec<Vec<String>>,
    /// Parameters that are a flag or `None` by nature, and why.
    pub(super) choices: BTreeMap<String, String>,
    /// Types whose names have a forbidden word, and why.
    pub(super) words: BTreeMap<String, String>,
    /// Names that types of several crates have, and why.
    pub(super) shared_names: BTreeMap<String, String>,
    /// Doc lines that are fragments, by crate; the counts may only fall.
    pub(super) fragments: BTreeMap<String, usize>,
}

impl Exceptions {
    /// Reads the file of the checkout.
    pub(super) fn read(root: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(root.join("crates/xtask/tidy.toml"))?;
        toml::from_str(&text).context("crates/xtask/tidy.toml")
    }

    /// Returns the exceptions that nothing needs any more.
    pub(super) fn stale(&self, needed: &Needed) -> Vec<String> {
        let circles = self.circles.iter().filter(|it| !needed.circles.contains(it));
        let mut stale: Vec<String> = circles.map(|it| it.join(" ")).collect();
        let choices = self.choices.keys().filter(|it| !needed.choices.contains(it));
        stale.extend(choices.cloned());
        let words = self.words.keys().filter(|it| !needed.words.iter().any(|(at, _)| at == *it));
        stale.extend(words.cloned());
        let names = self.shared_names.keys().filter(|it| !needed.shared.contains_key(*it));
        stale.extend(names.cloned());
        stale
    }
}

/// All that the rules found, exceptions or not.
#[derive(Debug)]
pub(super) struct Needed {
    pub(super) circles: Vec<Vec<String>>,
    pub(super) choices: Vec<String>,
    pub(super) words: Vec<(String, String)>,
    pub(super) shared: BTreeMap<String, Vec<String>>,
}

impl Needed {
    /// Returns what no exception covers.
    pub(super) fn problems(&self, exceptions: &Exceptions) -> Vec<String> {
        let circles = self.circles.iter().filter(|circle| !exceptions.covers(circle));
        let mut problems: Vec<String> =
            circles.map(|it| format!("files import one another: {}", it.join(", "))).collect();
        let choices = self.choices.iter().filter(|it| !exceptions.choices.contains_key(*it));
        problems.extend(choices.map(|it| format!("{it}: a choice without a name; use an enum")));
        let words = self.words.iter().filter(|(at, _)| !exceptions.words.contains_key(at));
        problems.extend(words.map(|(at, why)| format!("{at}: {why}")));
        let shared =
            self.shared.iter().filter(|(it, _)| !exceptions.shared_names.contains_key(*it));
        problems.extend(shared.map(|(name, crates)| {
            format!("`{name}` means something in each of {}; rename all but one", crates.join(", "))
        }));
        problems
    }
}

impl Exceptions {
    /// Returns true for a known circle, and for what is left of one.
    fn covers(&self, circle: &[String]) -> bool {
        self.circles.iter().any(|known| circle.iter().all(|file| known.contains(file)))
    }
}
