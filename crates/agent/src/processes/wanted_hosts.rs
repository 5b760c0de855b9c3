//! The hosts that one command wants to reach.

use std::collections::{BTreeMap, VecDeque};

use turnhost_ports::{HostAnswer, WantedHost};
use turnhost_protocol::NetworkApprovalProtocol as Protocol;

/// Connections of one command that wait for an answer; more are refused.
pub(super) const MAX_WAITING: usize = 64;

/// The hosts of one command.
#[derive(Debug, Default)]
pub(crate) struct Hosts {
    /// The connection that the user is asked about.
    pub(super) open: Option<WantedHost>,
    pub(super) waiting: VecDeque<WantedHost>,
    pub(super) answered: BTreeMap<(String, Protocol), HostAnswer>,
}

impl Hosts {
    /// Returns the answer that holds already.
    pub(super) fn known(&self, wanted: &WantedHost) -> Option<HostAnswer> {
        self.answered.get(&(wanted.host.clone(), wanted.protocol)).copied()
    }
}
