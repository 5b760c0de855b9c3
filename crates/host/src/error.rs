//! The reasons for which a host does not start or end well.

use std::io;

use turnhost_base::AbsPath;
use turnhost_config::ConfigError;
use turnhost_ports::StoreError;
use turnhost_store::OpenError;

/// A host that cannot start, or did not end well.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    /// Neither variable names a home.
    #[error("neither TURNHOST_HOME nor HOME is set; set one of them")]
    NoHome,
    /// A variable that names the home is not text.
    #[error("{0} is not UTF-8; name a home whose path is")]
    HomeNotText(&'static str),
    /// The working directory was removed.
    #[error("the working directory is gone")]
    NoWorkingDirectory(#[source] io::Error),
    /// A path that is relative or not UTF-8.
    #[error(transparent)]
    Path(#[from] turnhost_base::RelativePath),
    /// A configuration file with an error.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The home is not writable.
    #[error(
        "`{path}` cannot be written; make the home directory writable or name another one with TURNHOST_HOME"
    )]
    NotWritable {
        /// The file.
        path: AbsPath,
        /// The system's error.
        source: io::Error,
    },
    /// The login of remote control cannot be read.
    #[error(transparent)]
    RemoteControl(#[from] turnhost_remote_control::RemoteControlError),
    /// The configuration does not fit together.
    #[error("{0}")]
    Settings(String),
    /// Work on the store failed.
    #[error(transparent)]
    Maintenance(#[from] turnhost_store::MaintenanceError),
    /// Not everything is stored.
    #[error(transparent)]
    Store(#[from] StoreError),
}
