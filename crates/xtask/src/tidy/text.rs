//! Checks the texts of files: lengths, attributes, and paths of a developer's machine.

use crate::sources::{SourceFile, has_extension};

/// Lines a Rust file may have: a limit for readers, not for the compiler.
const MAX_LINES: usize = 600;

/// Lines from which a Rust file is worth a look.
const LONG_LINES: usize = 400;

/// Crates with a module of system calls; all others forbid `unsafe`.
const UNSAFE_CRATES: [&str; 2] = ["exec", "sandbox"];

/// Says where checkouts and homes lie on people's machines; the first part of such a path.
const MACHINE_ROOTS: [&str; 4] = ["home", "root", "Users", "work"];

/// Names under [`MACHINE_ROOTS`] that stand for any user, in examples and tests; so do those
/// of one or two letters.
const ANYBODY: [&str; 6] = ["ada", "dev", "kit", "user", "you", "USER"];

/// Returns all problems of one file.
pub(super) fn check(file: &SourceFile) -> Vec<String> {
    let mut problems = machine_paths(file);
    if file.is_rust() {
        let lines = file.text.lines().count();
        if lines > MAX_LINES {
            problems.push(format!("{}: {lines} lines; split it (at most {MAX_LINES})", file.path));
        }
        problems.extend(forbids_unsafe(file));
        problems.extend(allows(file));
    }
    problems
}

/// Returns a note on a Rust file that nears the limit.
pub(super) fn long(file: &SourceFile) -> Option<String> {
    let lines = file.text.lines().count();
    let long = file.is_rust() && lines > LONG_LINES && lines <= MAX_LINES;
    long.then(|| format!("{}: {lines} lines", file.path))
}

fn forbids_unsafe(file: &SourceFile) -> Option<String> {
    let (dir, rest) = file.path.strip_prefix("crates/")?.split_once('/')?;
    let is_root = matches!(rest, "src/lib.rs" | "src/main.rs") || rest.starts_with("src/bin/");
    let missing = is_root
        && !UNSAFE_CRATES.contains(&dir)
        && !file.text.lines().any(|line| line == "#![forbid(unsafe_code)]");
    missing.then(|| format!("{}: lacks `#![forbid(unsafe_code)]`", file.path))
}

/// Checks that lint exceptions say why; `expect` is better than `allow`.
fn allows(file: &SourceFile) -> Vec<String> {
    let mut problems = Vec::new();
    for opening in [concat!("#[", "allow("), concat!("#![", "allow(")] {
        for (at, _) in file.text.match_indices(opening) {
            let rest = file.text.get(at..).unwrap_or_default();
            let attribute = rest.split_once(")]").map_or(rest, |(attribute, _)| attribute);
            if !attribute.contains("reason") {
                let before = file.text.get(..at).unwrap_or_default();
                let line = before.matches('\n').count() + 1;
                let problem = format!("{}:{line}: `allow` without a reason", file.path);
                problems.push(problem);
            }
        }
    }
    problems
}

fn machine_paths(file: &SourceFile) -> Vec<String> {
    // The lock file and the rules themselves name paths for other reasons.
    if has_extension(&file.path, "lock") || file.path.ends_with("xtask/src/tidy/text.rs") {
        return Vec::new();
    }
    let mut problems = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        if let Some(path) = machine_path(line) {
            problems.push(format!("{}:{}: names the path `{path}`", file.path, number + 1));
        }
    }
    problems
}

/// Returns the first `/ROOT/NAME` of a line that is no part of a longer path or URL.
fn machine_path(line: &str) -> Option<&str> {
    for root in MACHINE_ROOTS {
        let start = format!("/{root}/");
        for (at, _) in line.match_indices(&start) {
            let before = line.get(..at).and_then(|text| text.chars().next_back());
            let name_at = at + start.len();
            let rest = line.get(name_at..).unwrap_or_default();
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
            let name = rest.get(..end).unwrap_or_default();
            let starts_here =
                !before.is_some_and(|it| it.is_alphanumeric() || "}_-.~/".contains(it));
            if starts_here && name.len() > 2 && !ANYBODY.contains(&name) {
                return line.get(at..name_at + end);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rust(path: &str, text: &str) -> SourceFile {
        SourceFile { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn long_files_fail_and_middling_ones_are_noted() {
        let file = |lines: usize| rust("crates/a/src/x.rs", &"\n".repeat(lines));
        assert_eq!(check(&file(MAX_LINES)), Vec::<String>::new());
        assert_eq!(check(&file(601)), ["crates/a/src/x.rs: 601 lines; split it (at most 600)"]);
        assert_eq!(long(&file(401)), Some("crates/a/src/x.rs: 401 lines".to_owned()));
        assert_eq!(long(&file(LONG_LINES)), None);
        assert_eq!(long(&rust("crates/a/x.json", &"\n".repeat(500))), None);
    }

    #[test]
    fn unsafe_is_forbidden_in_every_root() {
        let lib = |dir: &str, text| check(&rust(&format!("crates/{dir}/src/lib.rs"), text)).len();
        assert_eq!(lib("base", "//! Doc.\n#![forbid(unsafe_code)]\n"), 0);
        assert_eq!(lib("base", "//! Doc.\n"), 1);
        assert_eq!(lib("exec", "//! Doc.\n"), 0);
        assert_eq!(check(&rust("crates/base/src/path.rs", "")).len(), 0);
    }

    #[test]
    fn exceptions_say_why() {
        let file = rust("crates/a/src/x.rs", concat!("\n#[", "allow(dead_code)]\nfn f() {}\n"));
        assert_eq!(check(&file), ["crates/a/src/x.rs:2: `allow` without a reason"]);
        let file =
            rust("crates/a/src/x.rs", concat!("#[", "allow(\n  lint,\n  reason = \"why\"\n)]\n"));
        assert_eq!(check(&file), Vec::<String>::new());
    }

    #[test]
    fn paths_of_machines_are_found() {
        assert_eq!(machine_path("see /home/bob/x"), Some("/home/bob"));
        assert_eq!(machine_path("\"/Users/eve-x/y\""), Some("/Users/eve-x"));
        assert_eq!(machine_path("/home/user/x and https://a.org/home/page"), None);
        assert_eq!(machine_path("crates/work/main"), None);
        let file = rust(".ci/run", "a\ncd /home/bob/src\n");
        assert_eq!(check(&file), [".ci/run:2: names the path `/home/bob`"]);
    }
}
