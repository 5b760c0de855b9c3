//! The sandbox on Windows.

mod readiness;
mod setup_start;

use serde::Serialize;

use crate::record::Record;
use crate::word::Word;

pub use readiness::*;
pub use setup_start::*;

/// Payload of `windowsSandbox/setupCompleted`, sent when a set-up begun with
/// `windowsSandbox/setupStart` has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct WindowsSandboxSetupCompletedNotification {
    /// Which set-up it was.
    pub mode: WindowsSandboxSetupMode,
    /// True if the sandbox can be used now.
    pub success: bool,
    /// The failure, in words; `None` if nothing failed.
    pub error: Option<String>,
}

/// With what rights the sandbox on Windows is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum WindowsSandboxSetupMode {
    /// With those of an administrator.
    Elevated,
    /// With those of the user.
    Unelevated,
}

/// Payload of `windows/worldWritableWarning`, sent when directories that everyone may write to
/// weaken the sandbox on Windows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct WindowsWorldWritableWarningNotification {
    /// The number beyond those that `samplePaths` names.
    pub extra_count: usize,
    /// True if the search for them could not be finished.
    pub failed_scan: bool,
    /// Some of the directories.
    pub sample_paths: Vec<String>,
}
