//! Types of `account/rateLimitResetCredit/consume`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

/// The outcome of spending a reset credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum ConsumeAccountRateLimitResetCreditOutcome {
    /// The credit was spent and the limits start again.
    Reset,
    /// No limit was there to be reset; no credit was spent.
    NothingToReset,
    /// There is no credit to spend.
    NoCredit,
    /// It was spent before.
    AlreadyRedeemed,
}

params! {
    /// Params of `account/rateLimitResetCredit/consume`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ConsumeAccountRateLimitResetCreditParams {
        /// The client's idempotency key; repeating it with the same key spends no second credit.
        pub idempotency_key: String,
        /// The credit to spend; left out, the backend chooses one.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub credit_id: Option<String>,
    }
}

/// Answer to `account/rateLimitResetCredit/consume`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ConsumeAccountRateLimitResetCreditResponse {
    /// Its outcome.
    pub outcome: ConsumeAccountRateLimitResetCreditOutcome,
}
