//! Types of `windowsSandbox/readiness`.

use serde::Serialize;

use crate::record::Record;
use crate::word::Word;

/// Says if the sandbox on Windows can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum WindowsSandboxReadiness {
    /// It can.
    Ready,
    /// It was never set up; also the answer on other systems.
    NotConfigured,
    /// It has to be set up again.
    UpdateRequired,
}

/// Answer to `windowsSandbox/readiness`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct WindowsSandboxReadinessResponse {
    /// Says if the sandbox can be used.
    pub status: WindowsSandboxReadiness,
}
