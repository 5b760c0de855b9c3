//! Errors of the system, as the port has them.

use std::io;

use turnhost_ports::FsError;

/// Returns the failure with the system's error. An operation that no system supports, such as a path with a NUL
/// byte, is a refusal.
pub(super) fn system(err: &io::Error) -> FsError {
    match err.kind() {
        io::ErrorKind::InvalidInput => FsError::Refused(err.to_string()),
        _ => FsError::System(err.to_string()),
    }
}
