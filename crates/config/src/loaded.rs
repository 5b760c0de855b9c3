//! The layers as they were read, and the answer to `config/read`.

use std::sync::Arc;

use serde_json::Value;
use sha2::{Digest, Sha256};
use turnhost_base::AbsPath;
use turnhost_policy::ManagedHosts;
use turnhost_protocol as wire;
use wire::{
    ConfigLayer, ConfigLayerMetadata, ConfigLayerSource, ConfigReadResponse,
    ConfigWarningNotification,
};

use crate::defaults;
use crate::document::Document;
use crate::project::FOLDER;
use crate::requirements::Requirements;
use crate::tree::{Table, leaves, lookup, merge};
use crate::variables::{Environment, secret};
use crate::{ConfigError, LoginProbe};

/// Configuration that was read and has nothing wrong.
#[derive(Clone)]
pub struct Loaded {
    /// The weakest first.
    pub(crate) layers: Vec<Layer>,
    /// Those about single keys of the files.
    pub(crate) warnings: Vec<ConfigWarningNotification>,
    pub(crate) project_warnings: Vec<ConfigWarningNotification>,
    pub(crate) trusted: bool,
    /// The directories of the project, from its root down to the working directory.
    pub(crate) directories: Vec<AbsPath>,
    pub(crate) environment: Environment,
    pub(crate) has_login: LoginProbe,
    /// The user's file, whether or not it exists.
    pub(crate) user_file: AbsPath,
    /// The administrator's requirements, if there are any.
    pub(crate) requirements: Option<Arc<Requirements>>,
}

impl std::fmt::Debug for Loaded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Loaded").field("layers", &self.layers).finish_non_exhaustive()
    }
}

/// One layer.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    name: ConfigLayerSource,
    value: Arc<Table>,
    /// The reason why it does not count, if it does not.
    disabled_reason: Option<String>,
}

impl Layer {
    fn new(name: ConfigLayerSource, value: Arc<Table>) -> Self {
        Self { name, value, disabled_reason: None }
    }

    /// Returns its name and its fingerprint, which is computed each time.
    fn metadata(&self) -> ConfigLayerMetadata {
        ConfigLayerMetadata { name: self.name.clone(), version: version(&self.value) }
    }

    fn counts(&self) -> bool {
        self.disabled_reason.is_none()
    }
}

/// Returns the fingerprint of a layer: of its settings, not of their spelling.
pub(crate) fn version(value: &Table) -> String {
    use std::fmt::Write;
    // A map of JSON values always has a text.
    let text = serde_json::to_string(value).unwrap_or_default();
    Sha256::digest(text).iter().fold("sha256:".to_owned(), |mut version, byte| {
        // Writing to a string does not fail.
        let _ = write!(version, "{byte:02x}");
        version
    })
}

impl Loaded {
    pub(crate) fn variable(&self, name: &str) -> Option<String> {
        (self.environment)(name)
    }

    /// Looks a variable with a token or a header up; `None` if nothing is in it.
    pub(crate) fn secret(&self, name: &str) -> Option<String> {
        secret(&self.environment, name)
    }

    /// Returns warnings for people: of unknown keys, with the key that may have been meant, and of
    /// providers and permission profiles that cannot be used.
    pub fn warnings(&self) -> Vec<ConfigWarningNotification> {
        let mut warnings = self.warnings.clone();
        warnings.extend(self.warnings_of_providers());
        warnings.extend(self.warnings_of_profiles());
        warnings
    }

    /// Returns the warnings about the files of the project; [`Loaded::warnings`] has them too.
    pub fn project_warnings(&self) -> &[ConfigWarningNotification] {
        &self.project_warnings
    }

    /// Returns `true` if the user trusts the project of the working directory.
    pub fn is_trusted(&self) -> bool {
        self.trusted
    }

    /// Returns the directories of the project's rules of commands, from its root down to the working
    /// directory, whether or not they exist. There are none unless the user trusts the project.
    pub fn rules_directories(&self) -> impl Iterator<Item = AbsPath> {
        let directories = if self.trusted { self.directories.as_slice() } else { &[] };
        directories.iter().map(|directory| directory.join(FOLDER).join("rules"))
    }

    /// Returns the administrator's requirements, if there are any.
    pub fn requirements(&self) -> Option<&wire::ConfigRequirements> {
        self.requirements.as_deref().map(Requirements::wire)
    }

    /// Returns the hosts that commands may reach, if the administrator rules them.
    pub fn managed_hosts(&self) -> Option<&ManagedHosts> {
        self.requirements.as_deref().and_then(Requirements::hosts)
    }

    /// Returns a table of the merged layers, unchanged; empty if no layer has it.
    pub fn table(&self, key: &str) -> Table {
        self.merged().remove(key).and_then(|value| value.as_object().cloned()).unwrap_or_default()
    }

    /// Returns `true` if a layer that counts sets this key of the root.
    pub fn sets(&self, key: &str) -> bool {
        self.layers.iter().any(|layer| layer.counts() && layer.value.contains_key(key))
    }

    /// Returns the answer to `config/read`, without the layers.
    pub fn read(&self) -> Result<ConfigReadResponse, ConfigError> {
        let merged = self.merged();
        let mut config = defaults::root();
        merge(&mut config, &merged);
        if let Some(Value::Object(providers)) = config.get_mut("model_providers") {
            for provider in providers.values_mut() {
                if let Value::Object(set) = provider {
                    let mut whole = defaults::provider();
                    merge(&mut whole, set);
                    *set = whole;
                }
            }
        }
        complete_servers(&mut config);
        let config = serde_json::from_value(Value::Object(config)).map_err(|err| {
            // Cannot happen: each layer was checked, key by key.
            ConfigError::Override { key: "config".into(), text: err.to_string() }
        })?;
        let layers: Vec<_> = self.layers.iter().map(Layer::metadata).collect();
        let mut origins = Vec::new();
        leaves(&merged, &mut |key| origins.push(key));
        let origins = origins.into_iter().filter_map(|key| {
            let origin = layers.get(self.origin(&key)?)?;
            Some((key, origin.clone()))
        });
        Ok(ConfigReadResponse { config, origins: origins.collect(), layers: None })
    }

    /// Returns the layers for `config/read`, the strongest first.
    pub fn layers(&self) -> Vec<ConfigLayer> {
        self.layers.iter().rev().map(wire_layer).collect()
    }

    /// Adds a layer that is stronger than those before it.
    pub(crate) fn add(&mut self, source: ConfigLayerSource, document: Document) {
        self.warnings.extend(document.warnings);
        self.layers.push(Layer::new(source, document.value));
    }

    /// Adds a layer that is listed and does not count.
    pub(crate) fn add_disabled(
        &mut self,
        source: ConfigLayerSource,
        document: Document,
        reason: &str,
    ) {
        let disabled_reason = Some(reason.to_owned());
        self.layers.push(Layer { disabled_reason, ..Layer::new(source, document.value) });
    }

    /// Returns true if some layer has this key at the root.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.strongest(key).is_some()
    }

    /// Returns the value of a key at the root in the strongest layer that has it.
    pub(crate) fn strongest(&self, key: &str) -> Option<&Value> {
        self.layers
            .iter()
            .rev()
            .filter(|layer| layer.counts())
            .find_map(|layer| layer.value.get(key))
    }

    /// Returns all layers as one tree, with what the requirements set.
    pub(crate) fn merged(&self) -> Table {
        self.with(&Table::new())
    }

    /// Returns the layers with other settings over them, as far as the requirements let these count.
    pub(crate) fn with(&self, over: &Table) -> Table {
        let requirements = self.requirements.as_deref();
        let mut merged = requirements.map(Requirements::defaults).unwrap_or_default();
        for layer in self.layers.iter().filter(|layer| layer.counts()) {
            merge(&mut merged, &layer.value);
        }
        merge(&mut merged, over);
        merge(&mut merged, &requirements.map(Requirements::forced).unwrap_or_default());
        merged
    }

    /// Returns the strongest layer above the user's that sets a key, with its value there.
    pub(crate) fn stronger_than_user(
        &self,
        keys: &[String],
    ) -> Option<(ConfigLayerMetadata, &Value)> {
        let is_user =
            |layer: &&Layer| matches!(layer.name, ConfigLayerSource::User { profile: None, .. });
        let above = self.layers.iter().rev().take_while(|layer| !is_user(layer));
        above
            .filter(|layer| layer.counts())
            .find_map(|layer| Some((layer.metadata(), lookup(&layer.value, keys)?)))
    }

    /// Returns the place of the strongest layer that sets a key.
    fn origin(&self, key: &str) -> Option<usize> {
        let sets = |layer: &&Layer| {
            let mut found = false;
            if !layer.counts() {
                return false;
            }
            leaves(&layer.value, &mut |leaf| found |= leaf == key);
            found
        };
        self.layers.iter().rposition(|layer| sets(&layer))
    }
}

/// Adds the defaults of MCP servers that are programs.
fn complete_servers(config: &mut Table) {
    let Some(Value::Object(servers)) = config.get_mut("mcp_servers") else { return };
    for server in servers.values_mut().filter_map(Value::as_object_mut) {
        server.entry("enabled").or_insert(true.into());
        if server.contains_key("command") {
            server.entry("args").or_insert(Value::Array(Vec::new()));
            server.entry("environment_id").or_insert("local".into());
        }
    }
}

fn wire_layer(layer: &Layer) -> ConfigLayer {
    let ConfigLayerMetadata { name, version } = layer.metadata();
    ConfigLayer {
        config: Value::Object(Table::clone(&layer.value)),
        name,
        version,
        disabled_reason: layer.disabled_reason.clone(),
    }
}
