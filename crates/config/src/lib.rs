//! Configuration: layers, where each value comes from, what is wrong with it,
//! and the settings and model providers that follow.
//!
//! Layers, from the weakest: the machine's file, the user's file in the home
//! directory, the profile that is chosen, the `.codex/config.toml` of a trusted project, from its root
//! down to the working directory, and the command line. A request's own settings lie on top, and
//! over all of it the administrator's requirements. Each [`Config::load`]
//! looks whether the files changed, so that an edit counts for threads that start later. The environment is handed in, never asked for here.

#![forbid(unsafe_code)]

mod app_server;
mod cache;
mod check;
mod credentials;
mod defaults;
mod document;
mod edit;
mod environment;
mod error;
mod example;
mod extensions;
mod features;
mod flags;
mod key_path;
mod keys;
mod known;
mod legacy;
mod loaded;
mod mcp;
mod mcp_entry;
mod permissions;
mod profile;
mod project;
mod provider;
mod provider_edit;
mod provider_list;
mod requirements;
mod schema;
mod settings;
mod sub_agents;
mod texts;
mod tree;
mod unload;
mod variables;
mod write;

use std::fmt;
use std::sync::{Arc, Mutex};

use turnhost_base::{AbsPath, World};
use turnhost_protocol as wire;
use wire::ConfigLayerSource;

pub use crate::app_server::AppServer;
pub use crate::credentials::CredentialsStore;
pub use crate::error::ConfigError;
pub use crate::example::example;
pub use crate::known::FEATURES;
pub use crate::loaded::Loaded;
pub use crate::provider::{AuthCommand, ConfiguredApi, ProviderConfig, ProviderKey};
pub use crate::provider_edit::{ProviderEdit, ProviderEditError};
pub use crate::provider_list::built_in_providers;
pub use crate::schema::schema;
pub use crate::settings::{EffectiveSettings, Overrides, PermissionFeatures};
pub use crate::texts::{ProjectDocs, PromptFiles};
pub use crate::variables::Environment;
pub use crate::write::{WriteError, WriteRequest};

use crate::cache::Cache;
use crate::document::Document;
use crate::requirements::Requirements;

/// The directory of the machine's configuration file and of the administrator's requirements.
pub const SYSTEM_DIRECTORY: &str = "/etc/turnhost";

/// Name of a configuration file within its directory.
const FILE: &str = "config.toml";

/// The project whose layers are read.
#[derive(Clone, Copy)]
enum Project<'a> {
    /// That of this directory.
    Of(&'a AbsPath),
    /// None.
    Out,
}

impl<'a> Project<'a> {
    fn of(cwd: Option<&'a AbsPath>) -> Self {
        cwd.map_or(Self::Out, Self::Of)
    }
}

/// Reports whether a login for OpenAI is stored. Called only if no provider is configured.
pub type LoginProbe = Arc<dyn Fn() -> bool + Send + Sync>;

/// The sources of configuration.
#[derive(Clone)]
pub struct Config {
    home: AbsPath,
    system: AbsPath,
    requirements: AbsPath,
    environment: Environment,
    /// Settings of the command line, `KEY=VALUE`.
    flags: Arc<[String]>,
    /// The profile that the command line names.
    profile: Option<Arc<str>>,
    /// Held while the user's file is changed.
    writing: Arc<Mutex<()>>,
    cache: Arc<Cache>,
    has_login: LoginProbe,
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
    /// Creates the configuration of a home directory and of the machine's directory `system`,
    /// usually [`SYSTEM_DIRECTORY`].
    pub fn new(home: AbsPath, system: &AbsPath, environment: Environment) -> Self {
        Self {
            home,
            system: system.join(FILE),
            requirements: system.join(requirements::FILE),
            environment,
            flags: Arc::default(),
            profile: None,
            writing: Arc::default(),
            cache: Arc::default(),
            has_login: Arc::new(|| false),
        }
    }

    /// Adds settings of the command line, `KEY=VALUE`, which are stronger than every file.
    #[must_use]
    pub fn with_flags(self, flags: impl IntoIterator<Item = String>) -> Self {
        Self { flags: flags.into_iter().collect(), ..self }
    }

    /// Caches parsed files while they are unchanged, by the clock of `world`. Without it each
    /// load parses all of them.
    #[must_use]
    pub fn with_clock(self, world: Arc<dyn World>) -> Self {
        Self { cache: Arc::new(Cache::new(world)), ..self }
    }

    /// Sets the function that reports whether a login for OpenAI is stored, which makes OpenAI the
    /// provider if none is configured. Without it no login counts.
    #[must_use]
    pub fn with_login(self, has_login: LoginProbe) -> Self {
        Self { has_login, ..self }
    }

    /// Chooses a profile, in place of the one that the files choose.
    #[must_use]
    pub fn with_profile(self, name: &str) -> Self {
        Self { profile: Some(name.into()), ..self }
    }

    /// Returns the user's file, whether or not it exists.
    pub fn user_file(&self) -> AbsPath {
        self.home.join(FILE)
    }

    /// Returns the files that are read for threads in `cwd`, the weakest first, whether or not they exist.
    /// Those of the project are left out.
    pub fn files(&self) -> [AbsPath; 3] {
        [self.requirements.clone(), self.system.clone(), self.user_file()]
    }

    /// Reads all layers; those of a project only if `cwd` is given, and they count only if the user
    /// trusts it.
    ///
    /// Fails on the first file that cannot be read, is not TOML, or has a value of a wrong type.
    pub fn load(&self, cwd: Option<&AbsPath>) -> Result<Loaded, ConfigError> {
        let user = self.document(&self.user_file())?.unwrap_or_default();
        self.load_with(user, Project::of(cwd))
    }

    /// Loads like [`Config::load`], as if the user's file were empty, or the project had none, where
    /// such a file is not TOML or has a value of a wrong type: for what a server needs to start and
    /// tell its clients of the fault. Returns the fault with it.
    pub fn load_at_start(
        &self,
        cwd: Option<&AbsPath>,
    ) -> Result<(Loaded, Option<ConfigError>), ConfigError> {
        let (user, mut fault) = match self.document(&self.user_file()) {
            Err(fault @ ConfigError::Invalid { .. }) => (Document::default(), Some(fault)),
            user => (user?.unwrap_or_default(), None),
        };
        let loaded = self.load_with(user.clone(), Project::of(cwd));
        let mut loaded = match loaded {
            // Fails once more if the file is the machine's, which a server must not do without.
            Err(broken @ ConfigError::Invalid { .. }) if cwd.is_some() => {
                fault.get_or_insert(broken);
                self.load_with(user, Project::Out)?
            }
            loaded => loaded?,
        };
        loaded.warnings.extend(fault.as_ref().and_then(ConfigError::warning));
        Ok((loaded, fault))
    }

    fn load_with(&self, own: Document, project: Project<'_>) -> Result<Loaded, ConfigError> {
        let system = ConfigLayerSource::System { file: self.system.clone() };
        let user = ConfigLayerSource::User { file: self.user_file(), profile: None };
        let mut loaded = Loaded {
            layers: Vec::new(),
            warnings: Vec::new(),
            project_warnings: Vec::new(),
            trusted: false,
            directories: Vec::new(),
            environment: Arc::clone(&self.environment),
            has_login: Arc::clone(&self.has_login),
            user_file: self.user_file(),
            requirements: Requirements::read(&self.cache, &self.requirements)?.map(Arc::new),
        };
        let flags = flags::parse(&self.flags)?;
        loaded.add(system, self.document(&self.system)?.unwrap_or_default());
        loaded.add(user, own);
        self.add_profile(&mut loaded, &flags.value)?;
        if let Project::Of(cwd) = project {
            self.add_project(&mut loaded, &flags.value, cwd)?;
        }
        if !self.flags.is_empty() {
            loaded.add(ConfigLayerSource::SessionFlags, flags);
        }
        Ok(loaded)
    }

    /// Returns a configuration file that holds nothing wrong; `None` if there is none.
    pub(crate) fn document(&self, path: &AbsPath) -> Result<Option<Document>, ConfigError> {
        self.cache.read(path, keys::findings)
    }

    /// Adds the files of the project of `cwd`. Those of a project that is not trusted are listed and
    /// do not count; a mistake in them does no harm yet.
    fn add_project(
        &self,
        loaded: &mut Loaded,
        flags: &tree::Table,
        cwd: &AbsPath,
    ) -> Result<(), ConfigError> {
        let project = project::find(&loaded.with(flags), cwd);
        loaded.trusted = project.trusted;
        loaded.directories = project.folders.iter().filter_map(AbsPath::parent).collect();
        let disabled_reason = project.disabled_reason(&self.user_file());
        // The home may be such a folder itself, and is a layer already.
        for folder in project.folders.into_iter().filter(|folder| *folder != self.home) {
            let file = folder.join(FILE);
            let source = ConfigLayerSource::Project { dot_codex_folder: folder };
            match (self.document(&file), &disabled_reason) {
                (Ok(None), _) | (Err(_), Some(_)) => {}
                (Err(error), None) => return Err(error),
                (Ok(Some(mut document)), None) => {
                    project::without_users_own(&file, &mut document);
                    loaded.project_warnings.extend(document.warnings.iter().cloned());
                    loaded.add(source, document);
                }
                (Ok(Some(mut document)), Some(reason)) => {
                    project::without_users_own(&file, &mut document);
                    loaded.add_disabled(source, document, reason);
                }
            }
        }
        Ok(())
    }
}
