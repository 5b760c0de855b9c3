//! Tokens that clients brought. They are in no file.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use turnhost_ports::{AccountChoice, ExternalTokens, TokenRenewal};

/// The tokens by account; the account without a name has the empty one.
#[derive(Default)]
pub(crate) struct External {
    entries: Mutex<BTreeMap<String, Entry>>,
    /// Held by the one who asks a client for another token.
    renewing: tokio::sync::Mutex<()>,
}

struct Entry {
    tokens: ExternalTokens,
    renewal: Arc<dyn TokenRenewal>,
}

impl fmt::Debug for External {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("External(..)")
    }
}

fn name(account: &AccountChoice) -> &str {
    match account {
        AccountChoice::Default => "",
        AccountChoice::Named(name) => name,
    }
}

impl External {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn get(&self, account: &AccountChoice) -> Option<ExternalTokens> {
        self.lock().get(name(account)).map(|entry| entry.tokens.clone())
    }

    pub(crate) fn secrets(&self) -> Vec<String> {
        self.lock().values().map(|entry| entry.tokens.access_token.clone()).collect()
    }

    pub(crate) fn set(
        &self,
        account: &AccountChoice,
        tokens: ExternalTokens,
        renewal: Arc<dyn TokenRenewal>,
    ) {
        self.lock().insert(name(account).to_owned(), Entry { tokens, renewal });
    }

    pub(crate) fn remove(&self, account: &AccountChoice) {
        self.lock().remove(name(account));
    }

    /// Asks for another token in place of `refused`; one ask serves all who were refused with it.
    ///
    /// A client may answer with the same token, which is then tried once more: it may have fixed
    /// at the provider what the token was refused for.
    pub(crate) async fn renew(&self, account: AccountChoice, refused: &str) -> bool {
        let _turn = self.renewing.lock().await;
        let (previous, renewal) = match self.lock().get(name(&account)) {
            None => return false,
            Some(entry) if entry.tokens.access_token != refused => return true,
            Some(entry) => (entry.tokens.clone(), Arc::clone(&entry.renewal)),
        };
        let Some(tokens) = renewal.renew(previous).await else { return false };
        // Who logged out meanwhile stays so.
        let mut entries = self.lock();
        let Some(entry) = entries.get_mut(name(&account)) else { return false };
        entry.tokens = tokens;
        true
    }
}
