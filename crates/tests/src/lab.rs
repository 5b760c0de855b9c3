//! A home, a workspace and the program in them.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, ChildStderr, Command};
use tokio::sync::watch;
use tokio::time::timeout;
use turnhost_base::AbsPath;
use turnhost_host::HostOptions;
use turnhost_task::Tasks;

use crate::peer::Peer;
use crate::{InProcessServer, Model, TIMEOUT};

/// Directories that a test has for itself. They go when it is dropped.
#[derive(Debug)]
pub struct Lab {
    directory: TempDir,
    program: PathBuf,
}

impl Lab {
    /// Creates a lab with an empty home and an empty workspace. `program` is the server under test.
    ///
    /// # Errors
    /// If the directories cannot be made.
    pub fn new(program: &str) -> Result<Self> {
        let directory = TempDir::with_prefix("turnhost-test-")?;
        let lab = Self { directory, program: program.into() };
        for made in [lab.home(), lab.repo(), lab.user()] {
            std::fs::create_dir(made)?;
        }
        Ok(lab)
    }

    /// Returns the server's home.
    pub fn home(&self) -> PathBuf {
        self.directory.path().join("home")
    }

    /// Returns the workspace: where the server and its threads are.
    pub fn repo(&self) -> PathBuf {
        self.directory.path().join("repo")
    }

    /// Returns the home of the user whose server it is.
    fn user(&self) -> PathBuf {
        self.directory.path().join("user")
    }

    /// Writes the configuration: `model` is the default provider, without
    /// retries. `more` is added: lines before its first `[table]` at the top,
    /// the rest at the end.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn configure(&self, model: &Model, more: &str) -> Result<()> {
        let (top, tables) = more.split_at(
            more.find("\n[")
                .map_or_else(|| if more.starts_with('[') { 0 } else { more.len() }, |at| at + 1),
        );
        let mut text = String::new();
        for (key, line) in [
            ("model", "model = \"test-model\""),
            ("model_provider", "model_provider = \"fake\""),
            ("sandbox_mode", "sandbox_mode = \"workspace-write\""),
        ] {
            let given =
                top.lines().any(|it| it.split('=').next().is_some_and(|it| it.trim() == key));
            if !given {
                writeln!(text, "{line}")?;
            }
        }
        let url = model.base_url();
        let mut provider = format!(
            "[model_providers.fake]\nname = \"Fake\"\nbase_url = \"{url}\"\nwire_api = \"responses\"\n"
        );
        for key in ["request_max_retries", "stream_max_retries"] {
            if !tables.contains(key) {
                writeln!(provider, "{key} = 0")?;
            }
        }
        // Lines after a table of this name belong into the one that is written here.
        let tables = tables.replace("[model_providers.fake]\n", "");
        std::fs::write(
            self.home().join("config.toml"),
            format!("{text}{top}\n{provider}{tables}"),
        )?;
        Ok(())
    }

    /// Returns the variables of the program.
    pub fn variables(&self) -> Vec<(&'static str, PathBuf)> {
        vec![
            ("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin".into()),
            ("LANG", "C.UTF-8".into()),
            ("SHELL", "/bin/bash".into()),
            ("TZ", "UTC".into()),
            ("HOME", self.user()),
            ("TURNHOST_HOME", self.home()),
            ("NO_PROXY", "127.0.0.1".into()),
        ]
    }

    /// Returns the program with these arguments, in the workspace, with a clean environment.
    pub fn command(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            .current_dir(self.repo())
            .env_clear()
            .envs(self.variables())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        command
    }

    /// Returns a shell that prepares something and then becomes the program, by `exec "$0" "$@"`.
    pub fn command_by_shell(
        &self,
        script: &str,
        arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
    ) -> Command {
        let program = self.command(arguments);
        let program = program.as_std();
        let mut command = Command::new("/bin/sh");
        command
            .args(["-c", script])
            .arg(program.get_program())
            .args(program.get_args())
            .current_dir(self.repo())
            .env_clear()
            .envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        command
    }

    /// Starts the server in this process, on a machine whose files are in `etc`.
    ///
    /// # Errors
    /// If it does not come up.
    pub fn serve_in_process(&self) -> Result<InProcessServer> {
        self.serve_in_process_of(&self.path().join("etc"))
    }

    /// Starts the server in this process, on a machine whose files are in this directory.
    ///
    /// # Errors
    /// If it does not come up.
    pub fn serve_in_process_of(&self, system: &Path) -> Result<InProcessServer> {
        let variables = self.variables();
        let variable = move |name: &str| {
            let found = variables.iter().find(|(it, _)| *it == name)?;
            found.1.to_str().map(str::to_owned)
        };
        let options = HostOptions {
            system: AbsPath::from_std(system)?,
            environment: Arc::new(variable),
            ..HostOptions::new(self.home(), self.repo())?
        };
        InProcessServer::start(options)
    }

    /// Starts the server.
    ///
    /// # Errors
    /// If it does not come up; the error has its stderr.
    pub async fn serve(&self, transport: Transport) -> Result<Server> {
        self.serve_with(transport, |_| {}).await
    }

    /// Starts the server with more arguments or variables than usual.
    ///
    /// # Errors
    /// If it does not come up; the error has its stderr.
    pub async fn serve_with(
        &self,
        transport: Transport,
        adjust: impl FnOnce(&mut Command),
    ) -> Result<Server> {
        let mut command = self.command(["app-server"]);
        adjust(&mut command);
        match transport {
            Transport::Stdio => command.stdin(Stdio::piped()),
            Transport::WebSocket => command.args(["--listen", "ws://127.0.0.1:0"]),
            Transport::Unix => command.args(["--listen", "unix://"]),
        };
        self.serve_by(command, transport).await
    }

    /// Starts the server with a command made from [`Lab::command`], which ends
    /// up serving at least the given transport.
    ///
    /// # Errors
    /// If it does not come up; the error has its stderr.
    pub async fn serve_by(&self, command: Command, transport: Transport) -> Result<Server> {
        Server::start(command, transport).await
    }

    /// Returns the socket that clients on this machine look for.
    pub fn control_socket(&self) -> PathBuf {
        self.home().join("app-server-control/app-server-control.sock")
    }

    /// Returns the directory that holds all others.
    pub fn path(&self) -> &Path {
        self.directory.path()
    }
}

/// The way of connections to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// One connection, over the process's own pipes.
    Stdio,
    /// Many connections, over a port on loopback.
    WebSocket,
    /// Many connections, over the unix socket in the home.
    Unix,
}

impl std::fmt::Display for Transport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Stdio => "stdio",
            Self::WebSocket => "websocket",
            Self::Unix => "unix",
        })
    }
}

/// A running server. Dropping it kills the process.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Its address; `None` over stdio.
    url: Option<String>,
    stderr: watch::Receiver<String>,
    _tasks: Tasks,
}

impl Server {
    async fn start(mut command: Command, transport: Transport) -> Result<Self> {
        let mut child = command.spawn().context("the server cannot be started")?;
        let tasks = Tasks::new();
        let (lines, stderr) = watch::channel(String::new());
        if let Some(pipe) = child.stderr.take() {
            tasks.spawn(read_stderr(pipe, lines));
        }
        let mut server = Self { child, url: None, stderr, _tasks: tasks };
        if transport != Transport::Stdio {
            server.said(|text| listening_on(text).is_some()).await?;
            server.url = listening_on(&server.stderr()).map(str::to_owned);
        }
        Ok(server)
    }

    /// Opens a connection; over stdio there is only one.
    ///
    /// # Errors
    /// If it cannot be made.
    pub async fn connect(&mut self) -> Result<Peer> {
        match &self.url {
            Some(url) => Peer::dial(url).await,
            None => self.connect_stdio(),
        }
    }

    /// Opens the one connection over its pipes.
    ///
    /// # Errors
    /// If another process has it already.
    pub fn connect_stdio(&mut self) -> Result<Peer> {
        let pipes = self.child.stdin.take().zip(self.child.stdout.take());
        let (stdin, stdout) = pipes.context("stdio has one connection only")?;
        Ok(Peer::over(stdin, stdout))
    }

    /// Returns its address.
    ///
    /// # Errors
    /// If it serves stdio.
    pub fn url(&self) -> Result<&str> {
        self.url.as_deref().context("a server on stdio has no address")
    }

    /// Returns the process id, while it runs.
    pub fn pid(&self) -> Option<u32> {
        self.child.id()
    }

    /// Returns its stderr so far.
    pub fn stderr(&self) -> String {
        self.stderr.borrow().clone()
    }

    /// Waits until what it has written to stderr is as wanted.
    ///
    /// # Errors
    /// If it ends before, or takes too long.
    pub async fn said(&self, wanted: impl Fn(&str) -> bool) -> Result<()> {
        let mut stderr = self.stderr.clone();
        let found = timeout(TIMEOUT, stderr.wait_for(|text| wanted(text))).await;
        if matches!(found, Ok(Ok(_))) {
            return Ok(());
        }
        bail!("the server ended, or is waited for in vain; it said: {}", self.stderr())
    }

    /// Kills it without warning.
    ///
    /// # Errors
    /// If the system does not let us.
    pub async fn kill(&mut self) -> Result<()> {
        Ok(self.child.kill().await?)
    }

    /// Asks it to end and waits until it has: over stdio by the end of input,
    /// for which the peer must be gone, otherwise by a signal.
    ///
    /// # Errors
    /// If it does not end.
    pub async fn stop(&mut self) -> Result<ExitStatus> {
        drop(self.child.stdin.take());
        if self.url.is_some() {
            self.signal("TERM").await?;
        }
        self.ended().await
    }

    /// Sends it a signal, `TERM` for instance. One that has ended gets none.
    ///
    /// # Errors
    /// If the system does not let us.
    pub async fn signal(&self, name: &str) -> Result<()> {
        let Some(pid) = self.child.id() else { return Ok(()) };
        let flag = format!("-{name}");
        let sent = Command::new("kill").args([&flag, &pid.to_string()]).status().await?;
        anyhow::ensure!(sent.success(), "SIG{name} cannot be sent");
        Ok(())
    }

    /// Waits for its end.
    ///
    /// # Errors
    /// If it does not end.
    pub async fn ended(&mut self) -> Result<ExitStatus> {
        let waited = timeout(TIMEOUT, self.child.wait()).await;
        Ok(waited.with_context(|| format!("the server does not end: {}", self.stderr()))??)
    }
}

/// Returns the first address that is announced in `stderr`.
fn listening_on(stderr: &str) -> Option<&str> {
    stderr.lines().find_map(|line| line.trim().strip_prefix("listening on: "))
}

/// Collects the lines. The end of the pipe ends the channel.
async fn read_stderr(pipe: ChildStderr, stderr: watch::Sender<String>) {
    let mut lines = BufReader::new(pipe).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        stderr.send_modify(|text| {
            text.push_str(&line);
            text.push('\n');
        });
    }
}
