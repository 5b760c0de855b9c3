//! The surroundings of a run: a fresh home with a configuration that points to
//! the scripted model, the server in it, and meters over all who take part.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::item::Shares;
use crate::link::Transport;
use crate::model::Model;
use crate::procfs::{self, Counters, Used};
use crate::server::Server;
use crate::session::Session;
use crate::stats::float;

/// How much is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// The counts of the published table.
    Full,
    /// About a tenth, to see that everything works.
    Quick,
}

impl Effort {
    /// `full` or `quick`, as it is.
    pub fn pick(self, full: usize, quick: usize) -> usize {
        match self {
            Self::Full => full,
            Self::Quick => quick,
        }
    }
}

/// What commands of the model may touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sandbox {
    /// Everything.
    FullAccess,
    /// The working folder.
    WorkspaceWrite,
}

impl Sandbox {
    /// The value of `sandbox_mode`.
    pub fn mode(self) -> &'static str {
        match self {
            Self::FullAccess => "danger-full-access",
            Self::WorkspaceWrite => "workspace-write",
        }
    }
}

/// The server command under test and what its runs share.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The program and its arguments, without any for the transport.
    pub command: &'a [String],
    /// Where homes are made, each removed after its run.
    pub base: &'a Path,
    /// The scripted model.
    pub model: &'a Model,
    /// How much is measured.
    pub effort: Effort,
    /// How long a server is left alone before it counts as idle. Some finish
    /// their start-up in the background.
    pub idle: Duration,
}

impl Subject<'_> {
    /// A fresh home.
    ///
    /// # Errors
    /// If the folders cannot be made.
    pub fn home(&self, sandbox: Sandbox) -> Result<Home> {
        Home::new(self.base, &self.model.base_url(), sandbox)
    }

    /// Starts the server in `home`, connects and initializes, and lets it settle.
    ///
    /// # Errors
    /// If the server does not come up.
    pub fn session(&self, home: &Home, transport: Transport) -> Result<(Server, Session)> {
        let mut server = Server::start(self.command, home, transport)?;
        let mut session = Session::new(server.connect()?);
        session.initialize()?;
        self.settle();
        Ok((server, session))
    }

    /// Leaves the server alone until it can be called idle.
    pub fn settle(&self) {
        thread::sleep(self.idle);
    }

    /// Begins to count what server, model and generator use.
    ///
    /// # Errors
    /// If the server is gone.
    pub fn meter(&self, server: &Server) -> Result<Meter<'_>> {
        let model_cpu = self.model.cpu();
        let counters = procfs::counters(server.pid())?;
        Ok(Meter {
            model: self.model,
            pid: server.pid(),
            counters,
            model_cpu,
            own_cpu: procfs::own_cpu(),
        })
    }
}

/// Counts from its making until [`Meter::read`].
#[derive(Debug)]
pub struct Meter<'a> {
    model: &'a Model,
    pid: u32,
    counters: Counters,
    model_cpu: Duration,
    own_cpu: Duration,
}

impl Meter<'_> {
    /// What was used since the meter was made.
    ///
    /// # Errors
    /// If the server is gone.
    pub fn read(&self) -> Result<Usage> {
        let own = procfs::own_cpu().saturating_sub(self.own_cpu);
        let model = self.model.cpu().saturating_sub(self.model_cpu);
        let server = procfs::counters(self.pid)?.since(&self.counters);
        Ok(Usage { server, generator: own.saturating_sub(model), model })
    }
}

/// What server, model and generator used in a stretch.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// The server, and the commands it started.
    pub server: Used,
    /// The load generator.
    pub generator: Duration,
    /// The scripted model.
    pub model: Duration,
}

impl Usage {
    /// Milliseconds of CPU for each of `count` operations.
    pub fn millis_each(&self, count: usize) -> Shares {
        self.each(count, 1e3)
    }

    /// Microseconds of CPU for each of `count` operations.
    pub fn micros_each(&self, count: usize) -> Shares {
        self.each(count, 1e6)
    }

    fn each(&self, count: usize, per_second: f64) -> Shares {
        let share = |cpu: Duration| cpu.as_secs_f64() * per_second / float(count as u64);
        Shares {
            generator: share(self.generator),
            model: share(self.model),
            server: share(self.server.cpu),
        }
    }
}

/// A home of a server with its own configuration, user folder and working
/// folder. Dropping it removes them.
#[derive(Debug)]
pub struct Home {
    root: PathBuf,
}

impl Home {
    fn new(base: &Path, model_url: &str, sandbox: Sandbox) -> Result<Self> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let home = Self { root: base.join(format!("run-{}-{number}", std::process::id())) };
        for folder in [home.state(), home.workspace(), home.user()] {
            fs::create_dir_all(&folder)
                .with_context(|| format!("cannot make `{}`", folder.display()))?;
        }
        fs::write(home.state().join("config.toml"), config(model_url, sandbox))?;
        Ok(home)
    }

    /// The server's own folder.
    pub fn state(&self) -> PathBuf {
        self.root.join("home")
    }

    /// The folder that threads work in.
    pub fn workspace(&self) -> PathBuf {
        self.root.join("workspace")
    }

    /// Where a unix socket may be. Its path is short, since the kernel takes 107 bytes.
    pub fn socket(&self) -> PathBuf {
        self.root.join("s")
    }

    /// The home of the user.
    pub fn user(&self) -> PathBuf {
        self.root.join("user")
    }

    /// The sizes of all files in the server's own folder, in bytes.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn stored_bytes(&self) -> Result<u64> {
        Ok(tree_bytes(&self.state())?)
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // A server that is still going down may write once more; what stays is below the target folder.
        drop(fs::remove_dir_all(&self.root));
    }
}

fn config(model_url: &str, sandbox: Sandbox) -> String {
    let mode = sandbox.mode();
    format!(
        r#"model = "mock-model"
approval_policy = "never"
sandbox_mode = "{mode}"
model_provider = "mock"

[model_providers.mock]
name = "Mock"
base_url = "{model_url}"
wire_api = "responses"
request_max_retries = 0
stream_max_retries = 0
"#
    )
}

fn tree_bytes(folder: &Path) -> std::io::Result<u64> {
    let mut total = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // Files come and go while the server runs; one that went has no size.
        let Ok(about) = entry.metadata() else { continue };
        total += if about.is_dir() { tree_bytes(&entry.path())? } else { about.len() };
    }
    Ok(total)
}
