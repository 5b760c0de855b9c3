//! `mcpServer/oauth/login`: begins a login at an MCP server.

use std::sync::Arc;

use turnhost_ports::{ConfigPort, McpTransport};
use turnhost_protocol::{McpServerOauthLoginParams, McpServerOauthLoginResponse, method};
use turnhost_thread::OwnConfig;
use turnhost_threads::Threads;

use crate::methods::mcp_server::environment::named;
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::McpServerOauthLogin {
    type Needs = (Threads, Arc<dyn ConfigPort>);

    async fn call(
        (threads, config): Self::Needs,
        _: &Caller,
        params: McpServerOauthLoginParams,
    ) -> Result<Reply<McpServerOauthLoginResponse>, CallError> {
        let McpServerOauthLoginParams {
            name,
            environment_id,
            thread_id: thread,
            client_registration: _,
            scopes: _,
            timeout_secs: _,
        } = params;
        let cwd = match thread {
            None => None,
            Some(thread) => {
                let id = thread_id(&thread)?;
                let thread = threads.snapshot(id).ok_or(CallError::ThreadNotFound(id))?;
                Some(thread.settings.cwd.clone())
            }
        };
        let unknown =
            |name: &str| CallError::Refused(format!("No MCP server named '{name}' found."));
        if let Some(environment) = environment_id {
            return Err(unknown(&named(&name, &environment)));
        }
        let servers = config.mcp_servers(cwd.as_ref(), &OwnConfig::new())?;
        let server = servers.into_iter().find(|server| server.name == name);
        match server.ok_or_else(|| unknown(&name))?.transport {
            McpTransport::Stdio { .. } => {
                let text = "OAuth login is only supported for streamable HTTP servers.";
                Err(CallError::Refused(text.to_owned()))
            }
            McpTransport::Http { .. } => Err(CallError::NotSupported(
                "OAuth logins at MCP servers are not supported by this server; name a variable with a token as `bearer_token_env_var`".to_owned(),
            )),
        }
    }
}
