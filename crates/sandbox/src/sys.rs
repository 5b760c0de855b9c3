//! The system calls that no safe wrapper covers.

#![expect(unsafe_code, reason = "system calls, each argued below")]

use std::ffi::CStr;
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::{AsRawFd as _, BorrowedFd, FromRawFd as _, OwnedFd};
use std::ptr;

use rustix::process::{Pid, WaitOptions, WaitStatus};
use rustix::thread::UnshareFlags;

/// The two sides of a fork.
pub(crate) enum Fork {
    Child,
    Parent(Pid),
}

/// Forks this process, which must have one thread.
pub(crate) fn fork() -> io::Result<Fork> {
    // SAFETY: the helper has one thread, so no lock is held by another that the child lacks.
    match unsafe { libc::fork() } {
        -1 => Err(io::Error::last_os_error()),
        0 => Ok(Fork::Child),
        pid => {
            Pid::from_raw(pid).map(Fork::Parent).ok_or_else(|| io::ErrorKind::InvalidData.into())
        }
    }
}

/// Forks this process, which must have one thread. The child is in namespaces of the kinds `own`, and a
/// child of this process's parent.
pub(crate) fn fork_beside(own: UnshareFlags) -> io::Result<Fork> {
    let flags = libc::c_long::from(own.bits().cast_signed() | libc::CLONE_PARENT);
    let none: libc::c_long = 0;
    // SAFETY: without `CLONE_VM` and a stack it is a fork, and as such as above. The C library does not
    // know of the child; it has kept nothing about threads but their numbers, by which nothing is done here.
    match unsafe { libc::syscall(libc::SYS_clone, flags, none, none, none, none) } {
        -1 => Err(io::Error::last_os_error()),
        0 => Ok(Fork::Child),
        pid => {
            let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
            pid.map(Fork::Parent).ok_or_else(|| io::ErrorKind::InvalidData.into())
        }
    }
}

/// Waits for the end of a child. Returns its exit status; 128 + n for signal n.
pub(crate) fn wait_for(child: Pid) -> i32 {
    loop {
        match rustix::process::waitpid(Some(child), WaitOptions::empty()) {
            Ok(Some((_, status))) => return exit_code(status),
            Ok(None) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return crate::report::EXIT_REFUSED,
        }
    }
}

/// Returns the exit status; 128 + n for signal n.
pub(crate) fn exit_code(status: WaitStatus) -> i32 {
    status.exit_status().unwrap_or_else(|| 128 + status.terminating_signal().unwrap_or_default())
}

/// Closes the standard streams, so that their other ends see when the command's own are closed.
pub(crate) fn close_standard_streams() {
    for stream in 0..=2 {
        // SAFETY: the caller goes on without them, and opens no file that could take their place.
        let _ = unsafe { libc::close(stream) };
    }
}

/// Returns a descriptor that is readable whenever a child has ended.
pub(crate) fn watch_children() -> io::Result<OwnedFd> {
    // SAFETY: the set is initialised by `sigemptyset` before it is read, and outlives the calls.
    let fd = unsafe {
        let mut set = std::mem::zeroed();
        libc::sigemptyset(&raw mut set);
        libc::sigaddset(&raw mut set, libc::SIGCHLD);
        if libc::sigprocmask(libc::SIG_BLOCK, &raw const set, std::ptr::null_mut()) != 0 {
            return Err(io::Error::last_os_error());
        }
        libc::signalfd(-1, &raw const set, libc::SFD_CLOEXEC | libc::SFD_NONBLOCK)
    };
    if fd < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the descriptor is new and owned by nothing else.
    Ok(unsafe { OwnedFd::from_raw_fd(fd) })
}

/// Makes the process the leader of a session without blocked signals, whose controlling
/// terminal is its standard input if that is one.
pub(crate) fn lead_session() -> io::Result<()> {
    // SAFETY: the set is initialised by `sigemptyset` before it is read, and outlives the calls.
    let unblocked = unsafe {
        let mut set = std::mem::zeroed();
        libc::sigemptyset(&raw mut set);
        libc::sigprocmask(libc::SIG_SETMASK, &raw const set, std::ptr::null_mut())
    };
    if unblocked != 0 {
        return Err(io::Error::last_os_error());
    }
    rustix::process::setsid()?;
    let stdin = rustix::stdio::stdin();
    if rustix::termios::isatty(stdin) {
        rustix::process::ioctl_tiocsctty(stdin)?;
    }
    Ok(())
}

/// `KEYCTL_JOIN_SESSION_KEYRING` of linux/keyctl.h.
const JOIN_SESSION_KEYRING: libc::c_int = 1;

/// Leaves the user's session keyring for an empty one. A kernel without keys has nothing to leave,
/// and where the call is forbidden (`EPERM`: containers) it is so for the command.
pub(crate) fn fresh_session_keyring() -> io::Result<()> {
    // SAFETY: the null pointer asks for a keyring without a name; nothing is passed by reference.
    let joined = unsafe {
        libc::syscall(libc::SYS_keyctl, JOIN_SESSION_KEYRING, std::ptr::null::<libc::c_char>())
    };
    let err = io::Error::last_os_error();
    match (joined, err.raw_os_error()) {
        (-1, Some(libc::ENOSYS | libc::EPERM)) => Ok(()),
        (-1, _) => Err(err),
        _ => Ok(()),
    }
}

/// Raises the loopback interface of the process's network namespace.
pub(crate) fn raise_loopback() -> io::Result<()> {
    use rustix::net::{AddressFamily, SocketType, socket};

    let any = socket(AddressFamily::INET, SocketType::DGRAM, None)?;
    // SAFETY: an `ifreq` of zeroes is a valid one, its name ends with a zero, and it outlives the call,
    // which reads the name and the flags.
    let raised = unsafe {
        let mut request: libc::ifreq = std::mem::zeroed();
        let name = request.ifr_name.iter_mut().zip(b"lo");
        name.for_each(|(to, from)| *to = libc::c_char::from_ne_bytes([*from]));
        request.ifr_ifru.ifru_flags = IFF_UP;
        libc::ioctl(any.as_raw_fd(), libc::SIOCSIFFLAGS, &raw const request)
    };
    if raised == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// `IFF_UP` of linux/if.h, as a request holds it.
const IFF_UP: libc::c_short = 1;

/// Gives the process namespaces of its own.
pub(crate) fn unshare(flags: UnshareFlags) -> io::Result<()> {
    // SAFETY: unsafe only for `FILES`, which no caller passes: the table of
    // descriptors stays unshared, since the helper has one thread.
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
    set_attributes(dir, path, libc::AT_RECURSIVE, &attr)
}

/// Makes the mount at `path` read-only, but not those below it.
pub(crate) fn make_one_read_only(path: &CStr) -> io::Result<()> {
    let attr = MountAttr { attr_set: MOUNT_ATTR_RDONLY, attr_clr: 0, propagation: 0, userns_fd: 0 };
    set_attributes(rustix::fs::CWD, path, 0, &attr)
}

/// Makes all mounts private to this namespace, so that nothing done here shows outside.
pub(crate) fn make_private(dir: BorrowedFd<'_>, path: &CStr) -> io::Result<()> {
    set_attributes(
        dir,
        path,
        libc::AT_RECURSIVE,
        &MountAttr { attr_set: 0, attr_clr: 0, propagation: libc::MS_PRIVATE, userns_fd: 0 },
    )
}

fn set_attributes(
    dir: BorrowedFd<'_>,
    path: &CStr,
    depth: libc::c_int,
    attr: &MountAttr,
) -> io::Result<()> {
    let flags = depth | libc::AT_EMPTY_PATH;
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

/// The highest number of a signal.
const LAST_SIGNAL: libc::c_int = 64;

/// Has all signals of this process do what they do by default, as programs expect that have a session of their own.
///
/// Those that it ignores, too: what starts a server in the background (`server &` in a script, `nohup`) has it
/// ignore the interrupt or the hangup of a terminal, and those of a command's own terminal are meant for the
/// command. Makes system calls only, so that it may be called between a fork and the program.
pub fn reset_signals() {
    for signal in 1..=LAST_SIGNAL {
        let mut action = MaybeUninit::<libc::sigaction>::uninit();
        // SAFETY: the action is written before it is read, if the call succeeds, and outlives the calls.
        unsafe {
            if libc::sigaction(signal, ptr::null(), action.as_mut_ptr()) != 0 {
                continue;
            }
            let action = action.assume_init_mut();
            if action.sa_sigaction != libc::SIG_DFL {
                action.sa_sigaction = libc::SIG_DFL;
                libc::sigaction(signal, action, ptr::null_mut());
            }
        }
    }
}
