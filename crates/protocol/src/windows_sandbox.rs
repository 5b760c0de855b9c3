//! The sandbox on Windows.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

/// Whether the sandbox on Windows can be used.
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
    /// Whether the sandbox can be used.
    pub status: WindowsSandboxReadiness,
}

/// Payload of `windowsSandbox/setupCompleted`, sent when a set-up begun with
/// `windowsSandbox/setupStart` has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct WindowsSandboxSetupCompletedNotification {
    /// Which set-up it was.
    pub mode: WindowsSandboxSetupMode,
    /// Whether the sandbox can be used now.
    pub success: bool,
    /// What went wrong, in words; `None` if nothing did.
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

params! {
    /// Params of `windowsSandbox/setupStart`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    pub struct WindowsSandboxSetupStartParams {
        /// With what rights to set it up.
        pub mode: WindowsSandboxSetupMode,
        /// The working directory to set it up for; absolute.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::path::optional")]
        #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
        pub cwd: Option<AbsPath>,
    }
}

/// Answer to `windowsSandbox/setupStart`. The end comes as `windowsSandbox/setupCompleted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct WindowsSandboxSetupStartResponse {
    /// Whether the set-up was begun.
    pub started: bool,
}

/// Payload of `windows/worldWritableWarning`, sent when directories that everyone may write to
/// weaken the sandbox on Windows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct WindowsWorldWritableWarningNotification {
    /// How many more there are than `samplePaths` names.
    pub extra_count: usize,
    /// Whether the search for them could not be finished.
    pub failed_scan: bool,
    /// Some of the directories.
    pub sample_paths: Vec<String>,
}
