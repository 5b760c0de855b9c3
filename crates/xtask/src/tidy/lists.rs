//! Lists of methods beside the tables.
//!
//! A decision of a server or a client by the name of a method is a column of the tables in
//! `crates/protocol/src/tables`. A list elsewhere would be forgotten when a method is added.

use std::collections::BTreeSet;

use crate::sources::SourceFile;

/// Files that may list methods, and why.
const EXCEPTIONS: [(&str, &str); 2] = [
    ("crates/schema/src/fixture.rs", "a protocol that is made up for tests of the writers"),
    (
        "crates/schema/src/json/layout.rs",
        "the published layout files the types of some old methods apart, for no reason that a row could give",
    ),
];

/// Folders whose sources name methods as examples and expectations.
const EXAMPLES: [&str; 3] = ["crates/protocol/src/tables", "crates/tests/", "crates/bench/"];

/// Problems of one file: names of methods that stand in a row.
pub(super) fn check(file: &SourceFile, methods: &BTreeSet<&str>) -> Vec<String> {
    let is_example = EXAMPLES.iter().any(|folder| file.path.starts_with(folder))
        || file.path.contains("/tests/")
        || file.path.ends_with("/tests.rs");
    let is_excepted = EXCEPTIONS.iter().any(|(path, _)| file.path == *path);
    if !file.is_rust() || is_example || is_excepted {
        return Vec::new();
    }
    let text = file.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let listed = in_a_row(&literals(text, methods)).or_else(|| in_a_row(&constants(text)));
    let listed = listed.or_else(|| alternatives(text));
    let problem = listed.map(|(line, name)| {
        format!(
            "{}:{line}: a list of methods, from `{name}` on; make it a column of the tables in \
             crates/protocol/src/tables",
            file.path
        )
    });
    problem.into_iter().collect()
}

/// A method's name in a source, and the text between it and the one before.
struct Named<'a> {
    name: &'a str,
    line: usize,
    before: &'a str,
}

/// No arm of a match and no entry of a table of ours is longer.
const MAX_BETWEEN: usize = 300;

/// Returns the line and the name of the first of two names that stand side by side in a list, a table, a condition
/// or the arms of a match.
fn in_a_row<'a>(names: &[Named<'a>]) -> Option<(usize, &'a str)> {
    let pair = names.windows(2).find(|pair| joins(pair[1].before))?;
    Some((pair[0].line, pair[0].name))
}

/// Returns true for a text that can only stand between two members of one list.
fn joins(text: &str) -> bool {
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    let text = lines.collect::<Vec<_>>().join("\n");
    let text = text.trim();
    if text.is_empty() || text.len() > MAX_BETWEEN || text.contains(['"', ';']) {
        return false;
    }
    let is_separator = |it: char| it.is_whitespace() || matches!(it, ',' | '|');
    let is_plain = !text.contains(['(', ')', '[', ']', '{', '}']);
    text.chars().all(is_separator)
        || (text.starts_with("=>") && text.ends_with([',', '}']))
        || (text.starts_with("||") && is_plain)
        || (text.starts_with(',') && text.ends_with(',') && is_plain)
        || (text.starts_with([',', ')']) && text.ends_with(['(', '[']) && text.contains("),"))
        || (text.starts_with(',') && text.ends_with('[') && text.contains("],"))
}

/// Returns the string literals that are names of methods.
fn literals<'a>(text: &'a str, methods: &BTreeSet<&str>) -> Vec<Named<'a>> {
    let mut found = Vec::new();
    let (mut at, mut end) = (0, 0);
    while let Some((start, length)) = quoted(text, at) {
        at = start + length + 2;
        let name = &text[start + 1..=start + length];
        if methods.contains(name) {
            let line = text[..start].lines().count();
            found.push(Named { name, line, before: &text[end..start] });
            end = at;
        }
    }
    found
}

/// Returns the start of the next quote at or after `at`, and the length of what is quoted on its
/// line.
fn quoted(text: &str, at: usize) -> Option<(usize, usize)> {
    let mut from = at;
    loop {
        let start = from + text.get(from..)?.find('"')?;
        let rest = &text[start + 1..];
        match rest.find(['"', '\n']) {
            Some(length) if rest[length..].starts_with('"') => return Some((start, length)),
            Some(length) => from = start + 1 + length,
            None => return None,
        }
    }
}

/// Returns the constants `method::NAME_OF_ROW::NAME`.
fn constants(text: &str) -> Vec<Named<'_>> {
    let mut found = Vec::new();
    let mut end = 0;
    for (start, _) in text.match_indices("method::") {
        let rest = &text[start..];
        let length = rest.find(|it: char| !it.is_alphanumeric() && !matches!(it, ':' | '_'));
        let name = &rest[..length.unwrap_or(rest.len())];
        if name.ends_with("::NAME") && start >= end {
            let line = text[..start].lines().count();
            found.push(Named { name, line, before: &text[end..start] });
            end = start + name.len();
        }
    }
    found
}

/// Returns the line and the first of two requests that an arm of a match has side by side.
fn alternatives(text: &str) -> Option<(usize, &str)> {
    const UNION: &str = "ClientRequest::";
    let mut starts = text.match_indices(UNION).map(|(start, _)| start);
    let start = starts.find(|start| {
        let rest = &text[start + UNION.len()..];
        let rest = rest.trim_start_matches(|it: char| it.is_alphanumeric());
        let rest = match rest.trim_start().chars().next() {
            Some('(') => rest.split_once(')').map_or("", |(_, rest)| rest),
            Some('{') => rest.split_once('}').map_or("", |(_, rest)| rest),
            _ => rest,
        };
        let next = rest.trim_start().strip_prefix('|').map(str::trim_start);
        next.is_some_and(|next| next.split(' ').next().is_some_and(|it| it.contains(UNION)))
    })?;
    let name = text[start + UNION.len()..].split(|it: char| !it.is_alphanumeric()).next()?;
    Some((text[..start].lines().count(), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(path: &str, text: &str) -> usize {
        let methods = BTreeSet::from(["thread/start", "turn/start", "initialize"]);
        check(&SourceFile { path: path.to_owned(), text: text.to_owned() }, &methods).len()
    }

    #[test]
    fn lists_of_methods_are_found() {
        let list = "const LIST: &[&str] = &[\n    \"thread/start\",\n    \"turn/start\",\n];\n";
        assert_eq!(problems("crates/server/src/drain.rs", list), 1);
        let arms = "match name { \"thread/start\" | \"turn/start\" => 1, _ => 2 }";
        assert_eq!(problems("crates/client/src/lib.rs", arms), 1);
        let names = "[method::ThreadStart::NAME, method::TurnStart::NAME]";
        assert_eq!(problems("crates/remote-client/src/lib.rs", names), 1);
    }

    #[test]
    fn lists_are_found_in_every_form() {
        for list in [
            r#"match name { "thread/start" => Kind::A, "turn/start" => Kind::B, _ => Kind::C }"#,
            r#"match name { "thread/start" => { a() } "turn/start" => b(), _ => c() }"#,
            r#"name == "thread/start" || name == "turn/start""#,
            r#"[("thread/start", Kind::A), ("turn/start", Kind::B)]"#,
            r#"[["thread/start", A], ["turn/start", B]]"#,
            r#"insert("thread/start", f(1)), insert("turn/start", 2)"#,
            "[\n \"thread/start\", // the first\n \"turn/start\",\n]",
            r#"["thread/start", A, "turn/start", B]"#,
            "it == method::ThreadStart::NAME || it == method::TurnStart::NAME",
            "matches!(it, ClientRequest::ThreadStart { .. } | ClientRequest::TurnStart { .. })",
            "matches!(it, ClientRequest::ThreadStart(_)\n | protocol::ClientRequest::TurnStart(_))",
        ] {
            assert_eq!(problems("crates/server/src/lib.rs", list), 1, "{list}");
        }
    }

    #[test]
    fn single_names_and_examples_are_no_lists() {
        let single = "if name == \"thread/start\" { say(\"turn/start\") }";
        assert_eq!(problems("crates/server/src/lib.rs", single), 0);
        let list = "[\"thread/start\", \"turn/start\"]";
        assert_eq!(problems("crates/tests/src/peer.rs", list), 0);
        assert_eq!(problems("crates/client/tests/it/main.rs", list), 0);
        let tested = format!("fn a() {{}}\n\n#[cfg(test)]\nmod tests {{ {list} }}\n");
        assert_eq!(problems("crates/client/src/lib.rs", &tested), 0);
        let others = "[\"thread/other\", \"it's \\\"quoted\\\"\", \"turn/start\"]";
        assert_eq!(problems("crates/client/src/lib.rs", others), 0);
    }
}
