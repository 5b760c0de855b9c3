//! The place of logins, as it is configured.

use serde::Deserialize;

use crate::error::ConfigError;
use crate::tree::Table;

const KEY: &str = "cli_auth_credentials_store";

/// The place of logins.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum CredentialsStore {
    /// A file of the home.
    #[default]
    File,
    /// The keyring of the user's desktop.
    Keyring,
    /// The program's own choice: the file.
    Auto,
}

impl CredentialsStore {
    /// Reads the setting out of all layers as one tree.
    pub(crate) fn of(mut merged: Table) -> Result<Self, ConfigError> {
        let Some(configured) = merged.remove(KEY) else { return Ok(Self::default()) };
        Self::deserialize(configured)
            .map_err(|err| ConfigError::Override { key: KEY.to_owned(), text: err.to_string() })
    }
}
