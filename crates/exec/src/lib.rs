//! Commands: the agent's [`CommandPort`](turnhost_ports::CommandPort) on real processes.
//!
//! Each command leads its own session, has pipes or a terminal, and is controlled and read by its
//! starter: there is no task and no system thread per command.
//! `turnhost_sandbox` decides what a command may do.
//!
//! Nothing is left behind when a command's last handle is dropped, or the server is killed. In a
//! sandbox the kernel ensures this: the first process of the command's PID namespace ends with its
//! channel to the server. Without a sandbox, a watchdog process kills everything that the command
//! started, which it finds by session, by parents and by a mark in the environment. A daemon that
//! has shed all three escapes it.
//!
//! ```
//! use std::future::poll_fn;
//!
//! use turnhost_base::AbsPath;
//! use turnhost_exec::{Commands, run_if_asked};
//! use turnhost_ports::{
//!     Command, CommandEvent, CommandPort as _, EnvironmentPolicy, Granted, Streams,
//! };
//! use turnhost_protocol::SandboxPolicy;
//! use turnhost_task::Tasks;
//!
//! #[tokio::main(flavor = "current_thread")]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     run_if_asked(); // the helpers of commands are this program, run again
//!     let commands = Commands::new(Tasks::new());
//!     let cwd = AbsPath::new("/")?;
//!     let command = Command {
//!         argv: ["/bin/sh", "-c", "echo hello"].map(str::to_owned).into(),
//!         cwd: cwd.clone(),
//!         environment: EnvironmentPolicy::default(),
//!         env: Vec::new(),
//!         sandbox: SandboxPolicy::DangerFullAccess, // `ReadOnly` and `WorkspaceWrite` need Linux 6.2
//!         workspace: cwd,
//!         granted: Granted::default(),
//!         streams: Streams::Joined, // stdout and stderr in one pipe
//!     };
//!     let mut running = commands.start(command).await?;
//!     loop {
//!         match poll_fn(|cx| running.events.poll_next(cx)).await {
//!             CommandEvent::Output(_, bytes) => assert_eq!(&bytes[..], b"hello\n"),
//!             CommandEvent::HostWanted(_) => {} // only with a proxy
//!             CommandEvent::Exited(exit) => {
//!                 assert_eq!(exit.code, 0);
//!                 return Ok(());
//!             }
//!         }
//!     }
//! }
//! ```

#![deny(unsafe_code)]

mod control;
mod events;
mod namespace;
mod pipe;
mod port;
mod programs;
mod proxy;
mod record;
mod session_leader;
mod shell;
mod spawn;
mod start;
mod surroundings;
mod sys;
mod watchdog;

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, OnceLock};

use turnhost_base::AbsPath;
use turnhost_sandbox::{Lack, Launcher, Sandboxes, examine};
use turnhost_task::Tasks;

use programs::Programs;
use proxy::Dialer;
use watchdog::Watchdog;

pub use shell::login_shell;

/// The running program. Resolved by the kernel, so that it works also after an update replaced the file.
pub const THIS_PROGRAM: &str = "/proc/self/exe";

/// Becomes a helper (the sandbox's, or the watchdog) if the program was started
/// as one, and otherwise returns at once.
///
/// Must be the first thing in `main` of every program that runs commands.
pub fn run_if_asked() {
    turnhost_sandbox::helper::run_if_asked();
    watchdog::run_if_asked();
}

/// Runs commands. Cloning gives another handle to the same.
#[derive(Clone)]
pub struct Commands {
    shared: Arc<Shared>,
    /// The soft limit of open files that they start with; `None` for the server's own.
    open_files: Option<u64>,
    sandboxes: Arc<Sandboxes>,
    programs: Option<Arc<Programs>>,
    /// Connects commands to hosts.
    dialer: Arc<Dialer>,
}

/// The state that all commands of one server share.
struct Shared {
    /// The program that calls [`run_if_asked`].
    helper: PathBuf,
    watchdog: Watchdog,
    launcher: Launcher,
    /// Found out when a sandbox is refused for the first time.
    lacks: OnceLock<Vec<Lack>>,
    /// Collects what was killed, and serves the proxies.
    tasks: Tasks,
    /// Commands whose controls live.
    running: AtomicUsize,
}

impl Shared {
    /// Reports the end of the command to the watchdog, if it knows the command.
    fn forget(&self, token: Option<record::Token>) {
        if let Some(token) = token {
            self.watchdog.forget(token);
        }
    }

    /// Returns `reason` with the guarantees that this system cannot give.
    fn with_lacks(&self, reason: String) -> String {
        let lacks = self.lacks.get_or_init(|| examine(&self.helper).unwrap_or_default());
        if lacks.is_empty() {
            return reason;
        }
        let lacks: Vec<_> = lacks.iter().map(ToString::to_string).collect();
        format!("{reason}; what cannot be promised on this system: {}", lacks.join("; "))
    }
}

impl Commands {
    /// Commands whose helpers are the running program itself, which must call
    /// [`run_if_asked`].
    pub fn new(tasks: Tasks) -> Self {
        Self::with_helper(THIS_PROGRAM, tasks)
    }

    /// Commands whose helpers are the program `helper`, for programs that
    /// cannot call [`run_if_asked`]: test runners, embedders.
    pub fn with_helper(helper: impl Into<PathBuf>, tasks: Tasks) -> Self {
        let helper = helper.into();
        let shared = Shared {
            watchdog: Watchdog::new(helper.clone()),
            launcher: Launcher::new(helper.clone()),
            helper,
            lacks: OnceLock::new(),
            tasks,
            running: AtomicUsize::new(0),
        };
        Self {
            shared: Arc::new(shared),
            open_files: None,
            sandboxes: Arc::default(),
            programs: None,
            dialer: Arc::new(Dialer::from_variables(|name| std::env::var(name).ok())),
        }
    }

    /// Returns the same, but commands start with this soft limit of open files (`RLIMIT_NOFILE`):
    /// for servers that have raised their own. Programs that use `select(2)` break on descriptors
    /// from 1,024 on, and others take time to close every descriptor that they could have.
    #[must_use]
    pub fn with_open_files(self, soft: u64) -> Self {
        Self { open_files: Some(soft), ..self }
    }

    /// Returns the same, but commands find the programs `names` of `directory` before all others.
    #[must_use]
    pub fn with_programs(self, directory: &AbsPath, names: &[&str]) -> Self {
        Self { programs: Some(Arc::new(Programs::new(directory, names))), ..self }
    }

    /// Returns the same, but hosts are reached as these variables say (`HTTPS_PROXY` and its kin)
    /// instead of those of the process.
    #[must_use]
    pub fn with_proxy_variables(self, variable: impl Fn(&str) -> Option<String>) -> Self {
        let dialer = Dialer::from_variables(variable).with_names_of(&self.dialer);
        Self { dialer: Arc::new(dialer), ..self }
    }

    /// Returns the same, but names of hosts that commands want to reach directly are resolved by
    /// `find` instead of the system. The addresses are judged as any.
    #[must_use]
    pub fn with_names(self, find: impl Fn(&str) -> Vec<IpAddr> + Send + Sync + 'static) -> Self {
        let dialer = Dialer::clone(&self.dialer).with_names(find);
        Self { dialer: Arc::new(dialer), ..self }
    }

    /// Returns the same, but with the pinned roots and private places that `sandboxes` knows.
    #[must_use]
    pub fn with_sandboxes(self, sandboxes: Arc<Sandboxes>) -> Self {
        Self { sandboxes, ..self }
    }
}
