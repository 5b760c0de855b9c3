//! The server's own programs on the PATH of commands.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command as Process;

use turnhost_base::AbsPath;
use turnhost_ports::Command;

/// Programs that commands find before all others.
#[derive(Debug)]
pub(crate) struct Programs {
    directory: String,
    /// Functions of bash, as it takes them from its environment: name and definition of each. The
    /// files that a login shell reads often replace the PATH, but leave functions alone.
    functions: Vec<(String, String)>,
}

impl Programs {
    pub(crate) fn new(directory: &AbsPath, names: &[&str]) -> Self {
        let function = |name: &&str| {
            let program = directory.join(name).as_str().replace('\'', r"'\''");
            (format!("BASH_FUNC_{name}%%"), format!("() {{ '{program}' \"$@\"; }}"))
        };
        Self { directory: directory.to_string(), functions: names.iter().map(function).collect() }
    }

    /// Lets a process find the programs. `path` is the PATH that it would have; one without stays
    /// without, as its shell then has its own.
    pub(crate) fn offer(&self, process: &mut Process, command: &Command, path: Option<OsString>) {
        if let Some(path) = path {
            let mut with_ours = OsString::from(format!("{}:", self.directory));
            with_ours.push(path);
            process.env("PATH", with_ours);
        }
        let program = command.argv.first().map(Path::new).and_then(Path::file_name);
        if program == Some(OsStr::new("bash")) {
            process.envs(self.functions.iter().map(|(name, function)| (name, function)));
        }
    }
}
