//! Types of `account/sendAddCreditsNudgeEmail`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `account/sendAddCreditsNudgeEmail`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct SendAddCreditsNudgeEmailParams {
        /// The request to the workspace's owner.
        pub credit_type: AddCreditsNudgeCreditType,
    }
}

/// Answer to `account/sendAddCreditsNudgeEmail`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct SendAddCreditsNudgeEmailResponse {
    /// Says if the e-mail was sent.
    pub status: AddCreditsNudgeEmailStatus,
}

/// A request to the owner of a workspace by e-mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "snake_case")]
pub enum AddCreditsNudgeCreditType {
    /// More credits.
    Credits,
    /// A higher limit on usage.
    UsageLimit,
}

/// The outcome of an e-mail to the workspace's owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "snake_case")]
pub enum AddCreditsNudgeEmailStatus {
    /// It was sent.
    Sent,
    /// It was not sent, since the last one was too short a time ago.
    CooldownActive,
}
