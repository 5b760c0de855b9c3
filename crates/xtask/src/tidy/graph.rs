//! Outside crates: their owners among ours, and the runtimes that pure crates do not link.

use std::collections::{BTreeMap, BTreeSet};

use crate::workspace::Package;

/// The crates that have no runtime, no files and no clock.
const PURE: [&str; 11] = [
    "base",
    "derive",
    "protocol",
    "jsonrpc",
    "relay-protocol",
    "thread",
    "policy",
    "patch",
    "schema",
    "ports",
    "agent",
];

/// Crates that bring a runtime.
const RUNTIMES: [&str; 4] = ["tokio", "mio", "async-io", "smol"];

/// Outside crates that any crate of ours may use.
const ANYWHERE: [&str; 6] = ["bytes", "serde", "serde_json", "thiserror", "tokio", "tracing"];

/// Outside crates with several owners, and why.
const SEVERAL: &[(&str, &[&str], &str)] = &[
    ("anyhow", &["cli", "xtask"], "errors of binaries, which nobody matches on"),
    (
        "base64",
        &[
            "auth",
            "cli",
            "files",
            "http",
            "mcp",
            "relay",
            "relay-client",
            "remote-control",
            "secure-channel",
            "server",
        ],
        "an encoding, which holds no state and no opinion",
    ),
    (
        "futures-util",
        &["http", "mcp", "relay", "relay-client", "remote-client", "remote-control", "transport"],
        "the `Stream` and `Sink` traits",
    ),
    (
        "form_urlencoded",
        &["http", "mcp", "relay", "relay-client", "remote-control"],
        "queries, on both ends",
    ),
    ("http-body-util", &["http", "relay", "transport"], "bodies of HTTP messages, on both ends"),
    ("hyper", &["http", "relay", "transport"], "HTTP: one end asks, the other answers"),
    ("hyper-util", &["http", "relay", "transport"], "tokio's streams for hyper, on both ends"),
    (
        "indexmap",
        &["agent", "protocol", "server", "thread"],
        "maps with a repeatable order, on the wire and behind it",
    ),
    ("libc", &["exec", "sandbox"], "system calls that no safe wrapper covers"),
    ("regex-automata", &["files", "model"], "matching by a pattern that somebody else wrote"),
    ("miniz_oxide", &["http", "schema"], "bodies in gzip, and the definitions inside the binary"),
    (
        "ring",
        &["auth", "relay", "secure-channel"],
        "digests and random bytes, from the library that TLS brings anyway",
    ),
    ("rusqlite", &["relay", "store"], "two programs, each with a database of its own"),
    ("rustix", &["cli", "exec", "files", "sandbox", "transport"], "system calls without `unsafe`"),
    (
        "sha2",
        &["accounts", "config", "extensions", "mcp", "store"],
        "digests: of layers, of what a login is begun with, and in signatures for AWS",
    ),
    (
        "tokio-tungstenite",
        &["relay", "relay-client", "remote-client", "remote-control", "transport"],
        "some ends dial, the others answer",
    ),
    ("toml", &["config", "xtask"], "what people write: the configuration, and lists with reasons"),
    ("uuid", &["agent", "base", "rollout"], "ids, and the agent's that follow from a turn's"),
];

/// Crates that ship nothing: what they use counts like dev-dependencies.
const TEST_CRATES: [&str; 2] = ["bench", "tests"];

/// Returns the packages that may link no runtime.
pub(super) fn pure_packages(packages: &[Package]) -> Vec<&str> {
    let pure = packages.iter().filter(|package| PURE.contains(&package.dir.as_str()));
    pure.map(|package| package.name.as_str()).collect()
}

/// Problems with what the pure crates link, `tree` being all of it.
pub(super) fn runtime(tree: &[String]) -> Vec<String> {
    let found = RUNTIMES.iter().filter(|name| tree.iter().any(|it| it == *name));
    found.map(|name| format!("crates without I/O: `{name}` is in their tree")).collect()
}

/// Problems with outside crates: each has one owner among ours.
pub(super) fn owners(packages: &[Package]) -> Vec<String> {
    let mut owners: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in packages.iter().filter(|it| !TEST_CRATES.contains(&it.dir.as_str())) {
        for outside in package.dependencies.iter().filter(|it| !it.ours && !it.dev) {
            owners.entry(&outside.name).or_default().insert(&package.dir);
        }
    }
    let mut problems = Vec::new();
    for (name, users) in owners {
        let users: Vec<&str> = users.into_iter().collect();
        let listed = SEVERAL.iter().find(|(several, ..)| *several == name);
        let fine = match listed {
            _ if ANYWHERE.contains(&name) => true,
            Some((_, allowed, _)) => users.iter().all(|user| allowed.contains(user)),
            None => users.len() < 2,
        };
        if !fine {
            let why = listed.map_or(String::new(), |(.., why)| format!(" (listed for: {why})"));
            problems.push(format!("{name}: has one owner, but is used by {users:?}{why}"));
        }
    }
    problems
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::workspace::Dependency;

    pub(in super::super) fn package(dir: &str, dependencies: &[(&str, bool, bool)]) -> Package {
        let dependencies = dependencies.iter().map(|(name, ours, dev)| Dependency {
            name: (*name).to_owned(),
            ours: *ours,
            dev: *dev,
        });
        Package {
            dir: dir.to_owned(),
            name: format!("turnhost-{dir}"),
            dependencies: dependencies.collect(),
        }
    }

    #[test]
    fn pure_crates_link_no_runtime() {
        let packages = [package("agent", &[]), package("task", &[])];
        assert_eq!(pure_packages(&packages), ["turnhost-agent"]);
        assert_eq!(runtime(&["serde".to_owned()]), Vec::<String>::new());
        assert_eq!(
            runtime(&["tokio".to_owned()]),
            ["crates without I/O: `tokio` is in their tree"]
        );
    }

    #[test]
    fn outside_crates_have_one_owner() {
        let uses = |dir, name| package(dir, &[(name, false, false)]);
        let none = Vec::<String>::new();
        assert_eq!(owners(&[uses("files", "notify"), uses("tests", "notify")]), none);
        assert_eq!(owners(&[uses("store", "serde"), uses("model", "serde")]), none);
        assert_eq!(owners(&[uses("exec", "rustix"), uses("sandbox", "rustix")]), none);
        assert_eq!(
            owners(&[uses("files", "notify"), uses("model", "notify")]),
            [r#"notify: has one owner, but is used by ["files", "model"]"#]
        );
        assert_eq!(owners(&[uses("model", "rustix")]).len(), 1);
    }
}
