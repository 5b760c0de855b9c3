//! Types of `rollout/compress`.

use serde::Serialize;

use crate::record::Record;

/// Answer to `rollout/compress`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct RolloutCompressResponse {}
