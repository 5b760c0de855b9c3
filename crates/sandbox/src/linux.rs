//! The layers of a sandbox, in the order in which each still has the rights it needs.
//!
//! Three processes: the helper enters the namespaces and waits; its child is the first process of
//! the PID namespace, makes the mounts, and stays as [`init`]; the child of that one gives up its
//! remaining rights and becomes the command.

mod capabilities;
mod devices;
mod init;
mod landlock;
mod mounts;
mod namespaces;
pub(crate) mod probe;
mod seccomp;
mod tree;

use std::ffi::OsString;
use std::fs::File;
use std::io::Write as _;
use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

use crate::report::{EXIT_NOT_EXECUTED, EXIT_REFUSED, NOT_EXECUTED, READY, refuse};
use crate::sys::{self, Fork};
use crate::{Network, PROXY, SandboxError, Spec, channel};

/// The descriptors that a helper inherits beside the standard streams.
pub(crate) struct Inherited {
    /// Takes the [`crate::Report`].
    pub(crate) report: File,
    /// The helper's end of the [`crate::channel`].
    pub(crate) channel: OwnedFd,
}

/// Runs `program` held to `spec`, and returns its exit status.
///
/// Fails if the sandbox cannot be entered at all. What fails later is reported by a child of this process.
pub(crate) fn run(
    spec: &Spec,
    inherited: Inherited,
    program: OsString,
    args: impl Iterator<Item = OsString>,
) -> Result<i32, (File, SandboxError)> {
    let Inherited { report, channel } = inherited;
    let entered = sys::fresh_session_keyring()
        .map_err(SandboxError::Keyring)
        .and_then(|()| namespaces::enter(namespaces::of(spec.network)))
        .and_then(|()| sys::fork().map_err(|err| namespaces::failed("a first process")(err)));
    match entered {
        Err(err) => Err((report, err)),
        Ok(Fork::Child) => Ok(first_process(spec, report, channel, program, args)),
        Ok(Fork::Parent(first)) => {
            drop((report, channel));
            // The command's readers wait for the end of its streams.
            sys::close_standard_streams();
            Ok(sys::wait_for(first))
        }
    }
}

/// Lives as the first process of the PID namespace: makes the mounts, starts the command, and
/// looks after what there is until it is over. Returns the exit status.
fn first_process(
    spec: &Spec,
    mut report: File,
    channel: OwnedFd,
    program: OsString,
    args: impl Iterator<Item = OsString>,
) -> i32 {
    let proxy = match spec.network {
        Network::Proxied => own_network(&channel),
        Network::Granted | Network::Denied => Ok(()),
    };
    let started = proxy.and_then(|()| mounts::enter(spec)).and_then(|roots| {
        let children = sys::watch_children().map_err(namespaces::failed("watching children"))?;
        let child = sys::fork().map_err(namespaces::failed("the command's process"))?;
        Ok((roots, children, child))
    });
    match started {
        Err(err) => refuse(&mut report, &err),
        Ok((roots, _, Fork::Child)) => {
            drop(channel);
            become_command(spec, &roots, report, program, args)
        }
        Ok((roots, children, Fork::Parent(command))) => {
            drop((report, roots));
            sys::close_standard_streams();
            init::look_after(command, &channel, &children)
        }
    }
}

/// Raises the loopback interface of the command's own network, and hands the server the socket on which
/// its proxy listens there.
fn own_network(channel: &OwnedFd) -> Result<(), SandboxError> {
    sys::raise_loopback().map_err(namespaces::failed("raising a loopback interface of its own"))?;
    let listener = TcpListener::bind(PROXY)
        .map_err(namespaces::failed("listening in a network of its own"))?;
    channel::give(channel, &listener).map_err(namespaces::failed("handing over a socket"))
}

/// Gives up what is left of this process's rights and becomes the command. Returns only if that fails.
fn become_command(
    spec: &Spec,
    roots: &[OwnedFd],
    mut report: File,
    program: OsString,
    args: impl Iterator<Item = OsString>,
) -> i32 {
    let bound = sys::lead_session()
        .map_err(namespaces::failed("a session of its own"))
        .and_then(|()| capabilities::give_up())
        .and_then(|()| landlock::restrict(roots))
        .and_then(|()| seccomp::filter(spec.network));
    if let Err(err) = bound {
        return refuse(&mut report, &err);
    }
    // If the server is gone nobody reads this, and the command has no business running.
    if report.write_all(&[READY]).is_err() {
        return EXIT_REFUSED;
    }
    let err = Command::new(program).args(args).exec();
    let _ = report.write_all(&[&[NOT_EXECUTED], err.to_string().as_bytes()].concat());
    EXIT_NOT_EXECUTED
}
