//! Reading untrusted files: regular ones only, without
//! waiting, and not without end; and replacing files of secrets.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;

use rustix::fs::{Mode, OFlags, ResolveFlags, openat2};
use turnhost_base::AbsPath;

/// 32 MiB: far more than any text that a model patches or a person configures.
pub const MAX_TEXT_BYTES: u64 = 32 * 1024 * 1024;

/// Opens a regular file to read. A pipe or a device is refused, at once; so is a file on which
/// another program holds a lease, which would keep the server waiting.
pub fn open(path: &AbsPath) -> io::Result<File> {
    let file = OpenOptions::new().read(true).custom_flags(nonblocking()).open(path.as_std())?;
    check_regular(&file)?;
    Ok(file)
}

/// Reads a text of at most `limit` bytes of the file at `path` below `root`, without following a
/// link out of `root`, absolute ones included, even if another process changes the directories meanwhile.
pub fn read_beneath(root: &AbsPath, path: &AbsPath, limit: u64) -> io::Result<String> {
    let relative = path.relative_to(root).ok_or(rustix::io::Errno::XDEV)?;
    let directory = File::open(root.as_std())?;
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS;
    let opened = openat2(&directory, relative.as_std_path(), flags, Mode::empty(), resolve);
    let file = File::from(opened.map_err(|errno| match errno {
        rustix::io::Errno::XDEV => io::Error::other("it is a link out of its directory"),
        other => other.into(),
    })?);
    check_regular(&file)?;
    let mut text = String::new();
    file.take(limit + 1).read_to_string(&mut text)?;
    if text.len() as u64 > limit {
        return Err(io::Error::other(format!("it is larger than {limit} bytes")));
    }
    Ok(text)
}

/// Opens a regular file to append to, and makes it if it is missing. Waits for nothing.
pub fn append(path: &AbsPath) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).append(true).custom_flags(nonblocking());
    let file = options.open(path.as_std())?;
    check_regular(&file)?;
    Ok(file)
}

fn nonblocking() -> i32 {
    i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or_default()
}

/// Fails if an open file is not a regular one.
pub fn check_regular(file: &File) -> io::Result<()> {
    let meta = file.metadata()?;
    if meta.is_dir() {
        // In the system's own text, as reading it would give.
        return Err(rustix::io::Errno::ISDIR.into());
    }
    if meta.is_file() { Ok(()) } else { Err(io::Error::other("it is not a regular file")) }
}

/// Reads a text of at most [`MAX_TEXT_BYTES`].
pub fn read_text(path: &AbsPath) -> io::Result<String> {
    read_opened(open(path)?)
}

/// Reads a text of at most [`MAX_TEXT_BYTES`] from a file that [`open`] has opened.
pub fn read_opened(file: File) -> io::Result<String> {
    let mut text = Vec::new();
    file.take(MAX_TEXT_BYTES + 1).read_to_end(&mut text)?;
    if text.len() as u64 > MAX_TEXT_BYTES {
        return Err(io::Error::other(format!("it is larger than {MAX_TEXT_BYTES} bytes")));
    }
    // This error says where, unlike that of `read_to_string`.
    String::from_utf8(text).map_err(|err| io::Error::new(ErrorKind::InvalidData, err.utf8_error()))
}

/// Replaces a file of secrets: a reader sees the old text or the new one, and no one but the owner
/// sees either. Makes the directory if it is missing.
pub fn replace_secret(path: &AbsPath, text: &str) -> io::Result<()> {
    let path = path.as_std();
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    let new = path.with_extension(format!("{}.new", std::process::id()));
    // One that is left of a crash may have another mode.
    match fs::remove_file(&new) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    let replaced = written.and_then(|()| fs::rename(&new, path));
    if replaced.is_err() {
        // The first error is the one to tell.
        _ = fs::remove_file(&new);
    }
    replaced
}
