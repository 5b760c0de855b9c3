//! Files on the server's machine.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `fs/readFile`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    pub struct FsReadFileParams {
        /// The file; a directory is refused.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub path: AbsPath,
    }
}

/// Answer to `fs/readFile`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FsReadFileResponse {
    /// Its whole content, in base64.
    pub data_base64: String,
}

params! {
    /// Params of `fs/writeFile`. The file is made if need be, its parents are not.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct FsWriteFileParams {
        /// Its new content, in base64.
        pub data_base64: String,
        /// The file.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub path: AbsPath,
    }
}

/// Answer to `fs/writeFile`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct FsWriteFileResponse {}

params! {
    /// Params of `fs/createDirectory`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    pub struct FsCreateDirectoryParams {
        /// The directory to make.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub path: AbsPath,
        /// Whether to make its parents too, and to be content if it exists. Yes by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub recursive: Option<bool>,
    }
}

/// Answer to `fs/createDirectory`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct FsCreateDirectoryResponse {}

params! {
    /// Params of `fs/getMetadata`. Fails for a link that leads nowhere.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    pub struct FsGetMetadataParams {
        /// What is asked about; links are followed.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub path: AbsPath,
    }
}

/// Answer to `fs/getMetadata`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FsGetMetadataResponse {
    /// When it was made, in milliseconds since the Unix epoch.
    pub created_at_ms: i64,
    /// Whether it is a directory, or a link to one.
    pub is_directory: bool,
    /// Whether it is a file, or a link to one.
    pub is_file: bool,
    /// Whether it is a symbolic link itself.
    pub is_symlink: bool,
    /// When its content last changed, in milliseconds since the Unix epoch.
    pub modified_at_ms: i64,
}

params! {
    /// Params of `fs/readDirectory`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    pub struct FsReadDirectoryParams {
        /// The directory.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub path: AbsPath,
    }
}

/// Answer to `fs/readDirectory`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct FsReadDirectoryResponse {
    /// What is in it, in no order; links that lead nowhere are left out.
    pub entries: Vec<FsReadDirectoryEntry>,
}

/// An entry of a directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FsReadDirectoryEntry {
    /// Its name, without the directory.
    pub file_name: String,
    /// Whether it is a directory, or a link to one.
    pub is_directory: bool,
    /// Whether it is a file, or a link to one.
    pub is_file: bool,
}

params! {
    /// Params of `fs/remove`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    pub struct FsRemoveParams {
        /// What to remove.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub path: AbsPath,
        /// Whether to be content if it does not exist. Yes by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub force: Option<bool>,
        /// Whether a directory is removed with all that is in it. Yes by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub recursive: Option<bool>,
    }
}

/// Answer to `fs/remove`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct FsRemoveResponse {}

params! {
    /// Params of `fs/copy`. A symbolic link is copied as a link.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct FsCopyParams {
        /// Where to; not within `sourcePath`.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub destination_path: AbsPath,
        /// What to copy.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub source_path: AbsPath,
        /// Whether a directory may be copied with all that is in it; without it copying one fails. No
        /// by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub recursive: bool,
    }
}

/// Answer to `fs/copy`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct FsCopyResponse {}

params! {
    /// Params of `fs/watch`. Changes are told by `fs/changed` to this connection only.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct FsWatchParams {
        /// A file or a directory; it need not exist yet.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub path: AbsPath,
        /// The client's name for the watch, unique in the connection.
        pub watch_id: String,
    }
}

/// Answer to `fs/watch`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct FsWatchResponse {
    /// What is watched.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub path: AbsPath,
}

params! {
    /// Params of `fs/unwatch`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct FsUnwatchParams {
        /// The watch, as the client named it; an unknown one is fine.
        pub watch_id: String,
    }
}

/// Answer to `fs/unwatch`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct FsUnwatchResponse {}

/// Payload of `fs/changed`, sent when something watched has changed; changes within a short time
/// come together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FsChangedNotification {
    /// What has changed.
    #[serde(deserialize_with = "crate::path::list")]
    #[schemars(with = "Vec<crate::schema::AbsolutePathBuf>")]
    pub changed_paths: Vec<AbsPath>,
    /// The watch, as the client named it.
    pub watch_id: String,
}
