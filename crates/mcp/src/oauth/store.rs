//! The logins of a home, in a file that its owner alone may read.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use turnhost_base::AbsPath;
use turnhost_sandbox::regular;

use super::Key;
use super::token::Tokens;

/// The file's name within the home.
pub(crate) const FILE: &str = "turnhost-mcp-auth.json";

/// One login.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) access_token: String,
    pub(super) refresh_token: Option<String>,
    /// The end of the access token, in Unix seconds; `None` if it is not known.
    pub(super) expires_at: Option<i64>,
    pub(super) token_endpoint: String,
    pub(super) client_id: String,
    pub(super) client_secret: Option<String>,
    pub(super) resource: Option<String>,
}

impl Entry {
    /// Returns the login with new tokens. A refresh token that is not replaced still holds.
    pub(super) fn with(self, tokens: Tokens, now: i64) -> Self {
        Self {
            access_token: tokens.access_token,
            refresh_token: tokens.refresh_token.or(self.refresh_token),
            expires_at: tokens.expires_in.map(|seconds| now.saturating_add(seconds)),
            ..self
        }
    }
}

/// The file. It is read again for each use, so that programs that share a home share the logins.
pub(super) struct TokenStore {
    path: AbsPath,
    /// Held by the one who changes the file.
    writing: Mutex<()>,
}

type Entries = BTreeMap<String, Entry>;

impl TokenStore {
    pub(super) fn new(path: AbsPath) -> Self {
        Self { path, writing: Mutex::default() }
    }

    /// Returns a login. A file that cannot be read holds none.
    pub(super) fn get(&self, key: &Key) -> Option<Entry> {
        let read = self.read().inspect_err(|error| {
            tracing::warn!(path = %self.path, err = %error, "nobody is logged in at MCP servers");
        });
        read.ok()?.remove(&name(key))
    }

    /// Stores a login.
    pub(super) fn set(&self, key: &Key, entry: Entry) -> io::Result<()> {
        let _guard = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut entries = self.read()?;
        entries.insert(name(key), entry);
        self.write(&entries)
    }

    /// Removes a login. Returns true if there was one.
    pub(super) fn remove(&self, key: &Key) -> io::Result<bool> {
        let _guard = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut entries = self.read()?;
        let was_there = entries.remove(&name(key)).is_some();
        if was_there {
            self.write(&entries)?;
        }
        Ok(was_there)
    }

    fn read(&self) -> io::Result<Entries> {
        let text = match regular::read_text(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Entries::new()),
            Err(error) => return Err(error),
        };
        // Editors of Windows begin files with a byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        serde_json::from_str(text).map_err(|_| {
            // The words of the parser might hold a token.
            io::Error::new(ErrorKind::InvalidData, "it is no file of logins; move it away")
        })
    }

    fn write(&self, entries: &Entries) -> io::Result<()> {
        regular::replace_secret(&self.path, &serde_json::to_string(entries)?)
    }
}

/// Returns the name of a login in the file. No name of a server has a space.
fn name(key: &Key) -> String {
    format!("{} {}", key.name, key.url)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn entry(token: &str) -> Entry {
        Entry {
            access_token: token.to_owned(),
            refresh_token: Some("again".to_owned()),
            expires_at: None,
            token_endpoint: String::new(),
            client_id: String::new(),
            client_secret: None,
            resource: None,
        }
    }

    #[test]
    fn a_login_is_its_owners_alone() {
        let home = tempfile::tempdir().unwrap();
        let home = AbsPath::from_std(home.path()).unwrap();
        let store = TokenStore::new(home.join(FILE));
        let key = |url: &str| Key { name: "docs".to_owned(), url: url.to_owned() };
        store.set(&key("a"), entry("hush")).unwrap();
        let mode = fs::metadata(home.join(FILE).as_std()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(store.get(&key("a")).unwrap().access_token, "hush");
        // An editor of Windows saved the file.
        let text = fs::read_to_string(home.join(FILE).as_std()).unwrap();
        fs::write(home.join(FILE).as_std(), format!("\u{feff}{text}\r\n")).unwrap();
        assert_eq!(store.get(&key("a")).unwrap().access_token, "hush");
        // Another address under the same name is another server.
        assert!(store.get(&key("b")).is_none());
        assert!(store.remove(&key("a")).unwrap());
        assert!(!store.remove(&key("a")).unwrap());
    }

    #[test]
    fn a_refresh_token_that_is_not_replaced_still_holds() {
        let tokens = Tokens { access_token: "b".into(), refresh_token: None, expires_in: Some(60) };
        let entry = entry("a").with(tokens, 100);
        assert_eq!(entry.refresh_token.as_deref(), Some("again"));
        assert_eq!(entry.expires_at, Some(160));
    }
}
