//! The graceful shutdown after a signal, for servers that clients connect to.
//!
//! The first signal starts a drain: no new work, and what runs may finish. It
//! is over when nothing runs, at the time limit, or at a second signal.

use std::time::Duration;

use tokio::time::sleep;
use turnhost_server::{Load, Server};
use turnhost_transport::Readiness;

use crate::signals::Signals;

/// The outcome of a graceful shutdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drained {
    /// Nothing runs any more.
    Done,
    /// Something may still run.
    Forced,
}

/// Drains the server after a first signal; `limit` bounds the wait.
pub(super) async fn drain(
    server: &Server,
    readiness: &Readiness,
    signals: &mut Signals,
    limit: Duration,
) -> Drained {
    readiness.end();
    server.begin_drain(Some(limit));
    let Load { connections, running_turns, requests } = server.load();
    tracing::info!(
        "received shutdown signal; entering graceful restart drain (connections={connections}, \
         runningAssistantTurns={running_turns}, new client turns rejected)"
    );
    if running_turns + requests > 0 {
        tracing::info!(
            "shutdown signal restart: waiting for {running_turns} running assistant turn(s) and \
             {requests} admitted request(s) to finish"
        );
    }
    let (drained, why) = tokio::select! {
        biased;
        () = server.drained() => (Drained::Done, "shutdown signal restart: no assistant turns running;"),
        () = signals.any() => (Drained::Forced, "received second shutdown signal; forcing restart"),
        () = sleep(limit) => (Drained::Forced, "drain timeout reached; forcing restart"),
    };
    let Load { connections, running_turns, requests } = server.load();
    let what = match drained {
        Drained::Done => {
            format!("stopping acceptor and disconnecting {connections} connection(s)")
        }
        Drained::Forced => format!(
            "with {running_turns} running assistant turn(s), {requests} admitted request(s) and \
             {connections} connection(s)"
        ),
    };
    tracing::info!("{why} {what}");
    drained
}
