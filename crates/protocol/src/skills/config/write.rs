//! Types of `skills/config/write`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `skills/config/write`. Takes exactly one of `path` and `name`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct SkillsConfigWriteParams {
        /// The skill by its SKILL.md; absolute.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::path::optional")]
        #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
        pub path: Option<AbsPath>,
        /// The skill by its name.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// True if models are to be offered the skill.
        pub enabled: bool,
    }
}

/// Answer to `skills/config/write`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct SkillsConfigWriteResponse {
    /// True if models are offered the skill now, all settings taken together.
    pub effective_enabled: bool,
}
