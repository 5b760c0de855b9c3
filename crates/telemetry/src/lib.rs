//! Logs and traces: where they go, the names of their fields, and the spans of
//! requests, turns and tools.
//!
//! Logs go to stderr, never to stdout, which belongs to the protocol. Traces
//! leave the process only if [`ExportSettings`] say so; then the SDK of
//! OpenTelemetry exports them from a thread of its own, and reads what else the
//! standard's variables say (`OTEL_EXPORTER_OTLP_HEADERS`,
//! `OTEL_TRACES_SAMPLER`, `OTEL_BSP_*`). Nothing of that library shows outside.
//!
//! Features: `setup` has `init`, which a program calls once; `otlp` exports traces. A
//! library that only makes spans needs neither.

#![forbid(unsafe_code)]

pub mod field;
#[cfg(feature = "setup")]
mod init;
mod memory;
#[cfg(feature = "otlp")]
mod otlp;
#[cfg(not(feature = "otlp"))]
#[path = "otlp_disabled.rs"]
mod otlp;
mod recent;
mod settings;
mod trace;
#[cfg(feature = "setup")]
mod writer;

#[cfg(feature = "setup")]
pub use init::{Telemetry, TelemetryError, init};
pub use memory::{resident_memory_bytes, system_threads};
pub use recent::recent_log_lines;
pub use settings::{ExportSettings, LogFormat, TelemetrySettings};
pub use trace::{Carrier, Ended, Fault, Request, Trace};
