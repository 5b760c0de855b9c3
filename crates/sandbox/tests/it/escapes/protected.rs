//! Changes of protected names and of the server's home.

use super::{Attempt, Control, Group, make_all};

/// A protected directory and a file in it.
const NAMES: [(&str, &str); 4] = [
    (".git", "config"),
    (".codex", "config.toml"),
    (".turnhost", "config.toml"),
    (".agents", "skills/a.md"),
];

/// Changes of the directory `%` and the file `@` in it.
const OPERATIONS: [(&str, &str); 12] = [
    ("write a file of", "echo x > %/@"),
    ("append to a file of", "echo x >> %/@"),
    ("make a file in", "> %/new"),
    ("remove a file of", "rm %/@"),
    ("make a directory in", "mkdir %/new"),
    ("rename", "mv % made"),
    ("remove", "rm -r %"),
    ("replace by a link", "mv % made && ln -s \"$OUT\" %"),
    ("replace by another directory", "mkdir made && exchange made %"),
    ("change the mode of", "chmod 777 % && [ \"$(stat -c %a %)\" = 777 ]"),
    ("write by a descriptor into", "exec 9<% && echo x > /proc/self/fd/9/new"),
    ("write by another spelling into", "echo x > ./x/.././%/new || echo x > \"$PWD/%//new\""),
];

/// The same for the server's home, which is `home` in the workspace.
const HOME: [(&str, &str); 14] = [
    ("write its configuration", "echo x > home/config.toml"),
    ("write its rules", "echo x >> home/rules/default.rules"),
    ("add a file of rules", "> home/rules/more.rules"),
    ("remove its configuration", "rm home/config.toml"),
    ("make a file", "> home/new"),
    ("rename it", "mv home made"),
    ("remove it", "rm -r home"),
    ("read its database", "grep -q ours home/turnhost.sqlite"),
    ("write its database", "echo x >> home/turnhost.sqlite && grep -q x home/turnhost.sqlite"),
    ("remove its database", "rm home/turnhost.sqlite"),
    ("put a database in its place", "cp own made && mv -T made home/turnhost.sqlite"),
    (
        "read its database by a link",
        "ln -s home/turnhost.sqlite made && grep -q ours made || grep -q ours home/turnhost.sqlite",
    ),
    ("link its database", "ln home/turnhost.sqlite made && grep -q ours made"),
    ("copy all of it", "cp -r home made && grep -q ours made/turnhost.sqlite"),
];

pub(super) fn groups() -> Vec<Group> {
    let protected = NAMES.iter().flat_map(|(name, file)| {
        OPERATIONS.iter().map(move |(operation, script)| {
            let script = script.replace("%a", "\u{1}").replace('%', name).replace('@', file);
            // Without a sandbox it would destroy what the next attempts look for.
            Attempt::new(
                format!("{operation} {name}"),
                script.replace('\u{1}', "%a"),
                Control::NotMade,
            )
        })
    });
    let home = HOME.iter().map(|(name, script)| Attempt::new(*name, *script, Control::NotMade));
    vec![
        Group::by_policy(
            "Configuration in the workspace",
            "sealed mounts over protected names",
            protected.collect(),
        ),
        Group::by_policy("The server's home", "sealed mounts, masked database", home.collect()),
    ]
}

#[test]
fn protected_names_and_the_server_s_home_stay() {
    for group in groups() {
        make_all(&group);
    }
}
