//! The process's variables, stderr and runtime.

use std::fmt;
use std::io::Write as _;

use anyhow::{Context as _, Result};
use tokio::runtime::{Builder, Runtime};
use tokio::signal::unix::{SignalKind, signal};
use turnhost_telemetry::TelemetrySettings;

use crate::visible::Text;

/// Reads a variable; an empty one counts as unset.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Writes text for people to stderr. Control characters in it are shown, not sent.
pub(crate) fn say(line: fmt::Arguments<'_>) {
    let line = line.to_string();
    let line = Text(&line);
    // If stderr is closed, no reader is left.
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Writes a line to stdout, for people and for programs that read it.
pub(crate) fn print(line: fmt::Arguments<'_>) -> Result<()> {
    writeln!(std::io::stdout().lock(), "{line}").context("stdout is closed")
}

/// Returns an argument that may be a secret: `-` stands for a line of stdin, which no list of processes shows.
pub(crate) fn secret(argument: String) -> Result<String> {
    if argument != "-" {
        return Ok(argument);
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).context("stdin cannot be read")?;
    Ok(line.trim().to_owned())
}

/// Runs a program's work to its end: with logs and traces as the variables say,
/// on a runtime of its own. What is left of the traces is exported at the end.
pub(crate) fn run<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let telemetry = turnhost_telemetry::init(&TelemetrySettings::from_variables(&variable))?;
    let runtime = runtime()?;
    let done = runtime.block_on(async {
        outlive_file_size_limit();
        work.await
    });
    drop(runtime);
    telemetry.finish();
    done
}

/// Makes a write past the limit on file sizes fail, where SIGXFSZ would end the process.
///
/// A handler is better than ignoring the signal, which commands would inherit. It stays for the
/// life of the process; it is never joined.
fn outlive_file_size_limit() {
    let kind = SignalKind::from_raw(rustix::process::Signal::XFSZ.as_raw());
    if let Err(error) = signal(kind) {
        tracing::debug!(err = %error, "a limit on file sizes would end the process");
    }
}

/// Builds the runtime: one thread, since a hand-over between threads costs more than what is handed
/// over. What blocks has threads of its own.
fn runtime() -> Result<Runtime> {
    Builder::new_current_thread().enable_all().build().context("the runtime could not be started")
}
