//! Logging in: how a login is started, cancelled and ends.

mod cancel;
mod start;

use serde::Serialize;

use crate::record::Record;
use crate::word::Word;

pub use cancel::*;
pub use start::*;

/// Payload of `account/login/completed`, sent to every connection when a login has succeeded or
/// failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AccountLoginCompletedNotification {
    /// True if a user is logged in now.
    pub success: bool,
    /// The reason why it failed; `None` on success.
    pub error: Option<String>,
    /// The login as the answer to `account/login/start` named it; `None` for kinds without an id,
    /// such as an API key.
    pub login_id: Option<String>,
    /// The place where in the desktop app's introduction the user should continue, if anywhere special.
    pub onboarding_entrypoint: Option<DesktopOnboardingEntrypoint>,
}

/// The place where in the desktop app's introduction a login leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "snake_case")]
pub enum DesktopOnboardingEntrypoint {
    /// To the part for the life sciences.
    LifeSciences,
}
