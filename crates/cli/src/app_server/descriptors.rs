//! The limit on open files of the server, and so on its clients.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use turnhost_transport::websocket::HandshakeLimits;

use crate::environment::say;

/// 256 for what is not a connection: the store's files, models' answers, and a
/// pipe and a process handle for each of some hundred commands.
const RESERVED: u64 = 256;

/// The limit of open files (`RLIMIT_NOFILE`), before and after it was raised.
#[derive(Clone, Copy, Debug)]
pub(super) struct Descriptors {
    /// The soft limit that the process was started with; commands get it again.
    pub(super) before: Option<u64>,
    /// The one in force; `None` for no limit.
    now: Option<u64>,
}

impl Descriptors {
    /// Raises the soft limit to the hard one, which needs no privilege. It is
    /// low for the sake of programs that use `select(2)`; this one does not.
    pub(super) fn raise() -> Self {
        let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
        let raised = Rlimit { current: maximum, maximum };
        let now = match setrlimit(Resource::Nofile, raised) {
            Ok(()) => maximum,
            Err(err) => {
                tracing::warn!(%err, "the limit of open files stays as it is");
                current
            }
        };
        Self { before: current, now }
    }

    /// Returns the limits of one of so many listeners, of a kind that the warning names: those that
    /// are wanted, or fewer connections where the files do not suffice.
    pub(super) fn share(
        self,
        listeners: usize,
        kind: &str,
        wanted: HandshakeLimits,
    ) -> HandshakeLimits {
        let Some(now) = self.now else { return wanted };
        let room = now - RESERVED.min(now / 2);
        let each = usize::try_from(room).unwrap_or(usize::MAX) / listeners.max(1);
        let given = wanted.within(each);
        if given.connections < wanted.connections {
            say(format_args!(
                "warning: each {kind} takes at most {} connections instead of {}, since this \
                 process may have {now} files open; raise its hard limit (`ulimit -Hn`, or \
                 `LimitNOFILE=` of a service)",
                given.connections, wanted.connections
            ));
        }
        given
    }
}
