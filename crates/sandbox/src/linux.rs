//! The layers of a sandbox, in the order in which each still has the rights it needs.
//!
//! Three processes: the helper forks itself into namespaces for each command; its child is the first
//! process of the PID namespace, makes the mounts, and stays as [`init`]; the child of that one gives up
//! its remaining rights and becomes the command.

mod capabilities;
mod devices;
mod init;
mod landlock;
mod mounts;
mod namespaces;
pub(crate) mod probe;
mod seccomp;
mod tree;

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::Write as _;
use std::net::TcpListener;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::os::unix::process::CommandExt as _;
use std::process::Command;

use rustix::process::Pid;

use self::namespaces::failed;
use self::seccomp::{Filter, Filters};
use crate::job::{Descriptors, Received, receive};
use crate::launcher::answer;
use crate::report::{EXIT_NOT_EXECUTED, EXIT_REFUSED, NOT_EXECUTED, READY, refuse};
use crate::sys::{self, Fork};
use crate::{Network, PROXY, SandboxError, Spec, channel};

/// Starts commands as the server asks on `socket`, until that lets go of it. Returns the exit status.
pub(crate) fn serve(socket: BorrowedFd<'_>) -> i32 {
    // Away from the terminal, so that an interrupt there does not end it before its time.
    let _ = rustix::process::setsid();
    let mut filters = Filters::default();
    loop {
        let started = match receive(socket) {
            Ok(Some(command)) => start(command, &mut filters),
            Ok(None) => return 0,
            // The server sees that there is no answer.
            Err(_) => return EXIT_REFUSED,
        };
        let mut answer = &*answer(started);
        while !answer.is_empty() {
            let flags = rustix::net::SendFlags::NOSIGNAL;
            let Ok(sent) = rustix::net::send(socket, answer, flags) else { return EXIT_REFUSED };
            answer = answer.get(sent..).unwrap_or_default();
        }
    }
}

/// Forks the first process of a command's namespace, as a child of this process's parent.
fn start(command: Received, filters: &mut Filters) -> Result<Pid, SandboxError> {
    let filter = filters.of(command.spec.network)?;
    let (fork, user) = namespaces::fork_into(namespaces::of(command.spec.network))?;
    match fork {
        Fork::Parent(first) => Ok(first),
        Fork::Child => std::process::exit(first_process(command, user, filter)),
    }
}

/// The command as its process becomes it.
struct Program<'a> {
    words: Vec<OsString>,
    variables: Vec<(OsString, OsString)>,
    filter: &'a Filter,
}

/// Lives as the first process of the PID namespace: makes the mounts, starts the command, and
/// looks after what there is until it is over. Returns the exit status.
fn first_process(command: Received, user: Option<namespaces::User>, filter: &Filter) -> i32 {
    let Received { spec, directory, words, variables, open_files, descriptors } = command;
    let Descriptors { stdin, stdout, stderr, report, channel } = descriptors;
    let mut report = File::from(report);
    let streams = [stdin, stdout, stderr];
    let children = rustix::process::setsid()
        .map_err(|err| failed("a session of its own")(err.into()))
        .and_then(|_| user.map_or(Ok(()), namespaces::User::stay))
        .and_then(|()| sys::fresh_session_keyring().map_err(SandboxError::Keyring))
        .and_then(|()| take_place(&directory, streams, open_files))
        .and_then(|()| sys::watch_children().map_err(failed("watching children")));
    let started = children.and_then(|children| {
        let (roots, child) = fork_command(&spec, &channel)?;
        Ok((roots, children, child))
    });
    match started {
        Err(err) => refuse(&mut report, &err),
        Ok((roots, _, Fork::Child)) => {
            drop(channel);
            become_command(&roots, report, Program { words, variables, filter })
        }
        Ok((roots, children, Fork::Parent(command))) => {
            drop((report, roots));
            // The command's readers wait for the end of its streams.
            sys::close_standard_streams();
            init::look_after(command, &channel, &children)
        }
    }
}

/// Takes the command's place: its directory, its standard streams and its limit of open files.
fn take_place(
    directory: &OsStr,
    [stdin, stdout, stderr]: [OwnedFd; 3],
    open_files: Option<u64>,
) -> Result<(), SandboxError> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::stdio::{dup2_stderr, dup2_stdin, dup2_stdout};

    std::env::set_current_dir(directory).map_err(failed("entering the working directory"))?;
    dup2_stdin(&stdin)
        .and_then(|()| dup2_stdout(&stdout))
        .and_then(|()| dup2_stderr(&stderr))
        .map_err(|err| failed("taking the standard streams")(err.into()))?;
    if let Some(current) = open_files {
        let limit = Rlimit { current: Some(current), ..getrlimit(Resource::Nofile) };
        setrlimit(Resource::Nofile, limit)
            .map_err(|err| failed("limiting the open files")(err.into()))?;
    }
    Ok(())
}

/// Makes the mounts and forks the command's process. Returns the roots, open, with the side of the fork.
fn fork_command(spec: &Spec, channel: &OwnedFd) -> Result<(Vec<OwnedFd>, Fork), SandboxError> {
    match spec.network {
        Network::Proxied => own_network(channel)?,
        Network::Granted | Network::Denied => {}
    }
    let roots = mounts::enter(spec)?;
    channel::wait_for_release(channel).map_err(failed("waiting for the server"))?;
    let child = sys::fork().map_err(failed("the command's process"))?;
    Ok((roots, child))
}

/// Raises the loopback interface of the command's own network, and hands the server the socket on which
/// its proxy listens there.
fn own_network(channel: &OwnedFd) -> Result<(), SandboxError> {
    sys::raise_loopback().map_err(failed("raising a loopback interface of its own"))?;
    let listener = TcpListener::bind(PROXY).map_err(failed("listening in a network of its own"))?;
    channel::give(channel, &listener).map_err(failed("handing over a socket"))
}

/// Gives up what is left of this process's rights and becomes the command. Returns only if that fails.
fn become_command(roots: &[OwnedFd], mut report: File, program: Program<'_>) -> i32 {
    let Program { words, variables, filter } = program;
    let bound = sys::lead_session()
        .map_err(failed("a session of its own"))
        .and_then(|()| capabilities::give_up())
        .and_then(|()| landlock::restrict(roots))
        .and_then(|()| filter.install());
    if let Err(err) = bound {
        return refuse(&mut report, &err);
    }
    // If the server is gone, this is not read and the command must not run.
    if report.write_all(&[READY]).is_err() {
        return EXIT_REFUSED;
    }
    sys::reset_signals();
    let mut words = words.into_iter();
    let mut command = Command::new(words.next().unwrap_or_default());
    let err = command.args(words).env_clear().envs(variables).exec();
    let _ = report.write_all(&[&[NOT_EXECUTED], err.to_string().as_bytes()].concat());
    EXIT_NOT_EXECUTED
}
