//! Compares our schema with another bundle, or with all that another generator wrote, and the
//! differences with those that we chose.
//!
//! Extensions are left out by their mark: it has names of its own, and a client that does
//! not ask for it never meets it. The chosen ones stand in `schema/differences.toml`, each with its reason. One that is there
//! no more is a problem too, so the file says what is true.

mod directory;

pub(crate) use directory::spread;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Map, Value};
use turnhost_schema::{
    Difference, Protocol, Surface, definitions, differences, limited_to, without_extensions,
};

use crate::workspace;

/// Says where the chosen differences stand, from the root of the checkout.
const CHOSEN: &str = "schema/differences.toml";

/// Says how much of the other bundle is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The methods of our tables, and what they need.
    Tables,
    /// Every definition.
    All,
}

/// Returns the unexplained differences from the bundle in `reference`.
pub(crate) fn run(reference: &str, extent: Extent) -> Result<Vec<String>> {
    let text = fs::read_to_string(reference)
        .with_context(|| format!("cannot read the bundle `{reference}`"))?;
    let bundle: Value =
        serde_json::from_str(&text).with_context(|| format!("`{reference}` is not JSON"))?;
    let Some(Value::Object(found)) = bundle.get("definitions") else {
        bail!("`{reference}` has no `definitions`; give a bundle in JSON Schema draft 7");
    };
    let mut theirs = Map::new();
    directory::spread(found.clone(), &mut theirs);
    let protocol = Protocol::from_types();
    let ours = without_extensions(&definitions(&protocol, Surface::Experimental));
    let (theirs, ours) = match extent {
        Extent::Tables => {
            (limited_to(&theirs, &protocol.methods), limited_to(&ours, &protocol.methods))
        }
        Extent::All => (theirs, ours),
    };
    println!("{} definitions of ours, {} of `{reference}`", ours.len(), theirs.len());
    problems(&theirs, &ours, &chosen(&workspace::root())?)
}

/// Returns what is missing, or different without a reason, from what another generator wrote.
pub(crate) fn run_on_directory(reference: &Path, surface: Surface) -> Result<Vec<String>> {
    let chosen = explained(&workspace::root())?;
    let found = directory::differing(reference, surface)?;
    Ok(found.difference(&chosen).cloned().collect())
}

/// One entry of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    /// The path that a difference is printed with.
    path: String,
    /// Says what is printed after it.
    change: String,
    /// Says why we differ.
    reason: String,
    /// True if only what the reference's generators write has it: bundles may be corrected.
    #[serde(default)]
    generated: bool,
}

impl Choice {
    /// Returns the whole line that a difference is printed as.
    fn line(&self) -> String {
        format!("{}: {}", self.path, self.change)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Choices {
    #[serde(default)]
    difference: Vec<Choice>,
}

/// Returns the chosen differences as they are printed.
pub(crate) fn explained(root: &Path) -> Result<BTreeSet<String>> {
    Ok(chosen(root)?.iter().map(Choice::line).collect())
}

fn chosen(root: &Path) -> Result<Vec<Choice>> {
    let text = fs::read_to_string(root.join(CHOSEN)).with_context(|| format!("no `{CHOSEN}`"))?;
    let choices: Choices =
        toml::from_str(&text).with_context(|| format!("`{CHOSEN}` is not what it should be"))?;
    Ok(choices.difference)
}

fn problems(
    theirs: &Map<String, Value>,
    ours: &Map<String, Value>,
    chosen: &[Choice],
) -> Result<Vec<String>> {
    let mut reasons: BTreeMap<String, &Choice> = BTreeMap::new();
    for choice in chosen {
        if choice.reason.trim().is_empty() {
            bail!("{CHOSEN}: `{}` has no reason", choice.path);
        }
        let line = choice.line();
        if reasons.insert(line.clone(), choice).is_some() {
            bail!("{CHOSEN}: `{line}` stands there twice");
        }
    }
    let found: BTreeSet<String> =
        differences(theirs, ours).iter().map(Difference::to_string).collect();
    let mut problems: Vec<String> =
        found.iter().filter(|line| !reasons.contains_key(*line)).cloned().collect();
    // A choice about a definition that is not compared this time says nothing wrong.
    let is_compared = |path: &str| {
        let name = path.split(['.', '[']).next().unwrap_or(path);
        theirs.contains_key(name) || ours.contains_key(name)
    };
    let unused = reasons
        .iter()
        .filter(|(_, choice)| !choice.generated && is_compared(&choice.path))
        .filter(|(line, _)| !found.contains(*line));
    problems.extend(
        unused
            .map(|(line, _)| line)
            .map(|line| format!("{CHOSEN}: no such difference any more: {line}")),
    );
    if !problems.is_empty() {
        problems.push(format!(
            "{} differences, {} of them chosen; the rest is to be ended, or explained in `{CHOSEN}`",
            found.len(),
            found.iter().filter(|line| reasons.contains_key(*line)).count()
        ));
    }
    Ok(problems)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn bundle(kind: &str) -> Map<String, Value> {
        let field = json!({"type": kind});
        let definitions = json!({"A": {"type": "object", "properties": {"b": field}}});
        definitions.as_object().unwrap().clone()
    }

    fn choice(change: &str) -> Choice {
        let [path, change, reason] = ["A.b", change, "It is better."].map(str::to_owned);
        Choice { path, change, reason, generated: false }
    }

    #[test]
    fn equal_bundles_need_no_reasons() {
        assert!(problems(&bundle("string"), &bundle("string"), &[]).unwrap().is_empty());
    }

    #[test]
    fn a_difference_needs_a_reason() {
        let [theirs, ours] = ["string", "integer"].map(bundle);
        let found = problems(&theirs, &ours, &[choice("type `integer` added")]).unwrap();
        assert_eq!(
            found,
            [
                "A.b: type `string` removed",
                "2 differences, 1 of them chosen; the rest is to be ended, or explained in \
                 `schema/differences.toml`",
            ]
        );
        let chosen = ["type `integer` added", "type `string` removed"].map(choice);
        assert!(problems(&theirs, &ours, &chosen).unwrap().is_empty());
    }

    #[test]
    fn a_reason_without_a_difference_is_a_problem() {
        let found =
            problems(&bundle("string"), &bundle("string"), &[choice("null added")]).unwrap();
        assert_eq!(
            found[0],
            "schema/differences.toml: no such difference any more: A.b: null added"
        );
    }

    #[test]
    fn a_choice_says_why_and_stands_there_once() {
        let silent = Choice { reason: " ".to_owned(), ..choice("null added") };
        assert!(problems(&bundle("string"), &bundle("string"), &[silent]).is_err());
        let twice = ["null added"; 2].map(choice);
        assert!(problems(&bundle("string"), &bundle("string"), &twice).is_err());
    }

    #[test]
    fn the_committed_file_can_be_read() {
        chosen(&workspace::root()).unwrap();
    }
}
