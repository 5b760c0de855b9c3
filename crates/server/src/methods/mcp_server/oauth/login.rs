//! `mcpServer/oauth/login`: begins an OAuth login at an MCP server.

use std::sync::Arc;
use std::time::Duration;

use turnhost_base::{ThreadId, World};
use turnhost_ports::{
    ConfigPort, McpLogin, McpLoginRequest, McpPort, McpServer, McpTransport, PluginChoice,
    Registration,
};
use turnhost_protocol::{
    McpServerOauthClientRegistration, McpServerOauthLoginCompletedNotification,
    McpServerOauthLoginParams, McpServerOauthLoginResponse, ServerNotification, method,
};
use turnhost_task::Tasks;
use turnhost_thread::OwnConfig;
use turnhost_threads::Threads;

use crate::fanout::connections::Connections;
use crate::methods::mcp_server::environment::{belongs, named};
use crate::methods::mcp_server::reload::reload_mcp;
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

/// The audience of a login's end.
type Audience = (Threads, Arc<Connections>, Tasks);

impl OnServer for method::McpServerOauthLogin {
    type Needs = (Audience, Arc<dyn ConfigPort>, Arc<dyn McpPort>, Arc<dyn World>);

    /// Answers with the page for the user. The login's end is reported to every connection, and threads
    /// that could not reach the server try again then.
    async fn call(
        ((threads, connections, tasks), config, mcp, world): Self::Needs,
        caller: &Caller,
        params: McpServerOauthLoginParams,
    ) -> Result<Reply<McpServerOauthLoginResponse>, CallError> {
        let McpServerOauthLoginParams {
            name,
            environment_id,
            thread_id: thread,
            client_registration,
            scopes,
            timeout_secs,
        } = params;
        let thread = thread.as_deref().map(thread_id).transpose()?;
        let environment = environment_id.as_deref();
        let server = configured(&threads, &*config, &name, environment, thread)?;
        let request = McpLoginRequest {
            scopes: scopes.unwrap_or_default(),
            timeout: timeout(timeout_secs)?,
            registration: registration(client_registration),
        };
        let McpLogin { authorization_url, done } = mcp.login(server, request).await?;
        let login_id = world.random_uuid().to_string();
        let response =
            McpServerOauthLoginResponse { authorization_url, login_id: Some(login_id.clone()) };
        let caller = caller.clone();
        let wait = async move {
            let error = done.await.err().map(|error| error.to_string());
            let completed = McpServerOauthLoginCompletedNotification {
                name,
                success: error.is_none(),
                error,
                login_id: Some(login_id),
                thread_id: thread,
            };
            if completed.success {
                reload_mcp(&threads, &caller);
            }
            connections.notify_all(ServerNotification::McpServerOauthLoginCompleted(completed));
        };
        Ok(Reply::from(response).then(move || tasks.spawn(wait)))
    }
}

/// Finds the server as it is configured for the thread, or else for every thread.
fn configured(
    threads: &Threads,
    config: &dyn ConfigPort,
    name: &str,
    environment: Option<&str>,
    thread: Option<ThreadId>,
) -> Result<McpServer, CallError> {
    let cwd = match thread {
        None => None,
        Some(id) => {
            let thread = threads.snapshot(id).ok_or(CallError::ThreadNotFound(id))?;
            Some(thread.settings.cwd.clone())
        }
    };
    let unknown = |name: &str| CallError::Refused(format!("No MCP server named '{name}' found."));
    let servers = config.mcp_servers(cwd.as_ref(), &OwnConfig::new(), PluginChoice::default())?;
    let server = servers.into_iter().find(|server| server.name == name);
    let server = match environment {
        None => server.ok_or_else(|| unknown(name))?,
        Some(id) => server
            .filter(|server| belongs(server.plugin.as_deref(), id))
            .ok_or_else(|| unknown(&named(name, id)))?,
    };
    match server.transport {
        McpTransport::Http { .. } => Ok(server),
        McpTransport::Stdio { .. } => {
            let text = "OAuth login is only supported for streamable HTTP servers.";
            Err(CallError::Refused(text.to_owned()))
        }
    }
}

fn registration(wanted: Option<McpServerOauthClientRegistration>) -> Registration {
    match wanted {
        Some(McpServerOauthClientRegistration::Cimd) => Registration::Document,
        Some(McpServerOauthClientRegistration::Dcr) => Registration::Dynamic,
        Some(McpServerOauthClientRegistration::Auto) | None => Registration::Any,
    }
}

fn timeout(seconds: Option<i64>) -> Result<Option<Duration>, CallError> {
    let Some(seconds) = seconds else { return Ok(None) };
    match u64::try_from(seconds) {
        Ok(seconds @ 1..) => Ok(Some(Duration::from_secs(seconds))),
        _ => Err(CallError::Refused(format!("timeoutSecs must be 1 or more, got {seconds}"))),
    }
}
