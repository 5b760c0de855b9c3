//! Remote control: a relay that clients reach this server through.

use crate::BoxFuture;

/// The status of the connection to the relay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemoteControlState {
    /// Remote control is off.
    Disabled,
    /// The connection is being made.
    Connecting,
    /// The connection is up.
    Connected,
    /// The last attempt failed; another one follows.
    Errored,
}

/// The status as clients see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoteControlStatus {
    /// The status of the connection.
    pub state: RemoteControlState,
    /// The machine as the relay knows it, once it is enrolled.
    pub environment_id: Option<String>,
}

/// The reason why there is no connection, while one is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoteControlTrouble {
    /// The last error, for people.
    pub error: String,
    /// The time of the next attempt, in Unix seconds.
    pub next_attempt_at: i64,
}

/// The life of a switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// It is stored.
    Stored,
    /// It holds for this process.
    Ephemeral,
}

/// The codes that a pairing has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairingKinds {
    /// One for programs.
    Program,
    /// One for programs and one to type.
    WithManual,
}

/// A pairing that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairingCodes {
    /// The code for programs: a link, at relays for which there is one.
    pub code: String,
    /// The code to type, if it was asked for.
    pub manual_code: Option<String>,
    /// The machine.
    pub environment_id: String,
    /// The end of the codes, in Unix seconds.
    pub expires_at: i64,
}

/// One of the codes of a pairing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PairingCode {
    /// The code for programs.
    Code(String),
    /// The code to type.
    Manual(String),
}

/// The order of a list of clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientOrder {
    /// Ascending.
    Ascending,
    /// Descending.
    Descending,
}

/// A question for paired clients.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientQuery {
    /// The machine.
    pub environment_id: String,
    /// The cursor of an earlier page.
    pub cursor: Option<String>,
    /// Entries of a page; the relay's choice if unset.
    pub limit: Option<u32>,
    /// The order; the relay's choice if unset.
    pub order: Option<ClientOrder>,
}

/// A client that was paired with a machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairedClient {
    /// Its id at the relay.
    pub client_id: String,
    /// Its name for people.
    pub display_name: Option<String>,
    /// The kind of its device.
    pub device_type: Option<String>,
    /// The platform it runs on.
    pub platform: Option<String>,
    /// The version of its operating system.
    pub os_version: Option<String>,
    /// The model of its device.
    pub device_model: Option<String>,
    /// The version of its program.
    pub app_version: Option<String>,
    /// The last time that the relay saw it, in Unix seconds.
    pub last_seen_at: Option<i64>,
}

/// A page of clients.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairedClients {
    /// The clients.
    pub clients: Vec<PairedClient>,
    /// The start of the next page, if there is one.
    pub next_cursor: Option<String>,
}

/// The reason why something was not done; the texts are for people.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RemoteControlFailure {
    /// The state or the request does not allow it.
    #[error("{0}")]
    Refused(String),
    /// The relay or the system failed.
    #[error("{0}")]
    Failed(String),
}

/// The outcome of a call.
pub type RemoteControlFuture<T> = BoxFuture<'static, Result<T, RemoteControlFailure>>;

/// Remote control of one server.
pub trait RemoteControlPort: Send + Sync {
    /// Returns the present status.
    fn status(&self) -> RemoteControlStatus;

    /// Returns why there is no connection; `None` while there is one or none is wanted.
    fn trouble(&self) -> Option<RemoteControlTrouble>;

    /// Waits until the status differs from `seen`. Values in between may be skipped.
    fn changed(&self, seen: RemoteControlStatus) -> BoxFuture<'static, RemoteControlStatus>;

    /// Switches on. A stored switch answers once the machine is enrolled.
    fn enable(&self, preference: Preference) -> RemoteControlFuture<RemoteControlStatus>;

    /// Switches off.
    fn disable(&self, preference: Preference) -> RemoteControlFuture<RemoteControlStatus>;

    /// Asks the relay for codes.
    fn start_pairing(&self, kinds: PairingKinds) -> RemoteControlFuture<PairingCodes>;

    /// Returns whether a client has claimed a code.
    fn is_claimed(&self, code: PairingCode) -> RemoteControlFuture<bool>;

    /// Lists paired clients.
    fn clients(&self, query: ClientQuery) -> RemoteControlFuture<PairedClients>;

    /// Ends the pairing of a client.
    fn revoke(&self, environment_id: String, client_id: String) -> RemoteControlFuture<()>;
}
