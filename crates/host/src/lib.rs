//! Composition: picks the store, the models, the commands, the files and the configuration of a
//! server from settings, and owns them until the end.
//!
//! The binary and every program that embeds a server start here; nothing above this crate names a
//! store, a provider or a sandbox. A client in the same process is made by `turnhost-in-process`,
//! whose documentation begins with a whole program. With a client of one's own:
//!
//! ```
//! use turnhost_host::{Host, HostOptions, run_helper_if_asked};
//! use turnhost_protocol::{ClientInfo, ThreadLoadedListParams, method};
//!
//! #[tokio::main(flavor = "current_thread")]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     run_helper_if_asked(); // a sandboxed command runs this program again
//!     let home = tempfile::tempdir()?;
//!     let host = Host::start(HostOptions::new(home.path(), home.path())?)?;
//!     let (client, _events) = host.connect();
//!     let info = ClientInfo { name: "example".to_owned(), title: None, version: "1".to_owned() };
//!     client.initialize(info, None).await?;
//!     let params = ThreadLoadedListParams::default();
//!     assert!(client.call::<method::ThreadLoadedList>(&params).await?.data.is_empty());
//!     client.close().await;
//!     Ok(host.shut_down().await?)
//! }
//! ```

#![forbid(unsafe_code)]

mod accounts;
mod auth_command;
mod aws_signer;
mod configuration;
mod context;
mod error;
mod examine;
mod host;
mod link;
mod mcp_logins;
mod models;
mod options;
mod providers;
mod remote;
mod rules;
mod settings;
pub mod store;
mod surroundings;

pub use turnhost_accounts::Accounts;
pub use turnhost_config::{Environment, example as config_example, schema as config_schema};
pub use turnhost_ports::{AccountChoice, McpServer};
pub use turnhost_remote_control::AtStart as RemoteControlAtStart;
pub use turnhost_sandbox::{Guarantee, Lack};

pub use turnhost_model::{Pieces, SCRIPTED, Scripted, Step};

pub use accounts::open_accounts;
pub use configuration::{Configuration, Examined};
pub use error::HostError;
pub use examine::{
    ExaminedConfig, ExaminedKey, ExaminedProvider, examine_config, examine_reach, examine_store,
};
pub use host::Host;
pub use link::{InProcessLink, InProcessReceiver, InProcessSender};
pub use mcp_logins::McpLogins;
pub use options::{HostOptions, WithoutEffect};
pub use surroundings::{examine_sandbox, home, working_directory};

/// Becomes a helper of commands (the sandbox's, the watchdog, or `apply_patch`) if the program was
/// started as one, and otherwise returns at once.
///
/// Must be the first thing in `main` of every program that runs commands.
pub fn run_helper_if_asked() {
    turnhost_exec::run_if_asked();
    turnhost_files::program::run_if_asked();
}
