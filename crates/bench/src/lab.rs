//! The surroundings of a run: a fresh home with a configuration that points to
//! the scripted model, the server in it, and meters over all who take part.

use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::Result;

use crate::home::{Home, Sandbox};
use crate::link::Transport;
use crate::model::Model;
use crate::procfs::{self, Counters, Used};
use crate::server::Server;
use crate::session::Session;
use crate::stats::{Shares, float};

/// The extent of a measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// The counts of the published table.
    Full,
    /// About a tenth, to see that everything works.
    Quick,
}

impl Effort {
    /// Returns `full` or `quick`, as it is.
    pub fn pick(self, full: usize, quick: usize) -> usize {
        match self {
            Self::Full => full,
            Self::Quick => quick,
        }
    }
}

/// The server command under test and what its runs share.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The program and its arguments, without any for the transport.
    pub command: &'a [String],
    /// The directory in which homes are made, each removed after its run.
    pub base: &'a Path,
    /// The scripted model.
    pub model: &'a Model,
    /// The extent of a measurement.
    pub effort: Effort,
    /// Time that a server is left alone before it counts as idle. Some finish
    /// their start-up in the background.
    pub idle: Duration,
}

impl Subject<'_> {
    /// Returns a fresh home.
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
    /// Returns the use since the meter was made.
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

/// Use of server, model and generator in a stretch.
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
