//! The configuration of a host that need not run: for commands that look at it or change it.

use turnhost_base::AbsPath;
use turnhost_config::{Config, ConfigError, Loaded, Overrides, WriteError, WriteRequest};
use turnhost_ports::{McpServer, PluginChoice};
use turnhost_protocol::{
    ConfigEdit, ConfigLayer, ConfigLayerSource, ConfigWarningNotification, MergeStrategy,
};

use crate::HostOptions;
use crate::settings::plugin_servers;

/// The configuration that a host with these options would have.
#[derive(Debug)]
pub struct Configuration {
    config: Config,
    home: AbsPath,
    cwd: AbsPath,
}

/// The state of a configuration that holds no mistake.
#[derive(Debug)]
pub struct Examined {
    /// The files that are read for every project, the requirements first.
    pub files: Vec<AbsPath>,
    /// Things that the user should fix, or know.
    pub warnings: Vec<ConfigWarningNotification>,
    /// The working directory.
    pub cwd: AbsPath,
    /// Set if the user trusts the project of the working directory.
    pub is_trusted: bool,
}

impl Configuration {
    /// Returns the configuration that a host with these options would have.
    pub fn new(options: &HostOptions) -> Self {
        Self { config: options.config(), home: options.home.clone(), cwd: options.cwd.clone() }
    }

    /// Reads everything that a server would read, and checks it. Fails on the first mistake.
    pub fn examine(&self) -> Result<Examined, ConfigError> {
        let loaded = self.load()?;
        loaded.app_server()?;
        let settings = loaded.settings(&Overrides::default())?;
        settings.check_providers()?;
        loaded.mcp_servers(&self.cwd, [], Vec::new())?;
        let notes = settings.notes.into_iter().map(|summary| ConfigWarningNotification {
            summary,
            details: None,
            path: None,
            range: None,
        });
        Ok(Examined {
            files: self.config.files().into(),
            warnings: loaded.warnings().into_iter().chain(notes).collect(),
            cwd: self.cwd.clone(),
            is_trusted: loaded.is_trusted(),
        })
    }

    /// Returns the MCP servers of threads in the working directory, sorted by name.
    pub fn mcp_servers(&self) -> Result<Vec<McpServer>, ConfigError> {
        let loaded = self.load()?;
        let plugins = plugin_servers(&loaded, &self.home, PluginChoice::default());
        loaded.mcp_servers(&self.cwd, [], plugins)
    }

    /// Returns a table of the merged layers, unchanged; empty if no layer has it.
    pub fn table(
        &self,
        key: &str,
    ) -> Result<serde_json::Map<String, serde_json::Value>, ConfigError> {
        Ok(self.load()?.table(key))
    }

    /// Returns true if the user's own file has this key.
    pub fn user_has(&self, keys: &[&str]) -> Result<bool, ConfigError> {
        let loaded = self.load()?;
        let of_user = |layer: &ConfigLayer| {
            matches!(layer.name, ConfigLayerSource::User { profile: None, .. })
        };
        let layer = loaded.layers().into_iter().find(of_user);
        let mut value = layer.as_ref().map(|layer| &layer.config);
        for key in keys {
            value = value.and_then(|value| value.get(key));
        }
        Ok(value.is_some())
    }

    /// Sets a key of the user's file, or removes it if `value` is null. Returns the file.
    pub fn set(&self, key: String, value: serde_json::Value) -> Result<AbsPath, WriteError> {
        self.set_all([(key, value)])
    }

    /// Sets or removes keys of the user's file in this order, all or none. Returns the file.
    pub fn set_all(
        &self,
        values: impl IntoIterator<Item = (String, serde_json::Value)>,
    ) -> Result<AbsPath, WriteError> {
        let edits = values.into_iter().map(|(key_path, value)| ConfigEdit {
            key_path,
            merge_strategy: MergeStrategy::Replace,
            value,
        });
        let request = WriteRequest { edits: edits.collect(), ..WriteRequest::default() };
        Ok(self.config.write(&request, &self.cwd)?.file_path)
    }

    /// Returns the working directory.
    pub fn cwd(&self) -> &AbsPath {
        &self.cwd
    }

    fn load(&self) -> Result<Loaded, ConfigError> {
        self.config.load(Some(&self.cwd))
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_features_that_files_may_switch_are_those_of_the_server() {
        let served: Vec<_> = turnhost_server::feature_names().collect();
        assert_eq!(served, turnhost_config::FEATURES);
    }
}
