//! Copying files, links and whole directories.

use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use turnhost_ports::FsError;
use turnhost_protocol::{FsCopyParams, FsCopyResponse};

use super::content;
use super::error::system;

/// Copies what `sourcePath` names: a link as a link, a file with its permissions, a directory with the parents
/// that its destination lacks.
pub(super) fn copy(params: &FsCopyParams) -> Result<FsCopyResponse, FsError> {
    let FsCopyParams { source_path, destination_path, recursive } = params;
    let metadata = fs::symlink_metadata(source_path.as_std()).map_err(|err| system(&err))?;
    if metadata.is_dir() {
        if !recursive {
            return Err(FsError::Refused(
                "fs/copy requires recursive: true when sourcePath is a directory".into(),
            ));
        }
        if is_within(destination_path.as_std(), source_path.as_std()).map_err(|err| system(&err))? {
            return Err(FsError::Refused(
                "fs/copy cannot copy a directory to itself or one of its descendants".into(),
            ));
        }
    }
    if let Some(parent) = destination_path.as_std().parent().filter(|_| metadata.is_dir()) {
        fs::create_dir_all(parent).map_err(|err| system(&err))?;
    }
    if !is_copied(&metadata) {
        return Err(FsError::Refused(
            "fs/copy only supports regular files, directories, and symlinks".into(),
        ));
    }
    copy_tree(source_path.as_std(), destination_path.as_std(), &metadata)?;
    Ok(FsCopyResponse {})
}

/// Copies level by level, without recursion: a tree may be deeper than a stack. Pipes, sockets and devices in
/// it are left out. Names need not be UTF-8.
fn copy_tree(source: &Path, destination: &Path, metadata: &Metadata) -> Result<(), FsError> {
    let mut directories = Vec::new();
    copy_one(source, destination, metadata, &mut directories)?;
    while let Some((source, destination)) = directories.pop() {
        for entry in fs::read_dir(source).map_err(|err| system(&err))? {
            let entry = entry.map_err(|err| system(&err))?;
            let metadata = entry.metadata().map_err(|err| system(&err))?;
            if is_copied(&metadata) {
                let destination = destination.join(entry.file_name());
                copy_one(&entry.path(), &destination, &metadata, &mut directories)?;
            }
        }
    }
    Ok(())
}

/// Returns false for pipes, sockets and devices, which have no content to copy.
fn is_copied(metadata: &Metadata) -> bool {
    metadata.is_dir() || metadata.is_file() || metadata.is_symlink()
}

/// Copies one entry; a directory is made, and noted so that its entries follow.
fn copy_one(
    source: &Path,
    destination: &Path,
    metadata: &Metadata,
    directories: &mut Vec<(PathBuf, PathBuf)>,
) -> Result<(), FsError> {
    let kind = metadata.file_type();
    if kind.is_dir() {
        make_directory(destination).map_err(|err| system(&err))?;
        directories.push((source.to_owned(), destination.to_owned()));
        return Ok(());
    }
    if kind.is_symlink() {
        return fs::read_link(source)
            .and_then(|target| symlink(target, destination))
            .map_err(|err| system(&err));
    }
    if is_same(source, destination) {
        let text = format!("fs/copy cannot copy `{}` to itself", source.display());
        return Err(FsError::Refused(text));
    }
    let (mut reader, _) = content::open(source)?;
    let mut writer = content::create(destination)?;
    io::copy(&mut reader, &mut writer)
        .and_then(|_| writer.set_permissions(metadata.permissions()))
        .map_err(|err| system(&err))
}

fn make_directory(path: &Path) -> io::Result<()> {
    match fs::create_dir(path) {
        Err(err) if err.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        made => made,
    }
}

/// Returns whether both are one file: copying a file onto itself would empty it first.
fn is_same(left: &Path, right: &Path) -> bool {
    matches!((fs::canonicalize(left), fs::canonicalize(right)), (Ok(left), Ok(right)) if left == right)
}

/// Returns whether `path`, as far as it exists, lies in `directory`, with links followed.
fn is_within(path: &Path, directory: &Path) -> io::Result<bool> {
    let directory = fs::canonicalize(directory)?;
    let mut missing = PathBuf::new();
    for ancestor in path.ancestors() {
        if let Ok(real) = fs::canonicalize(ancestor) {
            return Ok(real.join(&missing).starts_with(&directory));
        }
        let name = ancestor.file_name().map(PathBuf::from).unwrap_or_default();
        missing = if missing.as_os_str().is_empty() { name } else { name.join(&missing) };
    }
    Ok(false)
}
