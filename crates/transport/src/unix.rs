//! Unix sockets: where one lies, who may reach it, and whether it is served already.
//!
//! A path fits into a socket's address only up to 107 bytes. A socket with a
//! longer one lies in the system's temporary directory, and the path is a
//! symbolic link to it, which is what clients of the reference implementation follow.

use std::ffi::OsStr;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::task::{Context, Poll};

use tokio::net::{UnixListener, UnixSocket, UnixStream};

use crate::{Accepted, StreamListener, TransportError};

/// Longest path of an address: `sun_path` has 108 bytes on Linux, the last of which is a zero.
const MAX_ADDRESS_BYTES: usize = 107;

/// 1,024 connections may wait to be accepted, as the runtime has it for TCP.
pub(crate) const BACKLOG: u32 = 1024;

/// A bound unix socket. Dropping it removes it from the file system.
#[derive(Debug)]
pub struct UnixStreams {
    /// First, so that the path is gone while the socket still answers: no other server
    /// then takes it for a dead one, and no new one is removed.
    _place: Option<Place>,
    listener: UnixListener,
}

impl UnixStreams {
    /// Binds the path, which only this user will be able to connect to.
    ///
    /// Directories that are missing are made, for this user only. A socket that
    /// is not served is replaced; anything else at the path is left alone. Two
    /// processes that bind one path at once must be kept apart by a lock.
    pub async fn bind(path: &Path) -> Result<Self, TransportError> {
        let failed = |source| TransportError::UnixBind { path: path.to_owned(), source };
        let parent = path.parent().filter(|it| !it.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new("."));
        make_private(parent).map_err(failed)?;
        if !is_safe(parent).map_err(failed)? {
            return Err(TransportError::OpenParent);
        }
        vacate(path).await?;
        let socket = if fits(path) { path.to_owned() } else { stand_in(path).map_err(failed)? };
        let linked = socket != path;
        if linked {
            vacate(&socket).await?;
        }
        let in_use = |source: io::Error| match source.kind() {
            io::ErrorKind::AddrInUse => TransportError::InUse(path.to_owned()),
            _ => failed(source),
        };
        let unbound = UnixSocket::new_stream().map_err(failed)?;
        unbound.bind(&socket).map_err(in_use)?;
        let id = FileId::of(&socket).map_err(failed)?;
        let mut place = Place { socket, id, link: None };
        // No peer can connect before it listens, so it is never open to others.
        let only_us = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(&place.socket, only_us).map_err(failed)?;
        let listener = unbound.listen(BACKLOG).map_err(failed)?;
        if linked {
            symlink(&place.socket, path).map_err(failed)?;
            place.link = Some(path.to_owned());
        }
        Ok(Self { _place: Some(place), listener })
    }

    /// Takes over a listening, non-blocking socket; its path stays when this is dropped.
    pub fn adopt(listener: std::os::unix::net::UnixListener) -> io::Result<Self> {
        Ok(Self { _place: None, listener: UnixListener::from_std(listener)? })
    }
}

impl StreamListener for UnixStreams {
    fn poll_accept(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Accepted>> {
        self.listener.poll_accept(cx).map_ok(|(stream, _address)| Accepted::unnamed(stream))
    }
}

/// Files to remove in the end.
#[derive(Debug)]
struct Place {
    socket: PathBuf,
    id: FileId,
    link: Option<PathBuf>,
}

impl Drop for Place {
    fn drop(&mut self) {
        // Another process may have removed ours and put another one there.
        if !FileId::of(&self.socket).is_ok_and(|id| id == self.id) {
            return;
        }
        let ours = |link: &PathBuf| std::fs::read_link(link).is_ok_and(|to| to == self.socket);
        for path in self.link.iter().filter(|link| ours(link)).chain([&self.socket]) {
            if let Err(err) = std::fs::remove_file(path) {
                tracing::warn!(%err, path = %path.display(), "a socket could not be removed");
            }
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
struct FileId {
    device: u64,
    inode: u64,
}

impl FileId {
    fn of(path: &Path) -> io::Result<Self> {
        let metadata = std::fs::symlink_metadata(path)?;
        Ok(Self { device: metadata.dev(), inode: metadata.ino() })
    }
}

/// Returns the path of a socket that can be connected to: where the link leads if the path is too
/// long for an address.
pub fn address(path: &Path) -> io::Result<PathBuf> {
    if fits(path) { Ok(path.to_owned()) } else { std::fs::read_link(path) }
}

fn fits(path: &Path) -> bool {
    path.as_os_str().len() <= MAX_ADDRESS_BYTES
}

/// Makes way for a socket: removes one that is not served.
async fn vacate(path: &Path) -> Result<(), TransportError> {
    let failed = |source| TransportError::UnixBind { path: path.to_owned(), source };
    match std::fs::metadata(path) {
        Ok(found) if !found.file_type().is_socket() => {
            return Err(TransportError::NotASocket(path.to_owned()));
        }
        Ok(_) if is_served(path).await.map_err(failed)? => {
            return Err(TransportError::InUse(path.to_owned()));
        }
        Ok(_) => {}
        Err(err) if err.kind() == io::ErrorKind::NotFound => {}
        Err(err) => return Err(failed(err)),
    }
    // A dead socket, or a link to one or to nothing.
    match std::fs::remove_file(path) {
        Err(err) if err.kind() != io::ErrorKind::NotFound => Err(failed(err)),
        _ => Ok(()),
    }
}

/// Returns `true` if a server accepts connections there.
async fn is_served(path: &Path) -> io::Result<bool> {
    match UnixStream::connect(address(path)?).await {
        Ok(_) => Ok(true),
        Err(err) => match err.kind() {
            // The queue of connections is full, so there is a listener.
            io::ErrorKind::WouldBlock => Ok(true),
            io::ErrorKind::ConnectionRefused | io::ErrorKind::NotFound => Ok(false),
            _ => Err(err),
        },
    }
}

/// Makes the directory, and those above it that are missing, for this user only.
fn make_private(directory: &Path) -> io::Result<()> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(directory)
}

/// Returns `true` if no other user can replace a socket in this directory.
fn is_safe(parent: &Path) -> io::Result<bool> {
    const OTHERS_WRITE: u32 = 0o022;
    const STICKY: u32 = 0o1000;
    let metadata = std::fs::metadata(parent)?;
    let owned = [0, rustix::process::geteuid().as_raw()].contains(&metadata.uid());
    let kept = metadata.mode() & OTHERS_WRITE == 0 || metadata.mode() & STICKY != 0;
    Ok(owned && kept)
}

/// Returns a short path of our own for a socket whose path is too long: the same at every start, so
/// that a dead one is found again.
fn stand_in(path: &Path) -> io::Result<PathBuf> {
    let user = rustix::process::geteuid().as_raw();
    let directory = std::env::temp_dir().join(format!("turnhost-{user}"));
    make_private(&directory)?;
    let found = std::fs::symlink_metadata(&directory)?;
    if !found.is_dir() || found.uid() != user || found.mode() & 0o077 != 0 {
        let message = format!("`{}` is not this user's alone; remove it", directory.display());
        return Err(io::Error::other(message));
    }
    // Containers may share the directory and have the same paths, but not the same inodes.
    let parent = std::fs::metadata(path.parent().unwrap_or(Path::new("/")))?;
    let mut hasher = DefaultHasher::new();
    (parent.dev(), parent.ino(), path.file_name().map(OsStr::as_bytes)).hash(&mut hasher);
    Ok(directory.join(format!("{:016x}.sock", hasher.finish())))
}
