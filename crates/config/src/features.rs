//! Parts of the tools and of the context that a configuration switches off.

use serde_json::Value;
use turnhost_thread::Withheld;

use crate::ConfigError;
use crate::tree::{Table, get};

/// Returns what models do without: features that are switched off, and context that is left out.
pub(crate) fn withheld(tree: &Table) -> Result<Withheld, ConfigError> {
    let is_left_out = |key: &str| Ok::<_, ConfigError>(get(tree, key)? == Some(false));
    Ok(Withheld {
        shell: is_off(tree, "shell_tool"),
        login_shells: is_left_out("allow_login_shell")?,
        goals: is_off(tree, "goals"),
        permissions_instructions: is_left_out("include_permissions_instructions")?,
        environment_context: is_left_out("include_environment_context")?,
    })
}

/// Returns whether a feature is switched off by name, as a flag or as a table with `enabled`.
pub(crate) fn is_off(tree: &Table, feature: &str) -> bool {
    let Some(value) = tree.get("features").and_then(|features| features.get(feature)) else {
        return false;
    };
    value.get("enabled").unwrap_or(value) == &Value::Bool(false)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_feature_is_off_by_a_flag_or_by_its_details() {
        let tree =
            json!({"features": {"goals": {"enabled": false}, "shell_tool": false, "a": true}});
        let tree = tree.as_object().unwrap();
        let expected = Withheld { shell: true, goals: true, ..Withheld::default() };
        assert_eq!(withheld(tree).unwrap(), expected);
        assert!(!is_off(tree, "a") && !is_off(tree, "multi_agent"));
    }
}
