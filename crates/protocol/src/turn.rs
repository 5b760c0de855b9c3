//! Turns: one exchange of a thread.

mod diff;
mod interrupt;
mod plan;
mod settings;
mod start;
mod steer;

use serde::Serialize;
use serde_json::Value;
use turnhost_base::{ThreadId, TurnId};

use crate::record::Record;
use crate::word::Word;
use crate::{ThreadItem, TurnError};

pub use diff::*;
pub use interrupt::*;
pub use plan::*;
pub use settings::*;
pub use start::*;
pub use steer::*;

/// A place where commands are to run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct TurnEnvironmentParams {
    /// `local`, or the id of an environment.
    pub environment_id: String,
    /// The working directory there.
    #[schemars(with = "crate::schema::LegacyAppPathString")]
    pub cwd: String,
    /// The workspace's roots there. The working directory by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<Vec<crate::schema::LegacyAppPathString>>")
    )]
    pub runtime_workspace_roots: Option<Vec<String>>,
}

/// From one input of the user until the model stops.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Turn {
    /// Its id.
    #[schemars(with = "String")]
    pub id: TurnId,
    /// Its items, as many as `itemsView` says.
    pub items: Vec<ThreadItem>,
    /// Its status.
    pub status: TurnStatus,
    /// When it ended, in seconds since the Unix epoch.
    pub completed_at: Option<i64>,
    /// Its duration, in milliseconds.
    pub duration_ms: Option<i64>,
    /// The reason why it failed.
    pub error: Option<Box<TurnError>>,
    /// The extent of its items.
    #[serde(default)]
    pub items_view: TurnItemsView,
    /// The turn of the user that it goes back to; itself if the user started it.
    #[schemars(with = "Option<String>")]
    pub root_turn_id: Option<TurnId>,
    /// When it began, in seconds since the Unix epoch; `None` before that.
    pub started_at: Option<i64>,
}

/// The status of a turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum TurnStatus {
    /// The model came to its end.
    Completed,
    /// It was interrupted.
    Interrupted,
    /// It failed.
    Failed,
    /// It runs.
    InProgress,
}

/// The amount of detail of a turn's items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash, Default)]
#[serde(rename_all = "camelCase")]
pub enum TurnItemsView {
    /// None.
    NotLoaded,
    /// The user's words and the last of the model's.
    Summary,
    /// All.
    #[default]
    Full,
}

/// Payload of `turn/started`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct TurnStartedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn as it begins.
    pub turn: Turn,
}

/// Payload of `turn/completed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct TurnCompletedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn as it ended.
    pub turn: Turn,
}

/// Payload of `turn/moderationMetadata`, sent when the provider reports the moderation of
/// a turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct TurnModerationMetadataNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// Its content as it was received.
    pub metadata: Value,
}
