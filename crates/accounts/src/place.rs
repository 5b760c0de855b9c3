//! The place of the keys: a file of the home, or the user's keyring.

use turnhost_base::AbsPath;
use turnhost_ports::AccountFailure;

use crate::FILE;
use crate::file::{LoginFile, Logins};
#[cfg(feature = "keyring")]
use crate::keyring::Item;
#[cfg(any(feature = "keyring", test))]
use crate::keyring::LoginKeyring;

/// A kind of place for API keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeyStore {
    /// A file of the home, for its owner alone.
    #[default]
    File,
    /// The keyring of the user's desktop.
    Keyring,
}

/// The place of a home's keys.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    File(LoginFile),
    #[cfg(any(feature = "keyring", test))]
    Keyring(std::sync::Arc<LoginKeyring>),
}

impl Place {
    pub(crate) fn file(home: &AbsPath) -> Self {
        Self::File(LoginFile::new(home.join(FILE)))
    }

    pub(crate) fn open(home: &AbsPath, store: KeyStore) -> Result<Self, AccountFailure> {
        match store {
            KeyStore::File => Ok(Self::file(home)),
            #[cfg(feature = "keyring")]
            KeyStore::Keyring => {
                LoginKeyring::open(Box::new(Item::of(home))).map(|it| Self::Keyring(it.into()))
            }
            #[cfg(not(feature = "keyring"))]
            KeyStore::Keyring => Err(AccountFailure(
                "this program was built without keyrings: build it with `--features keyring`, or set \
                 cli_auth_credentials_store = \"file\""
                    .to_owned(),
            )),
        }
    }

    pub(crate) fn read(&self) -> Result<Logins, AccountFailure> {
        match self {
            Self::File(file) => file.read(),
            #[cfg(any(feature = "keyring", test))]
            Self::Keyring(keyring) => keyring.read(),
        }
    }

    pub(crate) fn write(&self, logins: &Logins) -> Result<(), AccountFailure> {
        match self {
            Self::File(file) => file.write(logins),
            #[cfg(any(feature = "keyring", test))]
            Self::Keyring(keyring) => keyring.write(logins),
        }
    }
}

#[cfg(all(test, not(feature = "keyring")))]
mod tests {
    use super::*;

    #[test]
    fn a_keyring_that_was_not_built_in_is_refused_with_the_remedy() {
        let home = AbsPath::new("/none").unwrap();
        let err = Place::open(&home, KeyStore::Keyring).unwrap_err().to_string();
        assert!(err.contains("--features keyring") && err.contains("\"file\""), "{err}");
    }
}
