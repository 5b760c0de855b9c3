//! Types of `account/usage/read`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `account/usage/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GetAccountTokenUsageParams {
        /// A thread whose usage is wanted too. None by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub thread_id: Option<String>,
    }
}

/// Answer to `account/usage/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct GetAccountTokenUsageResponse {
    /// The account's usage in a few numbers.
    pub summary: AccountTokenUsageSummary,
    /// The tokens of each day, if the backend reports them.
    pub daily_usage_buckets: Option<Vec<AccountTokenUsageDailyBucket>>,
    /// The usage of the thread that was asked about; `None` if none was, or if nothing is known of
    /// it.
    pub thread_usage: Option<ThreadUsage>,
}

/// The tokens of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AccountTokenUsageDailyBucket {
    /// The day, as a date in text.
    pub start_date: String,
    /// The number used on it.
    pub tokens: i64,
}

/// An account's use of tokens in a few numbers; those that are not known are `None`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AccountTokenUsageSummary {
    /// The number of days in a row that it has been used up to now.
    pub current_streak_days: Option<i64>,
    /// All tokens it ever used.
    pub lifetime_tokens: Option<i64>,
    /// The duration of its longest turn, in seconds.
    pub longest_running_turn_sec: Option<i64>,
    /// The most days in a row that it was ever used.
    pub longest_streak_days: Option<i64>,
    /// The most tokens it used on one day.
    pub peak_daily_tokens: Option<i64>,
}

/// The cost of one thread, as the backend counts it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadUsage {
    /// The thread.
    pub thread_id: String,
    /// About how much in credits, in millionths of one.
    pub estimated_usage_credits_micros: i64,
    /// The same by model, effort and speed.
    pub groups: Vec<ThreadUsageBreakdownGroup>,
    /// About how much in US dollars, in millionths of one, if known.
    pub estimated_usage_usd_micros: Option<i64>,
    /// The cost in millionths of a US dollar, where usage is billed in dollars to begin
    /// with.
    pub native_usage_usd_micros: Option<i64>,
}

/// The cost of a thread with one model at one effort and speed; counts that are not known are
/// `None`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadUsageBreakdownGroup {
    /// About how much in credits, in millionths of one.
    pub estimated_usage_credits_micros: i64,
    /// Tokens sent that the provider had cached.
    pub cached_input_tokens: Option<i64>,
    /// Tokens sent, cached ones included.
    pub input_tokens: Option<i64>,
    /// The model, if known.
    pub model: Option<String>,
    /// Tokens sent that were new.
    pub net_new_input_tokens: Option<i64>,
    /// Tokens received.
    pub output_tokens: Option<i64>,
    /// The model's reasoning effort, if known.
    pub reasoning_effort: Option<String>,
    /// The speed at which the model was used, as the backend calls it.
    pub speed: Option<String>,
    /// All tokens, as the backend adds them up.
    pub total_tokens: Option<i64>,
}
