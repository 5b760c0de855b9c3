//! Types of `windowsSandbox/setupStart`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::WindowsSandboxSetupMode;
use crate::experimental::params;
use crate::record::Record;

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
    /// True if the set-up was begun.
    pub started: bool,
}
