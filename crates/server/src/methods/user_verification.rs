//! `userVerification/*`: asks the machine's biometrics, which this server does not use.

mod cancel;
mod delete;
mod enroll;
mod status;
mod verify;

use turnhost_protocol::{UserVerificationErrorDetails, UserVerificationUnavailableReason};

use crate::request::errors::CallError;

/// The text that clients show.
const UNAVAILABLE: &str = "User verification is not available in this build or account.";

fn unavailable() -> CallError {
    CallError::Verification {
        text: UNAVAILABLE,
        details: UserVerificationErrorDetails::Unavailable {
            reason: UserVerificationUnavailableReason::ProviderUnavailable,
        },
    }
}
