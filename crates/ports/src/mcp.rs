//! The port to MCP servers: programs and services that bring tools and resources.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use serde_json::Value;
use turnhost_base::{AbsPath, ItemId};
pub use turnhost_policy::McpApproval;
use turnhost_protocol::{
    McpAuthStatus, McpServerElicitation, McpServerElicitationRequestResponse,
    McpServerStartupFailureReason, McpServerStatus, McpServerStatusDetail,
    McpServerToolCallResponse, Resource, ResourceContent, ResourceTemplate, Tool,
};

use crate::BoxFuture;

/// An MCP server as it is configured. Two equal ones are the same server.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct McpServer {
    /// Its key in `[mcp_servers]`.
    pub name: String,
    /// The way to it.
    pub transport: McpTransport,
    /// Unset if it is switched off: it is listed, and never started.
    pub enabled: bool,
    /// Set if no thread may start without it.
    pub required: bool,
    /// Time that its start may take, the list of its tools included.
    pub startup_timeout: Duration,
    /// Time that a call of a tool may take.
    pub tool_timeout: Duration,
    /// The only tools that are offered; all if `None`.
    pub enabled_tools: Option<Vec<String>>,
    /// Tools that are not offered.
    pub disabled_tools: Vec<String>,
    /// The approval of tools that `approvals` does not name.
    pub default_approval: McpApproval,
    /// The approval of single tools, by name.
    pub approvals: BTreeMap<String, McpApproval>,
    /// OAuth scopes to ask for at a login; those that the server names if empty.
    pub scopes: Vec<String>,
    /// The OAuth client id that is registered for this server; a dynamic one if `None`.
    pub oauth_client_id: Option<String>,
    /// The OAuth resource to ask for at a login; the one that the server names if `None`.
    pub oauth_resource: Option<String>,
    /// The settings of this program at logins.
    pub oauth_client: OAuthClient,
    /// The reason for which it cannot be used as it is configured; its start fails with it.
    pub unusable: Option<String>,
    /// The id of the plugin that brings it; `None` for one of the configuration.
    pub plugin: Option<String>,
}

/// The settings of this program as an OAuth client, the same for every server.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct OAuthClient {
    /// The port on the loopback address to which the browser is sent; a free one if `None`.
    pub callback_port: Option<u16>,
    /// The address to which the browser is sent, if it is not that of the port.
    pub callback_url: Option<String>,
    /// The address of the document that describes this program, which is then its client id.
    pub metadata_url: Option<String>,
}

/// The environment that servers of plugins belong to, as clients know it: this machine.
pub const PLUGIN_ENVIRONMENT: &str = "local";

impl McpServer {
    /// Returns whether the tool of this name is offered.
    pub fn offers(&self, tool: &str) -> bool {
        let is_named = |names: &[String]| names.iter().any(|name| name == tool);
        self.enabled_tools.as_deref().is_none_or(is_named) && !is_named(&self.disabled_tools)
    }

    /// Returns the approval that calls of a tool need.
    pub fn approval(&self, tool: &str) -> McpApproval {
        self.approvals.get(tool).copied().unwrap_or(self.default_approval)
    }
}

/// The way to an MCP server. Its `Debug` form leaves out values that may be secrets.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum McpTransport {
    /// A program that is started, and spoken to over its standard streams.
    Stdio {
        /// Program and arguments.
        argv: Vec<String>,
        /// Variables that it gets beside the basic ones, such as `PATH` and `HOME`.
        env: BTreeMap<String, String>,
        /// Its working directory.
        cwd: AbsPath,
    },
    /// A service, spoken to over streamable HTTP.
    Http {
        /// Its address.
        url: String,
        /// Headers of every request.
        headers: BTreeMap<String, String>,
        /// A token that goes with every request; `None` if a login gives one, or none is needed.
        bearer_token: Option<String>,
    },
}

impl fmt::Debug for McpTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdio { argv, env, cwd } => f
                .debug_struct("Stdio")
                .field("program", &argv.first())
                .field("env", &env.keys().collect::<Vec<_>>())
                .field("cwd", cwd)
                .finish_non_exhaustive(),
            Self::Http { headers, .. } => f
                .debug_struct("Http")
                .field("headers", &headers.keys().collect::<Vec<_>>())
                .finish_non_exhaustive(),
        }
    }
}

/// The reason why an MCP server did not do what was asked.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum McpError {
    /// No server has this name.
    #[error("unknown MCP server '{0}'")]
    UnknownServer(String),
    /// The server answered with an error of its own.
    #[error("{message}")]
    Server {
        /// Its code.
        code: i64,
        /// Its message.
        message: String,
        /// The addition.
        data: Option<Value>,
    },
    /// The server could not be started or reached, or its answer made no sense.
    #[error("{0}")]
    Failed(String),
    /// The required servers that could not be started, with the reasons.
    #[error("required MCP servers failed to initialize: {0}")]
    Required(String),
    /// A login that the server cannot have; the text says why.
    #[error("{0}")]
    Login(String),
}

/// The state of a server's start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum McpStartup {
    /// It has begun.
    Starting,
    /// The server can be used.
    Ready,
    /// It failed.
    Failed {
        /// The reason, for people.
        error: String,
        /// The kind of failure, where there is something to do about it.
        reason: Option<McpServerStartupFailureReason>,
    },
}

/// Takes the answer to a question of a server; dropping it declines.
pub type McpAnswer = Box<dyn FnOnce(McpServerElicitationRequestResponse) + Send>;

/// A question of a server to the user.
pub struct McpElicitation {
    /// The server that asks.
    pub server: String,
    /// The call that it seems to be about; `None` if that is a client's own.
    pub call: Option<ItemId>,
    /// The question.
    pub question: McpServerElicitation,
    /// Takes the answer; dropping it declines.
    pub answer: McpAnswer,
}

impl fmt::Debug for McpElicitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("McpElicitation").field("server", &self.server).finish_non_exhaustive()
    }
}

/// Something that happened at the servers of a session.
#[derive(Debug)]
pub enum McpEvent {
    /// A server's start is in progress.
    Startup {
        /// The server.
        server: String,
        /// The state of its start.
        state: McpStartup,
    },
    /// A tool says how far it is.
    Progress {
        /// The call.
        call: ItemId,
        /// The server's words.
        message: String,
    },
    /// A server asks the user something.
    Elicitation(McpElicitation),
}

/// The events of a session. Dropping it ends the session: servers without another user end too.
pub trait McpEvents: Send {
    /// Polls for the next event. Ready with `None` once no server is left that could have one.
    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<McpEvent>>;
}

/// One tool as a session offers it.
#[derive(Clone, Debug, PartialEq)]
pub struct McpTool {
    /// The server's name.
    pub server: String,
    /// The tool.
    pub tool: Tool,
    /// The approval that its calls need.
    pub approval: McpApproval,
    /// The id of the plugin that brings the server; `None` for one of the configuration.
    pub plugin: Option<String>,
}

/// Everything that the servers of a session offer to a model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct McpOffer {
    /// The tools, by server and in the server's order.
    pub tools: Vec<McpTool>,
    /// The servers' notes on their use, by server; those without are left out.
    pub instructions: BTreeMap<String, String>,
    /// Set if any server has resources.
    pub has_resources: bool,
}

/// A call of a tool.
#[derive(Clone, Debug)]
pub struct McpCall {
    /// The server.
    pub server: String,
    /// The tool.
    pub tool: String,
    /// Its arguments.
    pub arguments: Option<Value>,
    /// Metadata for the server.
    pub meta: Option<Value>,
    /// The item of a model's call; `None` for a client's own.
    pub item: Option<ItemId>,
}

/// The result of a call, as the server gave it.
pub type McpCallResult = Result<McpServerToolCallResponse, McpError>;

/// The resources of one server.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct McpResources {
    /// The resources.
    pub resources: Vec<Resource>,
    /// The patterns of resources.
    pub templates: Vec<ResourceTemplate>,
}

/// The steering side of a session. After the session's end its calls fail.
pub trait McpServers: Send + Sync {
    /// Returns whether no server is configured.
    fn is_empty(&self) -> bool;

    /// Waits for the required servers. Fails if one of them could not be started.
    fn required(&self) -> BoxFuture<'static, Result<(), McpError>>;

    /// Returns the tools if no server is still starting and no list is out of date.
    fn offer_now(&self) -> Option<Arc<McpOffer>>;

    /// Waits until no server is starting, and returns the tools of those that can be used.
    fn offer(&self) -> BoxFuture<'static, Arc<McpOffer>>;

    /// Returns the names of all servers, sorted, those that are switched off included.
    fn names(&self) -> Vec<String>;

    /// Returns the id of the plugin that brings a server; `None` for one of the configuration, or
    /// one that is unknown.
    fn plugin(&self, server: &str) -> Option<String>;

    /// Returns the status of the named servers with what they offer, sorted by name. Waits for
    /// those that start; unknown names are left out.
    fn status(
        &self,
        names: Vec<String>,
        detail: McpServerStatusDetail,
    ) -> BoxFuture<'static, Vec<McpServerStatus>>;

    /// Calls a tool. Dropping the future cancels the call at the server.
    fn call(&self, call: McpCall) -> BoxFuture<'static, McpCallResult>;

    /// Reads a resource.
    fn read_resource(
        &self,
        server: String,
        uri: String,
        meta: Option<Value>,
    ) -> BoxFuture<'static, Result<Vec<ResourceContent>, McpError>>;

    /// Lists the resources of a server.
    fn resources(&self, server: String) -> BoxFuture<'static, Result<McpResources, McpError>>;
}

impl fmt::Debug for dyn McpServers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("McpServers")
    }
}

/// The use of some servers by a thread or a request.
pub struct McpSession {
    /// Events of the servers, and the session's life.
    pub events: Box<dyn McpEvents>,
    /// The handle by which they are used.
    pub servers: Arc<dyn McpServers>,
}

/// The options of a client for a login at an MCP server.
#[derive(Clone, Debug, Default)]
pub struct McpLoginRequest {
    /// Scopes to ask for; those that are configured or that the server names if empty.
    pub scopes: Vec<String>,
    /// Time that the user has; the server's own if `None`.
    pub timeout: Option<Duration>,
    /// The way in which the authorization server gets to know this program.
    pub registration: Registration,
}

/// The way in which an authorization server gets to know this program. A client id that is configured
/// for the server goes before each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Registration {
    /// By a document where one is configured and the server takes it, or else by registering.
    #[default]
    Any,
    /// By the document whose address is the client id.
    Document,
    /// By registering.
    Dynamic,
}

/// A login that waits for the user.
pub struct McpLogin {
    /// The page where the user consents.
    pub authorization_url: String,
    /// Resolves once the login is stored, or has failed. Dropping it ends the login.
    pub done: BoxFuture<'static, Result<(), McpError>>,
}

impl fmt::Debug for McpLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("McpLogin(..)")
    }
}

/// A way to MCP servers.
pub trait McpPort: Send + Sync {
    /// Begins an OAuth login at a service.
    fn login(
        &self,
        server: McpServer,
        request: McpLoginRequest,
    ) -> BoxFuture<'static, Result<McpLogin, McpError>>;

    /// Forgets a login. Returns true if there was one. Reads and writes a small file.
    fn logout(&self, server: &McpServer) -> Result<bool, McpError>;

    /// Returns the status of a server's login, as far as this side knows it.
    fn auth_status(&self, server: &McpServer) -> McpAuthStatus;

    /// Begins to use servers: those that do not run yet start now, and end with their last session.
    fn open(&self, servers: Vec<McpServer>) -> McpSession;
}

/// No MCP servers, for servers that are to have none.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoMcp;

impl McpPort for NoMcp {
    fn login(
        &self,
        server: McpServer,
        _: McpLoginRequest,
    ) -> BoxFuture<'static, Result<McpLogin, McpError>> {
        Self::unknown(server.name)
    }

    fn logout(&self, _: &McpServer) -> Result<bool, McpError> {
        Ok(false)
    }

    fn auth_status(&self, _: &McpServer) -> McpAuthStatus {
        McpAuthStatus::Unsupported
    }

    fn open(&self, _: Vec<McpServer>) -> McpSession {
        McpSession { events: Box::new(Self), servers: Arc::new(Self) }
    }
}

impl McpEvents for NoMcp {
    fn poll_next(&mut self, _: &mut Context<'_>) -> Poll<Option<McpEvent>> {
        Poll::Ready(None)
    }
}

impl NoMcp {
    fn unknown<T: Send + 'static>(server: String) -> BoxFuture<'static, Result<T, McpError>> {
        Box::pin(std::future::ready(Err(McpError::UnknownServer(server))))
    }
}

impl McpServers for NoMcp {
    fn is_empty(&self) -> bool {
        true
    }

    fn required(&self) -> BoxFuture<'static, Result<(), McpError>> {
        Box::pin(std::future::ready(Ok(())))
    }

    fn offer_now(&self) -> Option<Arc<McpOffer>> {
        Some(Arc::default())
    }

    fn offer(&self) -> BoxFuture<'static, Arc<McpOffer>> {
        Box::pin(std::future::ready(Arc::default()))
    }

    fn names(&self) -> Vec<String> {
        Vec::new()
    }

    fn plugin(&self, _: &str) -> Option<String> {
        None
    }

    fn status(
        &self,
        _: Vec<String>,
        _: McpServerStatusDetail,
    ) -> BoxFuture<'static, Vec<McpServerStatus>> {
        Box::pin(std::future::ready(Vec::new()))
    }

    fn call(&self, call: McpCall) -> BoxFuture<'static, McpCallResult> {
        Self::unknown(call.server)
    }

    fn read_resource(
        &self,
        server: String,
        _: String,
        _: Option<Value>,
    ) -> BoxFuture<'static, Result<Vec<ResourceContent>, McpError>> {
        Self::unknown(server)
    }

    fn resources(&self, server: String) -> BoxFuture<'static, Result<McpResources, McpError>> {
        Self::unknown(server)
    }
}
