//! Composition: picks the store, the models, the commands, the files and the configuration of a
//! server from settings, and owns them until the end.
//!
//! The binary and every program that embeds a server start here; nothing above this crate names a
//! store, a provider or a sandbox. A client in the same process is made by `turnhost-in-process`:
//!
//! ```
//! use turnhost_client::ClientEvent;
//! use turnhost_host::{HostOptions, SCRIPTED, run_helper_if_asked};
//! use turnhost_in_process::InProcess;
//! use turnhost_protocol::{ServerNotification, ThreadStartParams};
//!
//! #[tokio::main(flavor = "current_thread")]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     run_helper_if_asked(); // a sandboxed command runs this program again
//!     let home = tempfile::tempdir()?;
//!     let options = HostOptions::new(home.path(), home.path())?;
//!     let mut app = InProcess::start(options, "example").await?;
//!     let model_provider = Some(SCRIPTED.to_owned()); // needs no network and no key
//!     let params = ThreadStartParams { model_provider, ..Default::default() };
//!     let thread = app.start_thread(&params).await?;
//!     app.start_turn(thread.id, "Hello!").await?;
//!     while let Some(ClientEvent::Notification(event)) = app.next_event().await {
//!         match &*event {
//!             ServerNotification::AgentMessageDelta(piece) => print!("{}", piece.delta),
//!             ServerNotification::TurnCompleted(_) => break,
//!             _ => {}
//!         }
//!     }
//!     Ok(app.shut_down().await?)
//! }
//! ```

#![forbid(unsafe_code)]

mod auth_command;
mod error;
mod host;
mod link;
mod models;
mod options;
mod providers;
mod remote;
mod settings;
mod surroundings;

pub use turnhost_accounts::Accounts;
pub use turnhost_config::Environment;
pub use turnhost_ports::Login;
pub use turnhost_remote_control::AtStart as RemoteControlAtStart;
pub use turnhost_sandbox::{Guarantee, Lack};

pub use turnhost_model::{Pieces, SCRIPTED, Scripted, Step};

pub use error::HostError;
pub use host::Host;
pub use link::{InProcessLink, InProcessReceiver, InProcessSender};
pub use options::HostOptions;
pub use surroundings::{examine_sandbox, home, working_directory};

/// Becomes a helper of commands (the sandbox's, the watchdog, or `apply_patch`) if the program was
/// started as one, and otherwise returns at once.
///
/// Must be the first thing in `main` of every program that runs commands.
pub fn run_helper_if_asked() {
    turnhost_exec::run_if_asked();
    turnhost_files::program::run_if_asked();
}
