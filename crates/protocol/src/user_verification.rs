//! Proving that the user is there: a key that only answers to them.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::RequestId;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `userVerification/status`. Unknown fields are refused.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(deny_unknown_fields)]
    pub struct UserVerificationStatusParams {}
}

/// Answer to `userVerification/status`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct UserVerificationStatusResponse {
    /// The credential on this machine; `None` if there is none.
    pub credential_id: Option<String>,
    /// Why the user cannot be verified, in words; goes with `unavailableReason`.
    pub unavailable_message: Option<String>,
    /// Why the user cannot be verified; `None` if that is possible.
    pub unavailable_reason: Option<UserVerificationUnavailableReason>,
}

/// Why a user cannot be verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum UserVerificationUnavailableReason {
    /// There is no credential on this machine.
    CredentialMissing,
    /// The machine cannot check who the user is, such as by a fingerprint.
    BiometricsUnavailable,
    /// What would check it cannot be reached.
    ProviderUnavailable,
}

params! {
    /// Params of `userVerification/enroll`. Unknown fields are refused.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(deny_unknown_fields)]
    pub struct UserVerificationEnrollParams {}
}

/// Answer to `userVerification/enroll`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct UserVerificationEnrollResponse {
    /// The credential's id.
    pub credential_id: String,
    /// The algorithm of the credential's key, if told.
    pub algorithm: Option<String>,
    /// The credential's public key, if told.
    pub public_key: Option<String>,
}

params! {
    /// Params of `userVerification/verify`. Unknown fields are refused.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(deny_unknown_fields)]
    pub struct UserVerificationVerifyParams {
        /// What the credential has to sign.
        pub challenge: String,
        /// What the user is asked to agree to, for the dialogue.
        pub description: String,
        /// The dialogue's title.
        pub title: String,
    }
}

/// Answer to `userVerification/verify`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct UserVerificationVerifyResponse {
    /// The proof.
    pub proof: UserVerificationProof,
}

/// Proof that the user was there and agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[serde(deny_unknown_fields)]
pub struct UserVerificationProof {
    /// The credential that signed.
    pub credential_id: String,
    /// Its signature of the challenge.
    pub signature: String,
}

params! {
    /// Params of `userVerification/delete`. Unknown fields are refused.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(deny_unknown_fields)]
    pub struct UserVerificationDeleteParams {}
}

/// Answer to `userVerification/delete`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct UserVerificationDeleteResponse {}

params! {
    /// Params of `userVerification/cancel`. Unknown fields are refused.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct UserVerificationCancelParams {
        /// The request id of the user verification to cancel.
        pub request_id: RequestId,
    }
}

/// Answer to `userVerification/cancel`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct UserVerificationCancelResponse {}

/// The error that answers a user verification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-experimental" = true))]
pub struct UserVerificationRpcError {
    /// The kind of error, as JSON-RPC counts it.
    pub code: i64,
    /// Why the verification came to nothing.
    pub data: UserVerificationErrorDetails,
    /// What happened, in words.
    pub message: String,
}

/// Why a user verification came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", schemars(extend("x-experimental" = true)))]
pub enum UserVerificationErrorDetails {
    /// The request was wrong.
    InvalidRequest {
        /// What was wrong with it.
        reason: UserVerificationInvalidRequestReason,
    },
    /// The user cannot be verified here.
    Unavailable {
        /// Why not.
        reason: UserVerificationUnavailableReason,
    },
    /// It was cancelled.
    Cancelled {
        /// Why.
        reason: UserVerificationCancellationReason,
    },
    /// It was tried and failed.
    Failed {
        /// At what.
        reason: UserVerificationFailureReason,
    },
}

/// Why a user verification was cancelled.
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
    /// What checks the user failed.
    ProviderError,
    /// The service behind it failed.
    ServiceError,
}

/// What was wrong with a request for user verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[schemars(extend("x-experimental" = true))]
#[serde(rename_all = "camelCase")]
pub enum UserVerificationInvalidRequestReason {
    /// Its params.
    InvalidParams,
}
