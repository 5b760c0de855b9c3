//! Errors of the system, as the port has them.

use turnhost_ports::FsError;

pub(super) fn system(err: &impl std::fmt::Display) -> FsError {
    FsError::System(err.to_string())
}
