//! Types of `skills/extraRoots/set`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `skills/extraRoots/set`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct SkillsExtraRootsSetParams {
        /// Further directories to look for skills in, in place of those set before; absolute.
        #[serde(deserialize_with = "crate::path::list")]
        #[schemars(with = "Vec<crate::schema::AbsolutePathBuf>")]
        pub extra_roots: Vec<AbsPath>,
    }
}

/// Answer to `skills/extraRoots/set`, given after `skills/changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct SkillsExtraRootsSetResponse {}
