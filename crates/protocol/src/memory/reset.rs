//! Types of `memory/reset`.

use serde::Serialize;

use crate::record::Record;

/// Answer to `memory/reset`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct MemoryResetResponse {}
