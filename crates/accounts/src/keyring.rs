//! The user's keyring as the place of logins.
//!
//! All logins of a home are one secret in it, the same text that the file would hold. The keyring is
//! asked when the logins are opened and when they change: it may have to ask the user to be unlocked,
//! and the server waits for no user.

use std::sync::{Mutex, PoisonError};

use turnhost_ports::AccountFailure;

use crate::file::Logins;

#[cfg(feature = "keyring")]
mod secret_service;

#[cfg(feature = "keyring")]
pub(crate) use secret_service::Item;

/// The label that programs for keyrings show.
const LABEL: &str = "Turnhost logins";

/// One secret of a keyring: the place of a home's logins.
///
/// Both calls may block while the user unlocks the keyring. A failure says what the user can do, and
/// has nothing of the secret in it.
pub(crate) trait Vault: Send + Sync {
    /// Returns the secret; `None` if there is none.
    fn secret(&self) -> Result<Option<String>, AccountFailure>;

    /// Replaces the secret, or removes it.
    fn replace(&self, secret: Option<String>) -> Result<(), AccountFailure>;
}

/// The logins of one home in the keyring.
pub(crate) struct LoginKeyring {
    vault: Box<dyn Vault>,
    /// The secret, as it was read or written last.
    text: Mutex<Option<String>>,
}

impl std::fmt::Debug for LoginKeyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LoginKeyring").finish_non_exhaustive()
    }
}

impl LoginKeyring {
    /// Reads the keyring. Blocks while it is unlocked.
    pub(crate) fn open(vault: Box<dyn Vault>) -> Result<Self, AccountFailure> {
        let text = Mutex::new(vault.secret()?);
        Ok(Self { vault, text })
    }

    /// Returns the logins as they were read or written last.
    pub(crate) fn read(&self) -> Result<Logins, AccountFailure> {
        let text = self.text.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(text) = text.as_deref() else { return Ok(Logins::default()) };
        Logins::from_text(text).ok_or_else(|| {
            AccountFailure(format!("the keyring's item `{LABEL}` is no login that this version understands; log in again"))
        })
    }

    /// Replaces the secret, or removes it if no user is logged in. Blocks like [`LoginKeyring::open`].
    /// After a failure the logins are what they were.
    pub(crate) fn write(&self, logins: &Logins) -> Result<(), AccountFailure> {
        let text = logins.to_text()?;
        self.vault.replace(text.clone())?;
        *self.text.lock().unwrap_or_else(PoisonError::into_inner) = text;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use turnhost_ports::{AccountChoice, AccountPort as _, Login};

    use super::*;
    use crate::Accounts;
    use crate::place::Place;

    /// A keyring without a daemon.
    #[derive(Clone, Default)]
    struct Fake(Arc<Mutex<Kept>>);

    #[derive(Default)]
    struct Kept {
        secret: Option<String>,
        is_locked: bool,
        asked: usize,
    }

    impl Fake {
        fn ask<T>(&self, answer: impl FnOnce(&mut Kept) -> T) -> Result<T, AccountFailure> {
            let mut kept = self.0.lock().unwrap();
            kept.asked += 1;
            if kept.is_locked {
                return Err(AccountFailure("the keyring is locked".to_owned()));
            }
            Ok(answer(&mut kept))
        }

        fn accounts(&self) -> Result<Accounts, AccountFailure> {
            let keyring = LoginKeyring::open(Box::new(self.clone()))?;
            Ok(Accounts::at(Place::Keyring(keyring.into())))
        }
    }

    impl Vault for Fake {
        fn secret(&self) -> Result<Option<String>, AccountFailure> {
            self.ask(|kept| kept.secret.clone())
        }

        fn replace(&self, secret: Option<String>) -> Result<(), AccountFailure> {
            self.ask(|kept| kept.secret = secret)
        }
    }

    fn key(text: &str) -> Login {
        Login::ApiKey(text.to_owned())
    }

    #[tokio::test]
    async fn logins_are_one_secret_which_goes_with_the_last_of_them() {
        let fake = Fake::default();
        let accounts = fake.accounts().unwrap();
        let (own, work) = (AccountChoice::Default, AccountChoice::of(Some("work")));
        assert_eq!(accounts.login(&own), None);
        accounts.log_in(own.clone(), "sk-own".into()).await.unwrap();
        accounts.log_in(work.clone(), "sk-work".into()).await.unwrap();
        // Another server of this home reads what this one wrote.
        let other = fake.accounts().unwrap();
        assert_eq!(
            (other.login(&own), other.login(&work)),
            (Some(key("sk-own")), Some(key("sk-work")))
        );
        assert!(!format!("{other:?}").contains("sk-"));
        accounts.log_out(own).await.unwrap();
        assert_eq!(accounts.names().unwrap(), ["work"]);
        accounts.log_out(work).await.unwrap();
        assert_eq!(fake.0.lock().unwrap().secret, None);
    }

    #[tokio::test]
    async fn a_keyring_is_asked_at_the_start_and_for_changes_alone() {
        let fake = Fake::default();
        let accounts = fake.accounts().unwrap();
        accounts.log_in(AccountChoice::Default, "sk-1".into()).await.unwrap();
        let before = fake.0.lock().unwrap().asked;
        for _ in 0..3 {
            assert_eq!(accounts.login(&AccountChoice::Default), Some(key("sk-1")));
        }
        assert_eq!((before, fake.0.lock().unwrap().asked), (2, 2));
    }

    #[tokio::test]
    async fn a_keyring_that_is_locked_keeps_what_was_there() {
        let fake = Fake::default();
        let accounts = fake.accounts().unwrap();
        accounts.log_in(AccountChoice::Default, "sk-1".into()).await.unwrap();
        fake.0.lock().unwrap().is_locked = true;
        let failed = accounts.log_in(AccountChoice::Default, "sk-2".into()).await.unwrap_err();
        assert!(failed.to_string().contains("locked"), "{failed}");
        assert_eq!(accounts.login(&AccountChoice::Default), Some(key("sk-1")));
        assert!(fake.accounts().is_err());
    }

    #[test]
    fn a_secret_of_another_program_is_named_and_not_quoted() {
        let fake = Fake::default();
        fake.0.lock().unwrap().secret = Some("hunter2".to_owned());
        let accounts = fake.accounts().unwrap();
        let failed = accounts.read(&AccountChoice::Default).unwrap_err().to_string();
        assert!(failed.contains(LABEL) && !failed.contains("hunter2"), "{failed}");
        assert_eq!(accounts.login(&AccountChoice::Default), None);
    }
}
