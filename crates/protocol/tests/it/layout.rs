//! The source tree against the tables: a type stands where the name of its method says.

use std::fs;
use std::path::{Path, PathBuf};

use turnhost_protocol::{
    CLIENT_METHODS, CLIENT_NOTIFICATIONS, MethodInfo, SERVER_NOTIFICATIONS, SERVER_REQUESTS,
};

/// Types that several methods share, which stand with their noun.
const SHARED: [&str; 6] = [
    "AccountSessionsResponse",
    "ConfigWriteResponse",
    "ThreadSearchCancelParams",
    "ThreadSearchCancelResponse",
    "ThreadSearchParams",
    "ThreadSearchResponse",
];

/// Notifications without a noun in their name, or with the noun of another group of methods.
const ELSEWHERE: [&str; 6] = [
    "account/login/completed",
    "mcpServer/oauthLogin/completed",
    "thread/environment/connected",
    "thread/environment/disconnected",
    "thread/realtime/item/transcript/delta",
    "windows/worldWritableWarning",
];

/// Returns the parts of a method's name as names of folders and files: `readState` is `read_state`.
fn segments(method: &str) -> Vec<String> {
    let mut segments = vec![String::new()];
    let mut after_capital = true;
    for letter in method.chars() {
        if letter == '/' {
            segments.push(String::new());
        } else if let Some(segment) = segments.last_mut() {
            if letter.is_uppercase() && !after_capital && !segment.is_empty() {
                segment.push('_');
            }
            segment.extend(letter.to_lowercase());
        }
        after_capital = letter.is_uppercase();
    }
    segments
}

fn source(segments: &[String]) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    segments.iter().fold(root, |path, segment| path.join(segment)).with_extension("rs")
}

/// Says what is wrong with the place of `name`, if it is not declared in `file`.
fn misplaced(row: &MethodInfo, name: &str, file: &Path) -> Option<String> {
    let text = fs::read_to_string(file).unwrap_or_default();
    let is_declared = ["pub struct", "pub enum"].iter().any(|word| {
        text.lines().any(|line| {
            let rest = line.trim_start().strip_prefix(word);
            rest.and_then(|rest| rest.strip_prefix(' ')?.strip_prefix(name))
                .is_some_and(|rest| rest.starts_with([' ', ';', '(']))
        })
    });
    (!is_declared).then(|| format!("{}: `{name}` belongs in {}", row.name, file.display()))
}

#[test]
fn names_become_paths() {
    assert_eq!(segments("thread/readState/update"), ["thread", "read_state", "update"]);
    assert_eq!(segments("account/gatewayOAuth/read"), ["account", "gateway_oauth", "read"]);
    assert_eq!(segments("thread/inject_items"), ["thread", "inject_items"]);
}

#[test]
fn params_and_responses_stand_at_the_path_of_their_method() {
    let mut problems = Vec::new();
    for row in CLIENT_METHODS.iter().chain(SERVER_REQUESTS) {
        let file = source(&segments(row.name));
        for name in row.params.into_iter().chain(row.response) {
            if !SHARED.contains(&name) {
                problems.extend(misplaced(row, name, &file));
            }
        }
    }
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn payloads_stand_with_their_noun() {
    let mut problems = Vec::new();
    for row in SERVER_NOTIFICATIONS.iter().filter(|row| !ELSEWHERE.contains(&row.name)) {
        let mut noun = segments(row.name);
        noun.pop();
        if !noun.is_empty() {
            problems.extend(row.params.and_then(|name| misplaced(row, name, &source(&noun))));
        }
    }
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn tables_are_sorted_by_noun() {
    for table in [CLIENT_METHODS, CLIENT_NOTIFICATIONS, SERVER_REQUESTS, SERVER_NOTIFICATIONS] {
        // The handshake comes before everything else.
        let names = table.iter().map(|row| row.name).filter(|name| *name != "initialize");
        let paths: Vec<Vec<&str>> = names.map(|name| name.split('/').collect()).collect();
        for pair in paths.windows(2) {
            assert!(pair[0] < pair[1], "{} stands before {}", pair[0].join("/"), pair[1].join("/"));
        }
    }
}
