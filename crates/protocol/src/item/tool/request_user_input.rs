//! Types of `item/tool/requestUserInput`.

use indexmap::IndexMap;
use serde::Serialize;
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::experimental::params;
use crate::record::Record;

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
        /// The questions, in order; may be empty.
        pub questions: Vec<ToolRequestUserInputQuestion>,
        /// True if the turn waits for the answer.
        pub is_blocking: bool,
        /// After how many milliseconds to continue without an answer; `None` to wait as long as it takes.
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
    /// True if the user may also write an answer that is not offered. False by default.
    #[serde(default)]
    pub is_other: bool,
    /// True if what is written is to be hidden, as with passwords. False by default.
    #[serde(default)]
    pub is_secret: bool,
    /// The answers on offer; `None` if the answer is free text.
    pub options: Option<Vec<ToolRequestUserInputOption>>,
}

/// An answer that a question offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ToolRequestUserInputOption {
    /// The meaning of choosing it.
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
    /// The user's answers: labels of options, or text.
    pub answers: Vec<String>,
}
