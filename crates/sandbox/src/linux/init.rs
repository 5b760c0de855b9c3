//! The first process of a command's PID namespace.
//!
//! When it ends, the kernel kills all others of the namespace, however they forked. It is not bound
//! by the command's Landlock domain and so out of its reach: the kernel lets no process of a
//! namespace kill the first one, and Landlock none trace one outside of its domain.

use std::os::fd::OwnedFd;

use rustix::event::{PollFd, PollFlags};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, WaitOptions};

use crate::{channel, sys};

/// Exit status of a namespace that was ended from outside: 128 and the number of `SIGKILL`.
const EXIT_KILLED: i32 = 137;

/// Collects what ends, reports the end of `command`, and passes signals on to its process group.
/// Returns the exit status once nothing is left, or the server has let go of the channel.
pub(crate) fn look_after(command: Pid, channel: &OwnedFd, children: &OwnedFd) -> i32 {
    let mut code = None;
    loop {
        let mut ready = [PollFd::new(channel, PollFlags::IN), PollFd::new(children, PollFlags::IN)];
        match rustix::event::poll(&mut ready, None) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(_) => return EXIT_KILLED,
        }
        let [from_server, from_children] = ready.map(|fd| !fd.revents().is_empty());
        if from_children {
            let mut note = [0; 128];
            let _ = rustix::io::read(children, &mut note);
            let left = collect(|pid, ended| {
                if pid == command && code.is_none() {
                    code = Some(ended);
                    let _ = rustix::io::write(channel, &channel::exited(ended));
                }
            });
            if let (false, Some(code)) = (left, code) {
                return code;
            }
        }
        // A collected command's number may name another group.
        let running = code.is_none().then_some(command);
        if from_server && !pass_on(channel, running) {
            return code.unwrap_or(EXIT_KILLED);
        }
    }
}

/// Collects all children that have ended. Returns whether there are others.
fn collect(mut ended: impl FnMut(Pid, i32)) -> bool {
    loop {
        match rustix::process::wait(WaitOptions::NOHANG) {
            Ok(Some((pid, status))) => ended(pid, sys::exit_code(status)),
            Ok(None) => return true,
            Err(Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}

/// Reads signals from the server and sends them to the command's group. `false` if the server is
/// gone, or wants the namespace to end.
fn pass_on(channel: &OwnedFd, command: Option<Pid>) -> bool {
    let mut numbers = [0; 64];
    let read = match rustix::io::read(channel, &mut numbers) {
        Ok(0) => return false,
        Ok(read) => read,
        Err(Errno::INTR | Errno::AGAIN) => 0,
        Err(_) => return false,
    };
    for number in numbers.iter().take(read) {
        match (Signal::from_named_raw(i32::from(*number)), command) {
            (Some(Signal::KILL), _) => return false,
            (Some(signal), Some(command)) => {
                let _ = rustix::process::kill_process_group(command, signal);
            }
            _ => {}
        }
    }
    true
}
