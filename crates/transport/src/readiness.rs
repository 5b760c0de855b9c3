//! Readiness of a server for new work, as its listeners answer probes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The answer to `/readyz`: ready until it is changed. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Readiness(Arc<AtomicBool>);

impl Readiness {
    /// Reports "not ready" to probes from now on; connections are still accepted.
    pub fn end(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Returns `true` while new work is taken.
    pub fn is_ready(&self) -> bool {
        !self.0.load(Ordering::Acquire)
    }
}
