//! The rules of commands and hosts: the user's files and those of a trusted project, with what the
//! administrator demands on top.

use std::fmt;
use std::io::{self, ErrorKind, Write as _};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use turnhost_base::AbsPath;
use turnhost_config::{ConfigError, Loaded};
use turnhost_policy::{ManagedHosts, OtherHosts, Rules};
use turnhost_ports::ConfigFailure;
use turnhost_protocol::ConfigWarningNotification;
use turnhost_sandbox::regular;

/// The end of the names of rules files.
const SUFFIX: &str = ".rules";

/// 1 s: clients that reconnect all at once have the files read once.
const CHECK_INTERVAL: Duration = Duration::from_secs(1);

/// A file of rules, or their directory, that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {text}")]
struct Unreadable {
    path: AbsPath,
    text: String,
}

/// The user's rules: all files `*.rules` of a directory. Rules that the user makes in answer to questions are added
/// to `default.rules`.
pub(crate) struct RulesFile {
    directory: AbsPath,
    /// Guards it while a rule is added.
    adding: Mutex<()>,
    last_check: Mutex<Option<Check>>,
}

/// The outcome of reading the user's rules.
struct Check {
    at: Instant,
    warning: Option<ConfigWarningNotification>,
}

impl RulesFile {
    pub(crate) fn of_home(home: &AbsPath) -> Self {
        Self {
            directory: home.join("rules"),
            adding: Mutex::default(),
            last_check: Mutex::default(),
        }
    }

    fn path(&self) -> AbsPath {
        self.directory.join("default.rules")
    }

    /// Appends a line, with its line end.
    pub(crate) fn append(&self, line: &str) -> Result<(), ConfigFailure> {
        let path = self.path();
        let _guard = self.adding.lock().unwrap_or_else(PoisonError::into_inner);
        let append = || {
            std::fs::create_dir_all(self.directory.as_std())?;
            regular::append(&path)?.write_all(line.as_bytes())
        };
        append().map_err(|error| ConfigFailure(format!("{path}: {error}")))
    }

    /// Returns the rules that hold under a configuration, those of its project among them. A file
    /// that cannot be read makes every command one to ask for; a configuration that cannot be read
    /// lets no command reach a host.
    pub(crate) fn under(&self, config: Result<&Loaded, &ConfigError>) -> Rules {
        let of_project = config.into_iter().flat_map(Loaded::rules_directories);
        let directories = std::iter::once(self.directory.clone()).chain(of_project);
        let mut rules = read(directories).unwrap_or_else(|error| {
            tracing::warn!(err = %error, "every command is asked for");
            Rules::unreadable()
        });
        match config.map(Loaded::managed_hosts) {
            Ok(Some(hosts)) => rules.manage_hosts(hosts.clone()),
            Ok(None) => {}
            Err(error) => {
                tracing::warn!(err = %error, "no command reaches a host");
                let others = OtherHosts::Refused;
                rules.manage_hosts(ManagedHosts { others, ..ManagedHosts::default() });
            }
        }
        rules
    }

    /// Returns a warning for people if a file of the user could not be read when that was last tried,
    /// at most [`CHECK_INTERVAL`] before `now`.
    pub(crate) fn warning(&self, now: Instant) -> Option<ConfigWarningNotification> {
        let mut last = self.last_check.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(check) = &*last
            && now.saturating_duration_since(check.at) < CHECK_INTERVAL
        {
            return check.warning.clone();
        }
        let warning = read([self.directory.clone()]).err().map(Unreadable::warning);
        *last = Some(Check { at: now, warning: warning.clone() });
        warning
    }
}

/// Returns a warning for people if a file of the project cannot be read.
pub(crate) fn project_warning(config: &Loaded) -> Option<ConfigWarningNotification> {
    read(config.rules_directories()).err().map(Unreadable::warning)
}

impl Unreadable {
    fn warning(self) -> ConfigWarningNotification {
        ConfigWarningNotification {
            summary: format!("{self}; until that is mended every command is asked for"),
            details: None,
            path: Some(self.path.to_string()),
            range: None,
        }
    }
}

/// Reads all files of directories. The first that cannot be read makes all of it fail.
fn read(directories: impl IntoIterator<Item = AbsPath>) -> Result<Rules, Unreadable> {
    let mut all = Rules::default();
    for directory in directories {
        for path in files(&directory)? {
            let unreadable = |error: &dyn fmt::Display| Unreadable {
                text: error.to_string(),
                path: path.clone(),
            };
            match regular::read_text(&path) {
                Ok(text) => all.extend(Rules::parse(&text).map_err(|error| unreadable(&error))?),
                // It went away meanwhile.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(unreadable(&error)),
            }
        }
    }
    Ok(all)
}

/// Returns the paths of a directory's files, in the order of their names.
fn files(directory: &AbsPath) -> Result<Vec<AbsPath>, Unreadable> {
    let unreadable =
        |error: io::Error| Unreadable { text: error.to_string(), path: directory.clone() };
    let entries = match std::fs::read_dir(directory.as_std()) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let name = entry.map_err(unreadable)?.file_name();
        if let Some(name) = name.to_str().filter(|name| name.ends_with(SUFFIX)) {
            files.push(directory.join(name));
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_checked_again_after_a_second() {
        let home = tempfile::tempdir().unwrap();
        let home = AbsPath::new(home.path().to_str().unwrap()).unwrap();
        let rules = RulesFile::of_home(&home);
        let start = Instant::now();
        assert!(rules.warning(start).is_none());

        rules.append("this is no rule\n").unwrap();
        assert!(rules.warning(start + CHECK_INTERVAL / 2).is_none());
        let warning = rules.warning(start + CHECK_INTERVAL).unwrap();
        assert_eq!(warning.path, Some(rules.path().to_string()));
    }
}
