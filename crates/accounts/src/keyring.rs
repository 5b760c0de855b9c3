//! The keyring of the user's desktop, over the Secret Service of the session bus.
//!
//! All logins of a home are one item in it, the same text that the file would hold. The keyring is
//! asked when the logins are opened and when they change, by a thread of its own: it may have to ask
//! the user to be unlocked, and the server waits for no user.

use std::collections::HashMap;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use secret_service::blocking::{Item, SecretService};
use secret_service::{EncryptionType, Error};
use turnhost_base::AbsPath;
use turnhost_ports::AccountFailure;

use crate::file::Logins;

/// The label that programs for keyrings show.
const LABEL: &str = "Turnhost logins";

const CONTENT_TYPE: &str = "application/json";

/// The longest wait for a keyring: enough to type a password.
const PATIENCE: Duration = Duration::from_secs(60);

/// The logins of one home in the keyring.
pub(crate) struct LoginKeyring {
    home: AbsPath,
    /// The text of the item, as it was read or written last.
    text: Mutex<Option<String>>,
}

impl std::fmt::Debug for LoginKeyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LoginKeyring").field("home", &self.home).finish_non_exhaustive()
    }
}

impl LoginKeyring {
    /// Reads the keyring. Blocks while it is unlocked, for a minute at most.
    pub(crate) fn open(home: &AbsPath) -> Result<Self, AccountFailure> {
        let text =
            ask(home, |service, attributes| find(service, attributes)?.map(secret).transpose())?;
        Ok(Self { home: home.clone(), text: Mutex::new(text) })
    }

    /// Returns the logins as they were read or written last.
    pub(crate) fn read(&self) -> Result<Logins, AccountFailure> {
        let text = self.text.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(text) = text.as_deref() else { return Ok(Logins::default()) };
        Logins::from_text(text).ok_or_else(|| {
            AccountFailure(format!("the keyring's item `{LABEL}` is no login that this version understands; log in again"))
        })
    }

    /// Replaces the item, or removes it if nobody is logged in. Blocks like [`LoginKeyring::open`].
    pub(crate) fn write(&self, logins: &Logins) -> Result<(), AccountFailure> {
        let text = logins.to_text()?;
        let new = text.clone();
        ask(&self.home, move |service, attributes| match new {
            Some(text) => {
                let collection = service.get_default_collection()?;
                if collection.is_locked()? {
                    collection.unlock()?;
                }
                let text = text.as_bytes();
                collection.create_item(LABEL, attributes, text, true, CONTENT_TYPE).map(|_| ())
            }
            None => find(service, attributes)?.map_or(Ok(()), |item| item.delete()),
        })?;
        *self.text.lock().unwrap_or_else(PoisonError::into_inner) = text;
        Ok(())
    }
}

/// Returns the item with these attributes, unlocked.
fn find<'a>(
    service: &'a SecretService<'_>,
    attributes: HashMap<&str, &str>,
) -> Result<Option<Item<'a>>, Error> {
    let found = service.search_items(attributes)?;
    if let Some(item) = found.unlocked.into_iter().next() {
        return Ok(Some(item));
    }
    let Some(item) = found.locked.into_iter().next() else { return Ok(None) };
    item.unlock()?;
    Ok(Some(item))
}

fn secret(item: Item<'_>) -> Result<String, Error> {
    Ok(String::from_utf8_lossy(&item.get_secret()?).into_owned())
}

/// Asks the keyring on a thread of its own, since it waits for the user there.
fn ask<T: Send + 'static>(
    home: &AbsPath,
    question: impl FnOnce(&SecretService<'_>, HashMap<&str, &str>) -> Result<T, Error> + Send + 'static,
) -> Result<T, AccountFailure> {
    let (home, (answer, answers)) = (home.to_string(), channel());
    std::thread::spawn(move || {
        let attributes = HashMap::from([("application", "turnhost"), ("home", &*home)]);
        let result = SecretService::connect(EncryptionType::Dh)
            .and_then(|service| question(&service, attributes));
        // Nobody listens any more after a time-out.
        _ = answer.send(result);
    });
    let failure = |reason: &dyn std::fmt::Display| {
        AccountFailure(format!(
            "the keyring: {reason}; unlock it, or keep logins in a file: cli_auth_credentials_store = \"file\""
        ))
    };
    match answers.recv_timeout(PATIENCE) {
        Ok(result) => result.map_err(|err| failure(&err)),
        Err(RecvTimeoutError::Timeout) => {
            Err(failure(&format_args!("no answer within {} s", PATIENCE.as_secs())))
        }
        Err(RecvTimeoutError::Disconnected) => Err(failure(&"it cannot be asked")),
    }
}
