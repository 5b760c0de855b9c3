//! Types of `thread/metadata/update`.

use serde::Serialize;

use crate::Thread;
use crate::experimental::params;
use crate::patch::Patch;
use crate::record::Record;

/// Changes to what is stored about a thread's repository: what is left out stays, null clears. At
/// least one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct ThreadMetadataGitInfoUpdateParams {
    /// The commit checked out; must not be blank.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    pub sha: Patch<String>,
    /// The branch checked out; must not be blank.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    pub branch: Patch<String>,
    /// Address of the remote called `origin`; must not be blank.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    pub origin_url: Patch<String>,
}

params! {
    /// Params of `thread/metadata/update`. At least one field beside the thread; what is left out
    /// stays.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadMetadataUpdateParams {
        /// The thread.
        pub thread_id: String,
        /// Changes to what is stored about its repository.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub git_info: Option<ThreadMetadataGitInfoUpdateParams>,
    }
    experimental {
        /// True if Daybreak is on in it.
        "daybreakEnabled" => pub daybreak_enabled: Option<bool>,
        /// The project it is to belong to.
        "projectId" => pub project_id: Patch<String>,
    }
}

/// Answer to `thread/metadata/update`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadMetadataUpdateResponse {
    /// The thread as it is now, without turns.
    pub thread: Thread,
}
