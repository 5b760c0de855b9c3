//! The table of served methods with a scenario that requests each, for `schema/methods.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;

/// Returns the table: the scenario that lies closest to the method's own name, so that a new scenario
/// elsewhere changes no row. `methods` is the list of methods that the table goes with.
pub(crate) fn table(root: &Path, methods: &str) -> Result<String> {
    let directory = root.join("crates/tests/scenarios");
    let mut scenarios = BTreeMap::new();
    read(&directory, &directory, &mut scenarios)?;
    let mut text = String::from(
        "\n## Scenarios\n\nEach served method, with a scenario below `crates/tests/scenarios` that requests it.\n\n\
         | method | scenario |\n| --- | --- |\n",
    );
    for method in methods.lines().filter_map(served) {
        let requested = scenarios.iter().filter(|(_, script)| requests(script, method));
        let names = requested.map(|(name, _)| name);
        let nearest = names.max_by_key(|name| (nearness(name, method), std::cmp::Reverse(*name)));
        if let Some(name) = nearest {
            writeln!(text, "| `{method}` | `{name}` |")?;
        }
    }
    Ok(text)
}

/// Returns the method of a row that says that it is answered.
fn served(row: &str) -> Option<&str> {
    let (method, rest) = row.strip_prefix("| `")?.split_once('`')?;
    rest.contains(" | answers | ").then_some(method)
}

/// Reads the scenarios below `directory` by their names, such as `thread/fork`.
fn read(root: &Path, directory: &Path, scenarios: &mut BTreeMap<String, String>) -> Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            read(root, &path, scenarios)?;
        } else if path.extension().is_some_and(|it| it == "scn") {
            let name = path.with_extension("");
            let name = name.strip_prefix(root)?.to_string_lossy().into_owned();
            scenarios.insert(name, fs::read_to_string(path)?);
        }
    }
    Ok(())
}

/// Returns whether a line of the script sends a request of the method. Words to the user's thread
/// are one too.
fn requests(script: &str, method: &str) -> bool {
    script.lines().any(|line| {
        let Some((_, sent)) = line.split_once("> ") else { return false };
        let word = sent.split_whitespace().next();
        word == Some(method) || (method == "turn/start" && word == Some("say"))
    })
}

/// Counts the letters that a scenario's name and a method's begin with alike, written alike.
fn nearness(scenario: &str, method: &str) -> usize {
    let letters = |text: &str| -> Vec<char> {
        text.chars().filter(|it| it.is_alphanumeric()).map(|it| it.to_ascii_lowercase()).collect()
    };
    let (scenario, method) = (letters(scenario), letters(method));
    scenario.iter().zip(&method).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_the_first_word_behind_the_arrow() {
        assert!(requests("a> thread/fork {}\n", "thread/fork"));
        assert!(requests("b> say $t \"go\"", "turn/start"));
        assert!(!requests("a< thread/fork {}\na> thread/fork_more", "thread/fork"));
        assert!(
            nearness("thread/fork_marks", "thread/fork") > nearness("thread/read", "thread/fork")
        );
    }
}
