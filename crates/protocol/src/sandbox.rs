//! The sandbox that commands run in.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::AbsPath;

use crate::record::Record;
use crate::word::Word;

/// A sandbox policy by its short name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum SandboxMode {
    /// Reading everywhere, writing nowhere, no network.
    ReadOnly,
    /// Writing in the workspace too.
    WorkspaceWrite,
    /// No sandbox.
    DangerFullAccess,
}

/// The kernel's sandbox for a thread's commands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum SandboxPolicy {
    /// Everything: there is no sandbox.
    DangerFullAccess,
    /// Read everywhere and write nowhere.
    ReadOnly {
        /// True if they may use the network. False by default.
        #[serde(default)]
        network_access: bool,
    },
    /// Everything that a sandbox around the server allows.
    ExternalSandbox {
        /// Says if that sandbox lets them use the network.
        #[serde(default)]
        network_access: NetworkAccess,
    },
    /// Read everywhere, write in the workspace and in directories for temporary files.
    WorkspaceWrite {
        /// True if `/tmp` is kept from being written.
        #[serde(default)]
        exclude_slash_tmp: bool,
        /// True if the directory that `TMPDIR` names is kept from being written.
        #[serde(default)]
        exclude_tmpdir_env_var: bool,
        /// True if they may use the network. False by default.
        #[serde(default)]
        network_access: bool,
        /// Directories that may be written besides the working directory.
        #[serde(default, deserialize_with = "crate::path::list")]
        #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::AbsolutePathBuf>"))]
        writable_roots: Vec<AbsPath>,
    },
}

/// Says if the network may be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash, Default)]
#[serde(rename_all = "lowercase")]
pub enum NetworkAccess {
    /// It may not.
    #[default]
    Restricted,
    /// It may.
    Enabled,
}

/// The permission profile that is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ActivePermissionProfile {
    /// Its id.
    pub id: String,
    /// The profile that it builds on.
    pub extends: Option<String>,
}
