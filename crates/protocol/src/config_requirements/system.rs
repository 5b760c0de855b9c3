//! Requirements on hooks, the network and telemetry.

use indexmap::IndexMap;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::record::Record;
use crate::word::Word;

/// The administrator's hooks, by the event that they run on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "PascalCase")]
pub struct ManagedHooksRequirements {
    /// The user would be asked for approval.
    pub permission_request: Vec<ConfiguredHookMatcherGroup>,
    /// A history was shortened.
    pub post_compact: Vec<ConfiguredHookMatcherGroup>,
    /// A tool was used.
    pub post_tool_use: Vec<ConfiguredHookMatcherGroup>,
    /// A history is about to be shortened.
    pub pre_compact: Vec<ConfiguredHookMatcherGroup>,
    /// A tool is about to be used.
    pub pre_tool_use: Vec<ConfiguredHookMatcherGroup>,
    /// A session starts.
    pub session_start: Vec<ConfiguredHookMatcherGroup>,
    /// The model comes to the end of a turn.
    pub stop: Vec<ConfiguredHookMatcherGroup>,
    /// A sub-agent starts.
    pub subagent_start: Vec<ConfiguredHookMatcherGroup>,
    /// A sub-agent comes to its end.
    pub subagent_stop: Vec<ConfiguredHookMatcherGroup>,
    /// The user has said something.
    pub user_prompt_submit: Vec<ConfiguredHookMatcherGroup>,
    /// The user interrupts a turn. None if left out.
    #[serde(default)]
    pub interrupt: Vec<ConfiguredHookMatcherGroup>,
    /// The model has answered a request. None if left out.
    #[serde(default)]
    pub post_model_request: Vec<ConfiguredHookMatcherGroup>,
    /// The model is about to be asked. None if left out.
    #[serde(default)]
    pub pre_model_request: Vec<ConfiguredHookMatcherGroup>,
    /// A session ends. None if left out.
    #[serde(default)]
    pub session_end: Vec<ConfiguredHookMatcherGroup>,
    /// The directory with the hooks' files.
    #[serde(rename = "managedDir")]
    pub managed_dir: Option<String>,
    /// The same on Windows.
    #[serde(rename = "windowsManagedDir")]
    pub windows_managed_dir: Option<String>,
}

/// What a hook does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum ConfiguredHookHandler {
    /// It runs a command.
    Command {
        /// Whether the turn goes on without waiting for it.
        r#async: bool,
        /// The command line.
        command: String,
        /// How much the command may add to the model's input at most; left out, the server's own
        /// limit holds.
        additional_context_limit: Option<usize>,
        /// The command line on Windows; `command` if left out.
        command_windows: Option<String>,
        /// What the user is shown while it runs.
        status_message: Option<String>,
        /// After how many seconds it is stopped; left out, the server's own limit holds.
        timeout_sec: Option<u64>,
    },
    /// It calls a tool of an MCP server.
    McpTool {
        /// The tool's arguments.
        input: IndexMap<String, Value>,
        /// The MCP server, by its name in the configuration.
        server: String,
        /// The tool's name.
        tool: String,
        /// What the user is shown while it runs.
        status_message: Option<String>,
        /// After how many seconds it is stopped; left out, the server's own limit holds.
        timeout_sec: Option<u64>,
    },
    /// It asks a model.
    Prompt,
    /// It has an agent work.
    Agent,
}

/// Hooks that run on the same condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ConfiguredHookMatcherGroup {
    /// What they do.
    pub hooks: Vec<ConfiguredHookHandler>,
    /// A pattern of what they run for, such as a tool's name; left out, for everything.
    pub matcher: Option<String>,
}

/// Whether a domain may be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum NetworkDomainPermission {
    /// It may.
    Allow,
    /// It may not.
    Deny,
}

/// What the administrator demands of the network access of commands, which goes through a proxy of
/// the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct NetworkRequirements {
    /// Whether commands may listen on, and reach, addresses of the machine itself.
    pub allow_local_binding: Option<bool>,
    /// Paths of the Unix sockets that may be reached, as a list.
    pub allow_unix_sockets: Option<Vec<String>>,
    /// Whether the proxy may itself use another proxy.
    pub allow_upstream_proxy: Option<bool>,
    /// The domains that may be reached, as a list.
    pub allowed_domains: Option<Vec<String>>,
    /// Whether every Unix socket may be reached.
    pub dangerously_allow_all_unix_sockets: Option<bool>,
    /// Whether the proxy may listen on addresses that other machines can reach.
    pub dangerously_allow_non_loopback_proxy: Option<bool>,
    /// The domains that may not be reached, as a list.
    pub denied_domains: Option<Vec<String>>,
    /// Whether a domain may be reached, by domain.
    pub domains: Option<IndexMap<String, NetworkDomainPermission>>,
    /// Whether commands have network access by the proxy.
    pub enabled: Option<bool>,
    /// The port of the HTTP proxy.
    pub http_port: Option<u16>,
    /// Whether only the administrator's domains may be reached, whatever the user allows.
    pub managed_allowed_domains_only: Option<bool>,
    /// The domains that are asked about before they are reached.
    pub review_domains: Option<Vec<String>>,
    /// The port of the SOCKS proxy.
    pub socks_port: Option<u16>,
    /// Whether a Unix socket may be reached, by path.
    pub unix_sockets: Option<IndexMap<String, NetworkUnixSocketPermission>>,
}

/// Whether a Unix socket may be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum NetworkUnixSocketPermission {
    /// It may.
    Allow,
    /// It may not.
    Deny,
}

/// Where telemetry is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OtelExporter {
    /// Nowhere.
    None,
    /// To Statsig.
    Statsig,
    /// To a collector, by OTLP over HTTP.
    OtlpHttp {
        /// The collector's URL.
        endpoint: String,
        /// Headers of each request.
        headers: IndexMap<String, String>,
        /// How the data is encoded.
        protocol: OtelHttpProtocol,
        /// Certificates for the connection; left out, those of the system.
        tls: Option<OtelTlsConfig>,
    },
    /// To a collector, by OTLP over gRPC.
    OtlpGrpc {
        /// The collector's URL.
        endpoint: String,
        /// Metadata of each request.
        headers: IndexMap<String, String>,
        /// Certificates for the connection; left out, those of the system.
        tls: Option<OtelTlsConfig>,
    },
}

/// How telemetry is encoded over HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum OtelHttpProtocol {
    /// As binary Protocol Buffers.
    Binary,
    /// As JSON.
    Json,
}

/// What the administrator demands of telemetry; what is `None` is left to the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct OtelRequirements {
    /// The name of the surroundings that the data is marked with.
    pub environment: Option<String>,
    /// Where logs are sent.
    pub exporter: Option<OtelExporter>,
    /// Command that prints headers for the collector.
    pub headers_helper: Option<String>,
    /// Interval after which that command runs again, in milliseconds.
    #[schemars(with = "Option<std::num::NonZeroU64>")]
    pub headers_helper_refresh_interval_ms: Option<u64>,
    /// Whether the agent's words are logged.
    pub log_agent_responses: Option<bool>,
    /// Whether the judgements of automatic reviews are logged.
    pub log_guardian_assessments: Option<bool>,
    /// Whether the pieces of streamed answers are logged.
    pub log_sse_deltas: Option<bool>,
    /// Whether the user's words are logged.
    pub log_user_prompt: Option<bool>,
    /// Where metrics are sent.
    pub metrics_exporter: Option<OtelExporter>,
    /// Attributes that every span gets.
    pub span_attributes: Option<IndexMap<String, String>>,
    /// How results of tools are logged.
    pub tool_result: Option<OtelToolResultLogConfig>,
    /// Where traces are sent.
    pub trace_exporter: Option<OtelExporter>,
    /// Members to put into the W3C `tracestate`: for each, its fields and their values.
    pub tracestate: Option<IndexMap<String, IndexMap<String, String>>>,
}

/// Certificates for a connection to a collector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "kebab-case")]
pub struct OtelTlsConfig {
    /// File with the certificate authority that the collector is checked against.
    pub ca_certificate: Option<String>,
    /// File with the certificate to show to the collector.
    pub client_certificate: Option<String>,
    /// File with that certificate's private key.
    pub client_private_key: Option<String>,
}

/// How results of tools are logged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct OtelToolResultLogConfig {
    /// How many bytes of a result are logged at most.
    pub max_bytes: usize,
}
