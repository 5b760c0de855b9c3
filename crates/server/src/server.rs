//! The server: what an embedder starts, attaches connections to, and ends.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;
use turnhost_base::ConnectionId;
use turnhost_ports::{ExtensionPort, Ports, RemoteControlPort};
use turnhost_protocol::{ServerNotification, SessionSource, SkillsChangedNotification};
use turnhost_task::Tasks;
use turnhost_threads::{Broadcast, Environment, Peer as _, ServerIdentity, Threads, stored_source};
use turnhost_transport::websocket::WebSocketListener;
use turnhost_transport::{
    CloseReason, Connection, ConnectionIds, Limits, StreamListener, TransportError, stdio,
};

use crate::connection::read;
use crate::fanout::connections::Connections;
use crate::fanout::outgoing::Outgoing;
use crate::limits::{AT_SHUTDOWN, ServerLimits};
use crate::methods::remote_control;
use crate::services::Services;
use crate::shutdown::{GracefulShutdown, Load};

/// The origin of threads that were started over the protocol, as the reference has it.
const OVER_THE_PROTOCOL: &str = "vscode";

/// A running server.
pub struct Server(Arc<Services>);

impl Server {
    /// Makes a server without connections and with the default limits. Its tasks are a child of `tasks`.
    pub fn new(identity: ServerIdentity, ports: Ports, tasks: &Tasks) -> Arc<Self> {
        Self::with_limits(identity, ports, ServerLimits::default(), tasks)
    }

    /// Makes a server with other limits.
    pub fn with_limits(
        identity: ServerIdentity,
        ports: Ports,
        limits: ServerLimits,
        tasks: &Tasks,
    ) -> Arc<Self> {
        let (identity, tasks) = (Arc::new(identity), tasks.child());
        let shutdown = Arc::new(GracefulShutdown::default());
        let world = Arc::clone(&ports.world);
        let connections = Arc::new(Connections::new(world, Arc::clone(&shutdown)));
        let broadcast: Arc<dyn Broadcast> = Arc::<Connections>::clone(&connections);
        let env = Environment::new(ports.clone(), Arc::clone(&identity), tasks.clone(), broadcast);
        let requests = tasks.child();
        let threads = Threads::new(env);
        tasks.spawn(announce_remote_control(
            Arc::clone(&identity),
            Arc::clone(&ports.remote_control),
            Arc::clone(&connections),
        ));
        let extensions = Arc::clone(&ports.extensions);
        tasks.spawn(announce_skills(extensions, Arc::clone(&connections)));
        Arc::new(Self(Arc::new(Services {
            identity,
            ports,
            limits,
            environments: Arc::default(),
            features: Arc::default(),
            threads,
            connections,
            shutdown,
            tasks,
            requests,
        })))
    }

    /// Serves one connection until it ends.
    pub async fn serve(self: Arc<Self>, connection: Connection<Outgoing>) {
        read::run(Arc::clone(&self.0), connection, OVER_THE_PROTOCOL.into()).await;
    }

    /// Serves one connection in a task of the server's own.
    pub fn attach(self: &Arc<Self>, connection: Connection<Outgoing>) {
        let server = Arc::clone(self);
        self.0.tasks.spawn_to_end(server.serve(connection));
    }

    /// Serves the clients that connect to a listener until `tasks` is cancelled. Their connections
    /// get ids from `ids` and the bounds of `limits`.
    pub fn serve_websockets(
        self: &Arc<Self>,
        listener: WebSocketListener<Box<dyn StreamListener>>,
        ids: ConnectionIds,
        limits: Limits,
        tasks: &Tasks,
    ) {
        let server = Arc::clone(self);
        listener.serve_with(ids, limits, tasks, move |connection| server.attach(connection));
    }

    /// Connects the client at this process's stdin and stdout. Returns the tasks that write to it, and
    /// the future that serves it until its input ends.
    pub fn serve_stdio(
        self: &Arc<Self>,
        id: ConnectionId,
        limits: Limits,
        tasks: &Tasks,
    ) -> Result<(Tasks, impl Future<Output = ()> + Send + use<>), TransportError> {
        let connection = stdio::connect_within(id, limits, tasks)?;
        Ok((connection.tasks().clone(), Arc::clone(self).serve(connection)))
    }

    /// Works like [`Server::attach`], for a client whose threads have another origin than a client
    /// elsewhere gives them.
    pub fn attach_as(&self, source: &SessionSource, connection: Connection<Outgoing>) {
        let source = stored_source(source).into();
        self.0.tasks.spawn_to_end(read::run(Arc::clone(&self.0), connection, source));
    }

    /// Ends every thread: running turns are stored as interrupted, running commands are killed.
    ///
    /// Returns once all of it is stored and published.
    pub async fn stop_threads(&self) {
        self.0.threads.stop_all().await;
    }

    /// Ends what is left of the server. Connections should have ended before.
    pub async fn shut_down(&self) {
        // Admitted requests finish before the threads go, unless they take too long.
        _ = timeout(AT_SHUTDOWN, self.0.requests.wait()).await;
        self.stop_threads().await;
        self.0.tasks.cancel();
        self.0.requests.wait().await;
        self.0.tasks.wait().await;
    }

    /// Refuses new work from now on, and notifies the clients that support it.
    /// `limit` is how long the caller will wait for what runs.
    pub fn begin_drain(&self, limit: Option<Duration>) {
        let Services { shutdown, connections, threads, ports, .. } = &*self.0;
        shutdown.begin(ports.world.now(), limit);
        let notice = connections.notification(shutdown.notice(threads.running_turns()));
        connections.each(|peer| {
            if peer.supports_extensions() {
                peer.send(&notice);
            }
        });
    }

    /// Waits until no turn runs and every request is answered. Cancellation safe.
    ///
    /// Only after [`Server::begin_drain`]; without it new work may begin at once.
    pub async fn drained(&self) {
        self.0.shutdown.until(|| self.load().is_idle()).await;
    }

    /// Returns what there is to do now.
    pub fn load(&self) -> Load {
        let mut load = Load { connections: 0, running_turns: 0, requests: 0 };
        self.0.connections.each(|peer| {
            load.connections += 1;
            load.requests += peer.requests_under_way();
        });
        load.running_turns = self.0.threads.running_turns();
        load
    }

    /// Ends every connection with this reason, behind what is queued for it.
    pub fn disconnect_all(&self, reason: &CloseReason) {
        self.0.connections.each(|peer| peer.close(reason.clone()));
    }
}

/// Notifies every connection when the status of remote control changes.
async fn announce_remote_control(
    identity: Arc<ServerIdentity>,
    port: Arc<dyn RemoteControlPort>,
    connections: Arc<Connections>,
) {
    let mut status = port.status();
    loop {
        status = port.changed(status).await;
        connections.notify_all(remote_control::notification(&identity, &status));
    }
}

/// Notifies every connection when the skills that it listed may have changed.
async fn announce_skills(port: Arc<dyn ExtensionPort>, connections: Arc<Connections>) {
    loop {
        port.skills_changed().await;
        let changed = SkillsChangedNotification::default();
        connections.notify_all(ServerNotification::SkillsChanged(changed));
    }
}
