//! Permissions beyond the sandbox, as models ask for them and clients grant them.

use serde::Deserialize;
use serde_json::{Value, json};
use turnhost_base::AbsPath;
use turnhost_policy::AdditionalPermissions;
use turnhost_protocol::{
    AdditionalFileSystemPermissions, AdditionalNetworkPermissions, AdditionalPermissionProfile,
    FileSystemAccessMode, FileSystemPath, FileSystemSandboxEntry, GrantedPermissionProfile,
};

/// Permissions in a model's words.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    network: Option<WantedNetwork>,
    file_system: Option<WantedFiles>,
}

#[derive(Debug, Deserialize)]
struct WantedNetwork {
    enabled: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct WantedFiles {
    read: Option<Vec<String>>,
    write: Option<Vec<String>>,
    entries: Option<Vec<WantedEntry>>,
}

/// The same as one path with its access.
#[derive(Debug, Deserialize)]
struct WantedEntry {
    path: WantedPath,
    access: FileSystemAccessMode,
}

#[derive(Debug, Deserialize)]
struct WantedPath {
    path: String,
}

impl WantedFiles {
    /// Returns the paths for this access, relative ones from `base` on; `None` if nothing was said.
    fn paths(&self, access: FileSystemAccessMode, base: &AbsPath) -> Option<Vec<AbsPath>> {
        let list = match access {
            FileSystemAccessMode::Read => self.read.as_ref(),
            FileSystemAccessMode::Write => self.write.as_ref(),
            FileSystemAccessMode::Deny => None,
        };
        let entries = self.entries.iter().flatten().filter(|entry| entry.access == access);
        let entries = entries.map(|entry| &entry.path.path);
        let paths: Vec<_> =
            list.into_iter().flatten().chain(entries).map(|path| base.join(path)).collect();
        (list.is_some() || !paths.is_empty()).then_some(paths)
    }
}

/// Permissions with absolute paths.
#[derive(Debug, Default)]
pub(super) struct Permissions {
    /// The stated request; one for no network asks for nothing, and is shown like any other.
    pub(super) network: Option<bool>,
    pub(super) read: Option<Vec<AbsPath>>,
    pub(super) write: Option<Vec<AbsPath>>,
}

/// Describes [`Wanted`] to a model.
pub(super) fn schema() -> Value {
    let paths = |description: &str| json!({ "type": "array", "items": { "type": "string" }, "description": description });
    json!({
        "type": "object",
        "properties": {
            "network": { "type": "object", "properties": { "enabled": { "type": "boolean" } } },
            "file_system": {
                "type": "object",
                "properties": {
                    "read": paths("Files and directories to read."),
                    "write": paths("Files and directories to write."),
                },
            },
        },
    })
}

impl Wanted {
    /// Makes paths absolute that are relative to `base`.
    pub(super) fn resolve(&self, base: &AbsPath) -> Permissions {
        let absolute =
            |access| self.file_system.as_ref().and_then(|files| files.paths(access, base));
        Permissions {
            network: self.network.as_ref().and_then(|network| network.enabled),
            read: absolute(FileSystemAccessMode::Read),
            write: absolute(FileSystemAccessMode::Write),
        }
    }
}

impl Permissions {
    /// Returns true if nothing was said.
    pub(super) fn is_empty(&self) -> bool {
        self.network.is_none() && self.to_policy().is_empty()
    }

    /// Returns the part of a client's answer that was asked for.
    pub(super) fn granted(&self, answer: &GrantedPermissionProfile) -> Self {
        let has_network = answer.network.as_ref().and_then(|network| network.enabled) == Some(true)
            && self.network == Some(true);
        let files = answer.file_system.as_ref();
        let within = |asked: Option<&[AbsPath]>, access: FileSystemAccessMode| {
            let granted = files.map(|files| answered(files, access)).unwrap_or_default();
            let asked = asked.unwrap_or_default();
            let kept: Vec<_> = granted
                .into_iter()
                .filter(|path| asked.iter().any(|asked| path.relative_to(asked).is_some()))
                .collect();
            (!kept.is_empty()).then_some(kept)
        };
        // Writing a place was asked for with reading it.
        let both = [self.read.as_deref(), self.write.as_deref()];
        let readable: Vec<_> = both.into_iter().flatten().flatten().cloned().collect();
        Self {
            network: has_network.then_some(true),
            read: within(Some(&readable), FileSystemAccessMode::Read),
            write: within(self.write.as_deref(), FileSystemAccessMode::Write),
        }
    }

    /// Returns the part about files in its wire form.
    pub(super) fn file_system(&self) -> Option<AdditionalFileSystemPermissions> {
        let (read, write) = (self.read.as_deref(), self.write.as_deref());
        (read.is_some() || write.is_some()).then(|| {
            let reads = entries(read, FileSystemAccessMode::Read);
            let writes = entries(write, FileSystemAccessMode::Write);
            AdditionalFileSystemPermissions {
                entries: Some(reads.chain(writes).collect()),
                glob_scan_max_depth: None,
                read: read.map(texts),
                write: write.map(texts),
            }
        })
    }

    /// Returns the part about the network in its wire form.
    pub(super) fn network(&self) -> Option<AdditionalNetworkPermissions> {
        self.network.map(|enabled| AdditionalNetworkPermissions { enabled: Some(enabled) })
    }

    /// Returns all of it in its wire form.
    pub(super) fn profile(&self) -> AdditionalPermissionProfile {
        AdditionalPermissionProfile { file_system: self.file_system(), network: self.network() }
    }

    /// Returns the same for the policy.
    pub(super) fn to_policy(&self) -> AdditionalPermissions {
        AdditionalPermissions {
            network: self.network == Some(true),
            read: self.read.clone().unwrap_or_default(),
            write: self.write.clone().unwrap_or_default(),
        }
    }
}

/// Returns the paths that an answer names for this access, in its lists or its entries.
fn answered(files: &AdditionalFileSystemPermissions, access: FileSystemAccessMode) -> Vec<AbsPath> {
    let list = match access {
        FileSystemAccessMode::Read => files.read.as_ref(),
        FileSystemAccessMode::Write => files.write.as_ref(),
        FileSystemAccessMode::Deny => None,
    };
    let entries = files.entries.iter().flatten().filter_map(|entry| match &entry.path {
        FileSystemPath::Path { path } if entry.access == access => Some(path),
        _ => None,
    });
    let mut paths: Vec<_> = list
        .into_iter()
        .flatten()
        .chain(entries)
        .filter_map(|path| AbsPath::new(path).ok())
        .collect();
    paths.dedup();
    paths
}

fn entries(
    paths: Option<&[AbsPath]>,
    access: FileSystemAccessMode,
) -> impl Iterator<Item = FileSystemSandboxEntry> + '_ {
    paths.unwrap_or_default().iter().map(move |path| FileSystemSandboxEntry {
        access,
        path: FileSystemPath::Path { path: path.to_string() },
    })
}

/// Returns the paths as texts.
pub(super) fn texts(paths: &[AbsPath]) -> Vec<String> {
    paths.iter().map(ToString::to_string).collect()
}
