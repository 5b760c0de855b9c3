//! The section `[agents]`: bounds of the agents that a thread's model may start.

use serde::{Deserialize, Deserializer, de::Error as _};
use turnhost_thread::SubAgentLimits;

use crate::ConfigError;
use crate::features::is_off;
use crate::tree::{Table, get};

/// The section as written in a file. Other keys of it are roles, which other programs read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Section {
    /// False to offer the model no agents.
    enabled: Option<bool>,
    /// Agents of one tree that live at a time: 0 to 64.
    #[serde(deserialize_with = "max_threads")]
    max_threads: Option<u32>,
    /// Generations below the thread that a user talks to: 0 to 8.
    #[serde(deserialize_with = "max_depth")]
    max_depth: Option<u32>,
}

fn max_threads<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    bounded(deserializer, "max_threads", SubAgentLimits::MOST_AGENTS)
}

fn max_depth<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    bounded(deserializer, "max_depth", SubAgentLimits::MOST_DEPTH)
}

fn bounded<'de, D: Deserializer<'de>>(
    deserializer: D,
    name: &str,
    most: u32,
) -> Result<Option<u32>, D::Error> {
    let number = Option::<u32>::deserialize(deserializer)?;
    match number.filter(|number| *number > most) {
        Some(number) => {
            Err(D::Error::custom(format!("`{name}` is {number}; it must be at most {most}")))
        }
        None => Ok(number),
    }
}

/// Returns the limits that the configuration sets, with the defaults where it sets none.
pub(crate) fn limits(tree: &Table) -> Result<SubAgentLimits, ConfigError> {
    let Section { enabled, max_threads, max_depth } = get(tree, "agents")?.unwrap_or_default();
    let is_off = enabled == Some(false) || is_off(tree, "multi_agent");
    let max_agents = max_threads.unwrap_or(SubAgentLimits::DEFAULT_AGENTS);
    Ok(SubAgentLimits {
        max_agents: if is_off { 0 } else { max_agents },
        max_depth: max_depth.unwrap_or(SubAgentLimits::DEFAULT_DEPTH),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(section: &serde_json::Value) -> Result<SubAgentLimits, String> {
        let tree = json!({ "agents": section });
        limits(tree.as_object().unwrap()).map_err(|error| error.to_string())
    }

    #[test]
    fn agents_can_be_switched_off() {
        for off in
            [json!({"agents": {"enabled": false}}), json!({"features": {"multi_agent": false}})]
        {
            assert_eq!(limits(off.as_object().unwrap()).unwrap().max_agents, 0);
        }
    }

    #[test]
    fn limits_are_bounded_and_roles_are_left_to_others() {
        assert_eq!(read(&json!({"reviewer": {"description": "x"}})), Ok(SubAgentLimits::default()));
        let set = SubAgentLimits { max_agents: 2, max_depth: 3 };
        assert_eq!(read(&json!({"max_threads": 2, "max_depth": 3})), Ok(set));
        let error = read(&json!({"max_threads": 65})).unwrap_err();
        assert!(error.contains("`max_threads` is 65; it must be at most 64"), "{error}");
    }
}
