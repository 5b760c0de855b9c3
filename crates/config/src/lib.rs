//! Configuration: layers, where each value comes from, what is wrong with it,
//! and the settings and model providers that follow.
//!
//! Layers, from the weakest: the machine's file, the user's file in the home
//! directory, and the `.codex/config.toml` of a trusted project, from its root
//! down to the working directory, and the command line. A request's own settings lie on top. Files
//! are read anew by each [`Config::load`], so that an edit counts for threads
//! that start later. The environment is handed in, never asked for here.

#![forbid(unsafe_code)]

mod app_server;
mod check;
mod document;
mod edit;
mod environment;
mod error;
mod flags;
mod key_path;
mod keys;
mod loaded;
mod mcp;
mod permissions;
mod project;
mod provider;
mod provider_edit;
mod provider_list;
mod settings;
mod tree;
mod variables;
mod write;

use std::fmt;
use std::sync::{Arc, Mutex};

use turnhost_base::AbsPath;
use turnhost_protocol as wire;
use wire::ConfigLayerSource;

pub use crate::app_server::AppServer;
pub use crate::error::ConfigError;
pub use crate::loaded::Loaded;
pub use crate::permissions::{permission_profile, permission_profiles};
pub use crate::provider::{AuthCommand, ConfiguredApi, ProviderConfig, ProviderKey};
pub use crate::provider_edit::{ProviderEdit, ProviderEditError};
pub use crate::provider_list::built_in_providers;
pub use crate::settings::{EffectiveSettings, Overrides, PermissionFeatures};
pub use crate::variables::Environment;
pub use crate::write::{WriteError, WriteRequest};

use crate::loaded::Document;

/// The machine's configuration file.
pub const SYSTEM_FILE: &str = "/etc/turnhost/config.toml";

/// Name of a configuration file within its directory.
const FILE: &str = "config.toml";

/// The sources of configuration.
#[derive(Clone)]
pub struct Config {
    home: AbsPath,
    system: AbsPath,
    environment: Environment,
    /// Settings of the command line, `KEY=VALUE`.
    flags: Arc<[String]>,
    /// The file of the profile, with its name.
    profile: Option<(String, AbsPath)>,
    /// Held by the one who changes the user's file.
    writing: Arc<Mutex<()>>,
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("home", &self.home)
            .field("system", &self.system)
            .finish_non_exhaustive()
    }
}

impl Config {
    /// The configuration of a home directory and of the machine's file `system`, usually [`SYSTEM_FILE`].
    pub fn new(home: AbsPath, system: AbsPath, environment: Environment) -> Self {
        Self {
            home,
            system,
            environment,
            flags: Arc::default(),
            profile: None,
            writing: Arc::default(),
        }
    }

    /// Adds settings of the command line, `KEY=VALUE`, which are stronger than every file.
    pub fn with_flags(self, flags: impl IntoIterator<Item = String>) -> Self {
        Self { flags: flags.into_iter().collect(), ..self }
    }

    /// Puts the profile `name`, the file `NAME.config.toml` of the home, above the user's file.
    ///
    /// Fails if the name is no file's or if there is no such file.
    pub fn with_profile(self, name: &str) -> Result<Self, ConfigError> {
        let file = self.home.join(format!("{name}.{FILE}"));
        if name.is_empty() || name.contains(['/', '\0']) || !file.as_std().is_file() {
            return Err(ConfigError::NoProfile { name: name.to_owned(), file });
        }
        Ok(Self { profile: Some((name.to_owned(), file)), ..self })
    }

    /// The user's file, whether or not it exists.
    pub fn user_file(&self) -> AbsPath {
        self.home.join(FILE)
    }

    /// Reads all layers; those of a project only if `cwd` is given and the user trusts it.
    ///
    /// Fails on the first file that cannot be read, is no TOML, or has a value of a wrong type.
    pub fn load(&self, cwd: Option<&AbsPath>) -> Result<Loaded, ConfigError> {
        let system = ConfigLayerSource::System { file: self.system.clone() };
        let user = ConfigLayerSource::User { file: self.user_file(), profile: None };
        let mut loaded = Loaded {
            layers: Vec::new(),
            warnings: Vec::new(),
            trusted: false,
            environment: Arc::clone(&self.environment),
            user_file: self.user_file(),
        };
        loaded.add(system, Document::read(&self.system)?.unwrap_or_default());
        loaded.add(user, Document::read(&self.user_file())?.unwrap_or_default());
        if let Some((name, file)) = &self.profile {
            let profile =
                ConfigLayerSource::User { file: file.clone(), profile: Some(name.clone()) };
            loaded.add(profile, Document::read(file)?.unwrap_or_default());
        }
        if let Some(cwd) = cwd {
            let found = project::find(&loaded.merged(), cwd);
            loaded.trusted = found.trusted;
            // The home may be such a folder itself, and is a layer already.
            for folder in found.folders.into_iter().filter(|folder| *folder != self.home) {
                if let Some(document) = Document::read(&folder.join(FILE))? {
                    loaded.add(ConfigLayerSource::Project { dot_codex_folder: folder }, document);
                }
            }
        }
        if !self.flags.is_empty() {
            loaded.add(ConfigLayerSource::SessionFlags, flags::parse(&self.flags)?);
        }
        loaded.warn_of_unusable_providers();
        Ok(loaded)
    }
}
