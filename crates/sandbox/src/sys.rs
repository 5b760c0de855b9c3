//! The system calls that no safe wrapper covers.

#![expect(unsafe_code, reason = "system calls and an inherited descriptor, each argued below")]

use std::ffi::{CStr, OsStr};
use std::fs::File;
use std::io;
use std::os::fd::{AsRawFd as _, BorrowedFd, FromRawFd as _};

use rustix::thread::UnshareFlags;

/// Takes over the report pipe, whose number stands in `arg`, and closes it on
/// execution. `None` if there is no such open descriptor, or it is a standard stream.
pub(crate) fn report_pipe(arg: &OsStr) -> Option<File> {
    let number: i32 = arg.to_str()?.parse().ok().filter(|fd| *fd > 2)?;
    // SAFETY: borrowed for one call that fails with EBADF if it is not open.
    let borrowed = unsafe { BorrowedFd::borrow_raw(number) };
    rustix::io::fcntl_setfd(borrowed, rustix::io::FdFlags::CLOEXEC).ok()?;
    // SAFETY: the descriptor is open (the call above succeeded), and the server
    // left it open for this one use: nothing in this process owns it.
    Some(unsafe { File::from_raw_fd(number) })
}

/// Gives the process namespaces of its own.
pub(crate) fn unshare(flags: UnshareFlags) -> io::Result<()> {
    // SAFETY: unsafe only for `FILES`, which no caller passes: the table of
    // descriptors stays shared with nobody, since the helper has one thread.
    unsafe { rustix::thread::unshare_unsafe(flags & !UnshareFlags::FILES) }.map_err(io::Error::from)
}

/// `struct mount_attr` of mount_setattr(2).
#[repr(C)]
struct MountAttr {
    attr_set: u64,
    attr_clr: u64,
    propagation: u64,
    userns_fd: u64,
}

/// `MOUNT_ATTR_RDONLY` of linux/mount.h.
const MOUNT_ATTR_RDONLY: u64 = 1;

/// Makes the mount at `dir` and `path`, with all mounts below it, private to
/// this namespace and read-only.
pub(crate) fn make_read_only(dir: BorrowedFd<'_>, path: &CStr) -> io::Result<()> {
    let attr = MountAttr {
        attr_set: MOUNT_ATTR_RDONLY,
        attr_clr: 0,
        propagation: libc::MS_PRIVATE,
        userns_fd: 0,
    };
    set_attributes(dir, path, &attr)
}

/// Makes all mounts private to this namespace, so that nothing done here shows outside.
pub(crate) fn make_private(dir: BorrowedFd<'_>, path: &CStr) -> io::Result<()> {
    set_attributes(
        dir,
        path,
        &MountAttr { attr_set: 0, attr_clr: 0, propagation: libc::MS_PRIVATE, userns_fd: 0 },
    )
}

fn set_attributes(dir: BorrowedFd<'_>, path: &CStr, attr: &MountAttr) -> io::Result<()> {
    let flags = libc::AT_RECURSIVE | libc::AT_EMPTY_PATH;
    // SAFETY: the path ends with a zero, `attr` is as long as the last argument
    // says, and both outlive the call.
    let done = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            dir.as_raw_fd(),
            path.as_ptr(),
            flags,
            std::ptr::from_ref(attr),
            size_of::<MountAttr>(),
        )
    };
    if done == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}
