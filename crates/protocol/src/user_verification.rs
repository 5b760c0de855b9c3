//! Errors of verifying the user on the device.

mod cancel;
mod delete;
mod enroll;
mod status;
mod verify;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::record::Record;
use crate::word::Word;

pub use cancel::*;
pub use delete::*;
pub use enroll::*;
pub use status::*;
pub use verify::*;

/// The reason why a user cannot be verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum UserVerificationUnavailableReason {
    /// There is no credential on this machine.
    CredentialMissing,
    /// The machine cannot check who the user is, such as by a fingerprint.
    BiometricsUnavailable,
    /// The verifier cannot be reached.
    ProviderUnavailable,
}

/// The error that answers a user verification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-experimental" = true))]
pub struct UserVerificationRpcError {
    /// The kind of error, as JSON-RPC counts it.
    pub code: i64,
    /// The reason why the verification came to nothing.
    pub data: UserVerificationErrorDetails,
    /// The event, in words.
    pub message: String,
}

/// The reason why a user verification came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", schemars(extend("x-experimental" = true)))]
pub enum UserVerificationErrorDetails {
    /// The request was wrong.
    InvalidRequest {
        /// Its fault.
        reason: UserVerificationInvalidRequestReason,
    },
    /// The user cannot be verified here.
    Unavailable {
        /// The reason against it.
        reason: UserVerificationUnavailableReason,
    },
    /// It was cancelled.
    Cancelled {
        /// The reason.
        reason: UserVerificationCancellationReason,
    },
    /// It was tried and failed.
    Failed {
        /// At what.
        reason: UserVerificationFailureReason,
    },
}

/// The reason why a user verification was cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[schemars(extend("x-experimental" = true))]
#[serde(rename_all = "camelCase")]
pub enum UserVerificationCancellationReason {
    /// The user cancelled it.
    UserCancelled,
    /// It was interrupted.
    Interrupted,
}

/// At what a user verification failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[schemars(extend("x-experimental" = true))]
#[serde(rename_all = "camelCase")]
pub enum UserVerificationFailureReason {
    /// The user was not recognised.
    AuthenticationFailed,
    /// The user did not answer in time.
    Timeout,
    /// The verifier failed.
    ProviderError,
    /// The service behind it failed.
    ServiceError,
}

/// A fault of a request for user verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[schemars(extend("x-experimental" = true))]
#[serde(rename_all = "camelCase")]
pub enum UserVerificationInvalidRequestReason {
    /// Its params.
    InvalidParams,
}
