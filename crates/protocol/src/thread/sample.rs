//! Types of `thread/sample`.

mod cancel;

use indexmap::IndexMap;
use serde::Serialize;
use turnhost_base::TurnId;

use crate::ReasoningEffort;
use crate::experimental::params;
use crate::record::Record;

pub use cancel::*;

params! {
    /// Params of `thread/sample`: a question to the model on a thread's history, beside its turns.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadSampleParams {
        /// The thread.
        pub thread_id: String,
        /// The turn that the client takes for the thread's latest.
        pub expected_turn_id: String,
        /// True if it may be asked while a turn runs. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub allow_in_progress_turn: bool,
        /// The question.
        pub prompt: String,
        /// The model's reasoning effort.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub effort: Option<ReasoningEffort>,
        /// The client's word for where it comes from.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<crate::schema::ThreadSource>")]
        pub thread_source: Option<String>,
        /// The client's word for why it is asked.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub turn_trigger: Option<String>,
        /// Metadata passed to the provider with the request.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub responsesapi_client_metadata: Option<IndexMap<String, String>>,
        /// True if the tools of MCP servers are left out. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub disable_mcp: bool,
        /// True if cancelling the question also interrupts the work begun for it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub interrupt_on_cancel: Option<bool>,
    }
}

/// Answer to `thread/sample`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadSampleResponse {
    /// The provider's id of the response.
    pub response_id: String,
    /// The turn up to which the history was used.
    #[schemars(with = "String")]
    pub source_turn_id: TurnId,
    /// Input tokens that the provider had cached; `None` if unknown.
    pub cached_input_tokens: Option<i64>,
    /// Input tokens in all; `None` if unknown.
    pub input_tokens: Option<i64>,
    /// Output tokens; `None` if unknown.
    pub output_tokens: Option<i64>,
    /// The model's text; `None` if it gave none.
    pub text: Option<String>,
}
