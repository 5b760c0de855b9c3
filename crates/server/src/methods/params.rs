//! Params that many methods have, read the same way everywhere.

use std::collections::BTreeSet;
use std::str::FromStr as _;

use indexmap::IndexMap;
use serde_json::Value;
use turnhost_base::ThreadId;
use turnhost_protocol::{SandboxMode, TurnEnvironmentParams};
use turnhost_thread::{DEFAULT_PERMISSIONS, LOCAL_ENVIRONMENT};

use crate::environments::Environments;
use crate::request::errors::CallError;

/// Characters of an id that is written without hyphens.
const SIMPLE_ID_CHARS: usize = 32;

/// Reads a thread's id as most methods do.
pub(super) fn thread_id(text: &str) -> Result<ThreadId, CallError> {
    parse_thread_id(text).map_err(|reason| CallError::BadThreadId { noun: "thread", reason })
}

/// Reads a thread's id. The error is what is wrong with it, in the words that clients know.
pub(super) fn parse_thread_id(text: &str) -> Result<ThreadId, String> {
    let length = text.len();
    if length != SIMPLE_ID_CHARS && text.bytes().all(|it| it.is_ascii_hexdigit()) {
        let expected = format!("expected length {SIMPLE_ID_CHARS} for simple format");
        return Err(format!("invalid length: {expected}, found {length}"));
    }
    ThreadId::from_str(text).map_err(|error| error.to_string())
}

/// Reads a thread's id as the methods do that once spoke of sessions.
pub(super) fn session_id(text: &str) -> Result<ThreadId, CallError> {
    parse_thread_id(text).map_err(|reason| CallError::BadThreadId { noun: "session", reason })
}

/// Characters of an id.
const ID_CHARS: usize = 36;

/// Returns the thread whose file this is: its id stands in the file's name, and after it, if turns were taken
/// back, the number of the last time.
pub(super) fn thread_of_file(path: &str) -> Option<ThreadId> {
    let stem = path.strip_suffix(".jsonl")?;
    let id = |stem: &str| stem.get(stem.len().checked_sub(ID_CHARS)?..)?.parse().ok();
    match stem.rsplit_once('_') {
        Some((first, _)) => id(first),
        None => id(stem),
    }
}

/// Returns the error for the file of no thread.
pub(super) fn no_such_file(path: &str) -> CallError {
    CallError::Refused(format!("failed to resolve rollout path `{path}`: file does not exist"))
}

/// Entries of a page if the client does not say.
pub(super) const DEFAULT_PAGE: u32 = 25;

/// Entries of a page at most; a client that wants more gets this many.
const MAX_PAGE: u32 = 100;

/// Returns a page's size from what the client asks for: 0 counts as 1.
pub(super) fn page_size(limit: Option<u32>, default: u32) -> u32 {
    limit.unwrap_or(default).clamp(1, MAX_PAGE)
}

/// Refuses a sandbox that is named twice.
pub(super) fn refuse_two_sandboxes(
    permissions: Option<&str>,
    sandbox: Option<SandboxMode>,
) -> Result<(), CallError> {
    match (permissions, sandbox) {
        (Some(_), Some(_)) => {
            let text = "`permissions` cannot be combined with `sandbox`";
            Err(CallError::Refused(text.to_owned()))
        }
        _ => Ok(()),
    }
}

/// Adds the permission profile that a client names to its settings of the configuration.
pub(super) fn with_permissions(
    config: Option<IndexMap<String, Value>>,
    permissions: Option<String>,
) -> IndexMap<String, Value> {
    let mut config = config.unwrap_or_default();
    if let Some(profile) = permissions {
        config.insert(DEFAULT_PERMISSIONS.to_owned(), profile.into());
    }
    config
}

/// Refuses the first field that is set although ignoring it would do something else than asked.
pub(super) fn refuse_set(
    method: &'static str,
    fields: &[(&'static str, bool)],
) -> Result<(), CallError> {
    match fields.iter().find(|(_, is_set)| *is_set) {
        Some((field, _)) => Err(CallError::UnsupportedParam { method, field }),
        None => Ok(()),
    }
}

/// Refuses a model without a name.
pub(super) fn refuse_no_model(model: Option<&str>) -> Result<(), CallError> {
    match model {
        Some(model) if model.trim().is_empty() => {
            let text = "No models are available. Set `model` explicitly or check your model catalog configuration.";
            Err(CallError::Refused(text.to_owned()))
        }
        Some(_) | None => Ok(()),
    }
}

/// Refuses environments that were not added, that are named twice, or whose places are not absolute. One
/// that is known may be named, although the server reaches none but its own machine: commands say so when
/// they cannot run.
pub(super) fn refuse_environments(
    known: &Environments,
    wanted: Option<&Vec<TurnEnvironmentParams>>,
) -> Result<(), CallError> {
    let wanted = wanted.map(Vec::as_slice).unwrap_or_default();
    wanted.iter().try_for_each(refuse_relative)?;
    let is_known = |id: &str| id == LOCAL_ENVIRONMENT || known.fault(id).is_some();
    let mut seen = BTreeSet::new();
    for TurnEnvironmentParams { environment_id: id, .. } in wanted {
        if !is_known(id) {
            return Err(CallError::Refused(format!("unknown turn environment id `{id}`")));
        }
        if !seen.insert(id) {
            return Err(CallError::Refused(format!("duplicate turn environment id `{id}`")));
        }
    }
    Ok(())
}

/// Refuses an environment whose places would be relative to what the client cannot know.
fn refuse_relative(wanted: &TurnEnvironmentParams) -> Result<(), CallError> {
    let TurnEnvironmentParams { environment_id: id, cwd, runtime_workspace_roots: roots } = wanted;
    let roots = roots.iter().flatten().map(|root| ("runtime workspace root", root));
    match std::iter::once(("cwd", cwd)).chain(roots).find(|(_, path)| !is_absolute(path)) {
        Some((noun, path)) => Err(CallError::Refused(format!(
            "invalid {noun} for environment `{id}`: path `{path}` does not use absolute POSIX or Windows path syntax"
        ))),
        None => Ok(()),
    }
}

/// Returns whether a path is absolute on some system: an environment may be a machine of another kind.
fn is_absolute(path: &str) -> bool {
    let mut chars = path.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some('/'), second, _) => second != Some('/'),
        (Some('\\'), Some('\\'), Some(_)) => true,
        (Some(drive), Some(':'), Some('/' | '\\')) => drive.is_ascii_alphabetic(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_absolute_on_some_system() {
        for path in ["/", "/a/../b", "C:\\x", "c:/x", "\\\\host\\share"] {
            assert!(is_absolute(path), "{path}");
        }
        for path in ["", ".", "a", "~", "//x", "C:", "C:x", "file:///x", "\\x"] {
            assert!(!is_absolute(path), "{path}");
        }
    }

    #[test]
    fn the_thread_is_taken_from_the_name_of_its_file() {
        let id = "00000000-0000-7000-8000-00000000002a";
        let path = format!("/h/sessions/2026/01/31/rollout-2026-01-31T23-59-59-{id}");
        for again in ["", "_00000000-0000-7000-8000-00000000002b"] {
            let path = format!("{path}{again}.jsonl");
            assert_eq!(thread_of_file(&path).map(|id| id.to_string()).as_deref(), Some(id));
        }
        for path in ["", "/nope", "x.jsonl", "é.jsonl", "_.jsonl"] {
            assert_eq!(thread_of_file(path), None, "{path}");
        }
    }
}
