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
    /// The model ends a turn.
    pub stop: Vec<ConfiguredHookMatcherGroup>,
    /// A sub-agent starts.
    pub subagent_start: Vec<ConfiguredHookMatcherGroup>,
    /// A sub-agent ends.
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

/// The effect of a hook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum ConfiguredHookHandler {
    /// It runs a command.
    Command {
        /// True if the turn continues without waiting for it.
        r#async: bool,
        /// The command line.
        command: String,
        /// The limit of the command's addition to the model's input; left out, the server's own
        /// limit holds.
        additional_context_limit: Option<usize>,
        /// The command line on Windows; `command` if left out.
        command_windows: Option<String>,
        /// The text for the user while it runs.
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
        /// The text for the user while it runs.
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
    /// Their effect.
    pub hooks: Vec<ConfiguredHookHandler>,
    /// A pattern of what they run for, such as a tool's name; left out, for everything.
    pub matcher: Option<String>,
}

/// Permission to reach a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum NetworkDomainPermission {
    /// It may.
    Allow,
    /// It may not.
    Deny,
}

/// The administrator's requirements on the network access of commands, which goes through a proxy of
/// the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct NetworkRequirements {
    /// True if commands may listen on, and reach, addresses of the machine itself.
    pub allow_local_binding: Option<bool>,
    /// Paths of the Unix sockets that may be reached, as a list.
    pub allow_unix_sockets: Option<Vec<String>>,
    /// True if the proxy may itself use another proxy.
    pub allow_upstream_proxy: Option<bool>,
    /// The domains that may be reached, as a list.
    pub allowed_domains: Option<Vec<String>>,
    /// True if every Unix socket may be reached.
    pub dangerously_allow_all_unix_sockets: Option<bool>,
    /// True if the proxy may listen on addresses that other machines can reach.
    pub dangerously_allow_non_loopback_proxy: Option<bool>,
    /// The domains that may not be reached, as a list.
    pub denied_domains: Option<Vec<String>>,
    /// Says if a domain may be reached, by domain.
    pub domains: Option<IndexMap<String, NetworkDomainPermission>>,
    /// True if commands have network access by the proxy.
    pub enabled: Option<bool>,
    /// The port of the HTTP proxy.
    pub http_port: Option<u16>,
    /// True if only the administrator's domains may be reached, regardless of the user's rules.
    pub managed_allowed_domains_only: Option<bool>,
    /// The domains that are asked about before they are reached.
    pub review_domains: Option<Vec<String>>,
    /// The port of the SOCKS proxy.
    pub socks_port: Option<u16>,
    /// Says if a Unix socket may be reached, by path.
    pub unix_sockets: Option<IndexMap<String, NetworkUnixSocketPermission>>,
}

/// Says if a Unix socket may be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum NetworkUnixSocketPermission {
    /// It may.
    Allow,
    /// It may not.
    Deny,
}

/// Destination of telemetry.
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
        /// The encoding of the data.
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

/// The way in which telemetry is encoded over HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum OtelHttpProtocol {
    /// As binary Protocol Buffers.
    Binary,
    /// As JSON.
    Json,
}

/// The administrator's requirements on telemetry; what is `None` is left to the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct OtelRequirements {
    /// The name of the surroundings that the data is marked with.
    pub environment: Option<String>,
    /// Destination of logs.
    pub exporter: Option<OtelExporter>,
    /// Command that prints headers for the collector.
    pub headers_helper: Option<String>,
    /// Interval after which that command runs again, in milliseconds.
    #[schemars(with = "Option<std::num::NonZeroU64>")]
    pub headers_helper_refresh_interval_ms: Option<u64>,
    /// True if the agent's words are logged.
    pub log_agent_responses: Option<bool>,
    /// True if the judgements of automatic reviews are logged.
    pub log_guardian_assessments: Option<bool>,
    /// True if the pieces of streamed answers are logged.
    pub log_sse_deltas: Option<bool>,
    /// True if the user's words are logged.
    pub log_user_prompt: Option<bool>,
    /// Destination of metrics.
    pub metrics_exporter: Option<OtelExporter>,
    /// Attributes that every span gets.
    pub span_attributes: Option<IndexMap<String, String>>,
    /// The way in which results of tools are logged.
    pub tool_result: Option<OtelToolResultLogConfig>,
    /// Destination of traces.
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

/// The way in which results of tools are logged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct OtelToolResultLogConfig {
    /// The largest number of bytes of a result that are logged.
    pub max_bytes: usize,
}
