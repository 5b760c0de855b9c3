//! Permissions beyond those of the sandbox.

use std::num::NonZeroUsize;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::record::Record;
use crate::word::Word;

/// The permissions asked for beyond the sandbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[serde(deny_unknown_fields)]
pub struct RequestPermissionProfile {
    /// Access to files; `None` if it asks for none.
    pub file_system: Option<AdditionalFileSystemPermissions>,
    /// Access to the network; `None` if it asks for none.
    pub network: Option<AdditionalNetworkPermissions>,
}

/// Network access that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct AdditionalNetworkPermissions {
    /// True if all of the network may be used.
    pub enabled: Option<bool>,
}

/// Access to files that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct AdditionalFileSystemPermissions {
    /// Every path with the access to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entries: Option<Vec<FileSystemSandboxEntry>>,
    /// The depth to which glob patterns are searched, in directories; at least 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub glob_scan_max_depth: Option<NonZeroUsize>,
    /// Paths to be read.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<Vec<crate::schema::LegacyAppPathString>>")
    )]
    pub read: Option<Vec<String>>,
    /// Paths to be written.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<Vec<crate::schema::LegacyAppPathString>>")
    )]
    pub write: Option<Vec<String>>,
}

/// A path and what may be done there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct FileSystemSandboxEntry {
    /// The permission.
    pub access: FileSystemAccessMode,
    /// The place.
    pub path: FileSystemPath,
}

/// The access to a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum FileSystemAccessMode {
    /// Read.
    Read,
    /// Read and write.
    Write,
    /// Nothing.
    Deny,
}

/// The place where an entry applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FileSystemPath {
    /// At one path and below it.
    Path {
        /// The path.
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::LegacyAppPathString"))]
        path: String,
    },
    /// At every path that a pattern matches.
    GlobPattern {
        /// The pattern.
        pattern: String,
    },
    /// At a place with a name.
    Special {
        /// The place.
        value: FileSystemSpecialPath,
    },
}

/// A place that has a name instead of a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FileSystemSpecialPath {
    /// The whole file system.
    Root,
    /// The files that programs need to start: system libraries and the like.
    Minimal,
    /// The workspace's roots.
    ProjectRoots {
        /// Only this path below each root.
        #[cfg_attr(
            feature = "schema",
            schemars(with = "Option<crate::schema::LegacyAppPathString>")
        )]
        subpath: Option<String>,
    },
    /// The directory that `TMPDIR` names.
    Tmpdir,
    /// `/tmp`.
    SlashTmp,
    /// A place that this version does not know.
    Unknown {
        /// Its name.
        path: String,
        /// Only this path below it.
        #[cfg_attr(
            feature = "schema",
            schemars(with = "Option<crate::schema::LegacyAppPathString>")
        )]
        subpath: Option<String>,
    },
}
