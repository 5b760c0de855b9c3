//! Writing what was planned.
//!
//! A command may change directories while this runs, so no path is used twice:
//! the directory of each target is opened without following any link, and every
//! step after that is relative to it. Files are written in place: owner, hard
//! links, extended attributes and mounts stay what they are.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::os::fd::OwnedFd;
use std::os::unix::fs::MetadataExt as _;

use rustix::fs::{AtFlags, Mode, OFlags, RenameFlags};
use rustix::io::Errno;
use turnhost_base::{AbsPath, FileStamp};
use turnhost_ports::{FileChange, FileContent, FilesError};
use turnhost_sandbox::open_place;

use crate::resolve::real_path;
use turnhost_sandbox::regular::{MAX_TEXT_BYTES, check_regular};

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
    let (source, target) = (&real[0], real.last().unwrap_or(&real[0]));
    let failed = |step: &'static str, path: &AbsPath| {
        let path = path.clone();
        move |err: io::Error| FilesError::Io(format!("Failed to {step} {path}: {err}"))
    };
    let Some(after) = &change.after else {
        return remove(change, source).map_err(failed("delete file", destination));
    };
    let before = change.before.as_ref();
    if source == target {
        // A file that is no text has no other content than it had.
        let Some(text) = after.text() else { return Ok(()) };
        return write(target, text, before).map_err(failed("write file", destination));
    }
    let place = Place::open(source).map_err(failed("read", source))?;
    let original = place.existing(OFlags::RDONLY).map_err(failed("read", source))?;
    expect(&original, before).map_err(failed("write file", destination))?;
    let moved = match after {
        FileContent::Binary(_) => move_whole(change, source, &original, target),
        FileContent::Text(text) => {
            write_moved(&original, target, text.as_bytes()).map(|()| Moved::Copied)
        }
    };
    match moved.map_err(failed("write file", destination))? {
        Moved::Renamed => Ok(()),
        Moved::Copied => remove(change, source).map_err(failed("remove original", &change.path)),
    }
}

/// Returns the place of the name that a change uses, which may be that of a link.
fn entry(change: &FileChange) -> AbsPath {
    let parent = change.path.parent().unwrap_or_else(|| change.path.clone());
    real_path(&parent).join(change.path.file_name().unwrap_or_default())
}

/// Removes the file, or the link, that the change names.
fn remove(change: &FileChange, source: &AbsPath) -> io::Result<()> {
    let entry = entry(change);
    // Its directory may have become another one since the change was judged.
    if real_path(&entry) != *source {
        return Err(changed());
    }
    let file = Place::open(source)?.existing(OFlags::RDONLY)?;
    expect(&file, change.before.as_ref())?;
    let place = Place::open(&entry)?;
    Ok(rustix::fs::unlinkat(&place.directory, place.name, AtFlags::empty())?)
}

/// The state of the original of a file that was moved.
enum Moved {
    /// It is gone.
    Renamed,
    /// It is still there.
    Copied,
}

/// Moves a file that is not text: under its new name where nothing is lost by that, else by copying.
fn move_whole(
    change: &FileChange,
    source: &AbsPath,
    original: &File,
    target: &AbsPath,
) -> io::Result<Moved> {
    let (from, to) = (Place::open(source)?, Place::open(target)?);
    let is_link = entry(change) != *source;
    if !is_link {
        let flags = RenameFlags::NOREPLACE;
        let renamed =
            rustix::fs::renameat_with(&from.directory, from.name, &to.directory, to.name, flags);
        match renamed {
            Ok(()) => {
                let moved = to.existing(OFlags::RDONLY)?.metadata()?;
                let meant = original.metadata()?;
                if (moved.dev(), moved.ino()) == (meant.dev(), meant.ino()) {
                    return Ok(Moved::Renamed);
                }
                // Something else had taken its name: it gets that back.
                let (old, new) = (&from.directory, &to.directory);
                rustix::fs::renameat_with(new, to.name, old, from.name, flags)?;
                return Err(changed());
            }
            // Another file is there, or another file system, or one that knows no such flag.
            Err(Errno::EXIST | Errno::XDEV | Errno::BUSY | Errno::INVAL | Errno::NOSYS) => {}
            Err(err) => return Err(err.into()),
        }
    }
    let bytes = read_all(original)?;
    if bytes.len() as u64 > MAX_TEXT_BYTES {
        return Err(io::Error::other(format!(
            "it is larger than {MAX_TEXT_BYTES} bytes and would have to be copied; move it by a command"
        )));
    }
    write_moved(original, target, &bytes)?;
    Ok(Moved::Copied)
}

fn write_moved(original: &File, target: &AbsPath, bytes: &[u8]) -> io::Result<()> {
    let mode = rustix::fs::fstat(original)?.st_mode;
    let place = Place::open(target)?;
    match place.existing(OFlags::RDWR) {
        Ok(file) => replace(file, bytes),
        Err(err) if err.kind() == io::ErrorKind::NotFound => place.create(bytes, Some(mode)),
        Err(err) => Err(err),
    }
}

/// Writes a file whose content must be `before`, or that must not be there.
fn write(target: &AbsPath, text: &str, before: Option<&FileContent>) -> io::Result<()> {
    let place = Place::open(target)?;
    if before.is_none() {
        return place.create(text.as_bytes(), None);
    }
    let file = place.existing(OFlags::RDWR)?;
    expect(&file, before)?;
    replace(file, text.as_bytes())
}

/// The open directory of a file, and the file's name in it.
struct Place<'a> {
    directory: OwnedFd,
    name: &'a OsStr,
}

impl<'a> Place<'a> {
    /// Opens the directory of a real path, and makes it where it is missing.
    fn open(path: &'a AbsPath) -> io::Result<Self> {
        let name = path.as_std().file_name().ok_or(io::ErrorKind::IsADirectory)?;
        let parent = path.parent().ok_or(io::ErrorKind::IsADirectory)?;
        Ok(Self { directory: open_directory(&parent)?, name })
    }

    /// Opens the file, which must be a regular one.
    fn existing(&self, access: OFlags) -> io::Result<File> {
        // A pipe would be waited for otherwise.
        let flags = access | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file =
            File::from(rustix::fs::openat(&self.directory, self.name, flags, Mode::empty())?);
        check_regular(&file)?;
        Ok(file)
    }

    /// Makes the file, which must not be there.
    fn create(&self, bytes: &[u8], mode: Option<u32>) -> io::Result<()> {
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let new = rustix::fs::openat(&self.directory, self.name, flags, Mode::from_raw_mode(0o666));
        let mut file = match new {
            Ok(file) => File::from(file),
            Err(Errno::EXIST) => return Err(changed()),
            Err(err) => return Err(err.into()),
        };
        let written = file.write_all(bytes).and_then(|()| match mode {
            Some(mode) => Ok(rustix::fs::fchmod(&file, Mode::from_raw_mode(mode))?),
            None => Ok(()),
        });
        if written.is_err() {
            // The first error is the one to report; a file left behind is the lesser evil.
            let _ = rustix::fs::unlinkat(&self.directory, self.name, AtFlags::empty());
        }
        written
    }
}

/// Opens a directory by its real path. Missing ones are made, one inside the other.
fn open_directory(path: &AbsPath) -> io::Result<OwnedFd> {
    match open_place(path.as_std()) {
        Err(err) if err.kind() == io::ErrorKind::NotFound => {}
        opened => return opened,
    }
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io::ErrorKind::NotFound.into());
    };
    let parent = open_directory(&parent)?;
    match rustix::fs::mkdirat(&parent, name, Mode::from_raw_mode(0o777)) {
        Ok(()) | Err(Errno::EXIST) => {}
        Err(err) => return Err(err.into()),
    }
    let flags = OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    Ok(rustix::fs::openat(&parent, name, flags, Mode::empty())?)
}

/// Replaces the content of a file in place. Puts the old one back if that fails.
fn replace(mut file: File, bytes: &[u8]) -> io::Result<()> {
    let old = read_all(&file)?;
    file.rewind()?;
    // Cut only after all is written: a full disk must not cost the old content.
    let done = file.write_all(bytes).and_then(|()| file.set_len(bytes.len() as u64));
    if done.is_err() {
        let _ = file.rewind().and_then(|()| file.write_all(&old));
        let _ = file.set_len(old.len() as u64);
    }
    done
}

/// Fails if the file is not what the change was made for.
fn expect(file: &File, before: Option<&FileContent>) -> io::Result<()> {
    let is_same = match before {
        Some(FileContent::Text(text)) => text.as_bytes() == read_all(file)?,
        Some(FileContent::Binary(stamp)) => FileStamp::of(&file.metadata()?) == *stamp,
        None => false,
    };
    if is_same { Ok(()) } else { Err(changed()) }
}

fn read_all(mut file: &File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.take(MAX_TEXT_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn changed() -> io::Error {
    io::Error::other(
        "it was changed by something else in the meantime; read it and make the patch again",
    )
}
