//! The section `[shell_environment_policy]`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use turnhost_thread::{EnvironmentPolicy, Inherit, SECRET_NAMES};

use crate::ConfigError;
use crate::tree::{Table, get};

/// The section as written in a file.
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
/// Names that usually hold secrets, and the variables from which providers take theirs, are left out
/// unless `ignore_default_excludes = true`; `set` adds single ones.
pub(crate) fn policy(tree: &Table) -> Result<EnvironmentPolicy, ConfigError> {
    let section: Section = get(tree, "shell_environment_policy")?.unwrap_or_default();
    let mut exclude = section.exclude.unwrap_or_default();
    if section.ignore_default_excludes != Some(true) {
        exclude.extend(SECRET_NAMES.map(str::to_owned));
        exclude.extend(provider_variables(tree));
    }
    Ok(EnvironmentPolicy {
        inherit: section.inherit.unwrap_or_default(),
        exclude,
        set: section.set.unwrap_or_default(),
        include_only: section.include_only.unwrap_or_default(),
    })
}

/// Lists the variables that hold keys and headers of the configured providers.
fn provider_variables(tree: &Table) -> Vec<String> {
    let providers = tree.get("model_providers").and_then(Value::as_object);
    let mut names: Vec<_> = providers
        .into_iter()
        .flat_map(Table::values)
        .flat_map(|provider| {
            let headers = provider.get("env_http_headers").and_then(Value::as_object);
            provider.get("env_key").into_iter().chain(headers.into_iter().flat_map(Table::values))
        })
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect();
    names.sort();
    names.dedup();
    names
}
