//! The process that serves a socket.

use std::ffi::OsString;
use std::io;
use std::os::fd::OwnedFd;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};
use turnhost_base::AbsPath;
use turnhost_protocol::ClientInfo;
use turnhost_remote_client::{Address, Options, connect, connect_unix};
use turnhost_task::Tasks;

use super::flags;

/// A running server.
#[derive(Debug)]
pub(super) struct RunningServer {
    pub(super) pid: i32,
    pub(super) version: String,
    /// The flags of `daemon start`; `None` for a server that was started otherwise.
    pub(super) flags: Option<Vec<OsString>>,
    /// The process itself, even if its number is reused.
    process: OwnedFd,
}

impl RunningServer {
    /// Asks the socket; `None` if no process serves it.
    pub(super) async fn find(socket: &AbsPath) -> Result<Option<Self>> {
        let stream = match connect_unix(socket.as_std()).await {
            Ok(stream) => stream,
            Err(err) => match err.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused => return Ok(None),
                _ => return Err(err).with_context(|| format!("cannot connect to `{socket}`")),
            },
        };
        let pid = stream.peer_cred().ok().and_then(|peer| peer.pid());
        let named = pid.filter(|pid| *pid > 1).and_then(Pid::from_raw);
        let Some(named) = named else {
            bail!(
                "`{socket}` is served by a process that cannot be seen from here; use its service manager"
            );
        };
        let process = pidfd_open(named, PidfdFlags::NONBLOCK)
            .with_context(|| format!("process {named} cannot be watched"))?;
        let version = version(socket).await?;
        let pid = named.as_raw_nonzero().get();
        Ok(Some(Self { pid, version, flags: flags::of_process(pid), process }))
    }

    /// Asks it to end and waits until it has; `false` if it takes longer. Blocks,
    /// since this program has nothing else to do.
    pub(super) fn end(&self, timeout: Duration) -> Result<bool> {
        let failed = || format!("process {} cannot be ended", self.pid);
        pidfd_send_signal(&self.process, Signal::TERM).with_context(failed)?;
        let timeout = Timespec::try_from(timeout).with_context(failed)?;
        // The descriptor of a process becomes readable at its end.
        let mut ended = [PollFd::new(&self.process, PollFlags::IN)];
        Ok(poll(&mut ended, Some(&timeout)).with_context(failed)? > 0)
    }
}

/// Returns the version of the server, by its introduction.
async fn version(socket: &AbsPath) -> Result<String> {
    let client_info = ClientInfo {
        name: "turnhost-daemon".to_owned(),
        title: None,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let tasks = Tasks::new();
    let (address, options) = (Address::unix(socket.as_std().to_owned()), Options::default());
    let (_client, _events, hello) = connect(&address, &options, client_info, None, &tasks).await?;
    tasks.cancel();
    // `NAME/PROTOCOL (OS; ARCH; turnhost VERSION) ...`
    let version = hello.user_agent.split_once("; turnhost ").map(|(_, rest)| rest);
    let version = version.and_then(|rest| rest.split(')').next());
    Ok(version.unwrap_or("unknown").to_owned())
}
