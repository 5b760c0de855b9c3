//! Plans that the model makes in plan mode.

use serde::Serialize;
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::record::Record;

/// A plan made in plan mode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct PlanItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The plan, in Markdown.
    pub text: String,
}

/// Payload of `item/plan/delta`: sent for each piece of a plan, in plan mode only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PlanDeltaNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The item: the turn's id and `-plan`.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// Text to be added to the plan.
    pub delta: String,
}
