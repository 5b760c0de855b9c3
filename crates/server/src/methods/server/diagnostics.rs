//! `server/diagnostics`: what the server holds, in numbers.
//!
//! The gauges, each left out while it is zero. Those that begin with `turnhost.` go to clients that
//! declare `capabilities.turnhost`.
//!
//! | gauge | counts |
//! | --- | --- |
//! | `app.requests.in_flight` | requests that have no answer yet, this one included |
//! | `core.threads.live` | loaded threads |
//! | `turnhost.connections` | connections that sent `initialize` |
//! | `turnhost.turns.running` | running turns |
//! | `turnhost.queues.outbox_bytes` | bytes that wait for clients to read them |
//! | `turnhost.queues.mailbox_messages` | messages that wait in the mailboxes of threads |
//! | `turnhost.queues.client_requests` | approvals and questions that no client has answered yet |
//! | `turnhost.processes.commands` | processes that the server started and holds: commands, MCP servers, hooks |
//! | `turnhost.system_threads` | threads of the operating system in this process |

use std::sync::Arc;

use turnhost_ports::CommandPort;
use turnhost_protocol::{
    ServerDiagnosticsGauge, ServerDiagnosticsParams, ServerDiagnosticsProcess,
    ServerDiagnosticsResponse, method,
};
use turnhost_threads::Threads;

use crate::fanout::connections::Connections;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ServerDiagnostics {
    type Needs = (Arc<Connections>, Threads, Arc<dyn CommandPort>);

    async fn call(
        (connections, threads, commands): Self::Needs,
        caller: &Caller,
        ServerDiagnosticsParams {}: ServerDiagnosticsParams,
    ) -> Result<Reply<ServerDiagnosticsResponse>, CallError> {
        let (mut requests, mut connected, mut outbox_bytes) = (0, 0, 0);
        connections.each(|peer| {
            connected += 1;
            requests += peer.requests_under_way();
            outbox_bytes += peer.waiting_bytes();
        });
        let mut numbers =
            vec![("app.requests.in_flight", requests), ("core.threads.live", threads.ids().len())];
        if caller.supports_extensions() {
            let system_threads = turnhost_telemetry::system_threads().unwrap_or_default();
            numbers.extend([
                ("turnhost.connections", connected),
                ("turnhost.turns.running", threads.running_turns()),
                ("turnhost.queues.outbox_bytes", outbox_bytes),
                ("turnhost.queues.mailbox_messages", threads.waiting_messages()),
                ("turnhost.queues.client_requests", threads.open_requests()),
                ("turnhost.processes.commands", commands.running()),
                ("turnhost.system_threads", system_threads.try_into().unwrap_or(usize::MAX)),
            ]);
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
