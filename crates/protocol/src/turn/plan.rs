//! The model's plan for a turn.

use serde::Serialize;
use turnhost_base::{ThreadId, TurnId};

use crate::record::Record;
use crate::word::Word;

/// A step of a model's plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct TurnPlanStep {
    /// Its progress.
    pub status: TurnPlanStepStatus,
    /// The task, in words.
    pub step: String,
}

/// Progress of a step of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum TurnPlanStepStatus {
    /// It is still to do.
    Pending,
    /// It is being done.
    InProgress,
    /// It is done.
    Completed,
}

/// Payload of `turn/plan/updated`, sent when the model makes a plan or changes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct TurnPlanUpdatedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// All steps as they are now, in order.
    pub plan: Vec<TurnPlanStep>,
    /// The reason why it changed, in the model's words, if it says so.
    pub explanation: Option<String>,
}
