//! Types of `review/start`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::ThreadId;

use crate::Turn;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `review/start`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ReviewStartParams {
        /// The thread.
        pub thread_id: String,
        /// The subject of the review.
        pub target: ReviewTarget,
        /// The thread that the review runs in. In the thread itself by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub delivery: Option<ReviewDelivery>,
    }
}

/// The subject of the review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ReviewTarget {
    /// All changes in the working tree that are not committed.
    UncommittedChanges,
    /// The changes against a branch.
    BaseBranch {
        /// The branch; must not be empty.
        branch: String,
    },
    /// The changes of a commit.
    Commit {
        /// The commit; must not be empty.
        sha: String,
        /// Its title, for the review's label.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<String>,
    },
    /// The client's own instructions.
    Custom {
        /// The instructions; must not be empty.
        instructions: String,
    },
}

/// The thread that a review runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ReviewDelivery {
    /// In the thread it was asked for in.
    Inline,
}

/// Answer to `review/start`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ReviewStartResponse {
    /// The thread that the review takes place in: the one that was given.
    #[schemars(with = "String")]
    pub review_thread_id: ThreadId,
    /// The review's turn, with a label of the review as its user message.
    pub turn: Turn,
}
