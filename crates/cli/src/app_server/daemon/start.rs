//! Starting a server that outlives the command that started it.

use std::ffi::OsString;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream as StdUnixStream;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use tokio::io::AsyncReadExt as _;
use tokio::net::UnixStream;
use tokio::time::timeout;

use super::flags::RUN;
use super::log_file;
use super::places::Places;
use super::process::RunningServer;
use crate::environment::variable;

/// The time that a server may take to be ready: it takes milliseconds, a store that
/// is migrated may take seconds.
const TIMEOUT: Duration = Duration::from_mins(1);

/// As much of the log as is shown if the server does not start.
const SHOWN_BYTES: u64 = 4 << 10;

/// Starts a server with these flags and waits until it is ready. Gives back `started`, or
/// `alreadyRunning` if another one was faster.
pub(super) async fn start(
    places: &Places,
    flags: &[OsString],
) -> Result<(&'static str, RunningServer)> {
    let log = log_file::open(&places.log)?;
    let before = log.metadata().map_or(0, |metadata| metadata.len());
    let ready = spawn(places, flags, log)?;
    let mut word = Vec::new();
    let said = timeout(TIMEOUT, UnixStream::from_std(ready)?.read_to_end(&mut word)).await;
    // The end of the stream without a word is the end of the process.
    let found = match said {
        Ok(_) => RunningServer::find(&places.socket).await?,
        Err(_) => None,
    };
    match found {
        Some(running) if word.is_empty() => Ok(("alreadyRunning", running)),
        Some(running) => Ok(("started", running)),
        None => bail!("the server did not start; {} says: {}", places.log, tail(places, before)),
    }
}

/// Runs this program as a daemon; gives back the stream on which it says that
/// it is ready.
fn spawn(places: &Places, flags: &[OsString], log: File) -> Result<StdUnixStream> {
    let (ours, theirs) = StdUnixStream::pair()?;
    ours.set_nonblocking(true)?;
    let program = std::env::current_exe().context("this program's file is gone")?;
    let mut command = Command::new(program);
    command
        .args(RUN)
        .args(flags)
        .env("TURNHOST_HOME", places.home.as_std())
        // Where we are now may be unmounted or removed one day.
        .current_dir(variable("HOME").unwrap_or_else(|| "/".to_owned()))
        .stdin(Stdio::from(OwnedFd::from(theirs)))
        .stdout(log.try_clone()?)
        .stderr(log);
    // They are for us, if for anybody.
    for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES", "NOTIFY_SOCKET"] {
        command.env_remove(name);
    }
    // It is detached from here on: once this process is gone, no parent waits for it.
    let _child = command.spawn().context("the server cannot be started")?;
    Ok(ours)
}

/// Returns the log's text after its first `from` bytes.
fn tail(places: &Places, from: u64) -> String {
    let read = || -> std::io::Result<String> {
        let mut file = File::open(places.log.as_std())?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(from.max(length.saturating_sub(SHOWN_BYTES))))?;
        let mut bytes = Vec::new();
        file.take(SHOWN_BYTES).read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
    };
    match read() {
        Ok(text) if text.is_empty() => "nothing".to_owned(),
        Ok(text) => text,
        Err(err) => err.to_string(),
    }
}
