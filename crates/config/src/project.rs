//! Which project a working directory belongs to, and whether the user trusts it.

use std::sync::Arc;

use serde_json::Value;
use turnhost_base::AbsPath;
use turnhost_protocol::ConfigWarningNotification;

use crate::document::Document;
use crate::tree::Table;

/// Directory of a project's own settings.
pub(crate) const FOLDER: &str = ".codex";

/// The project of a working directory.
pub(crate) struct Project {
    /// Set if the user's configuration trusts it.
    pub(crate) trusted: bool,
    /// Folders that may hold its settings, the weakest first.
    pub(crate) folders: Vec<AbsPath>,
    /// The directory to trust or not.
    pub(crate) root: AbsPath,
    /// Set if the user's configuration says that it is not to be trusted.
    is_refused: bool,
}

/// Keys that a project's file must not set: they choose who gets the conversation, what runs on the
/// user's machine, or whom the user trusts.
const USERS_ALONE: [&str; 10] = [
    "openai_base_url",
    "chatgpt_base_url",
    "model_provider",
    "model_providers",
    "notify",
    "profile",
    "profiles",
    "experimental_realtime_ws_base_url",
    "otel",
    "projects",
];

impl Project {
    /// Returns the reason why its files do not count; `None` if they do.
    pub(crate) fn disabled_reason(&self, user_file: &AbsPath) -> Option<String> {
        let root = &self.root;
        match (self.trusted, self.is_refused) {
            (true, _) => None,
            (false, false) => Some(format!(
                "To load project-local config, hooks, and exec policies, add {root} as a trusted project in {user_file}."
            )),
            (false, true) => Some(format!(
                "{root} is marked as untrusted in the effective configuration. To load project-local config, hooks, and exec policies, update its trust setting."
            )),
        }
    }
}

/// Takes out of a project's file what only the user may set, and says so.
pub(crate) fn without_users_own(file: &AbsPath, document: &mut Document) {
    let settings = Arc::make_mut(&mut document.value);
    let set: Vec<_> =
        USERS_ALONE.into_iter().filter(|key| settings.remove(*key).is_some()).collect();
    if set.is_empty() {
        return;
    }
    document.warnings.push(ConfigWarningNotification {
        summary: format!(
            "Ignored unsupported project-local config keys in {file}: {}. If you want these settings to apply, manually set them in your user-level config.toml.",
            set.join(", ")
        ),
        details: None,
        path: Some(file.to_string()),
        range: None,
    });
}

/// Looks for the project around `cwd`, by the markers and the trust that `config` names.
pub(crate) fn find(config: &Table, cwd: &AbsPath) -> Project {
    let root = root(config, cwd);
    let is_marked = |word: &str| {
        [cwd, &root].into_iter().any(|directory| {
            let entry =
                config.get("projects").and_then(|projects| projects.get(directory.as_str()));
            entry.and_then(|project| project.get("trust_level")).is_some_and(|level| level == word)
        })
    };
    let mut folders = Vec::new();
    let mut directory = Some(cwd.clone());
    while let Some(current) = directory.filter(|current| current.starts_with(&root)) {
        folders.push(current.join(FOLDER));
        directory = current.parent();
    }
    folders.reverse();
    Project { trusted: is_marked("trusted"), is_refused: is_marked("untrusted"), folders, root }
}

/// Returns the nearest directory upwards with a marker in it, or `cwd` itself.
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
