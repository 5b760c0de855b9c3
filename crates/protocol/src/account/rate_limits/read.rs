//! Types of `account/rateLimits/read`.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;

use crate::RateLimitSnapshot;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `account/rateLimits/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GetAccountRateLimitsParams {
        /// True if the client can show the reserve that the backend calls Luna. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub supports_luna_reserve: bool,
        /// True to leave the single reset credits out and give only their number. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub exclude_reset_credit_details: bool,
    }
}

/// Answer to `account/rateLimits/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct GetAccountRateLimitsResponse {
    /// The account's main limit.
    pub rate_limits: RateLimitSnapshot,
    /// The account that the limits hold for, if known.
    pub account_id: Option<String>,
    /// True if the account may continue as usual; `None` if the backend does not say.
    pub ordinary_usage_allowed: Option<bool>,
    /// Credits by which the limits can be made to start again, if the account may have any.
    pub rate_limit_reset_credits: Option<RateLimitResetCreditsSummary>,
    /// The backend's offer when a limit is reached, in its words.
    pub rate_limit_upsell: Option<Value>,
    /// Every limit by its `limitId`, if the backend reports more than one.
    pub rate_limits_by_limit_id: Option<IndexMap<String, RateLimitSnapshot>>,
}

/// A credit by which rate limits can be made to start again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RateLimitResetCredit {
    /// Its id, for `account/rateLimitResetCredit/consume`.
    pub id: String,
    /// When the account got it, in seconds since the Unix epoch.
    pub granted_at: i64,
    /// Which limits it resets.
    pub reset_type: RateLimitResetType,
    /// Says if it can still be spent.
    pub status: RateLimitResetCreditStatus,
    /// Its description, for people.
    pub description: Option<String>,
    /// When it is lost if not spent, in seconds since the Unix epoch; `None` if it never is.
    pub expires_at: Option<i64>,
    /// Its name for people.
    pub title: Option<String>,
}

/// Says if a reset credit can still be spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum RateLimitResetCreditStatus {
    /// It can.
    Available,
    /// It is just being spent.
    Redeeming,
    /// It was spent.
    Redeemed,
    /// A status that this version does not know.
    Unknown,
}

/// The reset credits of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RateLimitResetCreditsSummary {
    /// The number that can be spent.
    pub available_count: i64,
    /// The credits one by one; `None` if they were not asked for or are not known.
    pub credits: Option<Vec<RateLimitResetCredit>>,
}

/// Which limits a reset credit resets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum RateLimitResetType {
    /// The rate limits of coding.
    CodexRateLimits,
    /// Limits that this version does not know.
    Unknown,
}
