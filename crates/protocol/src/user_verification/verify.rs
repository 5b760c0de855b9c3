//! Types of `userVerification/verify`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `userVerification/verify`. Unknown fields are refused.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(deny_unknown_fields)]
    pub struct UserVerificationVerifyParams {
        /// The data that the credential has to sign.
        pub challenge: String,
        /// The dialogue's title.
        pub title: String,
        /// The text that the user agrees to, for the dialogue.
        pub description: String,
    }
}

/// Answer to `userVerification/verify`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct UserVerificationVerifyResponse {
    /// The kind of biometric check that was made; `None` if it is not known.
    pub biometric_type: Option<UserVerificationBiometricType>,
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

/// A kind of biometric check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum UserVerificationBiometricType {
    /// A fingerprint.
    Fingerprint,
}
