//! Guesses at what the user says next, and other asides.

use indexmap::IndexMap;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{ThreadId, TurnId};

use crate::experimental::params;
use crate::record::Record;
use crate::{ReasoningEffort, RequestId};

params! {
    /// Params of `thread/prediction/request`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadPredictionRequestParams {
        /// The thread.
        pub thread_id: String,
        /// The turn after which the user's next words are to be predicted.
        pub source_turn_id: String,
    }
}

/// Answer to `thread/prediction/request`. The prediction comes as `thread/prediction/updated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadPredictionRequestResponse {}

/// What came of a prediction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ThreadPredictionResult {
    /// It was made.
    Completed {
        /// The predicted words; `None` if nothing is to be suggested.
        text: Option<String>,
    },
    /// It could not be made.
    Failed,
}

/// Payload of `thread/prediction/updated`, sent when a prediction that was asked for is there or
/// has failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadPredictionUpdatedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// What came of it.
    pub result: ThreadPredictionResult,
    /// The turn it follows.
    #[schemars(with = "String")]
    pub source_turn_id: TurnId,
}

params! {
    /// Params of `thread/sample/cancel`. Unknown fields are refused.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct ThreadSampleCancelParams {
        /// The request id of the `thread/sample` to cancel.
        pub request_id: RequestId,
    }
}

/// Answer to `thread/sample/cancel`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadSampleCancelResponse {}

params! {
    /// Params of `thread/sample`: a question to the model on a thread's history, beside its turns.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadSampleParams {
        /// The thread.
        pub thread_id: String,
        /// The turn that the client takes for the thread's latest.
        pub expected_turn_id: String,
        /// The question.
        pub prompt: String,
        /// Whether it may be asked while a turn runs. No by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub allow_in_progress_turn: bool,
        /// Whether the tools of MCP servers are left out. No by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub disable_mcp: bool,
        /// How hard the model should think.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub effort: Option<ReasoningEffort>,
        /// Whether cancelling the question also interrupts the work begun for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub interrupt_on_cancel: Option<bool>,
        /// Metadata passed to the provider with the request.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub responsesapi_client_metadata: Option<IndexMap<String, String>>,
        /// The client's word for where it comes from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<crate::schema::ThreadSource>")]
        pub thread_source: Option<String>,
        /// The client's word for why it is asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub turn_trigger: Option<String>,
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
    /// Input tokens that the provider had cached; `None` if not told.
    pub cached_input_tokens: Option<i64>,
    /// Input tokens in all; `None` if not told.
    pub input_tokens: Option<i64>,
    /// Output tokens; `None` if not told.
    pub output_tokens: Option<i64>,
    /// The model's text; `None` if it gave none.
    pub text: Option<String>,
}

params! {
    /// Params of `thread/prepareApprovedPlan`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadPrepareApprovedPlanParams {
        /// The thread.
        pub thread_id: String,
        /// The plan that the user approved, in Markdown.
        pub markdown: String,
        /// A file that holds the plan, if there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub attachment_path: Option<String>,
    }
}

/// Answer to `thread/prepareApprovedPlan`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadPrepareApprovedPlanResponse {
    /// The words with which to start the turn that carries the plan out.
    pub prompt: String,
}
