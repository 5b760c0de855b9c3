//! The socket between the server and the first process of a command's namespace.
//!
//! The server writes numbers of signals, a byte each, for the command's process group; `SIGKILL` is
//! for the whole namespace. The other side writes one record, when the command ends. If either end is closed, the namespace is over:
//! so nothing outlives a server that was killed.

/// Bytes of the record: the exit status.
pub const EXITED_BYTES: usize = 4;

/// Returns the record that says with which status the command ended.
#[cfg(target_os = "linux")]
pub(crate) fn exited(code: i32) -> [u8; EXITED_BYTES] {
    code.to_le_bytes()
}

/// Reads a record.
pub fn exit_code(record: [u8; EXITED_BYTES]) -> i32 {
    i32::from_le_bytes(record)
}
