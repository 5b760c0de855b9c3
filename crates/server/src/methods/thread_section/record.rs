//! Checks that creating, changing and deleting a section share.

use turnhost_protocol::ThreadSectionAppearance;

use crate::request::errors::CallError;

/// Id of the section that is there from the start, as clients know it.
const PINNED: &str = "01984de2-8f74-7c91-a3b2-5c5e937cf318";

/// Returns a name without the white space around it; an empty one is refused.
pub(super) fn name(text: &str) -> Result<String, CallError> {
    match text.trim() {
        "" => Err(CallError::BadValue("section name must not be empty".to_owned())),
        name => Ok(name.to_owned()),
    }
}

/// Returns an appearance in its stored form.
pub(super) fn appearance(appearance: &ThreadSectionAppearance) -> Result<String, CallError> {
    serde_json::to_string(appearance).map_err(|error| CallError::Internal(error.to_string()))
}

/// Refuses to do something to the section that is there from the start.
pub(super) fn refuse_pinned(id: &str, done: &str) -> Result<(), CallError> {
    if id == PINNED {
        let text = format!("the built-in pinned section cannot be {done}");
        return Err(CallError::BadValue(text));
    }
    Ok(())
}

/// Refuses an empty id.
pub(super) fn refuse_empty(id: &str) -> Result<(), CallError> {
    match id {
        "" => Err(CallError::BadValue("sectionId must not be empty".to_owned())),
        _ => Ok(()),
    }
}

/// Returns the refusal of a section that does not exist.
pub(super) fn not_found(id: &str) -> CallError {
    CallError::BadValue(format!("thread section not found: {id}"))
}
