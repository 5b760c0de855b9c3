//! The file with the API keys.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;

use serde::{Deserialize, Serialize};
use turnhost_base::AbsPath;
use turnhost_ports::{AccountChoice, AccountFailure};
use turnhost_sandbox::regular;

/// The place of the file.
#[derive(Clone, Debug)]
pub(crate) struct LoginFile(AbsPath);

/// Its content. The account without a name is at the top, where the versions before names had it.
#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Logins {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_key: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    accounts: BTreeMap<String, Named>,
}

/// One account with a name.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Named {
    #[serde(rename = "type")]
    kind: Kind,
    api_key: String,
}

/// The kind of a login.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    ApiKey,
}

impl LoginFile {
    pub(crate) fn new(path: AbsPath) -> Self {
        Self(path)
    }

    /// Reads the file. Without one, no user is logged in.
    pub(crate) fn read(&self) -> Result<Logins, AccountFailure> {
        let text = match regular::read_text(&self.0) {
            Ok(text) => text,
            Err(err) if err.kind() == ErrorKind::NotFound => return Ok(Logins::default()),
            Err(err) => return Err(self.failure(&err)),
        };
        Logins::from_text(&text)
            .ok_or_else(|| self.failure(&"no login that this version understands; log in again"))
    }

    /// Replaces the file, or removes it if no user is logged in.
    pub(crate) fn write(&self, logins: &Logins) -> Result<(), AccountFailure> {
        let Some(text) = logins.to_text()? else {
            return match fs::remove_file(self.0.as_std()) {
                Err(err) if err.kind() != ErrorKind::NotFound => Err(self.failure(&err)),
                _ => Ok(()),
            };
        };
        regular::replace_secret(&self.0, &text).map_err(|err| self.failure(&err))
    }

    fn failure(&self, reason: &dyn std::fmt::Display) -> AccountFailure {
        AccountFailure(format!("{}: {reason}", self.0))
    }
}

impl Logins {
    /// Reads the text of a place of logins; `None` for one that holds something else. What a parser
    /// says might quote the secret.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        // Editors of Windows begin files with a byte order mark.
        serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()
    }

    /// Returns the text for a place of logins, `None` if no user is logged in.
    pub(crate) fn to_text(&self) -> Result<Option<String>, AccountFailure> {
        if self.api_key.is_none() && self.accounts.is_empty() {
            return Ok(None);
        }
        let text = serde_json::to_string(self);
        text.map(Some).map_err(|err| AccountFailure(format!("the logins cannot be kept: {err}")))
    }

    pub(crate) fn key(self, account: &AccountChoice) -> Option<String> {
        match account {
            AccountChoice::Default => self.api_key,
            AccountChoice::Named(name) => {
                let mut accounts = self.accounts;
                accounts.remove(&**name).map(|named| named.api_key)
            }
        }
    }

    pub(crate) fn names(self) -> Vec<String> {
        self.accounts.into_keys().collect()
    }

    pub(crate) fn keys(self) -> Vec<String> {
        self.api_key.into_iter().chain(self.accounts.into_values().map(|it| it.api_key)).collect()
    }

    pub(crate) fn set(&mut self, account: &AccountChoice, api_key: String) {
        match account {
            AccountChoice::Default => {
                self.kind = Some(Kind::ApiKey);
                self.api_key = Some(api_key);
            }
            AccountChoice::Named(name) => {
                self.accounts.insert(name.to_string(), Named { kind: Kind::ApiKey, api_key });
            }
        }
    }

    pub(crate) fn remove(&mut self, account: &AccountChoice) {
        match account {
            AccountChoice::Default => {
                self.kind = None;
                self.api_key = None;
            }
            AccountChoice::Named(name) => _ = self.accounts.remove(&**name),
        }
    }
}
