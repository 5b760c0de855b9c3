//! The table as a document.

use std::fmt::Write as _;

use super::{Control, Group};

const INTRODUCTION: &str = "\
# Attempts to get out of the sandbox

Written by `cargo xtask escapes`, which makes every attempt first; the tests of this crate make them too. Each is made
under `read-only` and under `workspace-write`, as root and as an ordinary user (through `setpriv`; by an ordinary user
as that user alone). One that succeeds, or after which anything beside the workspace, a protected name or the server's
home is not what it was, fails the tests. Where it harms nobody an attempt is made without the sandbox as well, and must
succeed there: the last column says so. An attempt that gets out is a bug: add it to `tests/it/escapes` first.

";

/// Writes all groups.
pub(crate) fn markdown(groups: &[Group], races: &[(&str, &str, &str)]) -> String {
    let attempts: usize = groups.iter().map(|group| group.attempts.len()).sum();
    let controls = groups.iter().flat_map(|group| &group.attempts);
    let controls = controls.filter(|attempt| attempt.control != Control::NotMade).count();
    let mut text = INTRODUCTION.to_owned();
    let _ = writeln!(
        text,
        "{attempts} attempts and {} races, times two policies and two users; all are stopped. {controls} of the attempts \
         are known to succeed without the sandbox.\n",
        races.len()
    );
    let _ = writeln!(text, "| kind | attempts | stopped by |\n| --- | --- | --- |");
    for group in groups {
        let _ =
            writeln!(text, "| {} | {} | {} |", group.title, group.attempts.len(), group.mechanism);
    }
    for group in groups {
        let _ = writeln!(
            text,
            "\n## {}\n\nStopped by: {}.\n\n| attempt | script | result | without a sandbox |\n| --- | --- | --- | --- |",
            group.title, group.mechanism
        );
        for attempt in &group.attempts {
            let control = match attempt.control {
                Control::Succeeds => "succeeds",
                Control::NotMade => "not made",
            };
            let script = attempt.script.replace('|', "\\|").replace('\n', " ");
            let _ = writeln!(text, "| {} | `` {script} `` | stopped | {control} |", attempt.name);
        }
    }
    let _ = writeln!(text, "\n## Races\n\n| race | result | stopped by |\n| --- | --- | --- |");
    for (name, _, mechanism) in races {
        let _ = writeln!(text, "| {name} | stopped | {mechanism} |");
    }
    text
}
