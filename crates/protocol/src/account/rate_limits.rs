//! The provider's limits on use, and how much of them is spent.

mod read;

use serde::Serialize;

use crate::PlanType;
use crate::record::Record;
use crate::word::Word;

pub use read::*;

/// Payload of `account/rateLimits/updated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AccountRateLimitsUpdatedNotification {
    /// The limits as last seen.
    pub rate_limits: Box<RateLimitSnapshot>,
}

/// The state of a provider's rate limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct RateLimitSnapshot {
    /// Which limit this is about.
    pub limit_id: Option<String>,
    /// Its name for people.
    pub limit_name: Option<String>,
    /// The shorter window.
    pub primary: Option<RateLimitWindow>,
    /// The longer window.
    pub secondary: Option<RateLimitWindow>,
    /// Bought credits.
    pub credits: Option<CreditsSnapshot>,
    /// A limit set for this user.
    pub individual_limit: Option<SpendControlLimitSnapshot>,
    /// The model that the limit applies to when it is not a fallback.
    pub normal_model_slug: Option<String>,
    /// The account's plan.
    pub plan_type: Option<PlanType>,
    /// Which limit was reached, if any.
    pub rate_limit_reached_type: Option<RateLimitReachedType>,
    /// True if a limit on spending was reached.
    pub spend_control_reached: Option<bool>,
}

/// A limit over a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RateLimitWindow {
    /// The part used, 0 to 100.
    pub used_percent: i32,
    /// The time of the reset, in seconds since the Unix epoch.
    pub resets_at: Option<i64>,
    /// Its length in minutes.
    pub window_duration_mins: Option<i64>,
}

/// Which limit was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "snake_case")]
pub enum RateLimitReachedType {
    /// The rate limit.
    RateLimitReached,
    /// The workspace has no credits left; the user owns it.
    WorkspaceOwnerCreditsDepleted,
    /// The workspace has no credits left; the user is a member.
    WorkspaceMemberCreditsDepleted,
    /// The workspace's allowance is used up; the user owns it.
    WorkspaceOwnerUsageLimitReached,
    /// The workspace's allowance is used up; the user is a member.
    WorkspaceMemberUsageLimitReached,
}

/// Bought credits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct CreditsSnapshot {
    /// True if there are any.
    pub has_credits: bool,
    /// True if they never run out.
    pub unlimited: bool,
    /// The remainder, as text.
    pub balance: Option<String>,
}

/// A limit on one user's spending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct SpendControlLimitSnapshot {
    /// The limit, as text.
    pub limit: String,
    /// The remainder, 0 to 100.
    pub remaining_percent: i32,
    /// The time of the reset, in seconds since the Unix epoch.
    pub resets_at: i64,
    /// The part used, as text.
    pub used: String,
}
