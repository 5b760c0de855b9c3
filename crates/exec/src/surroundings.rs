//! Looking at what decides what a command would run: variables, startup files, programs, repositories.

use std::collections::BTreeMap;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

use turnhost_base::AbsPath;
use turnhost_policy::{CommandSurroundings, NamedPrograms, Program};
use turnhost_ports::Command;
use turnhost_sandbox::{Sandboxes, real_path};

use crate::spawn;

/// Variables that have programs run, load or read what they name, beside those that begin with `GIT_`.
const NAME_CODE: [&str; 27] = [
    "BASH_ENV",
    "BROWSER",
    "BUNDLE_GEMFILE",
    "CARGO_HOME",
    "DYLD_INSERT_LIBRARIES",
    "DYLD_LIBRARY_PATH",
    "EDITOR",
    "ENV",
    "FPATH",
    "GOFLAGS",
    "LD_AUDIT",
    "LD_LIBRARY_PATH",
    "LD_PRELOAD",
    "NODE_OPTIONS",
    "NODE_PATH",
    "PAGER",
    "PERL5LIB",
    "PERL5OPT",
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "RUBYLIB",
    "RUBYOPT",
    "RUSTC_WRAPPER",
    "SSH_ASKPASS",
    "VISUAL",
    "ZDOTDIR",
];

/// Files of the home directory that shells read before a script.
const STARTUP_FILES: [&str; 8] = [
    ".bash_profile",
    ".bash_login",
    ".profile",
    ".bashrc",
    ".zshenv",
    ".zprofile",
    ".zlogin",
    ".config/fish/config.fish",
];

/// Looks around for a command that would run outside of the sandbox which it names.
pub(crate) fn look(
    sandboxes: &Sandboxes,
    command: &Command,
    named: &NamedPrograms,
) -> CommandSurroundings {
    let variables = spawn::environment(command);
    let roots = match sandboxes
        .roots(&spawn::confined(command, variables.get("TMPDIR").map(String::as_str)))
    {
        Ok(roots) => roots,
        Err(error) => {
            return CommandSurroundings { doubt: Some(error.to_string()), programs: Vec::new() };
        }
    };
    let view = View { sandboxes, command, variables: &variables, roots: &roots };
    let doubt = view.doubt(named);
    match view.programs(named) {
        Ok(programs) => CommandSurroundings { doubt, programs },
        Err(reason) => CommandSurroundings { doubt: doubt.or(Some(reason)), programs: Vec::new() },
    }
}

struct View<'a> {
    sandboxes: &'a Sandboxes,
    command: &'a Command,
    variables: &'a BTreeMap<String, String>,
    /// Real paths that sandboxed commands may write.
    roots: &'a [AbsPath],
}

impl View<'_> {
    fn is_writable(&self, path: &AbsPath) -> bool {
        real_path(path).is_some_and(|real| self.roots.iter().any(|root| real.starts_with(root)))
    }

    fn home(&self) -> Option<AbsPath> {
        AbsPath::new(self.variables.get("HOME")?).ok()
    }

    fn doubt(&self, named: &NamedPrograms) -> Option<String> {
        if named.is_unclear {
            return Some("it is not clear which programs it runs".to_owned());
        }
        let places = named.programs.iter().chain(&named.scripts);
        if named.changes_directory && places.clone().any(|place| is_relative(place)) {
            return Some(
                "it runs a program by a path that depends on another directory".to_owned(),
            );
        }
        self.doubtful_variable().or_else(|| self.doubtful_startup_file()).or_else(|| {
            let reads = named.reads_repository;
            reads.then(|| {
                self.sandboxes.doubt_about_git(&self.command.cwd, self.roots, self.home().as_ref())
            })?
        })
    }

    fn doubtful_variable(&self) -> Option<String> {
        if let Some(place) =
            self.path().find(|place| !place.starts_with('/') || self.leads_in(place))
        {
            return Some(format!("the PATH names `{place}`, where commands may put programs"));
        }
        let names_code = |name: &str| NAME_CODE.contains(&name) || name.starts_with("GIT_");
        self.variables.iter().filter(|(name, _)| names_code(name)).find_map(|(name, value)| {
            let mut parts = value.split(|c: char| c.is_whitespace() || ":=;,\"'".contains(c));
            let place = parts.find(|part| part.contains('/') && self.leads_in(part))?;
            Some(format!("the variable {name} names `{place}`, which commands may write"))
        })
    }

    fn doubtful_startup_file(&self) -> Option<String> {
        let home = self.home()?;
        let mut files = STARTUP_FILES.iter().map(|name| home.join(name));
        let file = files
            .find(|file| file.as_std().symlink_metadata().is_ok() && self.is_writable(file))?;
        Some(format!("the shell reads `{file}`, which commands may write"))
    }

    fn path(&self) -> impl Iterator<Item = &str> {
        self.variables.get("PATH").into_iter().flat_map(|path| path.split(':'))
    }

    fn leads_in(&self, place: &str) -> bool {
        self.is_writable(&self.command.cwd.join(place))
    }

    /// Returns the programs that commands may write, or why they cannot be determined.
    fn programs(&self, named: &NamedPrograms) -> Result<Vec<Program>, String> {
        let programs = named.programs.iter().filter_map(|name| {
            if name.contains('/') {
                return Some(self.command.cwd.join(name));
            }
            let mut places = self.path().filter_map(|place| AbsPath::new(place).ok());
            places.find_map(|place| Some(place.join(name)).filter(is_program))
        });
        let scripts = named.scripts.iter().map(|name| self.command.cwd.join(name));
        let scripts = scripts.filter(|path| path.as_std().is_file());
        let mut found = Vec::new();
        for path in programs.chain(scripts).filter(|path| self.is_writable(path)) {
            let real = real_path(&path).unwrap_or_else(|| path.clone());
            match std::fs::metadata(real.as_std()) {
                Ok(meta) => found.push(Program { path: real, stamp: stamp(&meta) }),
                Err(error) => return Err(format!("`{path}` cannot be looked at ({error})")),
            }
        }
        found.sort();
        found.dedup();
        Ok(found)
    }
}

fn is_relative(place: &str) -> bool {
    place.contains('/') && !place.starts_with('/')
}

fn is_program(path: &AbsPath) -> bool {
    let runs = |meta: std::fs::Metadata| meta.is_file() && meta.permissions().mode() & 0o111 != 0;
    std::fs::metadata(path.as_std()).is_ok_and(runs)
}

fn stamp(meta: &std::fs::Metadata) -> [i64; 5] {
    let number = |value: u64| i64::from_ne_bytes(value.to_ne_bytes());
    [number(meta.dev()), number(meta.ino()), number(meta.len()), meta.ctime(), meta.ctime_nsec()]
}
