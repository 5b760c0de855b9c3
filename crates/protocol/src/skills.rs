//! Skills: instructions that the model loads when it needs them.

mod config;
mod extra_roots;
mod list;

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::record::Record;

pub use config::*;
pub use extra_roots::*;
pub use list::*;

/// The way in which a skill is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct SkillInterface {
    /// Its colour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand_color: Option<String>,
    /// A prompt that the user might begin with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_prompt: Option<String>,
    /// Its name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The file of its large icon.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::path::optional"
    )]
    #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
    pub icon_large: Option<AbsPath>,
    /// The URL of its large icon.
    pub icon_large_url: Option<String>,
    /// The file of its small icon.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::path::optional"
    )]
    #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
    pub icon_small: Option<AbsPath>,
    /// The URL of its small icon.
    pub icon_small_url: Option<String>,
    /// Its description, in few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_description: Option<String>,
}

/// Payload of `skills/changed`, sent when a list of skills read earlier may no longer be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct SkillsChangedNotification {}
