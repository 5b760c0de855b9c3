//! The configuration's failures, as the server's port has them.

use turnhost_config::{ConfigError, ProviderEditError, WriteError};
use turnhost_ports::{ConfigFailure, ConfigWriteFailure};

use crate::providers::ProviderWriteError;

#[expect(clippy::needless_pass_by_value, reason = "so that it can be named in `map_err`")]
pub(super) fn failure(error: ConfigError) -> ConfigFailure {
    ConfigFailure(error.in_loading())
}

#[expect(clippy::needless_pass_by_value, reason = "so that it can be named in `map_err`")]
pub(super) fn read_failure(error: ConfigError) -> ConfigFailure {
    ConfigFailure(error.in_reading())
}

#[expect(clippy::needless_pass_by_value, reason = "so that it can be named in `map_err`")]
pub(super) fn write_failure(error: WriteError) -> ConfigWriteFailure {
    let text = error.to_string();
    match error {
        WriteError::VersionConflict => ConfigWriteFailure::VersionConflict(text),
        WriteError::Edit(_) | WriteError::Invalid(_) => ConfigWriteFailure::Invalid(text),
        WriteError::ReadOnly => ConfigWriteFailure::ReadOnly(text),
        WriteError::Managed(_) => ConfigWriteFailure::Managed(text),
        WriteError::Unreadable(_) | WriteError::Io { .. } => ConfigWriteFailure::System(text),
    }
}

pub(super) fn provider_failure(error: ProviderWriteError) -> ConfigWriteFailure {
    let text = error.to_string();
    match error {
        ProviderWriteError::Edit(ProviderEditError::Unknown) => ConfigWriteFailure::NotFound(text),
        ProviderWriteError::Edit(_) => ConfigWriteFailure::Invalid(text),
        ProviderWriteError::Write(error) => write_failure(error),
        ProviderWriteError::Read(_) => ConfigWriteFailure::System(text),
    }
}
