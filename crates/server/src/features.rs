//! The features that clients may switch, by the names that they know them by.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use indexmap::IndexMap;
use turnhost_ports::ConfigPort;
use turnhost_protocol::{ConfigReadParams, ExperimentalFeatureStage};
use turnhost_thread::TurnSettings;

use crate::request::errors::CallError;

/// A feature.
pub(crate) struct Feature {
    /// Its key in `[features]`.
    pub(crate) name: &'static str,
    pub(crate) stage: ExperimentalFeatureStage,
    pub(crate) is_default: bool,
}

const fn under_development(name: &'static str) -> Feature {
    Feature { name, stage: ExperimentalFeatureStage::UnderDevelopment, is_default: false }
}

const fn stable(name: &'static str) -> Feature {
    Feature { name, stage: ExperimentalFeatureStage::Stable, is_default: false }
}

/// All features, by name. Those under development are known, so that clients that name them are
/// served, and change nothing yet.
pub(crate) const FEATURES: [Feature; 6] = [
    stable("exec_permission_approvals"),
    under_development("guardian_approval"),
    stable("network_proxy"),
    under_development("realtime_conversation"),
    stable("request_permissions_tool"),
    under_development("step_model_switching"),
];

/// Returns the names of all features.
pub fn feature_names() -> impl Iterator<Item = &'static str> {
    FEATURES.iter().map(|feature| feature.name)
}

/// Features that clients have switched, until the server ends.
#[derive(Default)]
pub(crate) struct Features {
    switched: Mutex<BTreeMap<&'static str, bool>>,
}

impl Features {
    /// Switches features on and off, and returns those that are known.
    pub(crate) fn switch(&self, wanted: IndexMap<String, bool>) -> IndexMap<String, bool> {
        let mut switched = self.switched.lock().unwrap_or_else(PoisonError::into_inner);
        let mut known = wanted;
        known.retain(|name, is_enabled| {
            let feature = FEATURES.iter().find(|feature| feature.name == name);
            feature.is_some_and(|feature| {
                switched.insert(feature.name, *is_enabled);
                true
            })
        });
        known
    }

    /// Returns whether a feature is on. What a client switched counts before `[features]` of the
    /// configuration.
    pub(crate) fn is_on(&self, name: &str, config: &dyn ConfigPort) -> Result<bool, CallError> {
        if let Some(is_on) = self.switched(name) {
            return Ok(is_on);
        }
        let configured = config.read(&ConfigReadParams::default())?.config.additional;
        let configured = configured.get("features").and_then(|all| all.get(name)?.as_bool());
        let feature = FEATURES.iter().find(|feature| feature.name == name);
        Ok(configured.unwrap_or(feature.is_some_and(|feature| feature.is_default)))
    }

    /// Puts what clients have switched into the settings of a new thread.
    pub(crate) fn apply(&self, settings: &mut TurnSettings) {
        for (name, setting) in [
            ("exec_permission_approvals", &mut settings.exec_permission_approvals),
            ("network_proxy", &mut settings.network_proxy),
            ("request_permissions_tool", &mut settings.request_permissions_tool),
        ] {
            *setting = self.switched(name).unwrap_or(*setting);
        }
    }

    /// Returns how a feature was switched, if it was.
    pub(crate) fn switched(&self, name: &str) -> Option<bool> {
        let switched = self.switched.lock().unwrap_or_else(PoisonError::into_inner);
        switched.get(name).copied()
    }
}
