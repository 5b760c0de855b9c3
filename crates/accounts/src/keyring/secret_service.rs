//! The keyring of the user's desktop, over the Secret Service of the session bus.

use std::collections::HashMap;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use secret_service::blocking::{self, SecretService};
use secret_service::{EncryptionType, Error};
use turnhost_base::AbsPath;
use turnhost_ports::AccountFailure;

use super::{LABEL, Vault};

const CONTENT_TYPE: &str = "application/json";

/// The longest wait for a keyring: enough to type a password.
const TIMEOUT: Duration = Duration::from_mins(1);

/// The item of a home. It is asked by a thread of its own, for a minute at most.
pub(crate) struct Item {
    home: AbsPath,
}

impl Item {
    /// Names the item; sends no request yet.
    pub(crate) fn of(home: &AbsPath) -> Self {
        Self { home: home.clone() }
    }
}

impl Vault for Item {
    fn secret(&self) -> Result<Option<String>, AccountFailure> {
        ask(&self.home, |service, attributes| {
            find(service, attributes)?.as_ref().map(text).transpose()
        })
    }

    fn replace(&self, secret: Option<String>) -> Result<(), AccountFailure> {
        ask(&self.home, move |service, attributes| match secret {
            Some(text) => {
                let collection = service.get_default_collection()?;
                if collection.is_locked()? {
                    collection.unlock()?;
                }
                let text = text.as_bytes();
                collection.create_item(LABEL, attributes, text, true, CONTENT_TYPE).map(|_| ())
            }
            None => find(service, attributes)?.map_or(Ok(()), |item| item.delete()),
        })
    }
}

/// Returns the item with these attributes, unlocked.
fn find<'a>(
    service: &'a SecretService<'_>,
    attributes: HashMap<&str, &str>,
) -> Result<Option<blocking::Item<'a>>, Error> {
    let found = service.search_items(attributes)?;
    if let Some(item) = found.unlocked.into_iter().next() {
        return Ok(Some(item));
    }
    let Some(item) = found.locked.into_iter().next() else { return Ok(None) };
    item.unlock()?;
    Ok(Some(item))
}

fn text(item: &blocking::Item<'_>) -> Result<String, Error> {
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
        // The receiver is gone after a timeout.
        _ = answer.send(result);
    });
    let failure = |reason: &dyn std::fmt::Display| {
        AccountFailure(format!(
            "the keyring: {reason}; unlock it, or keep logins in a file: cli_auth_credentials_store = \"file\""
        ))
    };
    match answers.recv_timeout(TIMEOUT) {
        Ok(result) => result.map_err(|err| failure(&err)),
        Err(RecvTimeoutError::Timeout) => {
            Err(failure(&format_args!("no answer within {} s", TIMEOUT.as_secs())))
        }
        Err(RecvTimeoutError::Disconnected) => Err(failure(&"it cannot be asked")),
    }
}
