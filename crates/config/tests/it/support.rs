//! A home, a machine's file and a project in a temporary directory.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use serde_json::Value;
use turnhost_base::AbsPath;
use turnhost_config::{Config, ConfigError, Environment, Loaded, WriteError, WriteRequest};
use turnhost_protocol::{ConfigEdit, MergeStrategy};

/// Directories `home`, `etc` and `work` below one base.
pub(crate) struct Fixture {
    pub(crate) base: AbsPath,
    variables: BTreeMap<String, String>,
    _directory: tempfile::TempDir,
}

impl Fixture {
    /// Creates a home with this text as the user's file.
    pub(crate) fn new(user: &str) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let base = AbsPath::from_std(directory.path()).unwrap();
        let fixture = Self { base, variables: BTreeMap::new(), _directory: directory };
        fixture.write("home/config.toml", user);
        fixture
    }

    pub(crate) fn with_variable(mut self, name: &str, value: &str) -> Self {
        self.variables.insert(name.into(), value.into());
        self
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.base.join(path);
        fs::create_dir_all(path.parent().unwrap().as_std()).unwrap();
        fs::write(path.as_std(), text).unwrap();
    }

    pub(crate) fn environment(&self) -> Environment {
        let variables = self.variables.clone();
        Arc::new(move |name| variables.get(name).cloned())
    }

    pub(crate) fn config(&self) -> Config {
        Config::new(self.base.join("home"), &self.base.join("etc"), self.environment())
    }

    pub(crate) fn load(&self) -> Loaded {
        self.config().load(None).unwrap()
    }

    /// Writes one key as a client does.
    pub(crate) fn write_key(&self, key: &str, value: &Value) -> Result<(), WriteError> {
        let edit = ConfigEdit {
            key_path: key.to_owned(),
            merge_strategy: MergeStrategy::Replace,
            value: value.clone(),
        };
        let request = WriteRequest { edits: vec![edit], ..WriteRequest::default() };
        self.config().write(&request, &self.base).map(drop)
    }

    /// Returns the error's text, with the base directory as `BASE`.
    pub(crate) fn error(&self, err: &ConfigError) -> String {
        self.text(&err.to_string())
    }

    /// Returns a text with the base directory as `BASE`.
    pub(crate) fn text(&self, text: &str) -> String {
        text.replace(self.base.as_str(), "BASE")
    }
}
