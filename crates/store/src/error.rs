//! Errors inside the store, before they become texts with a path and a remedy.

use rusqlite::ErrorCode;
use turnhost_base::{AbsPath, ThreadId};
use turnhost_ports::StoreError;

use crate::files::{Files, OpenError};

/// A failure of one piece of work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    #[error(transparent)]
    Sql(#[from] rusqlite::Error),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("invalid cursor: {0}")]
    Cursor(String),
    #[error(
        "`{0}` was removed or replaced while the server ran; what it held is lost, and the next change begins a new one"
    )]
    Replaced(AbsPath),
    #[error("thread `{0}` is not stored; its record comes before its turns")]
    NoThread(ThreadId),
    #[error("turn `{0}` is not stored; its record comes before its items")]
    NoTurn(turnhost_base::TurnId),
}

impl Fault {
    /// Returns the error for the caller: where it happened and what to do.
    pub(crate) fn into_store_error(self, files: &Files) -> StoreError {
        match self {
            Self::Cursor(cursor) => StoreError::Cursor(cursor),
            Self::Sql(err) => {
                let text = format!("store `{}`: {err}{}", files.database, remedy(&err));
                if passes(&err) { StoreError::Unavailable(text) } else { StoreError::Failed(text) }
            }
            Self::Open(err @ (OpenError::Home { .. } | OpenError::NotWritable { .. })) => {
                StoreError::Unavailable(err.to_string())
            }
            Self::Open(_) | Self::Replaced(_) | Self::NoThread(_) | Self::NoTurn(_) => {
                StoreError::Failed(self.to_string())
            }
        }
    }
}

/// Returns whether the same may succeed later, once the disk or another process lets it.
fn passes(err: &rusqlite::Error) -> bool {
    matches!(
        err.sqlite_error_code(),
        Some(
            ErrorCode::DiskFull
                | ErrorCode::ReadOnly
                | ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::SystemIoFailure
                | ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
        )
    )
}

fn remedy(err: &rusqlite::Error) -> &'static str {
    match err.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => "; free some disk space and try again",
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            "; make the file and its directory writable and try again"
        }
        Some(ErrorCode::SystemIoFailure) => "; check the disk and try again",
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            "; restore the file from a backup, or move it away to begin anew"
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "; another process holds it: end that process and try again"
        }
        _ => "",
    }
}
