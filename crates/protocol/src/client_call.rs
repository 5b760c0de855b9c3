//! What a server asks of a client besides approvals: to run a tool, to question the user, to tell the time.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::DynamicToolCallOutputContentItem;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `item/tool/call`: run this tool, which the client brought to the thread.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct DynamicToolCallParams {
        /// The thread.
        #[schemars(with = "String")]
        pub thread_id: ThreadId,
        /// The turn.
        #[schemars(with = "String")]
        pub turn_id: TurnId,
        /// The arguments, as the model gave them.
        pub arguments: Value,
        /// Id of the call; the item has the same.
        pub call_id: String,
        /// The tool's name.
        pub tool: String,
        /// The group that the tool belongs to; `None` if it belongs to none.
        pub namespace: Option<String>,
    }
}

/// Answer to `item/tool/call`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct DynamicToolCallResponse {
    /// What the tool returned; it goes to the model, also when it failed. May be empty.
    pub content_items: Vec<DynamicToolCallOutputContentItem>,
    /// Whether it worked; if not, the item is `failed`.
    pub success: bool,
}

params! {
    /// Params of `item/tool/requestUserInput`: put these questions to the user. Asked in plan mode
    /// only.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ToolRequestUserInputParams {
        /// The thread.
        #[schemars(with = "String")]
        pub thread_id: ThreadId,
        /// The turn.
        #[schemars(with = "String")]
        pub turn_id: TurnId,
        /// Id of the tool call; there is no item for it.
        #[schemars(with = "String")]
        pub item_id: ItemId,
        /// Whether the turn waits for the answer.
        pub is_blocking: bool,
        /// The questions, in order; may be empty.
        pub questions: Vec<ToolRequestUserInputQuestion>,
        /// After how many milliseconds to go on without an answer; `None` to wait as long as it takes.
        pub auto_resolution_ms: Option<u64>,
    }
}

/// A question to the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ToolRequestUserInputQuestion {
    /// The question's id, the key of its answer.
    pub id: String,
    /// A title of a word or two.
    pub header: String,
    /// The question.
    pub question: String,
    /// Whether the user may also write an answer that is not offered. No by default.
    #[serde(default)]
    pub is_other: bool,
    /// Whether what is written is to be hidden, as with passwords. No by default.
    #[serde(default)]
    pub is_secret: bool,
    /// The answers on offer; `None` if the answer is free text.
    pub options: Option<Vec<ToolRequestUserInputOption>>,
}

/// An answer that a question offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ToolRequestUserInputOption {
    /// What choosing it means.
    pub description: String,
    /// The answer itself, in few words.
    pub label: String,
}

/// Answer to `item/tool/requestUserInput`; it goes to the model as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ToolRequestUserInputResponse {
    /// The answers by the id of their question.
    pub answers: IndexMap<String, ToolRequestUserInputAnswer>,
}

/// The user's answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ToolRequestUserInputAnswer {
    /// What the user chose or wrote: labels of options, or text.
    pub answers: Vec<String>,
}

params! {
    /// Params of `attestation/generate`. There are none; only clients with the capability
    /// `requestAttestation` are asked.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct AttestationGenerateParams {}
}

/// Answer to `attestation/generate`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct AttestationGenerateResponse {
    /// The client's proof of what it is, opaque to the server.
    pub token: String,
}

params! {
    /// Params of `currentTime/read`: a client that keeps its own clock is asked for the time.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct CurrentTimeReadParams {
        /// The thread that needs to know it.
        #[schemars(with = "String")]
        pub thread_id: ThreadId,
    }
}

/// Answer to `currentTime/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct CurrentTimeReadResponse {
    /// The time, in seconds since the Unix epoch.
    pub current_time_at: i64,
}
