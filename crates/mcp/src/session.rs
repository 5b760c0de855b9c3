//! A session: the use of some servers by one thread or request.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use futures_util::future::join_all;
use serde_json::Value;
use tokio::sync::mpsc;
use turnhost_ports::{
    BoxFuture, McpCall, McpCallResult, McpError, McpEvent, McpEvents, McpOffer, McpResources,
    McpServer, McpServers, McpSession, McpStartup, McpTool, McpTransport, PLUGIN_ENVIRONMENT,
};
use turnhost_protocol::{
    McpAuthStatus, McpServerConnectionStatus, McpServerStatus, McpServerStatusDetail,
    ResourceContent,
};
use turnhost_task::Tasks;

use crate::calls::{EventSender, Origin};
use crate::connection::{Connection, Failure, State};
use crate::oauth::Logins;
use crate::ready::Ready;
use crate::registry::Registry;

/// Events that wait for a session's reader at most: a start for each of some dozen servers. What
/// must not be lost waits for room.
const EVENTS: usize = 64;

/// Begins to use `servers`.
pub(crate) fn open(registry: &Arc<Registry>, servers: Vec<McpServer>) -> McpSession {
    let (sender, receiver) = mpsc::channel(EVENTS);
    let is_silent = servers.iter().all(|server| !server.enabled);
    let slots = servers.into_iter().map(|server| (server.name.clone(), Slot::new(server)));
    let session = Arc::new(Session {
        registry: Arc::clone(registry),
        slots: slots.collect(),
        events: sender,
        tasks: registry.tasks.child(),
    });
    for slot in session.slots.values() {
        session.connect(slot);
    }
    let events = Events { receiver, session: Arc::clone(&session), is_silent };
    McpSession { events: Box::new(events), servers: Arc::new(Handle(session)) }
}

/// The reading side of a session. Dropping it ends the session.
struct Events {
    receiver: mpsc::Receiver<Box<McpEvent>>,
    session: Arc<Session>,
    /// Set if no server could have an event.
    is_silent: bool,
}

impl McpEvents for Events {
    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<McpEvent>> {
        if self.is_silent {
            return Poll::Ready(None);
        }
        self.receiver.poll_recv(cx).map(|event| event.map(|event| *event))
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        self.session.end();
    }
}

/// The use of some servers.
struct Session {
    registry: Arc<Registry>,
    slots: BTreeMap<String, Slot>,
    events: EventSender,
    tasks: Tasks,
}

/// A server of a session.
struct Slot {
    server: McpServer,
    /// `None` for a server that is switched off, and after the session's end.
    connection: Mutex<Option<Arc<Connection>>>,
}

impl Slot {
    fn new(server: McpServer) -> Self {
        Self { server, connection: Mutex::default() }
    }

    fn connection(&self) -> Option<Arc<Connection>> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, connection: Option<Arc<Connection>>) {
        *self.connection.lock().unwrap_or_else(PoisonError::into_inner) = connection;
    }

    /// Waits for the server's start; `None` for one that is not used.
    fn started(&self) -> impl Future<Output = Option<State>> + Send + use<> {
        let started = self.connection().map(|connection| connection.started());
        async move {
            match started {
                Some(started) => Some(started.await),
                None => None,
            }
        }
    }

    /// Adds what the server offers.
    fn add_to(&self, offer: &mut McpOffer, ready: &Ready) {
        offer.has_resources |= ready.has_resources();
        let server = &self.server.name;
        if let Some(text) = ready.instructions() {
            offer.instructions.insert(server.clone(), text);
        }
        offer.tools.extend(ready.tools().iter().map(|tool| McpTool {
            server: server.clone(),
            tool: tool.clone(),
            approval: self.server.approval(&tool.name),
            plugin: self.server.plugin.clone(),
        }));
    }

    async fn status(&self, logins: &Logins, detail: McpServerStatusDetail) -> McpServerStatus {
        let mut status = unreached(&self.server, logins.status(&self.server));
        match self.started().await {
            Some(State::Ready(ready)) => {
                if status.auth_status == McpAuthStatus::Unknown {
                    // It answers without a login.
                    status.auth_status = McpAuthStatus::Unsupported;
                }
                self.fill(&mut status, &ready, detail).await;
            }
            Some(State::Failed(Failure { error, reason })) => {
                if reason.is_some() {
                    status.runtime_status = Some(McpServerConnectionStatus::AuthenticationRequired);
                    if status.auth_status != McpAuthStatus::BearerToken {
                        status.auth_status = McpAuthStatus::NotLoggedIn;
                    }
                } else {
                    status.runtime_status = Some(McpServerConnectionStatus::Failed);
                }
                status.tools_error = Some(error);
            }
            Some(State::Closed | State::Starting) => {
                status.runtime_status = Some(McpServerConnectionStatus::Failed);
                status.tools_error = Some("the MCP server has ended".to_owned());
            }
            None => status.runtime_status = Some(McpServerConnectionStatus::Disabled),
        }
        status
    }

    /// Adds what a server that answers says of itself.
    async fn fill(
        &self,
        status: &mut McpServerStatus,
        ready: &Ready,
        detail: McpServerStatusDetail,
    ) {
        ready.refresh().await;
        status.runtime_status = Some(McpServerConnectionStatus::Connected);
        status.server_info = ready.server_info();
        status.server_capabilities = ready.capabilities();
        status.tools = ready.tools().iter().map(|tool| (tool.name.clone(), tool.clone())).collect();
        if detail == McpServerStatusDetail::Full {
            let found = ready.resources().await.unwrap_or_else(|error| {
                tracing::debug!(server = %self.server.name, err = %error, "no resources");
                McpResources::default()
            });
            status.resources = found.resources;
            status.resource_templates = found.templates;
        }
    }
}

impl Session {
    /// Connects to a server, unless it is switched off, and reports its start.
    fn connect(&self, slot: &Slot) -> Option<Arc<Connection>> {
        if !slot.server.enabled || self.tasks.is_cancelled() {
            return None;
        }
        let connection = self.registry.connection(&slot.server);
        slot.set(Some(Arc::clone(&connection)));
        let (started, events) = (connection.started(), self.events.clone());
        let server = slot.server.name.clone();
        self.tasks.spawn(async move {
            let starting =
                McpEvent::Startup { server: server.clone(), state: McpStartup::Starting };
            if events.send(Box::new(starting)).await.is_ok()
                && let Some(state) = started.await.startup()
            {
                // A session that has ended receives nothing.
                _ = events.send(Box::new(McpEvent::Startup { server, state })).await;
            }
        });
        Some(connection)
    }

    fn end(&self) {
        self.tasks.cancel();
        for slot in self.slots.values() {
            slot.set(None);
        }
    }

    /// Returns a server that answers; one whose connection is over is started again.
    async fn ready(&self, server: &str) -> Result<Arc<Ready>, McpError> {
        let unknown = || McpError::UnknownServer(server.to_owned());
        let slot = self.slots.get(server).ok_or_else(unknown)?;
        let connection = match slot.connection() {
            Some(connection) if !connection.is_over() => connection,
            Some(_) => self.connect(slot).ok_or_else(unknown)?,
            None => return Err(unknown()),
        };
        answering(&slot.server.name, &connection).await
    }

    /// Returns a server that answers, for a call: one that asks questions answers one session at a
    /// time, since a question does not say which call it is about. Who meets another one there gets a
    /// connection of their own.
    async fn ready_to_call(&self, server: &str) -> Result<Arc<Ready>, McpError> {
        let ready = self.ready(server).await?;
        let Some(slot) = self.slots.get(server).filter(|_| ready.could_mix(&self.events)) else {
            return Ok(ready);
        };
        let own = Arc::new(Connection::start(&self.registry, slot.server.clone()));
        slot.set(Some(Arc::clone(&own)));
        answering(server, &own).await
    }
}

/// Waits until a server has started.
async fn answering(server: &str, connection: &Connection) -> Result<Arc<Ready>, McpError> {
    match connection.started().await {
        State::Ready(ready) => Ok(ready),
        State::Failed(Failure { error, .. }) => Err(McpError::Failed(error)),
        State::Starting | State::Closed => {
            Err(McpError::Failed(format!("MCP server `{server}` has ended")))
        }
    }
}

/// Returns the status of a server of which nothing is known but its configuration.
fn unreached(server: &McpServer, auth_status: McpAuthStatus) -> McpServerStatus {
    let http_origin = match &server.transport {
        McpTransport::Stdio { .. } => None,
        McpTransport::Http { url, .. } => crate::streamable::origin(url),
    };
    McpServerStatus {
        auth_status,
        environment_id: server.plugin.as_ref().map(|_| PLUGIN_ENVIRONMENT.to_owned()),
        name: server.name.clone(),
        resource_templates: Vec::new(),
        resources: Vec::new(),
        tools: std::iter::empty().collect(),
        http_origin,
        plugin_id: server.plugin.clone(),
        runtime_status: None,
        server_capabilities: None,
        server_info: None,
        tool_list_meta: None,
        tools_error: None,
    }
}

/// The steering side of a session.
struct Handle(Arc<Session>);

impl McpServers for Handle {
    fn is_empty(&self) -> bool {
        self.0.slots.values().all(|slot| !slot.server.enabled)
    }

    fn required(&self) -> BoxFuture<'static, Result<(), McpError>> {
        let session = Arc::clone(&self.0);
        Box::pin(async move {
            let mut failures = Vec::new();
            for slot in session.slots.values().filter(|slot| slot.server.required) {
                if let Some(State::Failed(Failure { error, .. })) = slot.started().await {
                    let text = error.strip_prefix("MCP startup failed: ").unwrap_or(&error);
                    failures.push(format!("{}: {text}", slot.server.name));
                }
            }
            if failures.is_empty() { Ok(()) } else { Err(McpError::Required(failures.join("; "))) }
        })
    }

    fn offer_now(&self) -> Option<Arc<McpOffer>> {
        let mut offer = McpOffer::default();
        for slot in self.0.slots.values() {
            match slot.connection().map(|connection| connection.state()) {
                // One that has ended is started again.
                Some(State::Starting | State::Closed) => return None,
                Some(State::Ready(ready)) if ready.has_changed() => return None,
                Some(State::Ready(ready)) => slot.add_to(&mut offer, &ready),
                Some(State::Failed(_)) | None => {}
            }
        }
        Some(Arc::new(offer))
    }

    fn offer(&self) -> BoxFuture<'static, Arc<McpOffer>> {
        let session = Arc::clone(&self.0);
        Box::pin(async move {
            let mut offer = McpOffer::default();
            for slot in session.slots.values() {
                let state = slot.connection().map(|connection| connection.state());
                if matches!(state, Some(State::Closed)) {
                    session.connect(slot);
                }
                if let Some(State::Ready(ready)) = slot.started().await {
                    ready.refresh().await;
                    slot.add_to(&mut offer, &ready);
                }
            }
            Arc::new(offer)
        })
    }

    fn names(&self) -> Vec<String> {
        self.0.slots.keys().cloned().collect()
    }

    fn plugin(&self, server: &str) -> Option<String> {
        self.0.slots.get(server)?.server.plugin.clone()
    }

    fn status(
        &self,
        names: Vec<String>,
        detail: McpServerStatusDetail,
    ) -> BoxFuture<'static, Vec<McpServerStatus>> {
        let session = Arc::clone(&self.0);
        Box::pin(async move {
            let is_meant = |slot: &&Slot| names.contains(&slot.server.name);
            let logins = &session.registry.logins;
            let meant = session.slots.values().filter(is_meant);
            join_all(meant.map(|slot| slot.status(logins, detail))).await
        })
    }

    fn call(&self, call: McpCall) -> BoxFuture<'static, McpCallResult> {
        let session = Arc::clone(&self.0);
        Box::pin(async move {
            let ready = session.ready_to_call(&call.server).await?;
            let origin = Origin { item: call.item.clone(), events: session.events.clone() };
            ready.call(call, origin).await
        })
    }

    fn read_resource(
        &self,
        server: String,
        uri: String,
        meta: Option<Value>,
    ) -> BoxFuture<'static, Result<Vec<ResourceContent>, McpError>> {
        let session = Arc::clone(&self.0);
        Box::pin(async move { session.ready(&server).await?.read_resource(uri, meta).await })
    }

    fn resources(&self, server: String) -> BoxFuture<'static, Result<McpResources, McpError>> {
        let session = Arc::clone(&self.0);
        Box::pin(async move { session.ready(&server).await?.resources().await })
    }
}
