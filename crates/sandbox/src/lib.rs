//! The kernel sandbox of commands.
//!
//! The server's [`Sandboxes`] make a [`Spec`] from a sandbox policy, and hand it
//! to a *helper*: the running program, executed again with a hidden first argument
//! ([`helper::run_if_asked`]), which stays and starts each command ([`Launcher`]), so that everything
//! the command starts is bound too:
//!
//! 1. namespaces for mounts, processes, IPC and the host's name; in the first all is read-only but
//!    the writable roots, each a mount of its own, and in them protected names and the server's own
//!    places are read-only again; `/proc` and `/dev` are the command's own;
//! 2. an empty session keyring, and no capabilities with which a superuser could undo that;
//! 3. Landlock, which says the same once more and forbids every further mount,
//!    looking into processes outside, and signalling them;
//! 4. seccomp: no sockets unless the network is granted, and no system call
//!    that goes around the other three.
//!
//! The first process of the PID namespace lives as long as the [`channel`] to the server is open.
//! When it ends, the kernel kills all that the command has started.
//!
//! Nothing here falls back to less: what cannot be enforced is refused, and the
//! reason travels to the server ([`Report`]). [`examine()`] finds what the kernel lacks. Never used
//! in a fork of the server, and never asked under a policy with full access.

#![deny(unsafe_code)]

pub mod channel;
mod closer;
mod examine;
mod guarantee;
pub mod helper;
#[cfg(target_os = "linux")]
mod job;
#[cfg(target_os = "linux")]
mod launcher;
#[cfg(target_os = "linux")]
mod linux;
mod peers;
mod pins;
mod placeholder;
mod planted;
mod protected;
pub mod regular;
mod report;
mod repository;
mod resolve;
mod sandboxes;
mod spec;
#[cfg(target_os = "linux")]
mod sys;

pub use examine::examine;
pub use guarantee::{Guarantee, Lack};
#[cfg(target_os = "linux")]
pub use job::{Descriptors, Job};
#[cfg(target_os = "linux")]
pub use launcher::Launcher;
pub use planted::Planted;
pub use protected::Private;
pub use report::Report;
pub use resolve::{open_place, real_path};
pub use sandboxes::{Confined, Prepared, Route, Sandboxes};
pub use spec::{Network, Spec};
#[cfg(target_os = "linux")]
pub use sys::reset_signals;

/// The address of the proxy in a network of the command's own. Nothing else listens there before the
/// command starts, so the port is always free.
pub const PROXY: std::net::SocketAddrV4 =
    std::net::SocketAddrV4::new(std::net::Ipv4Addr::LOCALHOST, 3128);

/// The reason why the kernel cannot hold a command to its policy.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// The system is not Linux.
    #[error(
        "this build cannot sandbox commands on `{0}`; choose the policy `danger-full-access` to run them without a sandbox"
    )]
    Platform(&'static str),
    /// Namespaces, or the mounts in them, could not be made.
    #[error(
        "the kernel refused a sandbox ({step}: {source}); allow user namespaces, or choose the policy `danger-full-access`"
    )]
    Namespaces {
        /// The step that failed.
        step: String,
        /// The kernel's answer.
        source: std::io::Error,
    },
    /// A writable root cannot be resolved or opened.
    #[error("the writable root `{root}` cannot be opened: {source}")]
    Root {
        /// The root as configured.
        root: String,
        /// The system's answer.
        source: std::io::Error,
    },
    /// A writable root leads elsewhere than when it was first used.
    #[error(
        "the writable root `{root}` is no longer the directory that it was (`{was}`; now `{now}`); put that back, or restart the server to accept the change"
    )]
    RootChanged {
        /// The root as configured.
        root: String,
        /// Its real path at first.
        was: String,
        /// Its real path now.
        now: String,
    },
    /// A link that commands may have made leads to a writable root outside of the others.
    #[error(
        "the writable root `{root}` leads to `{real}` by the link `{link}`, which a command may have made; name `{real}` if you mean it, or remove the link"
    )]
    RootLink {
        /// The root as configured.
        root: String,
        /// The real path of the link, in another writable root.
        link: String,
        /// The place that it leads to.
        real: String,
    },
    /// A path is longer than the system takes.
    #[error("a path of {0} bytes is longer than the system takes (4,096)")]
    LongPath(usize),
    /// A granted place leads elsewhere by a link that lies where commands may have put it.
    #[error("the granted place `{place}` leads to `{real}`; ask for that one")]
    GrantedLink {
        /// The place as it was granted.
        place: String,
        /// The place that it leads to.
        real: String,
    },
    /// A protected directory that does not exist could not be reserved.
    #[error("`{path}` cannot be protected: {source}")]
    Placeholder {
        /// The directory.
        path: String,
        /// The system's answer.
        source: std::io::Error,
    },
    /// The user's session keyring could not be left.
    #[error("the kernel gave no session keyring ({0}); see the limits in /proc/sys/kernel/keys")]
    Keyring(std::io::Error),
    /// Capabilities could not be given up.
    #[error("the kernel did not take capabilities away: {0}")]
    Capabilities(std::io::Error),
    /// Landlock is missing or too old.
    #[error(
        "the kernel does not enforce Landlock as needed ({0}); it takes Linux 6.2 or newer with Landlock enabled, or choose the policy `danger-full-access`"
    )]
    Landlock(String),
    /// Seccomp filters are missing.
    #[error(
        "the kernel refused the seccomp filter ({0}); choose the policy `danger-full-access` to run commands without one"
    )]
    Seccomp(String),
    /// A step in a process of the helper failed; in its words.
    #[error("{0}")]
    Refused(String),
    /// The helper was asked for something that it does not understand.
    #[error("the sandbox helper does not understand what it is asked for: {0}")]
    Arguments(String),
    /// The helper cannot be executed.
    #[error("the sandbox helper `{}` does not start: {source}", helper.display())]
    HelperStart {
        /// The program.
        helper: std::path::PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
    /// The helper has ended, or is something else.
    #[error(
        "the sandbox helper did not answer ({0}); the program that serves as helper must call `run_if_asked` first of all"
    )]
    Helper(std::io::Error),
}
