//! Which project a working directory belongs to, and whether the user trusts it.

use serde_json::Value;
use turnhost_base::AbsPath;

use crate::tree::Table;

/// Directory of a project's own settings.
const FOLDER: &str = ".codex";

/// The project of a working directory.
pub(crate) struct Project {
    /// Set if the user's configuration trusts it.
    pub(crate) trusted: bool,
    /// Folders that may hold its settings, the weakest first; none if it is not trusted.
    pub(crate) folders: Vec<AbsPath>,
}

/// Looks for the project around `cwd`, by the markers and the trust that `config` names.
pub(crate) fn find(config: &Table, cwd: &AbsPath) -> Project {
    let root = root(config, cwd);
    let trusted = [cwd, &root].into_iter().any(|directory| {
        let entry = config.get("projects").and_then(|projects| projects.get(directory.as_str()));
        entry.and_then(|project| project.get("trust_level")).is_some_and(|level| level == "trusted")
    });
    let mut folders = Vec::new();
    if trusted {
        let mut directory = Some(cwd.clone());
        while let Some(current) = directory.filter(|current| current.starts_with(&root)) {
            folders.push(current.join(FOLDER));
            directory = current.parent();
        }
        folders.reverse();
    }
    Project { trusted, folders }
}

/// The nearest directory upwards with a marker in it, or `cwd` itself.
fn root(config: &Table, cwd: &AbsPath) -> AbsPath {
    let default = [Value::from(".git")];
    let markers = config
        .get("project_root_markers")
        .and_then(Value::as_array)
        .map_or(&default[..], Vec::as_slice);
    let mut directory = Some(cwd.clone());
    while let Some(current) = directory {
        if markers
            .iter()
            .filter_map(Value::as_str)
            .any(|marker| current.join(marker).as_std().exists())
        {
            return current;
        }
        directory = current.parent();
    }
    cwd.clone()
}
