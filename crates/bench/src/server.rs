//! The process under test.

use std::io;
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener, TcpStream};
use std::os::fd::{AsRawFd as _, OwnedFd};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use nix::sys::signal::{Signal, killpg};
use nix::sys::socket::{self, AddressFamily, SockFlag, SockType, SockaddrIn, sockopt};
use nix::unistd::Pid;

use crate::home::Home;
use crate::link::{Link, Socket, Transport};

/// Longest time that a server may take to accept its first connection.
const COME_UP: Duration = Duration::from_secs(15);
/// Longest time that a server may take to end by itself before it is killed.
const GO_DOWN: Duration = Duration::from_secs(5);
/// Longest time that one run with a server may take. A server that no longer answers is
/// killed then, which ends the blocking read that waits for it.
const RUN_LIMIT: Duration = Duration::from_mins(5);
/// Nothing is to leave the machine: other hosts go to a closed loopback port.
const CLOSED_PROXY: &str = "http://127.0.0.1:9";

/// A running server. Dropping it ends the process and all that it started.
#[derive(Debug)]
pub struct Server {
    child: Child,
    group: Pid,
    transport: Transport,
    port: u16,
    /// Path of the unix socket on which it listens.
    path: PathBuf,
    started: Instant,
    /// Dropping it signals the end of the run to the watchdog.
    _watchdog: mpsc::SyncSender<()>,
}

impl Server {
    /// Starts `command` in `home`, with the listener of `transport`.
    ///
    /// # Errors
    /// If the program cannot be started.
    pub fn start(command: &[String], home: &Home, transport: Transport) -> Result<Self> {
        let (program, arguments) =
            command.split_first().context("the server's command is empty")?;
        let port = free_port()?;
        let path = home.socket();
        let mut process = Command::new(program);
        process
            .args(arguments)
            .current_dir(home.workspace())
            .process_group(0)
            .stderr(Stdio::null());
        environment(&mut process, home);
        match transport {
            Transport::Stdio => process.stdin(Stdio::piped()).stdout(Stdio::piped()),
            Transport::Websocket => process
                .args(["--listen", &format!("ws://127.0.0.1:{port}")])
                .stdin(Stdio::null())
                .stdout(Stdio::null()),
            Transport::Unix => process
                .args(["--listen", &format!("unix://{}", path.display())])
                .stdin(Stdio::null())
                .stdout(Stdio::null()),
        };
        let started = Instant::now();
        let child = process.spawn().with_context(|| format!("cannot start `{program}`"))?;
        let group = Pid::from_raw(i32::try_from(child.id())?);
        Ok(Self { child, group, transport, port, path, started, _watchdog: watch(group) })
    }

    /// Returns the process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Returns the moment just before the process was started.
    pub fn started(&self) -> Instant {
        self.started
    }

    /// Opens a connection to the server; over stdio there is only one.
    ///
    /// # Errors
    /// If the server ends, or does not listen within 15 s.
    pub fn connect(&mut self) -> Result<Link> {
        match self.transport {
            Transport::Stdio => {
                let input = self.child.stdin.take().context("stdio has one connection only")?;
                let output = self.child.stdout.take().context("stdio has one connection only")?;
                Ok(Link::stdio(input, output))
            }
            Transport::Websocket => {
                let port = self.port;
                let stream = self.dial(|| TcpStream::connect((Ipv4Addr::LOCALHOST, port)))?;
                stream.set_nodelay(true)?;
                self.open(Box::new(stream))
            }
            Transport::Unix => {
                let path = self.path.clone();
                let stream = self.dial(|| UnixStream::connect(&path))?;
                self.open(Box::new(stream))
            }
        }
    }

    /// Returns a websocket whose kernel buffer takes in `receive_bytes` at most, and whose reads
    /// give up after `timeout`.
    ///
    /// # Errors
    /// If the server refuses it.
    pub fn connect_narrow(&mut self, receive_bytes: usize, timeout: Duration) -> Result<Link> {
        let stream = narrow(self.port, receive_bytes)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(timeout))?;
        self.open(Box::new(stream))
    }

    fn open(&self, stream: Box<dyn Socket>) -> Result<Link> {
        Link::websocket(stream, &format!("127.0.0.1:{}", self.port))
    }

    fn dial<S>(&mut self, connect: impl Fn() -> io::Result<S>) -> Result<S> {
        let end = Instant::now() + COME_UP;
        loop {
            match connect() {
                Ok(stream) => return Ok(stream),
                Err(error) if Instant::now() > end => {
                    return Err(error).context("the server does not listen");
                }
                Err(_) => {}
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended with `{status}` instead of listening");
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Ends the server the way its transport asks for, and waits for its end.
    /// The link must be closed by then.
    ///
    /// # Errors
    /// If the process cannot be waited for.
    pub fn stop(mut self) -> Result<()> {
        drop(self.child.stdin.take());
        if self.transport != Transport::Stdio {
            killpg(self.group, Signal::SIGTERM)?;
        }
        let end = Instant::now() + GO_DOWN;
        while self.child.try_wait()?.is_none() && Instant::now() < end {
            thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The group may be gone already, which is what is wanted.
        let _ = killpg(self.group, Signal::SIGKILL);
        drop(self.child.wait());
    }
}

fn environment(process: &mut Command, home: &Home) {
    process.env_clear().envs([
        ("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"),
        ("LANG", "C.UTF-8"),
        ("USER", "bench"),
        ("SHELL", "/bin/bash"),
        ("TERM", "xterm-256color"),
        ("TZ", "UTC"),
        ("HTTP_PROXY", CLOSED_PROXY),
        ("HTTPS_PROXY", CLOSED_PROXY),
        ("ALL_PROXY", CLOSED_PROXY),
        ("NO_PROXY", "127.0.0.1,localhost"),
    ]);
    process
        .env("HOME", home.user())
        .env("TURNHOST_HOME", home.state())
        .env("CODEX_HOME", home.state());
}

/// Kills the group when the run takes too long.
fn watch(group: Pid) -> mpsc::SyncSender<()> {
    let (keep, over) = mpsc::sync_channel(0);
    thread::spawn(move || {
        if let Err(RecvTimeoutError::Timeout) = over.recv_timeout(RUN_LIMIT) {
            let _ = killpg(group, Signal::SIGKILL);
        }
    });
    keep
}

/// Returns a connection whose receive buffer is small from before the handshake on, so that the
/// peer never learns of a larger window.
fn narrow(port: u16, receive_bytes: usize) -> Result<TcpStream> {
    let flags = SockFlag::SOCK_CLOEXEC;
    let fd: OwnedFd = socket::socket(AddressFamily::Inet, SockType::Stream, flags, None)?;
    socket::setsockopt(&fd, sockopt::RcvBuf, &receive_bytes)?;
    let address = SockaddrIn::from(SocketAddrV4::new(Ipv4Addr::LOCALHOST, port));
    socket::connect(fd.as_raw_fd(), &address)?;
    Ok(TcpStream::from(fd))
}

/// Returns a port without a listener at the moment.
fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
