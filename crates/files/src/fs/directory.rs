//! Directories, kinds of paths, and removing.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::time::{SystemTime, UNIX_EPOCH};

use turnhost_base::AbsPath;
use turnhost_ports::FsError;
use turnhost_protocol::{
    FsCreateDirectoryParams, FsCreateDirectoryResponse, FsGetMetadataResponse,
    FsReadDirectoryEntry, FsReadDirectoryResponse, FsRemoveParams, FsRemoveResponse,
};

use super::error::system;

/// Entries that are listed: a list of more is no use to a client and takes 10 MB.
const MAX_ENTRIES: usize = 100_000;

/// Makes a directory, with its parents unless the client declines that.
pub(super) fn create(
    params: &FsCreateDirectoryParams,
) -> Result<FsCreateDirectoryResponse, FsError> {
    let FsCreateDirectoryParams { path, recursive } = params;
    let made = if *recursive == Some(false) {
        fs::create_dir(path.as_std())
    } else {
        fs::create_dir_all(path.as_std())
    };
    made.map(|()| FsCreateDirectoryResponse {}).map_err(|err| system(&err))
}

/// Reads the kind and times of what a path leads to.
pub(super) fn metadata(path: &AbsPath) -> Result<FsGetMetadataResponse, FsError> {
    let read = || {
        let is_symlink = fs::symlink_metadata(path.as_std())?.is_symlink();
        let metadata = fs::metadata(path.as_std())?;
        Ok(FsGetMetadataResponse {
            created_at_ms: millis(metadata.created()),
            is_directory: metadata.is_dir(),
            is_file: metadata.is_file(),
            is_symlink,
            modified_at_ms: millis(metadata.modified()),
        })
    };
    read().map_err(|err: io::Error| system(&err))
}

/// Returns a time in milliseconds since the Unix epoch; 0 where the file system has none.
fn millis(time: io::Result<SystemTime>) -> i64 {
    time.ok()
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
        .and_then(|since| i64::try_from(since.as_millis()).ok())
        .unwrap_or(0)
}

/// Lists a directory by name, without links that lead nowhere.
pub(super) fn list(path: &AbsPath) -> Result<FsReadDirectoryResponse, FsError> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(path.as_std()).map_err(|err| system(&err))? {
        let entry = entry.map_err(|err| system(&err))?;
        // Links are followed. What is gone meanwhile is left out like a link that leads nowhere.
        let Ok(metadata) = followed(&entry) else { continue };
        if entries.len() == MAX_ENTRIES {
            return Err(FsError::Refused(format!(
                "directory `{path}` has more than {MAX_ENTRIES} entries"
            )));
        }
        entries.push(FsReadDirectoryEntry {
            file_name: entry.file_name().to_string_lossy().into_owned(),
            is_directory: metadata.is_dir(),
            is_file: metadata.is_file(),
        });
    }
    entries.sort_unstable_by(|left, right| left.file_name.cmp(&right.file_name));
    Ok(FsReadDirectoryResponse { entries })
}

fn followed(entry: &fs::DirEntry) -> io::Result<Metadata> {
    if entry.file_type()?.is_symlink() { fs::metadata(entry.path()) } else { entry.metadata() }
}

/// Removes what a path names; a link goes, and what it leads to stays.
pub(super) fn remove(params: &FsRemoveParams) -> Result<FsRemoveResponse, FsError> {
    let FsRemoveParams { path, recursive, force } = params;
    if path.parent().is_none() {
        return Err(FsError::Refused("fs/remove does not remove `/`".into()));
    }
    let path = path.as_std();
    let remove = || match fs::symlink_metadata(path)? {
        metadata if !metadata.is_dir() => fs::remove_file(path),
        _ if *recursive == Some(false) => fs::remove_dir(path),
        _ => fs::remove_dir_all(path),
    };
    match remove() {
        Err(err) if err.kind() == ErrorKind::NotFound && *force != Some(false) => {
            Ok(FsRemoveResponse {})
        }
        result => result.map(|()| FsRemoveResponse {}).map_err(|err| system(&err)),
    }
}
