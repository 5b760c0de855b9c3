//! The logins that a server keeps for model providers: API keys in a file of its home or in the user's
//! keyring, and tokens of clients in memory.
//!
//! There is one place of the keys. The file belongs to its owner alone (mode 600), is replaced
//! as a whole, and is read again for each use, so that programs that share a home share the logins.
//! It holds the account without a name, and others by name. The keyring of the desktop (feature
//! `keyring`) holds the same text for those who choose it.
//!
//! AWS credentials are those of other programs: [`Aws`] reads them, and [`sign`] uses them.

#![forbid(unsafe_code)]

mod aws;
mod external;
mod file;
#[cfg(any(feature = "keyring", test))]
mod keyring;
mod place;
mod sigv4;

use std::sync::{Arc, Mutex, PoisonError};

use turnhost_base::AbsPath;
use turnhost_ports::{
    AccountChoice, AccountFailure, AccountPort, BoxFuture, ExternalTokens, Login, TokenRenewal,
};

pub use crate::aws::{Aws, AwsCredentials, AwsKeys, Variables};
use crate::external::External;
use crate::place::Place;
pub use crate::sigv4::{Signed, sign};

pub use crate::place::KeyStore;

/// The file's name within the home.
pub const FILE: &str = "turnhost-auth.json";

/// The logins of a home. Cloning gives another handle to the same.
#[derive(Clone, Debug)]
pub struct Accounts {
    place: Place,
    external: Arc<External>,
    /// Held by the one who changes the keys.
    writing: Arc<Mutex<()>>,
}

impl Accounts {
    /// Returns the logins of a home, which need not exist, in its file.
    pub fn new(home: &AbsPath) -> Self {
        Self::at(Place::file(home))
    }

    /// Returns the logins of a home in a store.
    ///
    /// Blocks while the user unlocks a keyring, for a minute at most. Fails if the store cannot be
    /// reached, or is none that this program was built with.
    pub fn open(home: &AbsPath, store: KeyStore) -> Result<Self, AccountFailure> {
        Ok(Self::at(Place::open(home, store)?))
    }

    fn at(place: Place) -> Self {
        Self { place, external: Arc::default(), writing: Arc::default() }
    }

    /// Reads the API key of an account. Fails if the place of the keys cannot be read or holds none of ours.
    pub fn read(&self, account: &AccountChoice) -> Result<Option<String>, AccountFailure> {
        Ok(self.place.read()?.key(account))
    }

    /// Returns the names of the accounts that have one, sorted.
    pub fn names(&self) -> Result<Vec<String>, AccountFailure> {
        Ok(self.place.read()?.names())
    }

    /// Stores an API key, in place of the present one.
    pub fn write(&self, account: &AccountChoice, api_key: String) -> Result<(), AccountFailure> {
        let _guard = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut logins = self.place.read()?;
        logins.set(account, api_key);
        self.place.write(&logins)
    }

    /// Takes an API key away; succeeds if there is none.
    pub fn remove(&self, account: &AccountChoice) -> Result<(), AccountFailure> {
        let _guard = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        // An unreadable file is removed, with the login that it may hold.
        let mut logins = self.place.read().unwrap_or_default();
        logins.remove(account);
        self.place.write(&logins)
    }
}

impl AccountPort for Accounts {
    fn login(&self, account: &AccountChoice) -> Option<Login> {
        if let Some(tokens) = self.external.get(account) {
            return Some(Login::External(tokens));
        }
        let key = self.read(account).unwrap_or_else(|err| {
            tracing::warn!(%err, "nobody is logged in");
            None
        });
        key.map(Login::ApiKey)
    }

    fn secrets(&self) -> Vec<String> {
        let keys = self.place.read().map(file::Logins::keys).unwrap_or_default();
        keys.into_iter().chain(self.external.secrets()).collect()
    }

    fn log_in(
        &self,
        account: AccountChoice,
        api_key: String,
    ) -> BoxFuture<'static, Result<(), AccountFailure>> {
        let accounts = self.clone();
        blocking(move || {
            accounts.write(&account, api_key)?;
            accounts.external.remove(&account);
            Ok(())
        })
    }

    fn log_in_externally(
        &self,
        account: AccountChoice,
        tokens: ExternalTokens,
        renewal: Arc<dyn TokenRenewal>,
    ) {
        self.external.set(&account, tokens, renewal);
    }

    fn renew(&self, account: AccountChoice, refused: String) -> BoxFuture<'static, bool> {
        let external = Arc::clone(&self.external);
        Box::pin(async move { external.renew(account, &refused).await })
    }

    fn log_out(&self, account: AccountChoice) -> BoxFuture<'static, Result<(), AccountFailure>> {
        self.external.remove(&account);
        let accounts = self.clone();
        blocking(move || accounts.remove(&account))
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
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn accounts(home: &tempfile::TempDir) -> Accounts {
        Accounts::new(&AbsPath::from_std(home.path()).unwrap())
    }

    fn work() -> AccountChoice {
        AccountChoice::of(Some("work"))
    }

    #[tokio::test]
    async fn a_login_is_its_owners_alone_and_outlives_its_handle() {
        let home = tempfile::tempdir().unwrap();
        let (default, key) = (AccountChoice::Default, "sk-secret".to_owned());
        assert_eq!(accounts(&home).login(&default), None);
        accounts(&home).log_in(default.clone(), key.clone()).await.unwrap();
        let login = accounts(&home).login(&default).unwrap();
        assert_eq!(login, Login::ApiKey(key));
        let mode = fs::metadata(home.path().join(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(format!("{login:?}"), "Login(..)");
        accounts(&home).log_out(default.clone()).await.unwrap();
        accounts(&home).log_out(default.clone()).await.unwrap();
        assert_eq!(accounts(&home).login(&default), None);
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    }

    #[tokio::test]
    async fn accounts_with_names_stand_beside_the_one_without() {
        let home = tempfile::tempdir().unwrap();
        let accounts = accounts(&home);
        accounts.log_in(work(), "sk-work".into()).await.unwrap();
        assert_eq!(accounts.login(&AccountChoice::Default), None);
        accounts.log_in(AccountChoice::Default, "sk-own".into()).await.unwrap();
        assert_eq!(accounts.login(&work()), Some(Login::ApiKey("sk-work".into())));
        assert_eq!(accounts.names().unwrap(), ["work"]);
        accounts.log_out(work()).await.unwrap();
        assert_eq!(accounts.login(&work()), None);
        assert_eq!(accounts.login(&AccountChoice::Default), Some(Login::ApiKey("sk-own".into())));
    }

    #[test]
    fn a_file_of_one_login_is_read_and_one_that_is_none_of_ours_is_named_and_not_quoted() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join(FILE), r#"{"type":"apiKey","apiKey":"sk-1"}"#).unwrap();
        let key = accounts(&home).read(&AccountChoice::Default).unwrap();
        assert_eq!(key.as_deref(), Some("sk-1"));
        fs::write(home.path().join(FILE), r#"{"type":"sk-secret"}"#).unwrap();
        let err = accounts(&home).read(&AccountChoice::Default).unwrap_err().to_string();
        assert!(err.contains(FILE) && !err.contains("sk-secret"), "{err}");
        assert_eq!(accounts(&home).login(&AccountChoice::Default), None);
    }

    #[test]
    fn a_file_that_an_editor_of_windows_wrote_is_read() {
        let home = tempfile::tempdir().unwrap();
        let text = "\u{feff}{\r\n\"type\":\"apiKey\",\"apiKey\":\"sk-1\"}\r\n";
        fs::write(home.path().join(FILE), text).unwrap();
        let key = accounts(&home).read(&AccountChoice::Default).unwrap();
        assert_eq!(key.as_deref(), Some("sk-1"));
    }
}
