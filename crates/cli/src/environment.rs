//! What the process is told by its surroundings: variables, directories, the machine.

use std::fmt;
use std::io::Write as _;
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow};
use tokio::runtime::{Builder, Runtime};
use turnhost_base::AbsPath;
use turnhost_config::Environment;
use turnhost_telemetry::Settings;

/// Reads a variable; an empty one counts as unset.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The variables, for the crates that are given them.
pub(crate) fn variables() -> Environment {
    Arc::new(variable)
}

/// Writes one line for people to stderr.
pub(crate) fn say(line: fmt::Arguments<'_>) {
    // Nobody is left to tell if stderr is closed.
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// The server's home: `TURNHOST_HOME`, else `CODEX_HOME`, else `~/.turnhost`.
pub(crate) fn home() -> Result<AbsPath> {
    let named = variable("TURNHOST_HOME").or_else(|| variable("CODEX_HOME"));
    if let Some(home) = named {
        return Ok(cwd()?.join(home));
    }
    let user = variable("HOME")
        .ok_or_else(|| anyhow!("neither TURNHOST_HOME nor HOME is set; set one of them"))?;
    Ok(cwd()?.join(user).join(".turnhost"))
}

/// The working directory.
pub(crate) fn cwd() -> Result<AbsPath> {
    let cwd = std::env::current_dir().context("the working directory is gone")?;
    Ok(AbsPath::from_std(&cwd)?)
}

/// The shell that runs scripts.
pub(crate) fn shell() -> Arc<str> {
    turnhost_exec::login_shell(variable("SHELL")).into()
}

/// Name and version of the operating system and its architecture.
pub(crate) fn platform() -> String {
    let version = proc_line("/proc/sys/kernel/osrelease").unwrap_or_else(|| "unknown".to_owned());
    format!("{} {version}; {}", capitalised(std::env::consts::OS), std::env::consts::ARCH)
}

/// The machine's name.
pub(crate) fn host_name() -> String {
    proc_line("/proc/sys/kernel/hostname")
        .or_else(|| variable("HOSTNAME"))
        .unwrap_or_else(|| "localhost".to_owned())
}

/// The terminal that the process was started from.
pub(crate) fn terminal() -> String {
    variable("TERM_PROGRAM").or_else(|| variable("TERM")).unwrap_or_else(|| "unknown".to_owned())
}

fn proc_line(path: &str) -> Option<String> {
    std::fs::read_to_string(path)
        .ok()
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Runs a program's work to its end: with logs and traces as the variables say,
/// on a runtime of its own. What is left of the traces is exported at the end.
pub(crate) fn run<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let telemetry = turnhost_telemetry::init(&Settings::from_variables(&variable))?;
    let runtime = runtime()?;
    let done = runtime.block_on(work);
    drop(runtime);
    telemetry.finish();
    done
}

/// The runtime: one thread, since a hand-over between threads costs more than
/// what is handed over. What blocks has threads of its own.
fn runtime() -> Result<Runtime> {
    Builder::new_current_thread().enable_all().build().context("the runtime could not be started")
}
