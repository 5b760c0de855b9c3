//! The section `[shell_environment_policy]`.

use std::collections::BTreeMap;

use serde::Deserialize;
use turnhost_thread::{EnvironmentPolicy, Inherit, SECRET_NAMES};

use crate::ConfigError;
use crate::tree::{Table, get};

/// The section as it stands in a file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Section {
    inherit: Option<Inherit>,
    ignore_default_excludes: Option<bool>,
    exclude: Option<Vec<String>>,
    set: Option<BTreeMap<String, String>>,
    include_only: Option<Vec<String>>,
}

/// Returns the policy that the configuration sets.
///
/// Names that usually hold secrets are left out only with `ignore_default_excludes = false`:
/// many tools need their tokens, and a policy is a choice.
pub(crate) fn policy(tree: &Table) -> Result<EnvironmentPolicy, ConfigError> {
    let section: Section = get(tree, "shell_environment_policy")?.unwrap_or_default();
    let mut exclude = section.exclude.unwrap_or_default();
    if section.ignore_default_excludes == Some(false) {
        exclude.extend(SECRET_NAMES.map(str::to_owned));
    }
    Ok(EnvironmentPolicy {
        inherit: section.inherit.unwrap_or_default(),
        exclude,
        set: section.set.unwrap_or_default(),
        include_only: section.include_only.unwrap_or_default(),
    })
}
