//! The connection to one server, from its start to its end.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rmcp::service::{ClientInitializeError, RoleClient, RunningService, serve_client};
use tokio::sync::watch;
use tokio::time::timeout;
use turnhost_base::AbsPath;
use turnhost_ports::{
    Command, EnvironmentPolicy, Granted, Inherit, McpServer, McpStartup, McpTransport, Stdin,
    Streams,
};
use turnhost_protocol::{McpServerStartupFailureReason, SandboxPolicy};
use turnhost_task::Tasks;

use crate::calls::Calls;
use crate::handler::Handler;
use crate::oauth::Key;
use crate::ready::Ready;
use crate::registry::Registry;
use crate::stdio::Stdio;
use crate::streamable::{self, Token};

/// The state of a connection.
#[derive(Clone)]
pub(crate) enum State {
    /// It is being made.
    Starting,
    /// It is up.
    Ready(Arc<Ready>),
    /// It could not be made.
    Failed(Failure),
    /// It stood, and has ended.
    Closed,
}

/// The reason why a connection could not be made.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    /// For people.
    pub(crate) error: String,
    /// The kind, where there is something to do about it.
    pub(crate) reason: Option<McpServerStartupFailureReason>,
}

impl Failure {
    fn startup(cause: &dyn std::fmt::Display) -> Self {
        Self { error: format!("MCP startup failed: {cause}"), reason: None }
    }
}

impl State {
    /// Returns the outcome of the start; `None` while it is in progress.
    pub(crate) fn startup(&self) -> Option<McpStartup> {
        match self {
            Self::Starting => None,
            Self::Ready(_) | Self::Closed => Some(McpStartup::Ready),
            Self::Failed(Failure { error, reason }) => {
                Some(McpStartup::Failed { error: error.clone(), reason: *reason })
            }
        }
    }

    /// Returns whether a new user should rather make a new connection.
    fn is_over(&self) -> bool {
        matches!(self, Self::Failed(_) | Self::Closed)
    }
}

/// A connection. Dropping it ends it, and the server's program with it.
pub(crate) struct Connection {
    state: watch::Receiver<State>,
    tasks: Tasks,
}

impl Connection {
    /// Begins to connect.
    pub(crate) fn start(registry: &Registry, server: McpServer) -> Self {
        let tasks = registry.tasks.child();
        let (told, state) = watch::channel(State::Starting);
        let start = start(registry, server, tasks.clone());
        tasks.spawn(async move {
            match Box::pin(start).await {
                Ok((ready, running)) => {
                    told.send_replace(State::Ready(Arc::new(ready)));
                    // The outcome is the same however it ended.
                    _ = running.waiting().await;
                    told.send_replace(State::Closed);
                }
                Err(failure) => _ = told.send_replace(State::Failed(failure)),
            }
        });
        Self { state, tasks }
    }

    /// Returns the state as it is.
    pub(crate) fn state(&self) -> State {
        self.state.borrow().clone()
    }

    /// Returns whether a new user should rather make a new connection.
    pub(crate) fn is_over(&self) -> bool {
        self.state.borrow().is_over()
    }

    /// Returns a future of the state after the start, which does not keep the connection.
    pub(crate) fn started(&self) -> impl Future<Output = State> + Send + use<> {
        let mut state = self.state.clone();
        async move {
            let started = state.wait_for(|state| !matches!(state, State::Starting)).await;
            // The connection was dropped while it was made.
            started.map_or(State::Closed, |state| state.clone())
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.tasks.cancel();
    }
}

type Started = (Ready, RunningService<RoleClient, Handler>);

/// Starts a server within its time, and reads its tools.
fn start(
    registry: &Registry,
    server: McpServer,
    tasks: Tasks,
) -> impl Future<Output = Result<Started, Failure>> + Send + use<> {
    let limit = server.startup_timeout;
    let (commands, http) = (Arc::clone(&registry.commands), registry.http.clone());
    let logins = Arc::clone(&registry.logins);
    let version = registry.client_version.clone();
    let (calls, changed) = (Arc::<Calls>::default(), Arc::<AtomicBool>::default());
    let name = server.name.clone();
    let start = async move {
        check_name(&server.name)?;
        if let Some(reason) = &server.unusable {
            return Err(Failure { error: reason.clone(), reason: None });
        }
        let handler =
            Handler::new(server.name.clone(), version, Arc::clone(&calls), Arc::clone(&changed));
        let running = match &server.transport {
            McpTransport::Stdio { argv, env, cwd } => {
                let running = commands.start(command(argv, env, cwd)).await;
                let running = running.map_err(|error| Failure::startup(&error))?;
                serve_client(handler, Stdio::new(server.name.clone(), running)).await
            }
            McpTransport::Http { url, headers, bearer_token } => {
                let token = match (bearer_token, Key::of(&server)) {
                    (Some(token), _) => Token::Fixed(token.clone()),
                    (None, Some(key)) => Token::Login(logins, key),
                    (None, None) => Token::None,
                };
                serve_client(handler, streamable::transport(http, url, headers, token)).await
            }
        };
        let running = running.map_err(|error| introduction_failed(&server.name, &error))?;
        let peer = running.peer().clone();
        let ready = Ready::new(server, peer, calls, changed, tasks).await;
        Ok((ready.map_err(|error| Failure::startup(&error))?, running))
    };
    async move {
        timeout(limit, start).await.unwrap_or_else(|_| {
            let seconds = limit.as_secs_f64();
            let error = format!(
                "MCP startup failed: server `{name}` was not ready within {seconds} s; raise `mcp_servers.{name}.startup_timeout_sec` if it needs more"
            );
            Err(Failure { error, reason: None })
        })
    }
}

fn introduction_failed(name: &str, error: &ClientInitializeError) -> Failure {
    if error.is_authorization_required() {
        let error = format!(
            "the MCP server `{name}` asks for credentials: log in with `mcpServer/oauth/login` or `turnhost mcp login {name}`, or name a variable with a token as `mcp_servers.{name}.bearer_token_env_var`"
        );
        let reason = Some(McpServerStartupFailureReason::ReauthenticationRequired);
        return Failure { error, reason };
    }
    Failure::startup(error)
}

/// Refuses a name that could not be part of a tool's.
fn check_name(name: &str) -> Result<(), Failure> {
    let is_fine = |letter: char| letter.is_ascii_alphanumeric() || "_:@/.-".contains(letter);
    if !name.is_empty() && name.chars().all(is_fine) {
        return Ok(());
    }
    let error =
        format!("Invalid MCP server name '{name}': must match pattern ^[a-zA-Z0-9_:@/.-]+$");
    Err(Failure { error, reason: None })
}

/// Returns the command that a program is started with: outside of any sandbox, since the user
/// configured it to reach what commands of a model may not, and with few variables.
fn command(argv: &[String], env: &BTreeMap<String, String>, cwd: &AbsPath) -> Command {
    Command {
        argv: argv.to_vec(),
        cwd: cwd.clone(),
        environment: EnvironmentPolicy { inherit: Inherit::Core, ..EnvironmentPolicy::default() },
        env: env.iter().map(|(name, value)| (name.clone(), Some(value.clone()))).collect(),
        sandbox: SandboxPolicy::DangerFullAccess,
        workspace: cwd.clone(),
        granted: Granted::default(),
        streams: Streams::Separate(Stdin::Piped),
    }
}
