//! The environments that clients have made known, beside the server's own machine.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use turnhost_thread::LOCAL_ENVIRONMENT;

/// The maximum number of environments that a server remembers; far more than are used.
const MAX_ENVIRONMENTS: usize = 256;

/// Remote environments by their ids. Nothing connects to them: commands run on this machine.
#[derive(Default)]
pub(crate) struct Environments {
    addresses: Mutex<BTreeMap<String, String>>,
}

impl Environments {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        self.addresses.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes an environment known, in place of one with the same id. Fails with the reason.
    pub(crate) fn add(&self, id: String, address: String) -> Result<(), String> {
        if id.is_empty() {
            return Err("environment id cannot be empty".to_owned());
        }
        if id == LOCAL_ENVIRONMENT {
            return Err(format!("environment id `{id}` is reserved for EnvironmentManager"));
        }
        if address.is_empty() {
            return Err("remote environment requires an exec-server url".to_owned());
        }
        let mut addresses = self.lock();
        if addresses.len() >= MAX_ENVIRONMENTS && !addresses.contains_key(&id) {
            return Err(format!("there are {MAX_ENVIRONMENTS} environments already"));
        }
        addresses.insert(id, address);
        Ok(())
    }

    /// Returns the reason why a remote environment cannot be used; `None` if it is not known.
    pub(crate) fn fault(&self, id: &str) -> Option<String> {
        let addresses = self.lock();
        let address = addresses.get(id)?;
        Some(format!(
            "this server runs commands on its own machine only and does not connect to {address}"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_checked_and_may_be_added_again() {
        let environments = Environments::default();
        assert!(environments.add(String::new(), "ws://h".into()).is_err());
        assert!(environments.add("local".into(), "ws://h".into()).is_err());
        assert!(environments.add("e".into(), String::new()).is_err());
        for number in 0..MAX_ENVIRONMENTS {
            assert_eq!(environments.add(number.to_string(), "ws://h".into()), Ok(()));
        }
        assert!(environments.add("e".into(), "ws://h".into()).is_err());
        assert_eq!(environments.add("0".into(), "ws://i".into()), Ok(()));
        assert!(environments.fault("0").unwrap().contains("ws://i"));
        assert_eq!(environments.fault("e"), None);
    }
}
