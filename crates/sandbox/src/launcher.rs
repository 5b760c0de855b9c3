//! The server's side of the helper: one process that stays, and starts a command whenever it is asked to.
//!
//! Executing the program takes longer than all that makes a sandbox, so it is done once. The helper forks
//! itself for each command; the child is the server's, as if the server had started it itself.

use std::io::{self, Read as _};
use std::os::fd::{AsFd as _, OwnedFd};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rustix::process::Pid;

use crate::SandboxError;
use crate::job::Job;
use crate::spec::ASKED;

/// Time in which a helper must have answered: a thousand times what it takes. A program that ignores its
/// first argument never does.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Starts commands in sandboxes.
#[derive(Debug)]
pub struct Launcher {
    program: PathBuf,
    /// Since the first command.
    helper: Mutex<Option<Helper>>,
}

#[derive(Debug)]
struct Helper {
    process: Child,
    socket: UnixStream,
}

impl Launcher {
    /// Makes a launcher whose helper will be `program`, which must call [`crate::helper::run_if_asked`].
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), helper: Mutex::default() }
    }

    /// Starts a command. Returns the number of the first process of its PID namespace, which is a child
    /// of this process, and must be waited for. The command itself waits for [`crate::channel::release`].
    ///
    /// Blocks for some 0.2 ms; for 2 if the helper has to be started, as for the first command. Fails if
    /// the helper cannot be started or does not answer within 5 s, or if the kernel refuses the namespaces.
    /// Later failures are in the [`crate::Report`].
    pub fn launch(&self, job: &Job<'_>) -> Result<Pid, SandboxError> {
        let frame = job.frame().map_err(|err| SandboxError::Arguments(err.to_string()))?;
        let mut helper = self.helper.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = running(&mut helper, &self.program)?.ask(job, &frame);
        answer.unwrap_or_else(|err| {
            // It may be in the middle of an answer; what it has started ends with the channel.
            *helper = None;
            Err(SandboxError::Helper(err))
        })
    }
}

/// Returns the helper, after starting one if there is none, or it was killed.
fn running<'a>(
    helper: &'a mut Option<Helper>,
    program: &Path,
) -> Result<&'a mut Helper, SandboxError> {
    let refused = |err| SandboxError::HelperStart { helper: program.to_owned(), source: err };
    if helper.as_mut().is_some_and(|it| !matches!(it.process.try_wait(), Ok(None))) {
        *helper = None;
    }
    match helper {
        Some(running) => Ok(running),
        none => Ok(none.insert(Helper::start(program).map_err(refused)?)),
    }
}

impl Helper {
    fn start(program: &Path) -> io::Result<Self> {
        let (socket, theirs) = UnixStream::pair()?;
        socket.set_read_timeout(Some(TIMEOUT))?;
        socket.set_write_timeout(Some(TIMEOUT))?;
        let mut command = Command::new(program);
        // Its memory is inherited by the first process of each sandbox: no secret of the server lies there.
        command.arg(ASKED).env_clear().current_dir("/").stdin(OwnedFd::from(theirs));
        let process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        Ok(Self { process, socket })
    }

    /// Hands a command over, and reads the answer.
    fn ask(&mut self, job: &Job<'_>, frame: &[u8]) -> io::Result<Result<Pid, SandboxError>> {
        job.send(frame, self.socket.as_fd())?;
        let mut number = [0; size_of::<i32>()];
        self.socket.read_exact(&mut number)?;
        let number = i32::from_le_bytes(number);
        if let Some(pid) = Pid::from_raw(number).filter(|_| number > 0) {
            return Ok(Ok(pid));
        }
        let mut reason = vec![0; usize::try_from(-i64::from(number)).unwrap_or_default()];
        self.socket.read_exact(&mut reason)?;
        Ok(Err(SandboxError::Refused(String::from_utf8_lossy(&reason).into_owned())))
    }
}

/// Returns the answer of a helper: the number of the process, or minus the length of a reason and that.
pub(crate) fn answer(started: Result<Pid, SandboxError>) -> Vec<u8> {
    match started {
        Ok(pid) => pid.as_raw_nonzero().get().to_le_bytes().to_vec(),
        Err(err) => {
            let reason = err.to_string();
            let length = i32::try_from(reason.len()).unwrap_or_default();
            [&(-length).to_le_bytes()[..], reason.as_bytes()].concat()
        }
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        // It holds nothing that needs an orderly end. A killed process is over within microseconds.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
