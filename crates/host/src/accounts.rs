//! The logins of a home, in the place that is configured.

use std::sync::Arc;

use turnhost_accounts::{Accounts, KeyStore};
use turnhost_base::AbsPath;
use turnhost_config::{CredentialsStore, Loaded, LoginProbe};
use turnhost_ports::{AccountChoice, AccountPort as _};

use crate::{HostError, HostOptions};

/// Opens the logins of a home.
///
/// Blocks while the user unlocks a keyring, for a minute at most. Fails for a configuration that
/// cannot be read, and for a keyring that is locked or not built in.
pub fn open_accounts(options: &HostOptions) -> Result<Accounts, HostError> {
    accounts(&options.home, &options.config().load(Some(&options.cwd))?)
}

pub(crate) fn accounts(home: &AbsPath, loaded: &Loaded) -> Result<Accounts, HostError> {
    let store = match loaded.credentials_store()? {
        CredentialsStore::File | CredentialsStore::Auto => KeyStore::File,
        CredentialsStore::Keyring => KeyStore::Keyring,
    };
    Accounts::open(home, store).map_err(|err| HostError::Settings(err.to_string()))
}

/// Returns a probe for the login of the account without a name.
pub(crate) fn login_probe(accounts: &Arc<Accounts>) -> LoginProbe {
    let accounts = Arc::clone(accounts);
    Arc::new(move || accounts.login(&AccountChoice::Default).is_some())
}
