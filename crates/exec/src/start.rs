//! From a command to its process: the program is looked for here, and not by the child.

use std::collections::BTreeMap;
use std::ffi::{CString, NulError, OsStr, OsString};
use std::io;
use std::os::unix::ffi::OsStrExt as _;

use rustix::fs::Access;
use rustix::io::Errno;
use rustix::process::Pid;
use turnhost_ports::Command;

use crate::sys::{Child, Strings};

/// The directories of programs where there is no PATH, as the C library has them.
const DEFAULT_PATH: &str = "/bin:/usr/bin";

/// The program that runs a file without a `#!` line, as `execvp(3)` has it.
const SHELL: &str = "/bin/sh";

/// The texts of a command as the kernel takes them.
pub(crate) struct Texts {
    pub(crate) words: Strings,
    pub(crate) variables: Strings,
    pub(crate) directory: CString,
    /// The paths at which the program may be, in order.
    programs: Vec<CString>,
}

impl Texts {
    /// Fails for a text with a zero in it.
    pub(crate) fn new(
        command: &Command,
        variables: BTreeMap<OsString, OsString>,
    ) -> io::Result<Self> {
        let name = command.argv.first().map(String::as_str).unwrap_or_default();
        let path = variables.get(OsStr::new("PATH")).map(OsString::as_os_str);
        let programs = if name.contains('/') {
            vec![text(name)?]
        } else {
            let path = path.unwrap_or(OsStr::new(DEFAULT_PATH)).as_bytes();
            let directories = path.split(|byte| *byte == b':');
            let cwd = command.cwd.as_str();
            directories.map(|dir| text(program(cwd, dir, name))).collect::<Result<_, _>>()?
        };
        let words = command.argv.iter().map(|word| text(word.as_str()));
        let pairs = variables.into_iter().map(|(name, value)| {
            // As long as the text with its zero, so that it is not moved again.
            let mut pair = Vec::with_capacity(name.len() + value.len() + 2);
            pair.extend_from_slice(name.as_bytes());
            pair.push(b'=');
            pair.extend_from_slice(value.as_bytes());
            CString::new(pair)
        });
        Ok(Self {
            words: Strings::new(words.collect::<Result<_, _>>()?),
            // The error of a variable reads otherwise, as in the reference.
            variables: Strings::new(pairs.collect::<Result<_, NulError>>()?),
            directory: text(command.cwd.as_str())?,
            programs,
        })
    }
}

/// Returns the path of `name` in a directory of the PATH, which may be relative, and is the working
/// directory if it is empty.
fn program(cwd: &str, dir: &[u8], name: &str) -> Vec<u8> {
    let parts = [if dir.starts_with(b"/") { b"" } else { cwd.as_bytes() }, dir, name.as_bytes()];
    let parts = parts.iter().filter(|part| !part.is_empty());
    let mut path = Vec::with_capacity(cwd.len() + dir.len() + name.len() + 4);
    for part in parts {
        if !path.is_empty() && !path.ends_with(b"/") {
            path.push(b'/');
        }
        path.extend_from_slice(part);
    }
    path
}

/// Returns the text as the kernel takes it, or the error that the standard library has for one with a zero.
fn text(text: impl Into<Vec<u8>>) -> io::Result<CString> {
    let refused = || io::Error::new(io::ErrorKind::InvalidInput, "nul byte found in provided data");
    CString::new(text).map_err(|_| refused())
}

/// Starts `child` with the first of its programs that can be executed; see `execvp(3)`.
pub(crate) fn start(command: &Command, texts: &Texts, child: &Child<'_>) -> io::Result<Pid> {
    let is_only_one = texts.programs.len() == 1;
    let mut failure = io::Error::from(Errno::NOENT);
    for program in &texts.programs {
        // Most directories do not have it, and to look costs less than a child.
        if !is_only_one && rustix::fs::access(program, Access::EXISTS).is_err() {
            continue;
        }
        let err = match child.start(program) {
            Ok(pid) => return Ok(pid),
            Err(err) => err,
        };
        match Errno::from_io_error(&err) {
            Some(Errno::NOEXEC) => return start_script(command, program, child),
            Some(Errno::ACCESS) => failure = err,
            Some(Errno::NOENT | Errno::NOTDIR | Errno::STALE | Errno::NODEV | Errno::TIMEDOUT) => {
                if is_only_one {
                    failure = err;
                }
            }
            _ => return Err(err),
        }
    }
    Err(failure)
}

fn start_script(command: &Command, program: &CString, child: &Child<'_>) -> io::Result<Pid> {
    let shell = text(SHELL)?;
    let arguments = command.argv.iter().skip(1).map(|word| text(word.as_str()));
    let words = [Ok(shell.clone()), Ok(program.clone())].into_iter().chain(arguments);
    let words = Strings::new(words.collect::<Result<_, _>>()?);
    Child { words: &words, ..*child }.start(&shell)
}
