//! Errors of turns, warnings, and notices about deprecated settings.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use turnhost_base::{ThreadId, TurnId};

use crate::record::Record;
use crate::word::Word;

/// The reason why a turn failed, or had to try again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct TurnError {
    /// The event, in words for the user.
    pub message: String,
    /// The cause, where there is more to say.
    pub additional_details: Option<String>,
    /// The kind, for clients to branch on.
    pub codex_error_info: Option<CodexErrorInfo>,
    /// The finding of a reviewer of the model's behaviour.
    pub misalignment: Option<MisalignmentErrorDetails>,
}

/// The kind of a turn's error, for clients to branch on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum CodexErrorInfo {
    /// The history does not fit the model's context window.
    ContextWindowExceeded,
    /// The session used up its budget.
    SessionBudgetExceeded,
    /// The account used up its allowance.
    UsageLimitExceeded,
    /// Too many requests in a short time.
    RateLimitExceeded,
    /// The flexible service tier has no capacity.
    FlexUnavailable,
    /// The provider has no capacity.
    ServerOverloaded,
    /// The provider does not know the model.
    ModelNotFound,
    /// There is no capacity for checking policies.
    PolicyCapacityUnavailable,
    /// The provider's rules on security work forbid it.
    CyberPolicy,
    /// The provider's rules on biology forbid it.
    BioPolicy,
    /// The provider's rules on misaligned behaviour forbid it.
    MisalignmentPolicyViolation,
    /// The automatic reviewer refused too often.
    TooManyDenials,
    /// The provider failed inside.
    InternalServerError,
    /// The login is missing or no longer valid.
    Unauthorized,
    /// The provider did not accept the request.
    BadRequest,
    /// The thread could not be taken back to an earlier turn.
    ThreadRollbackFailed,
    /// The sandbox could not be set up.
    SandboxError,
    /// Anything else.
    Other,
    /// A hook refused the model request.
    InferenceHookDenied,
    /// The provider could not be reached.
    HttpConnectionFailed {
        /// The HTTP status, if there was one.
        http_status_code: Option<u16>,
    },
    /// The response's stream could not be opened.
    ResponseStreamConnectionFailed {
        /// The HTTP status, if there was one.
        http_status_code: Option<u16>,
    },
    /// The response's stream broke before its end.
    ResponseStreamDisconnected {
        /// The HTTP status, if there was one.
        http_status_code: Option<u16>,
    },
    /// It failed as often as it may be tried.
    ResponseTooManyFailedAttempts {
        /// The last HTTP status, if there was one.
        http_status_code: Option<u16>,
    },
    /// The running turn takes no further input.
    ActiveTurnNotSteerable {
        /// The kind of turn.
        turn_kind: NonSteerableTurnKind,
    },
    /// A kind that this version does not know, as it was received.
    #[serde(untagged)]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::TextOrObject"))]
    Unknown(Value),
}

/// A kind of turn that takes no further input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum NonSteerableTurnKind {
    /// A review.
    Review,
    /// The shortening of a history.
    Compact,
}

/// The finding of a reviewer of the model's behaviour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct MisalignmentErrorDetails {
    /// The finding at length.
    pub detailed_explanation: Option<String>,
    /// Its kind, as the provider calls it.
    pub error_type: Option<String>,
    /// The subject of the review.
    pub review_target: Option<String>,
    /// The text for the model.
    pub steer: Option<MisalignmentSteer>,
}

/// The text for the model after a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct MisalignmentSteer {
    /// The words.
    pub message: String,
}

/// Payload of `error`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ErrorNotification {
    /// The failure.
    pub error: Box<TurnError>,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// True if the server tries again by itself; if not, the turn ends.
    pub will_retry: bool,
}

/// Payload of `warning`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct WarningNotification {
    /// The text for the user.
    pub message: String,
    /// The thread it is about; `None` if it is about none.
    #[schemars(with = "Option<String>")]
    pub thread_id: Option<ThreadId>,
}

/// Payload of `deprecationNotice`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct DeprecationNoticeNotification {
    /// The deprecated feature.
    pub summary: String,
    /// The replacement.
    pub details: Option<String>,
}
