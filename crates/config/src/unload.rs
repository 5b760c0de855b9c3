//! The time for which an idle thread stays loaded.

use std::time::Duration;

use crate::error::ConfigError;
use crate::tree::{Table, get};

/// Time that a thread stays loaded without subscribers and activity.
const UNLOAD_DELAY_SECONDS: u64 = 30 * 60;

/// Returns the time that the settings in force say.
pub(crate) fn delay(tree: &Table) -> Result<Duration, ConfigError> {
    let seconds = get(tree, "thread_unload_delay_secs")?.unwrap_or(UNLOAD_DELAY_SECONDS);
    Ok(Duration::from_secs(seconds))
}
