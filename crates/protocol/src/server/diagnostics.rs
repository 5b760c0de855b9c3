//! Types of `server/diagnostics`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `server/diagnostics`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct ServerDiagnosticsParams {}
}

/// Answer to `server/diagnostics`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ServerDiagnosticsResponse {
    /// The server's own counts, without those at zero.
    pub gauges: Vec<ServerDiagnosticsGauge>,
    /// The server's process.
    pub process: ServerDiagnosticsProcess,
}

/// Something the server counts about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ServerDiagnosticsGauge {
    /// Its name, such as `app.requests.in_flight`.
    pub name: String,
    /// Its value now; never 0, as gauges at zero are left out.
    pub value: u64,
}

/// The server's process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ServerDiagnosticsProcess {
    /// Its process id.
    pub id: u32,
    /// Its physical memory footprint, in bytes; `None` where the system does not measure it, as on
    /// Linux.
    pub physical_footprint_bytes: Option<u64>,
    /// Its memory that is in RAM, in bytes; `None` if not known.
    pub resident_memory_bytes: Option<u64>,
}
