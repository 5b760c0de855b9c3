//! The words on the wire: every type and method of the app-server protocol.
//!
//! This crate holds no I/O and no runtime, so clients can stand on it alone.
//! The essentials for authors of clients follow.
//!
//! # Envelope
//!
//! Messages are JSON-RPC 2.0 without the `jsonrpc` member: one JSON object a
//! line over stdio, one a text frame over WebSocket. A request has `id`,
//! `method` and `params`; its answer has the same `id` and either `result` or
//! `error {code, message, data}`; a notification has no `id`, but
//! `emittedAtMs`, the server's clock in Unix milliseconds. Both sides ask:
//! ids of the two directions are independent of each other. An id is a text or
//! a whole number ([`RequestId`]). There are no batches.
//!
//! The tables [`client_methods!`], [`client_notifications!`],
//! [`server_requests!`] and [`notifications!`] list every method with the types
//! that go with it. [`Method`] ties the types together at compile time,
//! [`CLIENT_METHODS`] and its siblings list them at run time:
//!
//! ```
//! use serde_json::json;
//! use turnhost_protocol::{Method, method};
//!
//! /// The request that a method and its params make.
//! fn request<M: Method>(id: u64, params: &M::Params) -> serde_json::Value {
//!     json!({ "id": id, "method": M::NAME, "params": params })
//! }
//!
//! let params = serde_json::from_value(json!({ "threadId": "t", "name": "Errands" }))?;
//! let request = request::<method::ThreadSetName>(7, &params);
//! assert_eq!(request["method"], "thread/name/set");
//! assert_eq!(request["params"]["name"], "Errands");
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Handshake
//!
//! `initialize` comes first, once, with [`InitializeParams`]; any request
//! before it is refused. The connection is usable as soon as its answer is
//! there; the client confirms with the notification `initialized`. Methods and
//! fields marked experimental need the capability `experimentalApi`;
//! [`ExperimentalFields`] tells which field of given params does. A client that
//! does not want some notifications names them once, here:
//!
//! ```
//! use turnhost_protocol::{ClientInfo, InitializeCapabilities, InitializeParams};
//!
//! let hello = InitializeParams {
//!     client_info: ClientInfo { name: "errands".into(), version: "1.0.0".into(), title: None },
//!     capabilities: Some(InitializeCapabilities {
//!         experimental_api: true,
//!         opt_out_notification_methods: Some(vec!["item/agentMessage/delta".into()]),
//!         ..InitializeCapabilities::default()
//!     }),
//! };
//! assert_eq!(serde_json::to_value(&hello)?["clientInfo"]["name"], "errands");
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Threads, turns, items
//!
//! A [`Thread`] is a stored conversation. `thread/start` makes one and
//! `thread/resume` loads one; both subscribe the caller to its notifications.
//! `turn/start` hands over what the user says ([`UserInput`]) and answers at
//! once with a [`Turn`] that is `inProgress`. Then notifications tell what
//! happens: `turn/started`; for each [`ThreadItem`] an `item/started`, perhaps
//! deltas, and one `item/completed` with the whole item, which counts in place
//! of the deltas; at last `turn/completed` with the turn's [`TurnStatus`].
//!
//! A client that loses its connection loses nothing: turns continue, and
//! `thread/resume` answers with all turns and items so far.
//!
//! ```
//! use serde_json::value::RawValue;
//! use turnhost_protocol::{ItemBody, ServerNotification};
//!
//! /// What a line client prints of a notification.
//! fn shown(method: &str, params: &RawValue) -> serde_json::Result<Option<String>> {
//!     Ok(match ServerNotification::decode(method, params)? {
//!         Some(ServerNotification::AgentMessageDelta(delta)) => Some(delta.delta.clone()),
//!         Some(ServerNotification::ItemCompleted(completed)) => match &completed.item.body {
//!             ItemBody::CommandExecution(command) => Some(format!("$ {}", command.command)),
//!             _ => None,
//!         },
//!         Some(ServerNotification::TurnCompleted(end)) => Some(format!("{:?}", end.turn.status)),
//!         // Others, and those of a newer server, which are `None`.
//!         _ => None,
//!     })
//! }
//!
//! let params = RawValue::from_string(
//!     r#"{"threadId":"019f0000-0000-7000-8000-000000000001","turnId":"019f0000-0000-7000-8000-000000000002",
//!         "itemId":"m1","delta":"Hel"}"#.into(),
//! )?;
//! assert_eq!(shown("item/agentMessage/delta", &params)?.as_deref(), Some("Hel"));
//! assert_eq!(shown("item/newerThanThis", &params)?, None);
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Approvals
//!
//! Before a command runs or files change, the server may ask: a
//! [`ServerRequest`] names thread, turn and item, and holds the item until it
//! is answered. Every subscriber is asked, the first answer counts, and the
//! others see `serverRequest/resolved`. A question outlives a disconnect:
//! a client that resumes the thread is asked again, under the same id.
//!
//! ```
//! use turnhost_protocol::{
//!     CommandExecutionApprovalDecision, CommandExecutionRequestApprovalResponse,
//! };
//!
//! let answer = CommandExecutionRequestApprovalResponse {
//!     decision: CommandExecutionApprovalDecision::AcceptForSession,
//! };
//! assert_eq!(serde_json::to_string(&answer)?, r#"{"decision":"acceptForSession"}"#);
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Errors
//!
//! A request that fails is answered with a JSON-RPC error. Most refusals have
//! the code -32600, and the message names the value: clients branch on `code`
//! and `data`, and show `message`.
//!
//! | code | when | retry |
//! | --- | --- | --- |
//! | -32700 | what came is not JSON | no |
//! | -32600 | unknown method, params that do not fit, unknown ids, refused operations | no, but see `data.reason`: `serverShuttingDown` goes away |
//! | -32601 | a method that this server knows but does not serve; `data.reason` is `notSupported` | no |
//! | -32602 | params that fit their type but make no sense | no |
//! | -32603 | the server or its system failed | perhaps |
//! | -32001 | too much is asked at once | yes, with backoff |
//!
//! This server's errors have a [`ErrorKind`] in `data.kind`; those of the reference have none.
//!
//! A turn that fails says so in `turn/completed`, after an `error`
//! notification; [`TurnError`] has words for the user and a [`CodexErrorInfo`]
//! for clients to branch on.
//!
//! # Versions
//!
//! The protocol is that of the reference implementation at [`VERSION`] and grows by
//! new methods, optional fields, enum values and notifications; what a client
//! does not know it must ignore. Nothing that is stable is taken away or
//! changes its type: a test compares each build's schema with the last
//! release's, in both directions. What is experimental may change.
//!
//! # Turnhost's own additions
//!
//! Additions to the reference go by the name `turnhost`, and only to
//! clients that ask for it: see [`TurnhostCapabilities`] for numbered
//! notifications and loss-free reconnect, and for hearing of a server's end.
//!
//! # Reading and writing
//!
//! Receivers ignore fields that they do not know. Options without a value are
//! written as `null`, apart from the few that are left out; both read the same.
//! Names are those of the wire in Rust's spelling, and the schema
//! (feature `schema`) is made from these types.

#![forbid(unsafe_code)]

mod account;
mod account_session;
mod app;
mod apply_patch_approval;
mod approval;
mod attestation;
mod auto_approval_review;
mod collaboration_mode;
mod command;
mod config;
mod config_requirements;
mod declare;
mod environment;
mod error;
mod error_kind;
mod exec_command_approval;
mod experimental;
mod experimental_feature;
mod external_agent_config;
mod feedback;
mod fs;
mod fuzzy_file_search;
mod get_auth_status;
mod get_conversation_summary;
mod git_diff_to_remote;
mod given;
mod hook;
mod hooks;
mod initialize;
mod input;
mod item;
mod marketplace;
mod mcp_server;
mod mcp_server_status;
mod memory;
mod merge;
pub use merge::MergeKey;
mod mock;
mod model;
mod model_provider;
mod no_params;
mod patch;
mod path;
mod permission_profile;
mod permissions;
mod plugin;
mod process;
mod project;
mod raw_response;
mod raw_response_item;
mod record;
mod remote_control;
mod response_item;
mod review;
mod rollout;
mod sandbox;
mod server;
mod server_request;
mod skills;
mod tables;
mod thread;
mod thread_section;
mod turn;
mod turnhost;
mod user_verification;
mod windows_sandbox;
mod word;

/// JSON Schema of every type, for generators.
#[cfg(feature = "schema")]
pub mod schema;

pub use account::*;
pub use account_session::*;
pub use app::*;
pub use apply_patch_approval::*;
pub use approval::*;
pub use attestation::*;
pub use auto_approval_review::*;
pub use collaboration_mode::*;
pub use command::*;
pub use config::*;
pub use config_requirements::*;
pub use declare::*;
pub use environment::*;
pub use error::*;
pub use error_kind::ErrorKind;
pub use exec_command_approval::*;
pub use experimental::ExperimentalFields;
pub use experimental_feature::*;
pub use external_agent_config::*;
pub use feedback::*;
pub use fs::*;
pub use fuzzy_file_search::*;
pub use get_auth_status::*;
pub use get_conversation_summary::*;
pub use git_diff_to_remote::*;
pub use given::Given;
pub use hook::*;
pub use hooks::*;
pub use initialize::*;
pub use input::*;
pub use item::*;
pub use marketplace::*;
pub use mcp_server::*;
pub use mcp_server_status::*;
pub use memory::*;
pub use mock::*;
pub use model::*;
pub use model_provider::*;
pub use no_params::NoParams;
pub use patch::Patch;
pub use permission_profile::*;
pub use permissions::*;
pub use plugin::*;
pub use process::*;
pub use project::*;
pub use raw_response::*;
pub use raw_response_item::*;
pub use remote_control::*;
pub use response_item::*;
pub use review::*;
pub use rollout::*;
pub use sandbox::*;
pub use server::*;
pub use server_request::*;
pub use skills::*;
pub use thread::*;
pub use thread_section::*;
pub use turn::*;
pub use turnhost::*;
pub use user_verification::*;
pub use windows_sandbox::*;

/// Version of the reference implementation whose protocol this is.
///
/// Servers say it in the `userAgent` of `initialize`, where clients compare it. Everything else
/// that names the version is checked against this constant.
pub const VERSION: &str = "0.171.0";

/// Returns true for false: such fields are left out.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
pub(crate) fn is_false(value: &bool) -> bool {
    !value
}

/// Reads a member that may be null and must be given.
pub(crate) fn given<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: serde::Deserialize<'de>,
{
    serde::Deserialize::deserialize(deserializer)
}

/// Returns true, for fields that are so when left out.
pub(crate) fn truth() -> bool {
    true
}
