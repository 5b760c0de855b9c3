//! Paths of the server in the background.

use anyhow::Result;
use turnhost_base::AbsPath;

use super::log_file;
use crate::app_server::start_up::control_socket;

/// The places of this home's daemon.
#[derive(Clone, Debug)]
pub(super) struct Places {
    pub(super) home: AbsPath,
    pub(super) socket: AbsPath,
    pub(super) log: AbsPath,
}

impl Places {
    pub(super) fn of_environment() -> Result<Self> {
        let home = turnhost_host::home()?;
        let (socket, log) = (control_socket(&home), log_file::path(&home));
        Ok(Self { home, socket, log })
    }
}
