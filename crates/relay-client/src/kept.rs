//! Kept credentials: a token and a key for each relay, and the keys of the machines behind it.
//!
//! One file that only its user may read. It is replaced as a whole, so that it is never half written.

use std::fmt;
use std::fs::DirBuilder;
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use turnhost_http::Roots;
use turnhost_relay_protocol::RelayUrl;
use turnhost_secure_channel::KeyPair;

use crate::RelayClientError;
use crate::address::RelayAddress;
use crate::cover::Protection;
use crate::socket::MachineAccess;

/// The name of the file in the home. Commands must not read it.
pub const FILE_NAME: &str = "relay-client.json";

/// The relays that this user's clients are paired through.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PairedRelays {
    #[serde(default)]
    relays: Vec<PairedRelay>,
}

/// One relay. Its `Debug` form leaves out token and key.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PairedRelay {
    /// The base address.
    pub relay: String,
    /// The id of this client at the relay.
    pub client_id: String,
    /// The token of this client.
    pub token: String,
    /// The end of the token, in Unix seconds.
    pub expires_at: i64,
    /// The private key of this client, in base64.
    key: String,
    /// Certificates in PEM form that are trusted for this relay in place of the system's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ca: Option<String>,
    /// The machines.
    #[serde(default)]
    pub machines: Vec<KeptMachine>,
}

/// A machine that this client was paired with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptMachine {
    /// Its id.
    pub id: String,
    /// Its name at the time of the pairing.
    pub name: String,
    /// Its static key; none for a host that does not encrypt.
    pub host_key: Option<String>,
}

impl fmt::Debug for PairedRelay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PairedRelay")
            .field("relay", &self.relay)
            .field("client_id", &self.client_id)
            .field("machines", &self.machines)
            .finish_non_exhaustive()
    }
}

impl PairedRelay {
    /// Makes the entry of a relay that this client has just become known at.
    pub fn new(
        relay: &RelayUrl,
        client_id: String,
        token: String,
        expires_at: i64,
        own: &KeyPair,
    ) -> Self {
        let key = STANDARD.encode(own.private());
        Self {
            relay: relay.base().to_owned(),
            client_id,
            token,
            expires_at,
            key,
            ca: None,
            machines: Vec::new(),
        }
    }

    /// Returns the key of this client.
    pub fn own_key(&self) -> Result<KeyPair, RelayClientError> {
        let malformed =
            RelayClientError::Keys(turnhost_secure_channel::ChannelError::MalformedHandshake);
        let bytes = STANDARD.decode(&self.key).ok().and_then(|bytes| bytes.try_into().ok());
        Ok(KeyPair::from_private(bytes.ok_or(malformed)?))
    }

    /// Trusts these certificates in PEM form for the relay, and no others.
    pub fn trust(&mut self, pem: &str) -> Result<(), RelayClientError> {
        self.ca = Some(pem.to_owned());
        self.roots().map(drop)
    }

    /// Trusts what was trusted before.
    pub(crate) fn trust_as(&mut self, known: &Self) {
        self.ca.clone_from(&known.ca);
    }

    /// Returns the certificates that are trusted for the relay, if they are not the system's.
    pub fn roots(&self) -> Result<Option<Roots>, RelayClientError> {
        let read = |pem: &String| Roots::from_pem(pem.as_bytes());
        let certificates = |_| RelayClientError::Certificates(self.relay.clone());
        self.ca.as_ref().map(read).transpose().map_err(certificates)
    }

    /// Returns what reaching a machine takes.
    pub fn access(&self, machine: &KeptMachine) -> Result<MachineAccess, RelayClientError> {
        let relay = RelayUrl::parse(&self.relay)
            .ok_or_else(|| RelayClientError::Url(self.relay.clone()))?;
        let protection = match &machine.host_key {
            None => Protection::Plain,
            Some(key) => {
                Protection::Sealed { own: self.own_key()?, host: key.parse()?, pairing: None }
            }
        };
        let (id, name, roots) = (machine.id.clone(), machine.name.clone(), self.roots()?);
        Ok(MachineAccess { relay, token: self.token.clone(), id, name, protection, roots })
    }
}

impl PairedRelays {
    /// Reads the file of a home; an absent one is empty.
    pub fn read(home: &Path) -> Result<Self, RelayClientError> {
        let path = home.join(FILE_NAME);
        match read_regular(&path) {
            Ok(bytes) => {
                // Editors of Windows begin files with a byte order mark.
                let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
                serde_json::from_slice(bytes).map_err(|_| RelayClientError::Malformed(path))
            }
            Err(err) if err.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(RelayClientError::File { path, source }),
        }
    }

    /// Replaces the file of a home.
    pub fn write(&self, home: &Path) -> Result<(), RelayClientError> {
        let path = home.join(FILE_NAME);
        self.replace(&path).map_err(|source| RelayClientError::File { path, source })
    }

    fn replace(&self, path: &Path) -> std::io::Result<()> {
        // The home may not exist yet: this may be the user's first command.
        if let Some(home) = path.parent() {
            DirBuilder::new().recursive(true).mode(0o700).create(home)?;
        }
        let new = path.with_extension(format!("{}.new", std::process::id()));
        let bytes = serde_json::to_vec_pretty(self)?;
        let mut options = std::fs::OpenOptions::new();
        let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&new)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        std::fs::rename(&new, path)
    }

    /// Returns the relays.
    pub fn relays(&self) -> &[PairedRelay] {
        &self.relays
    }

    /// Returns a relay by its base address.
    pub fn relay(&self, relay: &RelayUrl) -> Option<&PairedRelay> {
        self.relays.iter().find(|it| it.relay == relay.base())
    }

    /// Stores a relay in place of its former record.
    pub fn keep(&mut self, relay: PairedRelay) {
        self.relays.retain(|it| it.relay != relay.relay);
        self.relays.push(relay);
    }

    /// Forgets a machine, and the relay with its last one.
    pub fn forget(&mut self, relay: &RelayUrl, machine: &str) {
        for it in self.relays.iter_mut().filter(|it| it.relay == relay.base()) {
            it.machines.retain(|kept| kept.id != machine);
        }
        self.relays.retain(|it| !it.machines.is_empty());
    }

    /// Finds a machine by its id or by its name at the time of the pairing. The relay is not asked:
    /// it could name one machine as another.
    pub fn find(&self, address: &RelayAddress) -> Result<MachineAccess, RelayClientError> {
        let is_at = |it: &&PairedRelay| {
            RelayUrl::parse(&it.relay).is_some_and(|url| url.place() == address.relay)
        };
        let all: Vec<_> = self
            .relays
            .iter()
            .filter(is_at)
            .flat_map(|relay| relay.machines.iter().map(move |machine| (relay, machine)))
            .collect();
        let by_id = all.iter().find(|(_, machine)| machine.id == address.machine);
        let mut by_name = all.iter().filter(|(_, machine)| machine.name == address.machine);
        let (relay, machine) = match (by_id, by_name.next(), by_name.next()) {
            (Some(found), ..) | (None, Some(found), None) => found,
            (None, Some(_), Some(_)) => {
                return Err(RelayClientError::Ambiguous(address.machine.clone()));
            }
            (None, None, _) => {
                return Err(RelayClientError::NotPaired {
                    address: address.to_string(),
                    known: known(&all),
                });
            }
        };
        relay.access(machine)
    }
}

fn known(machines: &[(&PairedRelay, &KeptMachine)]) -> String {
    let names: Vec<_> = machines.iter().map(|(_, machine)| format!("`{}`", machine.name)).collect();
    match names.as_slice() {
        [] => "no machine is paired through that relay".to_owned(),
        names => format!("paired are {}", names.join(", ")),
    }
}

/// Reads a file; fails for a pipe or a device, which would be waited for.
fn read_regular(path: &Path) -> std::io::Result<Vec<u8>> {
    let is_regular = std::fs::metadata(path)?.is_file();
    if is_regular {
        std::fs::read(path)
    } else {
        Err(std::io::Error::other("it is not a regular file"))
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn machine(id: &str, name: &str) -> KeptMachine {
        KeptMachine { id: id.to_owned(), name: name.to_owned(), host_key: None }
    }

    fn two() -> PairedRelays {
        let url = RelayUrl::parse("https://relay.example:8443").unwrap();
        let own = KeyPair::generate().unwrap();
        let mut relay = PairedRelay::new(&url, "cli_1".into(), "a-token".into(), 9, &own);
        relay.machines =
            vec![machine("env_1", "box"), machine("env_2", "twin"), machine("env_3", "twin")];
        let mut relays = PairedRelays::default();
        relays.keep(relay.clone());
        relays.keep(relay);
        relays
    }

    fn find(relays: &PairedRelays, url: &str) -> Result<String, String> {
        let found = relays.find(&RelayAddress::parse(url).unwrap());
        found.map(|access| access.id).map_err(|err| err.to_string())
    }

    #[test]
    fn machines_are_found_by_name_or_id() {
        let relays = two();
        assert_eq!(relays.relays().len(), 1);
        assert_eq!(find(&relays, "relay://relay.example:8443/box").as_deref(), Ok("env_1"));
        assert_eq!(find(&relays, "relay://relay.example:8443/env_3").as_deref(), Ok("env_3"));
        assert!(
            find(&relays, "relay://relay.example:8443/twin").unwrap_err().contains("by its id")
        );
        let other = find(&relays, "relay://relay.example:8443/none").unwrap_err();
        assert!(other.contains("paired are `box`, `twin`, `twin`"), "{other}");
        let elsewhere = find(&relays, "relay://relay.example/box").unwrap_err();
        assert!(elsewhere.contains("no machine is paired through that relay"), "{elsewhere}");
    }

    #[test]
    fn the_file_is_for_its_user_alone_and_a_broken_one_says_so() {
        let home = tempfile::tempdir().unwrap();
        assert!(PairedRelays::read(home.path()).unwrap().relays().is_empty());
        let mut relays = two();
        relays.write(home.path()).unwrap();
        let path = home.path().join(FILE_NAME);
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let again = PairedRelays::read(home.path()).unwrap();
        assert_eq!(again.relays()[0].machines, relays.relays()[0].machines);
        assert_eq!(
            again.relays()[0].own_key().unwrap().public(),
            relays.relays()[0].own_key().unwrap().public()
        );
        // An editor of Windows saved the file.
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("\u{feff}{text}")).unwrap();
        assert_eq!(PairedRelays::read(home.path()).unwrap().relays().len(), 1);
        assert!(!format!("{relays:?}").contains("a-token"));
        let url = RelayUrl::parse("https://relay.example:8443").unwrap();
        for id in ["env_1", "env_2", "env_3"] {
            relays.forget(&url, id);
        }
        assert!(relays.relays().is_empty());
        std::fs::write(&path, "{").unwrap();
        assert!(matches!(PairedRelays::read(home.path()), Err(RelayClientError::Malformed(_))));
    }
}
