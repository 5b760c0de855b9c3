//! Types of `collaborationMode/list`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::{ModeKind, ReasoningEffort};

params! {
    /// Params of `collaborationMode/list`. There are none.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct CollaborationModeListParams {}
}

/// Answer to `collaborationMode/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct CollaborationModeListResponse {
    /// The modes on offer: Plan and Default.
    pub data: Vec<CollaborationModeMask>,
}

/// A collaboration mode on offer, with the settings that it brings along; those that are unset stay
/// as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct CollaborationModeMask {
    /// Its name for people.
    pub name: String,
    /// The mode to choose.
    pub mode: Option<ModeKind>,
    /// The model it goes with.
    pub model: Option<String>,
    /// The model's reasoning effort in it, if it says.
    pub reasoning_effort: Option<ReasoningEffort>,
}
