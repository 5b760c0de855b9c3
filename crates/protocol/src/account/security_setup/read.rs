//! Types of `account/securitySetup/read`.

use serde::Serialize;

use crate::record::Record;

/// Answer to `account/securitySetup/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct GetAccountSecuritySetupResponse {
    /// The text for the user; `None` if there is nothing to do.
    pub notice: Option<AccountSecuritySetupNotice>,
}

/// The user's choices about a notice on the account's security.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct AccountSecuritySetupAction {
    /// The words to show on the button or link.
    pub label: String,
    /// The page to open.
    pub url: String,
}

/// A notice that asks the user to make the account safer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AccountSecuritySetupNotice {
    /// The account it is about.
    pub account_id: String,
    /// The user's choices about it.
    pub action: AccountSecuritySetupAction,
    /// Its text.
    pub description: String,
    /// Its heading.
    pub title: String,
    /// The user it is for.
    pub user_id: String,
}
