//! The login that a server keeps for model providers, in a file of its home.
//!
//! The file is the only place of the secret: it belongs to its owner alone (mode 600), is replaced
//! as a whole, and is read anew for each use, so that programs that share a home share the login.

#![forbid(unsafe_code)]

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use turnhost_base::AbsPath;
use turnhost_ports::{AccountFailure, AccountPort, BoxFuture, Login};

/// The file's name within the home.
pub const FILE: &str = "turnhost-auth.json";

/// The login of a home. Cloning gives another handle to the same.
#[derive(Clone, Debug)]
pub struct Accounts {
    path: AbsPath,
    /// Held by the one who changes the file.
    writing: Arc<Mutex<()>>,
}

/// The file as it is written. Kinds of logins to come are variants.
#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Stored {
    /// By an API key.
    ApiKey {
        /// The key.
        api_key: String,
    },
}

impl Accounts {
    /// Returns the login of a home, which need not exist.
    pub fn new(home: &AbsPath) -> Self {
        Self { path: home.join(FILE), writing: Arc::default() }
    }

    /// Reads the login. Fails if the file cannot be read or is none of ours.
    pub fn read(&self) -> Result<Option<Login>, AccountFailure> {
        let text = match fs::read_to_string(self.path.as_std()) {
            Ok(text) => text,
            Err(err) if err.kind() == ErrorKind::NotFound => return Ok(None),
            Err(err) => return Err(self.failure(&err)),
        };
        // What the parser says might quote the secret.
        let stored = serde_json::from_str(&text)
            .map_err(|_| self.failure(&"no login that this version understands; log in again"))?;
        let Stored::ApiKey { api_key } = stored;
        Ok(Some(Login { api_key }))
    }

    /// Keeps a login, in place of the one there is.
    pub fn write(&self, login: Login) -> Result<(), AccountFailure> {
        let stored = Stored::ApiKey { api_key: login.api_key };
        let text = serde_json::to_string(&stored).map_err(|err| self.failure(&err))?;
        let _guard = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        self.replace(&text).map_err(|err| self.failure(&err))
    }

    /// Takes the login away; fine if there is none.
    pub fn remove(&self) -> Result<(), AccountFailure> {
        let _guard = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        match fs::remove_file(self.path.as_std()) {
            Err(err) if err.kind() != ErrorKind::NotFound => Err(self.failure(&err)),
            _ => Ok(()),
        }
    }

    /// Replaces the file: a reader sees the old login or the new one.
    fn replace(&self, text: &str) -> io::Result<()> {
        let path = self.path.as_std();
        if let Some(home) = path.parent() {
            fs::create_dir_all(home)?;
        }
        let new = path.with_extension(format!("{}.new", std::process::id()));
        // One that is left of a crash may have another mode.
        match fs::remove_file(&new) {
            Err(err) if err.kind() != ErrorKind::NotFound => return Err(err),
            _ => {}
        }
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
        let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
        let replaced = written.and_then(|()| fs::rename(&new, path));
        if replaced.is_err() {
            // The first error is the one to tell.
            _ = fs::remove_file(&new);
        }
        replaced
    }

    fn failure(&self, reason: &dyn std::fmt::Display) -> AccountFailure {
        AccountFailure(format!("{}: {reason}", self.path))
    }
}

impl AccountPort for Accounts {
    fn login(&self) -> Option<Login> {
        self.read().unwrap_or_else(|err| {
            tracing::warn!(%err, "nobody is logged in");
            None
        })
    }

    fn log_in(&self, login: Login) -> BoxFuture<'static, Result<(), AccountFailure>> {
        let accounts = self.clone();
        blocking(move || accounts.write(login))
    }

    fn log_out(&self) -> BoxFuture<'static, Result<(), AccountFailure>> {
        let accounts = self.clone();
        blocking(move || accounts.remove())
    }
}

/// Runs `work` on the blocking pool of the runtime that polls the future.
fn blocking(
    work: impl FnOnce() -> Result<(), AccountFailure> + Send + 'static,
) -> BoxFuture<'static, Result<(), AccountFailure>> {
    Box::pin(async move {
        let done = tokio::task::spawn_blocking(work).await;
        done.unwrap_or_else(|err| Err(AccountFailure(format!("the login was cut short: {err}"))))
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn accounts(home: &tempfile::TempDir) -> Accounts {
        Accounts::new(&AbsPath::from_std(home.path()).unwrap())
    }

    #[tokio::test]
    async fn a_login_is_its_owners_alone_and_outlives_its_handle() {
        let home = tempfile::tempdir().unwrap();
        let login = Login { api_key: "sk-secret".into() };
        assert_eq!(accounts(&home).login(), None);
        accounts(&home).log_in(login.clone()).await.unwrap();
        assert_eq!(accounts(&home).login(), Some(login.clone()));
        let mode = fs::metadata(home.path().join(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(format!("{login:?}"), "Login(..)");
        accounts(&home).log_out().await.unwrap();
        accounts(&home).log_out().await.unwrap();
        assert_eq!(accounts(&home).login(), None);
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_that_is_none_of_ours_is_named_and_not_quoted() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join(FILE), r#"{"type":"sk-secret"}"#).unwrap();
        let err = accounts(&home).read().unwrap_err().to_string();
        assert!(err.contains(FILE) && !err.contains("sk-secret"), "{err}");
        assert_eq!(accounts(&home).login(), None);
    }
}
