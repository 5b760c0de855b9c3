//! Types of `plugin/share/updateTargets`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{PluginShareDiscoverability, PluginSharePrincipal, PluginShareTarget};

/// The people who shall be able to find a shared plugin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PluginShareUpdateDiscoverability {
    /// Those who have its address.
    Unlisted,
    /// Only those it is shared with.
    Private,
    /// Everyone in the workspace: it is in lists.
    Listed,
}

params! {
    /// Params of `plugin/share/updateTargets`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginShareUpdateTargetsParams {
        /// The plugin's id in the cloud.
        pub remote_plugin_id: String,
        /// The people who shall be able to find it.
        pub discoverability: PluginShareUpdateDiscoverability,
        /// With whom it shall be shared.
        pub share_targets: Vec<PluginShareTarget>,
    }
}

/// Answer to `plugin/share/updateTargets`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct PluginShareUpdateTargetsResponse {
    /// The people who can find it now.
    pub discoverability: PluginShareDiscoverability,
    /// With whom it is shared now.
    pub principals: Vec<PluginSharePrincipal>,
}
