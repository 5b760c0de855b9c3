//! State on disk: the login, the enrolment, the host's key, the paired clients.
//!
//! One file that only its user may read. It is replaced as a whole, so that it is
//! never half written.

use std::fs::DirBuilder;
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use turnhost_base::FileStamp;
use turnhost_http::{HttpClient, Roots};
use turnhost_relay_protocol::RelayUrl;
use turnhost_secure_channel::KeyPair;

use crate::RemoteControlError;

/// The name of the file in the home. Commands must not read it.
pub const FILE_NAME: &str = "remote-control.json";

/// The rule for connections without encryption, as the reference's clients make them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Plain {
    /// The relay is trusted with everything.
    Allowed,
    /// Only paired clients of our own get in, and the relay reads nothing.
    #[default]
    Refused,
}

/// A login at a relay. Its `Debug` form leaves out the token.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RelayLogin {
    /// The relay's base address.
    pub relay: String,
    /// The account at the relay.
    pub account: String,
    /// The host token.
    pub token: String,
    /// The rule for connections without encryption.
    #[serde(default)]
    pub plain: Plain,
    /// Certificates in PEM form that are trusted for this relay in place of the system's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ca: Option<String>,
}

impl RelayLogin {
    /// Returns the certificates that are trusted for this relay, where the login names them.
    pub(crate) fn roots(&self) -> Result<Option<Roots>, RemoteControlError> {
        let read = |pem: &String| Roots::from_pem(pem.as_bytes());
        self.ca.as_ref().map(read).transpose().map_err(|_| RemoteControlError::Certificates)
    }

    /// Returns what sends requests to this relay: one that trusts the login's certificates, or the one given.
    pub(crate) fn http(&self, otherwise: &HttpClient) -> Result<HttpClient, RemoteControlError> {
        let roots = self.roots()?;
        Ok(roots.map_or_else(|| otherwise.clone(), HttpClient::trusting))
    }
}

impl std::fmt::Debug for RelayLogin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { relay, account, plain, token: _, ca: _ } = self;
        f.debug_struct("RelayLogin")
            .field("relay", relay)
            .field("account", account)
            .field("plain", plain)
            .finish_non_exhaustive()
    }
}

/// The enrolment of this machine at the relay of the login.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Enrolment {
    pub(crate) server_id: String,
    pub(crate) environment_id: String,
}

/// A client that was paired: it may connect with this key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PairedKey {
    pub(crate) key: String,
    pub(crate) client_id: String,
    pub(crate) paired_at: i64,
}

/// The file.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Stored {
    #[serde(default)]
    pub(crate) login: Option<RelayLogin>,
    #[serde(default)]
    pub(crate) enrolment: Option<Enrolment>,
    /// The stored switch; none means off.
    #[serde(default)]
    pub(crate) enabled: Option<bool>,
    #[serde(default)]
    host_key: Option<String>,
    #[serde(default)]
    pub(crate) clients: Vec<PairedKey>,
}

impl Stored {
    /// Reads the file of a home; an absent one is empty.
    pub(crate) fn read(home: &Path) -> Result<Self, RemoteControlError> {
        let path = home.join(FILE_NAME);
        match read_regular(&path) {
            Ok(bytes) => {
                // Editors of Windows begin files with a byte order mark.
                let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
                serde_json::from_slice(bytes).map_err(|_| RemoteControlError::Malformed(path))
            }
            Err(err) if err.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(RemoteControlError::File { path, source }),
        }
    }

    /// Replaces the file of a home.
    pub(crate) fn write(&self, home: &Path) -> Result<(), RemoteControlError> {
        let path = home.join(FILE_NAME);
        self.replace(&path).map_err(|source| RemoteControlError::File { path, source })
    }

    fn replace(&self, path: &Path) -> std::io::Result<()> {
        // The home may not exist yet: this may be the user's first command.
        if let Some(home) = path.parent() {
            DirBuilder::new().recursive(true).mode(0o700).create(home)?;
        }
        let new = temporary(path);
        let bytes = serde_json::to_vec_pretty(self)?;
        let mut options = std::fs::OpenOptions::new();
        let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&new)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        std::fs::rename(&new, path)
    }

    /// Returns the host's key. It is made when it is first asked for, and to be written then.
    pub(crate) fn host_key(&mut self) -> Result<KeyPair, RemoteControlError> {
        let kept = self.host_key.as_deref().and_then(|key| STANDARD.decode(key).ok());
        if let Some(private) = kept.and_then(|bytes| bytes.try_into().ok()) {
            return Ok(KeyPair::from_private(private));
        }
        let key = KeyPair::generate()?;
        self.host_key = Some(STANDARD.encode(key.private()));
        Ok(key)
    }
}

/// Reads the address of a relay.
pub(crate) fn relay_url(url: &str) -> Result<RelayUrl, RemoteControlError> {
    RelayUrl::parse(url).ok_or_else(|| RemoteControlError::Url(url.to_owned()))
}

fn temporary(path: &Path) -> PathBuf {
    path.with_extension(format!("{}.new", std::process::id()))
}

/// Checks that a login can be stored, before an invitation is used up for it. Makes the home.
pub fn prepare_login(home: &Path) -> Result<(), RemoteControlError> {
    Stored::read(home)?.write(home)
}

/// Stores a login. Enrolment and clients of another relay or account are forgotten.
pub fn save_login(home: &Path, login: RelayLogin) -> Result<(), RemoteControlError> {
    relay_url(&login.relay)?;
    let mut stored = Stored::read(home)?;
    let same = stored
        .login
        .as_ref()
        .is_some_and(|old| (&old.relay, &old.account) == (&login.relay, &login.account));
    if !same {
        stored.enrolment = None;
        stored.clients.clear();
    }
    stored.login = Some(login);
    stored.write(home)
}

/// Returns whether remote control is enabled in a home, as `remoteControl/enable` stores it.
pub fn is_enabled(home: &Path) -> Result<bool, RemoteControlError> {
    Ok(Stored::read(home)?.enabled == Some(true))
}

/// Returns the login of a home.
pub fn read_login(home: &Path) -> Result<RelayLogin, RemoteControlError> {
    Stored::read(home)?.login.ok_or(RemoteControlError::NoLogin)
}

/// Removes the login with the enrolment and the paired clients. The host's key stays.
pub fn remove(home: &Path) -> Result<(), RemoteControlError> {
    let mut stored = Stored::read(home)?;
    (stored.login, stored.enrolment, stored.enabled) = (None, None, None);
    stored.clients.clear();
    stored.write(home)
}

/// Reads a file; fails for a pipe or a device, which would be waited for.
fn read_regular(path: &Path) -> std::io::Result<Vec<u8>> {
    FileStamp::of_regular(&std::fs::metadata(path)?)?;
    std::fs::read(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_an_editor_of_windows_saved_is_read() {
        let home = tempfile::tempdir().unwrap();
        let stored = Stored { enabled: Some(true), ..Stored::default() };
        stored.write(home.path()).unwrap();
        let path = home.path().join(FILE_NAME);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("\u{feff}{text}\r\n")).unwrap();
        assert_eq!(Stored::read(home.path()).unwrap().enabled, Some(true));
    }
}
