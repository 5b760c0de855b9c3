//! Whether a server takes new work, as its listeners tell whoever probes them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What `/readyz` answers: ready until somebody says otherwise. Clones are one.
#[derive(Clone, Debug, Default)]
pub struct Readiness(Arc<AtomicBool>);

impl Readiness {
    /// No new work from now on; probes are told, connections still taken.
    pub fn end(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether new work is taken.
    pub fn is_ready(&self) -> bool {
        !self.0.load(Ordering::Acquire)
    }
}
