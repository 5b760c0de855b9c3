//! Items of the provider's response, passed on as they are.

use serde::Serialize;
use turnhost_base::{ThreadId, TurnId};

use crate::ResponseItem;
use crate::record::Record;

/// Payload for an item of the provider's response that is complete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RawResponseItemCompletedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The item, as the provider's Responses API knows it.
    pub item: Box<ResponseItem>,
}
