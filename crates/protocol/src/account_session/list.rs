//! Types of `accountSession/list`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `accountSession/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AccountSessionsListParams {
        /// True to ask the backend again for names and pictures of workspaces. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub refresh_workspace_metadata: bool,
    }
}
