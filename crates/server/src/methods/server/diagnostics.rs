//! `server/diagnostics`: what the server holds, in numbers.

use std::sync::Arc;

use turnhost_protocol::{
    ServerDiagnosticsGauge, ServerDiagnosticsParams, ServerDiagnosticsProcess,
    ServerDiagnosticsResponse, method,
};
use turnhost_threads::Threads;

use crate::fanout::connections::Connections;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ServerDiagnostics {
    type Needs = (Arc<Connections>, Threads);

    /// Requests under way, this one included, and loaded threads; for clients that declare
    /// `capabilities.turnhost` also initialised connections and running turns. Zeros are left out.
    async fn call(
        (connections, threads): (Arc<Connections>, Threads),
        caller: &Caller,
        _: ServerDiagnosticsParams,
    ) -> Result<Reply<ServerDiagnosticsResponse>, CallError> {
        let (mut requests, mut connected) = (0, 0);
        connections.each(|peer| {
            connected += 1;
            requests += peer.requests_under_way();
        });
        let mut numbers =
            vec![("app.requests.in_flight", requests), ("core.threads.live", threads.ids().len())];
        if caller.supports_extensions() {
            numbers.push(("turnhost.connections", connected));
            numbers.push(("turnhost.turns.running", threads.running_turns()));
        }
        let gauges = numbers.into_iter().filter(|(_, number)| *number > 0);
        let gauges = gauges.map(|(name, number)| ServerDiagnosticsGauge {
            name: name.to_owned(),
            value: number.try_into().unwrap_or(u64::MAX),
        });
        let process = ServerDiagnosticsProcess {
            id: std::process::id(),
            physical_footprint_bytes: None,
            resident_memory_bytes: turnhost_telemetry::resident_memory_bytes(),
        };
        Ok(ServerDiagnosticsResponse { gauges: gauges.collect(), process }.into())
    }
}
