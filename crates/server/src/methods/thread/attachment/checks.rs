//! Checks that the methods about attachments share. They refuse values with a code of their own.

use turnhost_base::ThreadId;
use turnhost_ports::StoreError;

use crate::methods::params;
use crate::request::errors::CallError;

/// Reads a thread's id.
pub(in crate::methods::thread) fn thread_id(text: &str) -> Result<ThreadId, CallError> {
    params::thread_id(text).map_err(|error| CallError::BadValue(error.to_string()))
}

/// Bytes of a type or a key at most.
const MAX_NAME_BYTES: usize = 256;

/// Bytes of a payload at most, as JSON text.
const MAX_PAYLOAD_BYTES: usize = 65_536;

/// Refuses a payload that is too large.
pub(in crate::methods::thread) fn refuse_large(payload: &str) -> Result<(), CallError> {
    if payload.len() > MAX_PAYLOAD_BYTES {
        let text = format!("attachment payload must not exceed {MAX_PAYLOAD_BYTES} bytes");
        return Err(CallError::BadValue(text));
    }
    Ok(())
}

/// Refuses an attachment without a name, or with one that is too long.
pub(in crate::methods::thread) fn refuse_unnamed(kind: &str, key: &str) -> Result<(), CallError> {
    for (field, value) in [("attachmentType", kind), ("identityKey", key)] {
        if value.trim().is_empty() {
            return Err(CallError::BadValue(format!("{field} must not be empty")));
        }
        if value.len() > MAX_NAME_BYTES {
            let text = format!("{field} must not exceed {MAX_NAME_BYTES} bytes");
            return Err(CallError::BadValue(text));
        }
    }
    Ok(())
}

/// Returns the refusal of a thread that is not stored.
pub(super) fn not_found(id: ThreadId) -> CallError {
    CallError::BadValue(format!("thread not found: {id}"))
}

/// Returns the error of a list.
pub(in crate::methods::thread) fn list_error(error: StoreError) -> CallError {
    match error {
        StoreError::Cursor(_) => CallError::BadValue("invalid pagination cursor".to_owned()),
        StoreError::Failed(_) | StoreError::Unavailable(_) => error.into(),
    }
}
