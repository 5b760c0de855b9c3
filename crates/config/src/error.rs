//! Errors of a configuration.

use turnhost_base::AbsPath;
use turnhost_protocol::{ConfigWarningNotification, TextPosition, TextRange};

/// The reason why there is no usable configuration. The texts are made to be shown as they are.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A file is there but cannot be read.
    #[error("Failed to read config file {path}: {}", not_read(path, source))]
    Read {
        /// The file.
        path: AbsPath,
        /// The system's error.
        source: std::io::Error,
    },
    /// A file is not TOML, or a value in it does not fit.
    #[error("{path}:{line}:{column}: {}{text}", key.as_ref().map(|key| format!("`{key}`: ")).unwrap_or_default())]
    Invalid {
        /// The file.
        path: AbsPath,
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
        /// The dotted key, if the file could be parsed.
        key: Option<String>,
        /// The value found and the one expected.
        text: String,
    },
    /// A request's own setting does not fit.
    #[error("{text}\nin `{key}`\n")]
    Override {
        /// The dotted key.
        key: String,
        /// The value found and the one expected.
        text: String,
    },
    /// A setting on the command line that is no `KEY=VALUE`.
    #[error("`{0}` is no setting; write KEY=VALUE, as in model=\"o3\"")]
    Flag(String),
    /// A permission profile that is not built in, where no file defines any.
    #[error("default_permissions requires a `[permissions]` table")]
    NoPermissionProfiles,
    /// A permission profile that no file defines.
    #[error("default_permissions refers to undefined profile `{0}`")]
    UnknownPermissionProfile(String),
    /// A permission profile with the name of a built-in one, which there is not.
    #[error("default_permissions refers to unknown built-in profile `{0}`")]
    UnknownBuiltInProfile(String),
    /// A permission profile that cannot be enforced exactly.
    #[error("permission profile `{id}`: {text}")]
    PermissionProfile {
        /// The profile.
        id: String,
        /// The reason, with the remedy.
        text: String,
    },
    /// A profile that neither a file defines nor a file of its own is there for.
    #[error(
        "there is no profile `{name}`; add a table `[profiles.{name}]` to {file}, or the file {own}"
    )]
    UnknownProfile {
        /// The name.
        name: String,
        /// The user's file.
        file: AbsPath,
        /// The file that the profile may have of its own.
        own: AbsPath,
    },
    /// A profile that a request chooses and no file defines.
    #[error("there is no profile `{0}`; add a table `[profiles.{0}]` to config.toml")]
    UndefinedProfile(String),
    /// A name that no profile can have.
    #[error("`{0}` is no name of a profile; use letters, digits, `-` and `_`")]
    ProfileName(String),
    /// A dotted key that cannot be one.
    #[error("{0}")]
    KeyPath(String),
    /// A request sets the approval policy to a word that only requests' own field may have.
    #[error("{UNTRUSTED}")]
    Untrusted,
    /// No such provider is built in or configured.
    #[error("Model provider `{0}` not found")]
    UnknownProvider(String),
    /// No provider is configured.
    #[error(
        "no model provider is configured; set the variable OPENAI_API_KEY, run `turnhost login`, or put these lines into {path}:\n\
         model = \"MODEL\"\n\
         model_provider = \"local\"\n\
         model_providers.local = {{ name = \"Local\", base_url = \"http://127.0.0.1:8080/v1\" }}"
    )]
    NoProvider {
        /// The user's file.
        path: AbsPath,
    },
    /// A provider has no address.
    #[error("model provider `{0}` has no address; set `model_providers.{0}.base_url`")]
    NoBaseUrl(String),
}

/// Returns the reason why a file was not read, in the reference's words.
fn not_read(path: &AbsPath, source: &std::io::Error) -> String {
    match source.kind() {
        std::io::ErrorKind::IsADirectory => format!("path `{path}` is not a file"),
        _ => source.to_string(),
    }
}

impl ConfigError {
    /// Returns the error in the words of requests that need all of the configuration.
    pub fn in_loading(&self) -> String {
        match self {
            Self::Invalid { path, line, column, text, .. } => {
                format!("{path}:{line}:{column}: {text}")
            }
            other => other.to_string(),
        }
    }

    /// Returns the error in the words of `config/read`.
    pub fn in_reading(&self) -> String {
        match self {
            Self::Invalid { key: Some(key), text, .. } => {
                format!("invalid configuration: {text}\nin `{key}`\n")
            }
            Self::UnknownProvider(_) => {
                format!("failed to resolve feature override precedence: {self}")
            }
            other => format!("failed to read configuration layers: {other}"),
        }
    }

    /// Returns the warning of a file that counts as empty for this reason; `None` for other errors.
    pub(crate) fn warning(&self) -> Option<ConfigWarningNotification> {
        let Self::Invalid { path, line, column, .. } = self else { return None };
        let place = TextPosition { line: *line, column: *column };
        Some(ConfigWarningNotification {
            summary: "Invalid configuration; using defaults.".to_owned(),
            details: Some(self.to_string()),
            path: Some(path.to_string()),
            range: Some(TextRange { start: place, end: place }),
        })
    }
}

/// The answer to the approval policy `untrusted` in a configuration.
pub(crate) const UNTRUSTED: &str =
    "approval_policy = \"untrusted\" is no longer supported; remove this setting";
