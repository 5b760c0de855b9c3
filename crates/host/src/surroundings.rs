//! The surroundings of a process: variables, directories, the machine.

use std::env::VarError;
use std::sync::Arc;

use turnhost_base::AbsPath;
use turnhost_config::Environment;

use crate::HostError;

/// Reads a variable; an empty one counts as unset.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Reads a variable that names a home. One that is not text is an error: to use the default instead
/// would hide the user's threads.
fn home_variable(name: &'static str) -> Result<Option<String>, HostError> {
    match std::env::var(name) {
        Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(HostError::HomeNotText(name)),
    }
}

/// Returns the variables of this process.
pub(crate) fn variables() -> Environment {
    Arc::new(variable)
}

/// Returns the home that the variables name: `TURNHOST_HOME`, else `CODEX_HOME`, else `~/.turnhost`.
pub fn home() -> Result<AbsPath, HostError> {
    for name in ["TURNHOST_HOME", "CODEX_HOME"] {
        if let Some(home) = home_variable(name)? {
            return Ok(working_directory()?.join(home));
        }
    }
    let user = home_variable("HOME")?.ok_or(HostError::NoHome)?;
    Ok(working_directory()?.join(user).join(".turnhost"))
}

/// Returns the working directory of this process.
pub fn working_directory() -> Result<AbsPath, HostError> {
    let cwd = std::env::current_dir().map_err(HostError::NoWorkingDirectory)?;
    Ok(AbsPath::from_std(&cwd)?)
}

/// Returns the promises of the sandbox that this system cannot keep.
///
/// Executes the running program again, which must call [`crate::run_helper_if_asked`]. Blocks for some 10 ms.
pub fn examine_sandbox() -> std::io::Result<Vec<turnhost_sandbox::Lack>> {
    turnhost_sandbox::examine(turnhost_exec::THIS_PROGRAM.as_ref())
}

/// Returns the shell that runs scripts.
pub(crate) fn shell(environment: &Environment) -> Arc<str> {
    turnhost_exec::login_shell(environment("SHELL")).into()
}

/// Returns name and version of the operating system and its architecture.
pub(crate) fn platform() -> String {
    let version = proc_line("/proc/sys/kernel/osrelease").unwrap_or_else(|| "unknown".to_owned());
    format!("{} {version}; {}", capitalised(std::env::consts::OS), std::env::consts::ARCH)
}

/// Returns the machine's name.
pub(crate) fn host_name(environment: &Environment) -> String {
    proc_line("/proc/sys/kernel/hostname")
        .or_else(|| environment("HOSTNAME"))
        .unwrap_or_else(|| "localhost".to_owned())
}

/// Returns the terminal that the process was started from.
pub(crate) fn terminal(environment: &Environment) -> String {
    let named = environment("TERM_PROGRAM").or_else(|| environment("TERM"));
    named.unwrap_or_else(|| "unknown".to_owned())
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
