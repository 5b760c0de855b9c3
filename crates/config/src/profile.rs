//! Profiles: settings that count when the profile is chosen, by the command line or the key `profile`.
//!
//! A profile is a table `[profiles.NAME]` of the machine's or the user's file, or a file
//! `NAME.config.toml` beside the user's, or both; then the file is the stronger part. It lies over
//! the user's settings and under those of a project.

use std::sync::Arc;

use serde_json::Value;
use turnhost_base::AbsPath;
use turnhost_protocol::ConfigLayerSource;

use crate::document::Document;
use crate::keys::NOT_IN_PROFILES;
use crate::tree::Table;
use crate::{Config, ConfigError, FILE, Loaded};

impl Config {
    /// Adds the profile that is chosen, if any is.
    pub(crate) fn add_profile(
        &self,
        loaded: &mut Loaded,
        flags: &Table,
    ) -> Result<(), ConfigError> {
        let named = flags.get("profile").or_else(|| loaded.strongest("profile"));
        let named = named.and_then(Value::as_str).map(str::to_owned);
        let Some(name) = self.profile.as_deref().map(str::to_owned).or(named) else {
            return Ok(());
        };
        let own = self.own_file(&name)?;
        let table = loaded.profile(&name);
        let document = self.document(&own)?;
        if table.is_none() && document.is_none() {
            return Err(ConfigError::UnknownProfile { name, file: self.user_file(), own });
        }
        if let Some(value) = table {
            let source =
                ConfigLayerSource::User { file: self.user_file(), profile: Some(name.clone()) };
            loaded.add(source, Document { value: Arc::new(value), warnings: Vec::new() });
        }
        if let Some(mut document) = document {
            Arc::make_mut(&mut document.value)
                .retain(|key, _| !NOT_IN_PROFILES.contains(&key.as_str()));
            loaded.add(ConfigLayerSource::User { file: own, profile: Some(name) }, document);
        }
        Ok(())
    }

    /// Returns the file that a profile may have of its own.
    fn own_file(&self, name: &str) -> Result<AbsPath, ConfigError> {
        let is_fine = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
        if name.is_empty() || !name.chars().all(is_fine) {
            return Err(ConfigError::ProfileName(name.to_owned()));
        }
        Ok(self.home.join(format!("{name}.{FILE}")))
    }
}

impl Loaded {
    /// Returns the table of a profile.
    pub(crate) fn profile(&self, name: &str) -> Option<Table> {
        let merged = self.merged();
        let mut table = merged.get("profiles")?.get(name)?.as_object()?.clone();
        table.retain(|key, _| !NOT_IN_PROFILES.contains(&key.as_str()));
        Some(table)
    }
}
