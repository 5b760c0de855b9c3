//! Counters, as Prometheus reads them (text exposition format 0.0.4).

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counters since the start.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    pub(crate) requests: Counter,
    pub(crate) host_frames: Counter,
    pub(crate) client_frames: Counter,
    pub(crate) pairings: Counter,
    pub(crate) wrong_codes: Counter,
    pub(crate) approvals: Counter,
    pub(crate) lost_streams: Counter,
    pub(crate) pushes: Counter,
    pub(crate) failed_pushes: Counter,
}

/// A number that only rises.
#[derive(Debug, Default)]
pub(crate) struct Counter(AtomicU64);

impl Counter {
    pub(crate) fn count(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// The present numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Gauges {
    pub(crate) hosts: usize,
    pub(crate) streams: usize,
    pub(crate) spool_bytes: usize,
}

impl Metrics {
    /// Writes all of it.
    pub(crate) fn text(&self, gauges: Gauges) -> String {
        let counters = [
            ("requests", "HTTP requests", &self.requests),
            ("host_frames", "frames from hosts", &self.host_frames),
            ("client_frames", "frames from clients", &self.client_frames),
            ("pairings", "clients paired", &self.pairings),
            ("wrong_codes", "pairing codes that were none", &self.wrong_codes),
            ("approvals", "approvals by clients, as hosts tell", &self.approvals),
            ("lost_streams", "streams that ended against their client's will", &self.lost_streams),
            ("pushes", "wake-ups that a push service or webhook took", &self.pushes),
            ("failed_pushes", "wake-ups that none took", &self.failed_pushes),
        ];
        let mut text = String::new();
        let mut metric = |name: &str, kind: &str, help: &str, value: u64| {
            let name = format!("turnhost_relay_{name}");
            // Writing to a string does not fail.
            _ = write!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}\n");
        };
        for (name, help, counter) in counters {
            let value = counter.0.load(Ordering::Relaxed);
            metric(&format!("{name}_total"), "counter", help, value);
        }
        let gauges = [
            ("hosts_online", "hosts connected", gauges.hosts),
            ("streams", "streams open", gauges.streams),
            ("spool_bytes", "bytes that wait for clients", gauges.spool_bytes),
        ];
        for (name, help, value) in gauges {
            metric(name, "gauge", help, u64::try_from(value).unwrap_or(u64::MAX));
        }
        text
    }
}
