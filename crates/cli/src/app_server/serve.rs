//! A server from its start to its end.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use tokio::time::timeout;
use turnhost_task::Tasks;
use turnhost_transport::{ConnectionIds, stdio};

use super::listen::Listen;
use crate::host::{Host, Plan};
use crate::signals::Signals;

/// How long a client that has left may take to read its last answers.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// Serves everybody until the end; see [`until_over`].
pub(super) async fn serve(listen: &Listen) -> Result<()> {
    let tasks = Tasks::new();
    let host = Host::build(Plan::from_environment()?, &tasks)?;
    let listeners = listen.bind().await?;
    let ids = ConnectionIds::default();
    let mut signals = if listeners.is_empty() { Signals::terminate()? } else { Signals::all()? };
    let listening = tasks.child();
    listeners.serve(&ids, &host.server, &listening);
    until_over(listen.stdio, &ids, &host, &mut signals, &tasks).await?;
    listening.cancel();
    listening.wait().await;
    host.shut_down().await
}

/// Waits for a signal; or for the end of stdin, if a client is there, since it
/// owns the process.
async fn until_over(
    stdio: bool,
    ids: &ConnectionIds,
    host: &Host,
    signals: &mut Signals,
    tasks: &Tasks,
) -> Result<()> {
    if !stdio {
        signals.any().await;
        return Ok(());
    }
    let connection = stdio::connect(ids.next_id(), tasks)?;
    let written = connection.tasks().clone();
    tokio::select! {
        () = Arc::clone(&host.server).serve(connection) => {}
        () = signals.any() => {}
    }
    // A client that closes its end may still read what it was answered.
    let _ = timeout(LAST_ANSWERS, written.wait()).await;
    Ok(())
}
