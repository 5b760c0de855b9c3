//! A server from its start to its end.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, ensure};
use tokio::time::timeout;
use turnhost_base::{AbsPath, Millis, SystemWorld, World as _};
use turnhost_host::{Host, HostOptions, RemoteControlAtStart};
use turnhost_remote_control::{is_enabled, read_login};
use turnhost_task::Tasks;
use turnhost_transport::{CloseReason, Readiness};

use super::descriptors::Descriptors;
use super::drain::{Drained, drain};
use super::listen::{Listen, Listeners};
use super::service_manager::{self, READY, STOPPING};
use super::start_up::StartUpLock;
use crate::auth::ListenerAuth;
use crate::config_flags::HostFlags;
use crate::environment;
use crate::signals::Signals;

/// The time that a client that has left may take to read its last answers.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// The time that a peer may take to receive the close frame when the end is forced.
const FORCED_GOODBYE: Duration = Duration::from_millis(100);

/// The choices of the command line.
#[derive(Debug)]
pub(super) struct ServeOptions {
    pub(super) listen: Listen,
    pub(super) auth: ListenerAuth,
    pub(super) drain_limit: Option<Duration>,
    pub(super) config: HostFlags,
    pub(super) remote_control: RemoteControlAtStart,
}

impl ServeOptions {
    /// Returns those of a command line that chooses nothing but addresses.
    pub(super) fn without_flags(listen: Listen) -> Self {
        Self {
            listen,
            auth: ListenerAuth::default(),
            drain_limit: None,
            config: HostFlags::default(),
            remote_control: RemoteControlAtStart::Stored,
        }
    }
}

/// The reason for a server's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The client on the standard streams left, and it owns the process.
    InputClosed,
    /// A signal came.
    Signal,
}

/// Serves everybody until the end: a signal; or the end of stdin, if a client is
/// there, since it owns the process. A signal drains a server that others
/// connect to; `drain_limit` bounds that. `ready` is called when others can connect.
pub(super) fn run(
    settings: ServeOptions,
    ready: impl FnOnce(&Tasks) -> Result<()>,
) -> Result<ExitCode> {
    let ServeOptions { listen, auth, drain_limit, config, remote_control } = settings;
    check_clock(SystemWorld.now())?;
    let home = turnhost_host::home()?;
    let lock = listen.takes_a_path().then(|| StartUpLock::take(&home)).transpose()?;
    environment::run(async {
        let tasks = Tasks::new();
        // Before the store is opened, which a server that is refused must not touch.
        let descriptors = Descriptors::raise();
        let listeners = listen.bind(&home, auth, descriptors).await?;
        ensure!(
            listeners.stdio || !listeners.is_empty() || has_remote_control(remote_control, &home)?,
            "no transport configured; use --listen or enable remote control"
        );
        let options = config.over(HostOptions::from_environment()?);
        let own_files = listeners.own_files();
        let open_files = descriptors.before;
        let options = HostOptions { own_files, open_files, ..options };
        let host = Host::start(HostOptions { remote_control, ..options })?;
        drop(lock);
        serve(host, listeners, drain_limit, ready, &tasks).await
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Returns whether clients can reach the server through a relay. Fails if they should and there is no login.
fn has_remote_control(at_start: RemoteControlAtStart, home: &AbsPath) -> Result<bool> {
    match at_start {
        RemoteControlAtStart::On => Ok(read_login(home.as_std()).map(|_| true)?),
        RemoteControlAtStart::Stored => Ok(is_enabled(home.as_std())?),
    }
}

/// Fails for a clock before 1970, which counts as its first moment: threads would be stored with that time.
fn check_clock(now: Millis) -> Result<()> {
    ensure!(now > Millis(0), "the clock of this machine says a time before 1970; set it first");
    Ok(())
}

async fn serve(
    host: Host,
    listeners: Listeners,
    drain_limit: Option<Duration>,
    ready: impl FnOnce(&Tasks) -> Result<()>,
    tasks: &Tasks,
) -> Result<()> {
    let (stdio, drains) = (listeners.stdio, !listeners.is_empty() || !listeners.stdio);
    Signals::survive_file_size_limit()?;
    let mut signals = if drains { Signals::all()? } else { Signals::terminate()? };
    let drain_limit = drain_limit.unwrap_or_else(|| host.graceful_shutdown_timeout());
    let listening = tasks.child();
    let readiness = Readiness::default();
    listeners.serve(&host, &readiness, &listening);
    let (written, client) = stdio.then(|| host.serve_stdio(tasks)).transpose()?.unzip();
    service_manager::notify(READY);
    ready(tasks)?;
    let mut owner = std::pin::pin!(async {
        match client {
            Some(client) => client.await,
            None => std::future::pending().await,
        }
    });
    let asked = async {
        signals.any().await;
        service_manager::notify(STOPPING);
        if drains {
            drain(host.server(), &readiness, &mut signals, drain_limit).await
        } else {
            Drained::Done
        }
    };
    let (end, drained) = tokio::select! {
        () = &mut owner => (End::InputClosed, Drained::Done),
        drained = asked => (End::Signal, drained),
    };
    part(&host, &listening, drained).await;
    if let Some(written) = written {
        if end == End::Signal {
            written.cancel();
        }
        // A client that closes its end may still read what it was answered.
        let _ = timeout(LAST_ANSWERS, written.wait()).await;
    }
    host.shut_down().await?;
    let shutdown_forced = drained == Drained::Forced;
    tracing::info!(exit_reason = ?end, shutdown_forced, "processor task exited");
    Ok(())
}

/// Says goodbye to everybody who is connected.
async fn part(host: &Host, listening: &Tasks, drained: Drained) {
    if drained == Drained::Forced {
        // So that clients receive the ends of their turns.
        host.server().stop_threads().await;
    }
    let connections = host.server().load().connections;
    if connections > 0 {
        tracing::info!(
            "disconnecting {connections} outbound websocket connection(s) for graceful restart"
        );
    }
    host.server().disconnect_all(&CloseReason::Restart);
    listening.cancel();
    match drained {
        Drained::Done => listening.wait().await,
        Drained::Forced => {
            if timeout(FORCED_GOODBYE, listening.wait()).await.is_err() {
                tracing::debug!("not every peer took the goodbye in time");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_before_1970_stops_the_start_with_the_remedy() {
        assert!(check_clock(Millis(1)).is_ok());
        assert!(check_clock(Millis(0)).unwrap_err().to_string().contains("set it first"));
    }
}
