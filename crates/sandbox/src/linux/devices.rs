//! A `/dev` and a `/proc` of the command's own.
//!
//! The real `/dev` leads to what other programs of the user have open: the keystrokes of their
//! terminals can be read and their screens written to. So the command gets an empty file system with
//! the devices that keep nothing, and terminals and shared memory of its own.

use std::fs;
use std::os::fd::OwnedFd;
use std::os::unix::fs::symlink;
use std::path::Path;

use rustix::mount::MountFlags;

use super::namespaces::failed;
use super::tree::{copy, lay};
use crate::resolve::open_place;
use crate::{SandboxError, sys};

/// Devices that store nothing, and the terminal of the process that opens it.
const SHARED: [&str; 6] = ["null", "zero", "full", "random", "urandom", "tty"];

/// The name in `/dev` under which the command's own terminal is found. The server has opened it, so it lies in
/// none of the command's own `/dev/pts`; `ttyname(3)` looks here next.
const TERMINAL: &str = "console";

const LINKS: [(&str, &str); 5] = [
    ("ptmx", "pts/ptmx"),
    ("fd", "/proc/self/fd"),
    ("stdin", "/proc/self/fd/0"),
    ("stdout", "/proc/self/fd/1"),
    ("stderr", "/proc/self/fd/2"),
];

/// Directory of named shared memory and semaphores.
pub(super) const SHARED_MEMORY: &str = "/dev/shm";

/// Lays a `/dev` over the real one.
pub(super) fn own_devices() -> Result<(), SandboxError> {
    let mut nodes = Vec::new();
    for name in SHARED {
        if let Ok(place) = open_place(&Path::new("/dev").join(name)) {
            nodes.push((name, copy(&place, name)?));
        }
    }
    if let Some(terminal) = terminal()? {
        nodes.push((TERMINAL, terminal));
    }
    mount("tmpfs", "/dev", MountFlags::NOSUID | MountFlags::NOEXEC, c"size=64k,mode=755")?;
    for directory in ["/dev/pts", SHARED_MEMORY] {
        fs::create_dir(directory).map_err(failed(format!("making `{directory}`")))?;
    }
    for (name, target) in LINKS {
        symlink(target, Path::new("/dev").join(name))
            .map_err(failed(format!("linking `/dev/{name}`")))?;
    }
    for (name, node) in nodes {
        let path = Path::new("/dev").join(name);
        let made = fs::File::create(&path).and_then(|_| open_place(&path));
        lay(&node, &made.map_err(failed(format!("making `/dev/{name}`")))?, name)?;
    }
    let flags = MountFlags::NOSUID | MountFlags::NOEXEC;
    mount("devpts", "/dev/pts", flags, c"newinstance,mode=620,ptmxmode=666")?;
    // 256 MiB: what browsers and numeric libraries use; it counts as the command's memory.
    let flags = MountFlags::NOSUID | MountFlags::NODEV;
    mount("tmpfs", SHARED_MEMORY, flags, c"size=256m,mode=1777")?;
    sys::make_one_read_only(c"/dev").map_err(failed("making `/dev` read-only"))
}

/// Lays a `/proc` over the real one, which shows the caller's PID namespace alone.
pub(super) fn own_processes() -> Result<(), SandboxError> {
    let flags = MountFlags::RDONLY | MountFlags::NOSUID | MountFlags::NODEV | MountFlags::NOEXEC;
    mount("proc", "/proc", flags, c"")
}

fn mount(
    kind: &str,
    at: &str,
    flags: MountFlags,
    data: &std::ffi::CStr,
) -> Result<(), SandboxError> {
    rustix::mount::mount(kind, at, kind, flags, data)
        .map_err(|err| failed(format!("mounting a {kind} of its own at `{at}`"))(err.into()))
}

/// Takes a copy of the mount of the command's terminal, if its standard input is one.
fn terminal() -> Result<Option<OwnedFd>, SandboxError> {
    let stdin = rustix::stdio::stdin();
    let Ok(name) = rustix::termios::ttyname(stdin, Vec::new()) else { return Ok(None) };
    let Ok(name) = name.into_string() else { return Ok(None) };
    let Ok(place) = open_place(Path::new(&name)) else { return Ok(None) };
    let number = |fd| rustix::fs::fstat(fd).map(|stat| stat.st_rdev);
    // Another terminal may bear the name by now.
    if number(stdin) == number(std::os::fd::AsFd::as_fd(&place)) {
        copy(&place, &name).map(Some)
    } else {
        Ok(None)
    }
}
