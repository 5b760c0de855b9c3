//! A child that uses the memory of its parent until it executes its program.
//!
//! A fork copies the tables of the server's memory, and later every page that the server writes, which
//! takes longer than all the rest of a short command. Here the calling thread is suspended instead until
//! the program is executed, as in `posix_spawn`, which could not announce the child to the watchdog.
//!
//! The child makes system calls only: it takes no memory and no lock, and it cannot panic.

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::io;
use std::os::fd::BorrowedFd;
use std::ptr;
use std::sync::atomic::{AtomicI32, Ordering};

use rustix::io::Errno;
use rustix::process::{Pid, Resource, Rlimit, WaitOptions, getrlimit, setrlimit};

use super::ControllingTerminal;
use crate::record::{Token, announcement};

/// Bytes of the child's stack: many times what its calls take, and below what the C library's allocator
/// tidies up after.
const STACK_BYTES: usize = 32 * 1024;

/// All that a child needs, made before it exists.
pub(crate) struct Child<'a> {
    pub(crate) words: &'a Strings,
    pub(crate) variables: &'a Strings,
    pub(crate) directory: &'a CStr,
    pub(crate) stdin: BorrowedFd<'a>,
    pub(crate) stdout: BorrowedFd<'a>,
    pub(crate) stderr: BorrowedFd<'a>,
    pub(crate) terminal: ControllingTerminal,
    /// The soft limit of open files, if it is not the server's.
    pub(crate) open_files: Option<u64>,
    /// Its name to the watchdog, and the pipe on which it says it.
    pub(crate) token: Token,
    pub(crate) watchdog: BorrowedFd<'a>,
}

/// Texts as the kernel takes them.
pub(crate) struct Strings {
    pointers: Vec<*const c_char>,
    /// The texts that the pointers point to.
    _texts: Vec<CString>,
}

impl Strings {
    pub(crate) fn new(texts: Vec<CString>) -> Self {
        let pointers = texts.iter().map(|text| text.as_ptr()).chain([ptr::null()]).collect();
        Self { pointers, _texts: texts }
    }
}

impl Child<'_> {
    /// Starts it as the leader of a session, announced to the watchdog. Returns once `program` runs, a
    /// path that may be relative to the directory, or the error for which it does not.
    pub(crate) fn start(&self, program: &CStr) -> io::Result<Pid> {
        let mut stack = Box::<[u8]>::new_uninit_slice(STACK_BYTES);
        let top = stack.as_mut_ptr_range().end.cast::<c_void>();
        let top = top.map_addr(|address| address & !15);
        let signals = BlockedSignals::new();
        let before = signals.before;
        let run = Run { child: self, program, signals: before, failure: AtomicI32::new(0) };
        let flags = libc::CLONE_VM | libc::CLONE_VFORK | libc::SIGCHLD;
        // SAFETY: the stack is large enough and aligned. This thread goes on when the child has left
        // this memory, so all that the child uses outlives its use, the C library's state of this thread
        // included, and nothing else uses it meanwhile. No handler of a signal runs in the child, since
        // all are blocked until they have none. `child` does not unwind, and takes no lock that another
        // thread could hold.
        let pid = unsafe { libc::clone(child, top, flags, (&raw const run).cast_mut().cast()) };
        let err = io::Error::last_os_error();
        drop(signals);
        drop(stack);
        let Some(pid) = Pid::from_raw(pid.max(0)) else { return Err(err) };
        match run.failure.load(Ordering::Relaxed) {
            0 => Ok(pid),
            errno => {
                let _ = rustix::process::waitpid(Some(pid), WaitOptions::empty());
                Err(io::Error::from_raw_os_error(errno))
            }
        }
    }
}

/// The memory that the two sides share.
struct Run<'a> {
    child: &'a Child<'a>,
    program: &'a CStr,
    /// The signals that are to be blocked in the program.
    signals: libc::sigset_t,
    failure: AtomicI32,
}

extern "C" fn child(run: *mut c_void) -> c_int {
    // SAFETY: the pointer is that of `Child::start`, which waits.
    let run = unsafe { &*run.cast::<Run<'_>>() };
    let Err(errno) = run.execute();
    run.failure.store(errno.raw_os_error(), Ordering::Relaxed);
    127
}

/// The return value of what does not return.
enum Never {}

impl Run<'_> {
    fn execute(&self) -> Result<Never, Errno> {
        let child = self.child;
        turnhost_sandbox::reset_signals();
        rustix::stdio::dup2_stdin(child.stdin)?;
        rustix::stdio::dup2_stdout(child.stdout)?;
        rustix::stdio::dup2_stderr(child.stderr)?;
        rustix::process::chdir(child.directory)?;
        let pid = rustix::process::setsid()?;
        if child.terminal == ControllingTerminal::Stdin {
            rustix::process::ioctl_tiocsctty(rustix::stdio::stdin())?;
        }
        rustix::io::write(child.watchdog, &announcement(child.token, pid))?;
        if let Some(soft) = child.open_files {
            let limit = Rlimit { current: Some(soft), ..getrlimit(Resource::Nofile) };
            setrlimit(Resource::Nofile, limit)?;
        }
        let (words, variables) = (&child.words.pointers, &child.variables.pointers);
        // SAFETY: the set is initialised; both lists end with a null pointer, and all that they point to
        // ends with a zero.
        unsafe {
            libc::pthread_sigmask(libc::SIG_SETMASK, &raw const self.signals, ptr::null_mut());
            libc::execve(self.program.as_ptr(), words.as_ptr(), variables.as_ptr());
        }
        Err(Errno::from_io_error(&io::Error::last_os_error()).unwrap_or(Errno::INVAL))
    }
}

/// Blocks all signals of this thread while it lives.
struct BlockedSignals {
    before: libc::sigset_t,
}

impl BlockedSignals {
    fn new() -> Self {
        // SAFETY: both sets outlive the calls, which initialise them; `SIG_BLOCK` cannot fail.
        unsafe {
            let (mut all, mut before) = (std::mem::zeroed(), std::mem::zeroed());
            libc::sigfillset(&raw mut all);
            libc::pthread_sigmask(libc::SIG_BLOCK, &raw const all, &raw mut before);
            Self { before }
        }
    }
}

impl Drop for BlockedSignals {
    fn drop(&mut self) {
        // SAFETY: the set was initialised.
        unsafe {
            libc::pthread_sigmask(libc::SIG_SETMASK, &raw const self.before, ptr::null_mut());
        }
    }
}
