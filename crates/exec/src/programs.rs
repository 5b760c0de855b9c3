//! The server's own programs on the PATH of commands.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::Path;

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

    /// Lets a process with these variables find the programs. One without a PATH stays
    /// without, as its shell then has its own.
    pub(crate) fn offer(
        &self,
        variables: &mut BTreeMap<OsString, OsString>,
        command: &Command,
        path: OwnPath,
    ) {
        match (path, variables.get_mut(OsStr::new("PATH"))) {
            (OwnPath::Passed, Some(path)) => {
                let mut with_ours = OsString::from(format!("{}:", self.directory));
                with_ours.push(&*path);
                *path = with_ours;
            }
            (OwnPath::Asked, _) | (OwnPath::Passed, None) => {}
        }
        let program = command.argv.first().map(Path::new).and_then(Path::file_name);
        if program == Some(OsStr::new("bash")) {
            let functions = self.functions.iter();
            variables.extend(functions.map(|(name, function)| (name.into(), function.into())));
        }
    }
}

/// The origin of a command's PATH.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OwnPath {
    /// It is what the policy lets through.
    Passed,
    /// The request for the command names it.
    Asked,
}
