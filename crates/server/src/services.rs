//! State shared by all connections of a server. Handlers get parts of it, never the whole.

use std::sync::Arc;

use turnhost_ports::Ports;
use turnhost_task::Tasks;
use turnhost_threads::{ServerIdentity, Threads};

use crate::environments::Environments;
use crate::fanout::connections::Connections;
use crate::features::Features;
use crate::limits::ServerLimits;
use crate::shutdown::GracefulShutdown;

/// The parts of a running server.
pub(crate) struct Services {
    pub(crate) identity: Arc<ServerIdentity>,
    pub(crate) ports: Ports,
    pub(crate) limits: ServerLimits,
    pub(crate) environments: Arc<Environments>,
    pub(crate) features: Arc<Features>,
    pub(crate) threads: Threads,
    pub(crate) connections: Arc<Connections>,
    pub(crate) shutdown: Arc<GracefulShutdown>,
    /// Connections and actors.
    pub(crate) tasks: Tasks,
    /// Admitted requests. They belong to the server: a connection that goes away only mutes
    /// the answer.
    pub(crate) requests: Tasks,
}
