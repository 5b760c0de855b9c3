//! Whole contents of files.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustix::fs::OFlags;
use turnhost_base::AbsPath;
use turnhost_ports::FsError;
use turnhost_protocol::{FsReadFileResponse, FsWriteFileResponse};

use super::error::system;

/// The largest file that is read: 64 MiB, which is 85 MiB in base64 and one message.
const MAX_READ_BYTES: u64 = 64 * 1024 * 1024;

/// Flags with which opening never blocks: a FIFO needs no other end, a terminal does not become ours.
pub(super) fn open_flags() -> i32 {
    // The bits are those of the system's `int`.
    i32::from_ne_bytes((OFlags::NONBLOCK | OFlags::NOCTTY).bits().to_ne_bytes())
}

/// Reads a file.
pub(super) fn read(path: &AbsPath) -> Result<FsReadFileResponse, FsError> {
    let (file, bytes) = open(path.as_std())?;
    let too_large = || {
        FsError::Refused(format!(
            "file `{path}` has more than {MAX_READ_BYTES} bytes, which fs/readFile does not read at once"
        ))
    };
    if bytes > MAX_READ_BYTES {
        return Err(too_large());
    }
    let mut content = Vec::with_capacity(usize::try_from(bytes).unwrap_or_default());
    // It may grow meanwhile, and files of `/proc` have no size at all.
    let read = file.take(MAX_READ_BYTES + 1).read_to_end(&mut content);
    if read.map_err(|err| system(&err))? as u64 > MAX_READ_BYTES {
        return Err(too_large());
    }
    Ok(FsReadFileResponse { data_base64: STANDARD.encode(content) })
}

/// Opens a regular file to be read, and gives its size.
pub(super) fn open(path: &Path) -> Result<(File, u64), FsError> {
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(open_flags())
        .open(path)
        .map_err(|err| system(&err))?;
    let metadata = file.metadata().map_err(|err| system(&err))?;
    if !metadata.is_file() {
        return Err(not_a_file(path));
    }
    Ok((file, metadata.len()))
}

/// Opens a regular file to be written over, and makes it if need be.
pub(super) fn create(path: &Path) -> Result<File, FsError> {
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .custom_flags(open_flags())
        .open(path)
        .map_err(|err| system(&err))?;
    if !file.metadata().map_err(|err| system(&err))?.is_file() {
        return Err(not_a_file(path));
    }
    file.set_len(0).map_err(|err| system(&err))?;
    Ok(file)
}

fn not_a_file(path: &Path) -> FsError {
    FsError::Refused(format!("path `{}` is not a file", path.display()))
}

/// Writes a file in place, so that links to it and its owner stay.
pub(super) fn write(path: &AbsPath, base64: &str) -> Result<FsWriteFileResponse, FsError> {
    let content = STANDARD.decode(base64).map_err(|err| {
        FsError::Refused(format!("fs/writeFile requires valid base64 dataBase64: {err}"))
    })?;
    create(path.as_std())?.write_all(&content).map_err(|err| system(&err))?;
    Ok(FsWriteFileResponse {})
}
