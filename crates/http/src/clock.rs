//! The time by which certificates are judged.

use std::time::Duration;

use rustls::pki_types::UnixTime;
use rustls::time_provider::TimeProvider;
use turnhost_base::{SystemWorld, World as _};

/// The machine's clock. The library's own ends the task of a handshake while it says a time before 1970;
/// by this one certificates are not valid yet.
#[derive(Debug)]
pub(crate) struct Clock;

impl TimeProvider for Clock {
    fn current_time(&self) -> Option<UnixTime> {
        let millis = u64::try_from(SystemWorld.now().0).ok()?;
        Some(UnixTime::since_unix_epoch(Duration::from_millis(millis)))
    }
}
