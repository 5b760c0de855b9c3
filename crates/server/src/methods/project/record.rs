//! Projects between the wire and the store, and the checks that creating and changing one share.

use indexmap::IndexMap;
use turnhost_ports::ProjectRecord;
use turnhost_protocol::{Project, ProjectRoot};

use crate::request::errors::CallError;

/// Returns a stored project in its wire form.
pub(super) fn project(record: ProjectRecord) -> Result<Project, CallError> {
    let unreadable = |error: serde_json::Error| {
        CallError::Internal(format!("the stored project {} cannot be read: {error}", record.id))
    };
    Ok(Project {
        roots: serde_json::from_str(&record.roots).map_err(unreadable)?,
        metadata: serde_json::from_str(&record.metadata).map_err(unreadable)?,
        created_at: record.created_at.seconds(),
        updated_at: record.updated_at.seconds(),
        recency_at: record.recency_at.map(turnhost_base::Millis::seconds),
        id: record.id,
        name: record.name,
    })
}

/// Returns the refusal of a project that does not exist.
pub(super) fn not_found(id: &str) -> CallError {
    CallError::BadValue(format!("project not found: {id}"))
}

/// Returns a name without the white space around it; an empty one is refused.
pub(super) fn name(text: &str) -> Result<String, CallError> {
    match text.trim() {
        "" => Err(CallError::BadValue("project name must not be empty".to_owned())),
        name => Ok(name.to_owned()),
    }
}

/// Returns directories in their stored form; one that is named twice is refused.
pub(super) fn roots(roots: &[ProjectRoot]) -> Result<String, CallError> {
    for (at, root) in roots.iter().enumerate() {
        if roots.iter().take(at).any(|earlier| earlier.path == root.path) {
            return Err(CallError::BadValue(format!("duplicate project root: {}", root.path)));
        }
    }
    encode(&roots)
}

/// Returns the client's data in its stored form.
pub(super) fn metadata(metadata: &IndexMap<String, String>) -> Result<String, CallError> {
    encode(metadata)
}

fn encode(value: &impl serde::Serialize) -> Result<String, CallError> {
    serde_json::to_string(value).map_err(|error| CallError::Internal(error.to_string()))
}
