//! The daemon itself: what `daemon start` starts.

use std::fs::File;
use std::io::{self, Write as _};
use std::os::fd::AsFd as _;
use std::process::ExitCode;

use anyhow::Result;

use super::flags::Served;
use super::log_file;
use super::places::Places;
use crate::app_server::listen::Listen;
use crate::app_server::serve;
use crate::environment;

/// Serves the socket in the home, and what else is asked for, until a signal comes. The process that started it gets
/// a word on stdin, which is one end of a pair of sockets, when it is ready.
pub(super) fn run(places: &Places, served: Served) -> Result<ExitCode> {
    // Leave the session of the parent, so that the end of a terminal
    // does not end it. A shell may have made it a leader already.
    if let Err(err) = rustix::process::setsid() {
        environment::say(format_args!("the session of the caller is kept: {err}"));
    }
    let log = places.log.clone();
    let listen = Listen::in_background(&served.listen).unwrap_or_else(|mistake| mistake.exit());
    serve::run(served.flags.settings(listen)?, move |tasks| {
        log_file::keep_small(log, tasks);
        report_ready()
    })
}

/// Says that the server is ready, and lets go of the pair of sockets.
fn report_ready() -> Result<()> {
    let mut starter = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    if let Err(err) = starter.write_all(b"ready\n") {
        tracing::debug!(%err, "nobody waits for the daemon");
    }
    rustix::stdio::dup2_stdin(File::open("/dev/null")?)?;
    Ok(())
}
