//! The flags of the server in the background, passed from one process to the next.
//!
//! The flags travel as arguments of the process, where `restart` finds them
//! again: there is no file that could tell of a server which is gone.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::Path;

use anyhow::{Context as _, Result};
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, ValueHint};
use turnhost_transport::ListenAddress;

use crate::app_server::flags::ServerFlags;

/// The command that such a process runs.
pub(super) const RUN: [&str; 3] = ["app-server", "daemon", "run"];

/// Flags of the server in the background.
#[derive(Debug, Args)]
pub(super) struct Served {
    /// An address to listen on besides the socket in the home: `ws://IP:PORT` or `unix://PATH`; may be given
    /// several times. The log says which port was picked for 0.
    #[arg(long, value_name = "URL")]
    pub(super) listen: Vec<ListenAddress>,
    #[command(flatten)]
    pub(super) flags: ServerFlags,
}

/// Returns the flags that this process was given for a server, with paths that mean the same in
/// another directory.
pub(super) fn given(matches: &ArgMatches) -> Result<Vec<OsString>> {
    given_in(&std::env::current_dir()?, matches)
}

/// Computes [`given`] for a working directory.
fn given_in(cwd: &Path, mut matches: &ArgMatches) -> Result<Vec<OsString>> {
    while let Some((_, inner)) = matches.subcommand() {
        matches = inner;
    }
    let mut flags = Vec::new();
    for argument in Served::augment_args(clap::Command::new("served")).get_arguments() {
        let id = argument.get_id().as_str();
        if !matches!(matches.try_contains_id(id), Ok(true))
            || matches.value_source(id) != Some(ValueSource::CommandLine)
        {
            continue;
        }
        let name = argument.get_long().context("a flag of a server has a long name")?;
        if !argument.get_action().takes_values() {
            flags.push(OsString::from(format!("--{name}")));
            continue;
        }
        let is_path = argument.get_value_hint() == ValueHint::AnyPath;
        for value in matches.get_raw(id).into_iter().flatten() {
            let value = if is_path { cwd.join(value).into() } else { absolute(value, cwd) };
            let mut flag = OsString::from(format!("--{name}="));
            flag.push(value);
            flags.push(flag);
        }
    }
    Ok(flags)
}

/// Returns a value as it is, but for the path of a socket.
fn absolute(value: &OsStr, cwd: &Path) -> OsString {
    match value.as_bytes().strip_prefix(b"unix://") {
        Some(path @ [_, ..]) => {
            let mut url = OsString::from("unix://");
            url.push(cwd.join(OsStr::from_bytes(path)));
            url
        }
        _ => value.to_owned(),
    }
}

/// Returns the flags of a running process; `None` if it is not a server that was started here.
pub(super) fn of_process(pid: i32) -> Option<Vec<OsString>> {
    let line = std::fs::read(format!("/proc/{pid}/cmdline")).ok()?;
    let line = line.strip_suffix(b"\0").unwrap_or(&line);
    let mut words = line.split(|byte| *byte == 0).skip(1);
    let runs = RUN.iter().all(|word| words.next() == Some(word.as_bytes()));
    runs.then(|| words.map(|word| OsString::from_vec(word.to_vec())).collect())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let words = line.split(' ').map(OsString::from);
        let matches = crate::Arguments::command().try_get_matches_from(words).unwrap();
        let flags = given_in(Path::new("/here"), &matches).unwrap();
        assert_eq!(flags, expected, "{line}");
    }

    #[test]
    fn flags_are_those_that_were_given_and_their_paths_hold_everywhere() {
        check("turnhost app-server daemon start", &[]);
        check("turnhost app-server daemon --json restart --timeout 3", &[]);
        check(
            "turnhost app-server daemon start --ws-token-file=t --json --drain-timeout 5 \
             --ws-auth capability-token --listen ws://127.0.0.1:1 --listen unix://s \
             --listen unix:///s --listen unix:// --ws-tls-key /k --ws-tls-cert ../c \
             --ws-allow-origin https://a.example --console",
            &[
                "--listen=ws://127.0.0.1:1",
                "--listen=unix:///here/s",
                "--listen=unix:///s",
                "--listen=unix://",
                "--drain-timeout=5",
                "--ws-auth=capability-token",
                "--ws-token-file=/here/t",
                "--ws-allow-origin=https://a.example",
                "--console",
                "--ws-tls-cert=/here/../c",
                "--ws-tls-key=/k",
            ],
        );
    }

    #[test]
    fn a_process_of_another_kind_has_none() {
        assert_eq!(of_process(i32::try_from(std::process::id()).unwrap()), None);
    }
}
