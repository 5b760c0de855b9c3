//! The connections that there are, by their servers.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use turnhost_http::HttpClient;
use turnhost_ports::{CommandPort, McpServer};
use turnhost_task::Tasks;

use crate::connection::Connection;
use crate::oauth::Logins;

/// The connections of a host, each for as long as a session has it.
pub(crate) struct Registry {
    pub(crate) commands: Arc<dyn CommandPort>,
    pub(crate) http: HttpClient,
    pub(crate) client_version: String,
    pub(crate) logins: Arc<Logins>,
    pub(crate) tasks: Tasks,
    connections: Mutex<BTreeMap<McpServer, Weak<Connection>>>,
}

impl Registry {
    pub(crate) fn new(
        commands: Arc<dyn CommandPort>,
        http: HttpClient,
        client_version: String,
        logins: Arc<Logins>,
        tasks: Tasks,
    ) -> Self {
        Self { commands, http, client_version, logins, tasks, connections: Mutex::default() }
    }

    /// Returns the connection to a server: the one that there is, unless it is over, or a new one.
    pub(crate) fn connection(&self, server: &McpServer) -> Arc<Connection> {
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        connections.retain(|_, connection| connection.strong_count() > 0);
        let existing = connections.get(server).and_then(Weak::upgrade);
        if let Some(connection) = existing.filter(|connection| !connection.is_over()) {
            return connection;
        }
        let connection = Arc::new(Connection::start(self, server.clone()));
        connections.insert(server.clone(), Arc::downgrade(&connection));
        connection
    }
}
