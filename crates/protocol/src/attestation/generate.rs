//! Types of `attestation/generate`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

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
