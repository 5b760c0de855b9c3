//! Permission profiles: sandboxes with names.

use turnhost_protocol::{PermissionProfileSummary, SandboxMode};

use crate::ConfigError;

/// The profiles that are built in, from the strictest.
const BUILT_IN: [(&str, SandboxMode); 3] = [
    (":read-only", SandboxMode::ReadOnly),
    (":workspace", SandboxMode::WorkspaceWrite),
    (":danger-full-access", SandboxMode::DangerFullAccess),
];

/// Lists the profiles.
pub fn permission_profiles() -> Vec<PermissionProfileSummary> {
    let summary = |(id, _): (&str, SandboxMode)| PermissionProfileSummary {
        id: id.to_owned(),
        allowed: true,
        description: None,
    };
    BUILT_IN.map(summary).into()
}

/// Returns the sandbox mode that a profile stands for.
pub fn permission_profile(id: &str) -> Result<SandboxMode, ConfigError> {
    let found = BUILT_IN.into_iter().find(|(known, _)| *known == id);
    found.map(|(_, mode)| mode).ok_or(ConfigError::NoPermissionProfiles)
}
