//! Types of `mcpServer/elicitation/request`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use turnhost_base::{ThreadId, TurnId};

use crate::McpElicitationSchema;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `mcpServer/elicitation/request`. Calls of MCP tools are approved by it too, as a
    /// `form` without fields whose `_meta` says so.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[cfg_attr(feature = "schema", derive(JsonSchema))]
    #[serde(rename_all = "camelCase")]
    pub struct McpServerElicitationRequestParams {
        /// The thread.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        pub thread_id: ThreadId,
        /// The turn; `None` if the question belongs to no turn, as with a client's own
        /// `mcpServer/tool/call`.
        #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
        pub turn_id: Option<TurnId>,
        /// The MCP server that asks, or whose tool is to run.
        pub server_name: String,
        /// The environment that brought the MCP server along; `None` for servers of the
        /// configuration.
        pub environment_id: Option<String>,
        /// The question and the form of its answer.
        #[serde(flatten)]
        pub elicitation: McpServerElicitation,
    }
}

/// A question of an MCP server, by the way in which the user is to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "mode", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "schema", schemars(inline))]
pub enum McpServerElicitation {
    /// The user is to prove who they are.
    #[serde(rename = "openai/userVerification")]
    #[cfg_attr(feature = "schema", schemars(extend("x-experimental" = true)))]
    UserVerification {
        /// The subject of the proof.
        challenge: String,
        /// The action that it allows, for people.
        description: String,
        /// A heading, for people.
        title: String,
        /// Metadata for the client.
        #[serde(rename = "_meta")]
        meta: Option<Value>,
    },
    /// The user is to fill in a form.
    Form {
        /// The question, for people.
        message: String,
        /// The form's fields.
        requested_schema: McpElicitationSchema,
        /// Metadata for the client. For the approval of a tool call it tells the tool, its
        /// arguments and how long an answer may hold.
        #[serde(rename = "_meta")]
        meta: Option<Value>,
    },
    /// The user is to fill in the provider's own kind of form.
    #[serde(rename = "openai/form")]
    OpenaiForm {
        /// The question, for people.
        message: String,
        /// The form, in the provider's own terms.
        requested_schema: Value,
        /// Metadata for the client.
        #[serde(rename = "_meta")]
        meta: Option<Value>,
    },
    /// As `openai/form`, under another name.
    #[serde(rename = "openaiForm")]
    OpenaiFormOld {
        /// The question, for people.
        message: String,
        /// The form, in the provider's own terms.
        requested_schema: Value,
        /// Metadata for the client.
        #[serde(rename = "_meta")]
        meta: Option<Value>,
    },
    /// The user is to open a page and continue there.
    Url {
        /// The question's id, as the MCP server knows it.
        elicitation_id: String,
        /// The reason why the page is to be opened, for people.
        message: String,
        /// The page.
        url: String,
        /// Metadata for the client.
        #[serde(rename = "_meta")]
        meta: Option<Value>,
    },
}

/// Answer to `mcpServer/elicitation/request`; an error in its place counts as `decline`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct McpServerElicitationRequestResponse {
    /// The user's action.
    pub action: McpServerElicitationAction,
    /// Metadata for the asker. For the approval of a tool call, `{"persist": "session"}` also stops
    /// further questions.
    #[serde(rename = "_meta", default, skip_serializing_if = "Option::is_none")]
    pub meta: Option<Value>,
    /// The values of the form's fields by name; only with `accept`, null otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Value>,
}

/// The user's reaction to an MCP server's question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum McpServerElicitationAction {
    /// Answered it, or said yes.
    Accept,
    /// Said no.
    Decline,
    /// Closed it without answering.
    Cancel,
}
