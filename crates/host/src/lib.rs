//! Composition: picks the store, the models, the commands, the files and the configuration of a
//! server from settings, and owns them until the end.
//!
//! The binary and every program that embeds a server start here; nothing above this crate names a
//! store, a provider or a sandbox. Most programs start with `turnhost-in-process`, which adds a client
//! that is ready to use. This one connects its own, and runs a turn with the scripted model:
//!
//! ```
//! use turnhost_host::{Host, HostOptions, SCRIPTED, run_helper_if_asked};
//! use turnhost_client::ClientEvent;
//! use turnhost_protocol::*;
//!
//! #[tokio::main(flavor = "current_thread")]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     run_helper_if_asked(); // a sandboxed command runs this program again
//!     let home = tempfile::tempdir()?; // has the configuration and the database
//!     let host = Host::start(HostOptions::new(home.path(), home.path())?)?;
//!     let (client, mut events) = host.connect();
//!     let info = ClientInfo { name: "example".to_owned(), title: None, version: "1".to_owned() };
//!     client.initialize(info, None).await?;
//!     let start = ThreadStartParams { model_provider: Some(SCRIPTED.to_owned()), ..Default::default() };
//!     let thread_id = client.call::<method::ThreadStart>(&start).await?.thread.id.to_string();
//!     let input = vec![UserInput::Text { text: "Hello!".to_owned(), text_elements: Vec::new() }];
//!     let params = TurnStartParams { thread_id, input, ..Default::default() };
//!     client.call::<method::TurnStart>(&params).await?;
//!     while let Some(ClientEvent::Notification(event)) = events.next().await {
//!         if matches!(*event, ServerNotification::TurnCompleted(_)) { break }
//!     }
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
