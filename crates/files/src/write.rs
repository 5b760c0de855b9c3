//! Writing what was planned.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use turnhost_base::AbsPath;
use turnhost_ports::{FileChange, FilesError};

use crate::resolve::real_path;

/// Makes the changes in their order.
pub(crate) fn apply(changes: &[FileChange]) -> Result<(), FilesError> {
    changes.iter().try_for_each(apply_one)
}

fn apply_one(change: &FileChange) -> Result<(), FilesError> {
    let destination = change.moved_to.as_ref().unwrap_or(&change.path);
    let mut real = vec![real_path(&change.path)];
    real.extend(change.moved_to.as_ref().map(real_path));
    if real != change.targets {
        return Err(FilesError::Io(format!(
            "`{destination}` leads elsewhere than when the change was approved; make the patch again"
        )));
    }
    // The real paths are written, so that a link stays a link and none is followed any more.
    let (source, target) = (&real[0], real.last().unwrap_or(&real[0]));
    match &change.after {
        Some(text) => write(source, target, text)
            .map_err(|err| FilesError::Io(format!("Failed to write file {destination}: {err}")))?,
        None => fs::remove_file(change.path.as_std())
            .map_err(|err| FilesError::Io(format!("Failed to delete file {destination}: {err}")))?,
    }
    if source != target {
        fs::remove_file(source.as_std()).map_err(|err| {
            FilesError::Io(format!("Failed to remove original {}: {err}", change.path))
        })?;
    }
    Ok(())
}

/// Replaces `target` in one step, with the permissions that it has or, if it is
/// new, those of `source`. A file in a directory that takes no new files is written in place.
fn write(source: &AbsPath, target: &AbsPath, text: &str) -> io::Result<()> {
    let path = target.as_std();
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent)?;
    let old = fs::metadata(path).or_else(|_| fs::metadata(source.as_std()));
    if old.as_ref().is_ok_and(fs::Metadata::is_dir) {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    let (temporary, mut file) = match temporary(parent, path) {
        Ok(made) => made,
        Err(err) if err.kind() == io::ErrorKind::PermissionDenied && path.exists() => {
            return fs::write(path, text);
        }
        Err(err) => return Err(err),
    };
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| old.map_or(Ok(()), |old| fs::set_permissions(&temporary, old.permissions())))
        .and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // The first error is the one to tell; a file left behind is the lesser evil.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Names that are tried for a temporary file; more are taken only by left-overs of crashes.
const MAX_NAMES: u32 = 100;

fn temporary(parent: &Path, path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    // File systems allow 255 bytes for a name.
    let stem: String = name.chars().take(40).collect();
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 0..MAX_NAMES {
        let candidate = parent.join(format!(".{stem}.{}.{number}.tmp", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&candidate) {
            Ok(file) => return Ok((candidate, file)),
            Err(err) if err.kind() == io::ErrorKind::AlreadyExists => last = err,
            Err(err) => return Err(err),
        }
    }
    Err(last)
}
