//! The guarantees of the sandbox, each with the facility of the kernel behind it.

use serde::{Deserialize, Serialize};

/// A guarantee that rests on one facility of the kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Guarantee {
    /// Files outside of the writable roots do not change.
    Files,
    /// The user's other processes are out of reach, and nothing outlives its command.
    Processes,
    /// The user's other terminals are out of reach.
    Terminals,
    /// Shared memory, semaphores and queues are the command's own.
    SharedMemory,
    /// The user's session keyring is out of reach.
    Keys,
    /// No further mounts, no tracing, no signals to processes outside.
    Domain,
    /// No sockets and no system calls around the other layers.
    SystemCalls,
}

impl Guarantee {
    /// All of them, in the order in which they are set up.
    pub const ALL: [Self; 7] = [
        Self::Keys,
        Self::Files,
        Self::Processes,
        Self::Terminals,
        Self::SharedMemory,
        Self::Domain,
        Self::SystemCalls,
    ];

    /// Returns the promise as a sentence without its full stop.
    pub fn promise(self) -> &'static str {
        match self {
            Self::Files => "nothing outside of the writable roots changes",
            Self::Processes => "other processes are out of reach and nothing outlives its command",
            Self::Terminals => "other terminals can be neither read nor written",
            Self::SharedMemory => "shared memory and semaphores are the command's own",
            Self::Keys => "the user's session keyring is out of reach",
            Self::Domain => "nothing outside can be traced or signalled, and nothing mounted",
            Self::SystemCalls => "no network unless granted, and no way around by system calls",
        }
    }

    /// Returns the facility of the kernel behind it.
    pub fn mechanism(self) -> &'static str {
        match self {
            Self::Files => "mount namespace",
            Self::Processes => "PID namespace with its own /proc",
            Self::Terminals => "own /dev with its own devpts",
            Self::SharedMemory => "IPC namespace",
            Self::Keys => "fresh session keyring",
            Self::Domain => "Landlock",
            Self::SystemCalls => "seccomp",
        }
    }
}

/// A promise that cannot be kept here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lack {
    /// The promise.
    pub guarantee: Guarantee,
    /// The kernel's answer.
    pub reason: String,
}

impl std::fmt::Display for Lack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (promise, mechanism) = (self.guarantee.promise(), self.guarantee.mechanism());
        write!(f, "{promise} ({mechanism}: {})", self.reason)
    }
}
