//! Checks where files lie and what they are called.

use crate::sources::{SourceFile, has_extension};

/// Says what a visitor sees at the top of the checkout, and no more.
const TOP_LEVEL: [&str; 9] = [
    "BUILD.bazel",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "crates",
    "justfile",
    "schema",
];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 5] = ["common", "core", "helpers", "manager", "utils"];

/// Problems with the visible names at the top.
pub(super) fn top_level(names: &[String]) -> Vec<String> {
    let visible = names.iter().filter(|name| !name.starts_with('.'));
    let extra = visible
        .filter(|name| !TOP_LEVEL.contains(&name.as_str()))
        .map(|name| format!("{name}: does not belong at the top; use a hidden name or a crate"));
    let missing = TOP_LEVEL
        .iter()
        .filter(|wanted| !names.iter().any(|name| name == *wanted))
        .map(|wanted| format!("{wanted}: is missing"));
    extra.chain(missing).collect()
}

/// Problems with the names of crates and modules.
pub(super) fn names(files: &[SourceFile]) -> Vec<String> {
    let mut problems = Vec::new();
    for file in files.iter().filter(|file| file.is_rust()) {
        let parts = file.path.split('/').map(|part| part.strip_suffix(".rs").unwrap_or(part));
        for part in parts {
            if EMPTY_NAMES.contains(&part) {
                problems.push(format!("{}: `{part}` says nothing; name what it owns", file.path));
            }
        }
        if file.path.ends_with("/mod.rs") {
            problems.push(format!("{}: name the file after its module", file.path));
        }
    }
    problems
}

/// Problems with the paths in the tables of `crates/README.md`: each must exist. Paths are those
/// between back-ticks that have a slash and end in `.rs` or a slash.
pub(super) fn named_paths(map: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let rows = map.lines().filter(|line| line.starts_with("| "));
    let quoted = rows.flat_map(|row| row.split('`').skip(1).step_by(2));
    let is_path =
        |text: &&str| text.contains('/') && (has_extension(text, "rs") || text.ends_with('/'));
    let missing = quoted.filter(is_path).filter(|path| !exists(path));
    missing.map(|path| format!("crates/README.md: names `{path}`, which does not exist")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_names_files_that_exist() {
        let map = "| a question | `x/src/a.rs` and `x/src/gone.rs`, `noun/verb`, `y/src/` |\nIn `z/b.rs`.";
        let problems = named_paths(map, |path| path == "x/src/a.rs");
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems[0].contains("gone.rs") && problems[1].contains("y/src/"));
    }

    #[test]
    fn the_top_level_is_closed() {
        let mut names = TOP_LEVEL.map(str::to_owned).to_vec();
        names.push(".ci".to_owned());
        assert_eq!(top_level(&names), Vec::<String>::new());
        names.retain(|name| name != "LICENSE");
        names.push("docs".to_owned());
        assert_eq!(
            top_level(&names),
            [
                "docs: does not belong at the top; use a hidden name or a crate",
                "LICENSE: is missing"
            ]
        );
    }

    #[test]
    fn empty_names_are_refused() {
        let check =
            |path: &str| names(&[SourceFile { path: path.to_owned(), text: String::new() }]).len();
        assert_eq!(check("crates/base/src/utils.rs"), 1);
        assert_eq!(check("crates/core/src/lib.rs"), 1);
        assert_eq!(check("crates/base/src/path/mod.rs"), 1);
        assert_eq!(check("crates/base/src/score.rs"), 0);
        assert_eq!(check("crates/base/utils.md"), 0);
    }
}
