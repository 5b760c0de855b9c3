//! Extensions: what people add to an agent, as it lies on disk.
//!
//! [`Extensions`] implements three ports. Skills and hooks ([`ExtensionPort`]): both are found in
//! the user's directories, in a project and in plugins, and are remembered by working directory
//! until a file has another stamp. Plugins and marketplaces ([`PluginPort`](turnhost_ports::PluginPort)): directories and git
//! repositories. Files of other agents that can be taken over ([`ImportPort`](turnhost_ports::ImportPort)).
//!
//! Files of a repository or a plugin are read within its own directory only, and nothing of
//! a project runs before the user trusts the project. Files are read on the blocking pool.

#![forbid(unsafe_code)]

mod cache;
mod files;
mod git;
mod hooks;
mod import;
mod marketplace;
mod notify;
mod plugin;
mod plugin_port;
mod plugins;
mod skill;
mod skills;
mod watch;
mod yaml;

use std::fmt;
use std::sync::{Arc, Mutex};

use serde_json::Value;
use tokio::sync::Notify;
use turnhost_base::{AbsPath, World};
use turnhost_http::HttpClient;
use turnhost_ports::{
    BoxFuture, CommandPort, ConfigPort, ConfigWrite, ConfigWriteFailure, ExtensionError,
    ExtensionFuture, ExtensionPort, FsPort, Hook, HookCall, HookRuns, Notice, Recall, Skill,
    TurnExtensions,
};
use turnhost_protocol::{
    ConfigEdit, ConfigLayerSource, HooksListEntry, MergeStrategy, SkillsConfigWriteParams,
    SkillsListEntry,
};
use turnhost_task::Tasks;
use turnhost_thread::CapabilityRoot;

pub use crate::plugins::mcp_servers;

use crate::cache::{Cache, State};
use crate::files::{Root, blocking, lock};
use crate::hooks::Runner;
use crate::notify::Notifier;
use crate::skills::{Selector, SwitchedTo, Switches, switched};
use crate::watch::Watched;

/// The parts of a server that extensions depend on.
pub struct ExtensionParts {
    /// The server's home.
    pub home: AbsPath,
    /// The user's own home, if the environment names one.
    pub user_home: Option<AbsPath>,
    /// The directory of the machine's administrator, such as `/etc/turnhost`.
    pub admin: AbsPath,
    /// The server's own working directory.
    pub cwd: AbsPath,
    /// `TURNHOST_NOTIFY`, which counts more than the setting `notify`.
    pub notify: Option<String>,
    /// The configuration.
    pub config: Arc<dyn ConfigPort>,
    /// Commands: hooks, git, and the command of `notify`.
    pub commands: Arc<dyn CommandPort>,
    /// Watches.
    pub fs: Arc<dyn FsPort>,
    /// The client for the address of `notify`.
    pub http: HttpClient,
    /// The clock.
    pub world: Arc<dyn World>,
}

/// The extensions of a server. Cloning gives another handle to the same.
#[derive(Clone)]
pub struct Extensions(Arc<Inner>);

struct Inner {
    around: ExtensionParts,
    cache: Cache,
    extra_roots: Mutex<Vec<AbsPath>>,
    /// Rings when lists of skills that were read may no longer be right.
    skills_changed: Notify,
    watches: watch::Watches,
    runner: Runner,
    notifier: Notifier,
    tasks: Tasks,
    /// Held by the one who changes plugins, marketplaces or records of imports.
    changing: tokio::sync::Mutex<()>,
}

impl fmt::Debug for Extensions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Extensions").field("home", &self.0.around.home).finish_non_exhaustive()
    }
}

impl Extensions {
    /// Makes the extensions of a server. Reads nothing yet. Its tasks are a child of `tasks`.
    pub fn new(around: ExtensionParts, tasks: &Tasks) -> Self {
        let tasks = tasks.child();
        let runner = Runner {
            commands: Arc::clone(&around.commands),
            world: Arc::clone(&around.world),
            home: around.home.clone(),
            tasks: tasks.clone(),
        };
        let notifier = Notifier {
            named: around.notify.clone(),
            config: Arc::clone(&around.config),
            commands: Arc::clone(&around.commands),
            http: around.http.clone(),
            tasks: tasks.clone(),
            cwd: around.cwd.clone(),
        };
        Self(Arc::new(Inner {
            around,
            cache: Cache::default(),
            extra_roots: Mutex::default(),
            skills_changed: Notify::new(),
            watches: watch::Watches::default(),
            runner,
            notifier,
            tasks,
            changing: tokio::sync::Mutex::default(),
        }))
    }

    /// Returns the skills and hooks of a directory, read again unless no file has changed.
    async fn state(&self, cwd: AbsPath, freshness: Recall) -> Arc<State> {
        let this = self.clone();
        let read = blocking(move || {
            let remembered = match freshness {
                Recall::Remembered => this.0.cache.get(&cwd, cache::Stamps::All),
                Recall::ReadAgain => None,
            };
            remembered.unwrap_or_else(|| {
                let began = this.0.around.world.now();
                let state = Arc::new(this.read_state(&cwd));
                this.0.cache.put(cwd, &state, began);
                state
            })
        });
        read.await.unwrap_or_default()
    }

    /// Reads the skills and hooks of a directory. Blocks.
    fn read_state(&self, cwd: &AbsPath) -> State {
        let around = &self.0.around;
        let settings = match around.config.extensions(Some(cwd)) {
            Ok(settings) => settings,
            Err(error) => return State::broken(error.to_string()),
        };
        let extra = lock(&self.0.extra_roots).clone();
        let homes = skills::Homes {
            home: &around.home,
            user: around.user_home.as_ref(),
            admin: &around.admin,
            extra: &extra,
        };
        let mut places = skills::places(&settings.project, &homes);
        let mut hooks = hooks::Hooks::read(&settings, &around.home);
        let states = hooks::States::of(&settings);
        for plugin in plugins::enabled(&settings, &around.home) {
            places.extend(plugin.skill_places());
            for file in plugin.hook_files() {
                hooks.file(&file, &Root::foreign(plugin.directory.clone()), &states);
            }
        }
        let skills = skills::Skills::read(&places, &Switches::of(&settings.layers));
        let notifies = notify::has_recipient(around.notify.as_deref(), &settings);
        let turn = TurnExtensions {
            skills: skills.usable(settings.project.trust),
            hooks: hooks.runnable(),
            notifies,
            hook_warnings: hooks.warnings.clone().into(),
        };
        State::new(&settings, skills, hooks, turn, &around.home)
    }

    /// Reads the skills of directories that a client chose for a thread. Blocks.
    fn skills_of_roots(&self, cwd: &AbsPath, roots: &[CapabilityRoot]) -> Vec<Skill> {
        // A skill that the user switched off stays off.
        let settings = self.0.around.config.extensions(Some(cwd)).unwrap_or_default();
        let switches = Switches::of(&settings.layers);
        skills::Skills::of_roots(roots, &switches).usable(settings.project.trust)
    }

    /// Returns the directory that a client names.
    fn directory(&self, named: &str) -> AbsPath {
        self.0.around.cwd.join(named)
    }

    /// Returns the user's layer of the configuration. Blocks for small files.
    fn user_layer(&self) -> Result<Value, ExtensionError> {
        let settings = self.0.around.config.extensions(None);
        let settings = settings.map_err(|error| ExtensionError::System(error.to_string()))?;
        let is_user = |source: &ConfigLayerSource| matches!(source, ConfigLayerSource::User { .. });
        let user = settings.layers.into_iter().find(|(source, _)| is_user(source));
        Ok(user.map(|(_, layer)| layer).unwrap_or_default())
    }

    /// Changes a key of the user's file.
    async fn write_setting(&self, key: String, value: Value) -> Result<(), ExtensionError> {
        let merge_strategy = MergeStrategy::Replace;
        let edits = vec![ConfigEdit { key_path: key, merge_strategy, value }];
        let write = ConfigWrite { edits, expected_version: None, file_path: None };
        let written = self.0.around.config.write(write).await;
        self.0.cache.clear();
        written.map(drop).map_err(|error| match error {
            ConfigWriteFailure::System(text) => ExtensionError::System(text),
            other => ExtensionError::Refused(other.to_string()),
        })
    }

    async fn switch(&self, params: SkillsConfigWriteParams) -> Result<bool, ExtensionError> {
        let SkillsConfigWriteParams { enabled, name, path } = params;
        let selector = match (name, path) {
            (Some(name), None) if !name.trim().is_empty() => Selector::Name(name),
            (None, Some(path)) => Selector::Path(path.to_string()),
            _ => {
                let text = "skills/config/write requires exactly one of path or name";
                return Err(ExtensionError::BadValue(text.to_owned()));
            }
        };
        let _turn = self.0.changing.lock().await;
        let this = self.clone();
        let user = blocking(move || this.user_layer()).await.unwrap_or_else(|| Err(cut_short()))?;
        let to = if enabled { SwitchedTo::On } else { SwitchedTo::Off };
        let entries = switched(&user, &selector, to);
        let is_all = |skills: &Value| skills.as_object().is_none_or(|it| it.len() <= 1);
        let key = match user.get("skills") {
            // A table that would be empty goes too.
            Some(skills) if entries.is_null() && is_all(skills) => "skills",
            _ => "skills.config",
        };
        self.write_setting(key.to_owned(), entries).await?;
        let this = self.clone();
        let settings = blocking(move || this.0.around.config.extensions(None)).await;
        let settings = settings.and_then(Result::ok).unwrap_or_default();
        Ok(Switches::of(&settings.layers).is_on(&selector))
    }
}

/// Returns the error of work that a shutdown cut short.
fn cut_short() -> ExtensionError {
    ExtensionError::System("the work was cut short".to_owned())
}

impl ExtensionPort for Extensions {
    fn list_skills(
        &self,
        cwds: Vec<String>,
        freshness: Recall,
    ) -> BoxFuture<'static, Vec<SkillsListEntry>> {
        let this = self.clone();
        Box::pin(async move {
            let mut listed = Vec::new();
            for cwd in or_own(cwds, &this) {
                let directory = this.directory(&cwd);
                let mut state = this.state(directory.clone(), freshness).await;
                if this.watch(directory.clone(), &state).await == Watched::FromNow {
                    // Something may have changed before.
                    state = this.state(directory, Recall::ReadAgain).await;
                }
                let (skills, errors) = state.listed_skills();
                listed.push(SkillsListEntry { cwd, errors, skills });
            }
            listed
        })
    }

    fn set_extra_roots(&self, roots: Vec<AbsPath>) {
        *lock(&self.0.extra_roots) = roots;
        self.0.cache.clear();
        self.0.watches.clear();
    }

    fn switch_skill(&self, params: SkillsConfigWriteParams) -> ExtensionFuture<bool> {
        let this = self.clone();
        Box::pin(async move { this.switch(params).await })
    }

    fn skills_changed(&self) -> BoxFuture<'_, ()> {
        Box::pin(self.0.skills_changed.notified())
    }

    fn list_hooks(&self, cwds: Vec<String>) -> BoxFuture<'static, Vec<HooksListEntry>> {
        let this = self.clone();
        Box::pin(async move {
            let mut listed = Vec::new();
            for cwd in or_own(cwds, &this) {
                let state = this.state(this.directory(&cwd), Recall::Remembered).await;
                listed.push(state.listed_hooks(cwd));
            }
            listed
        })
    }

    fn forget(&self) {
        self.0.cache.clear();
    }

    fn remembered(&self, cwd: &AbsPath) -> Option<Arc<TurnExtensions>> {
        let state = self.0.cache.get(cwd, cache::Stamps::IfFew)?;
        Some(Arc::clone(&state.turn))
    }

    fn read(
        &self,
        cwd: AbsPath,
        roots: Vec<CapabilityRoot>,
    ) -> BoxFuture<'static, Arc<TurnExtensions>> {
        let this = self.clone();
        Box::pin(async move {
            let state = this.state(cwd.clone(), Recall::Remembered).await;
            if roots.is_empty() {
                return Arc::clone(&state.turn);
            }
            let added = blocking(move || this.skills_of_roots(&cwd, &roots)).await;
            let added = added.unwrap_or_default();
            let TurnExtensions { skills, hooks, notifies, hook_warnings } = &*state.turn;
            let mut skills = skills.clone();
            skills.extend(added);
            Arc::new(TurnExtensions {
                skills,
                hooks: Arc::clone(hooks),
                notifies: *notifies,
                hook_warnings: Arc::clone(hook_warnings),
            })
        })
    }

    fn skill_texts(&self, skills: Vec<Skill>) -> BoxFuture<'static, Vec<(Skill, String)>> {
        let read = blocking(move || {
            let text = |skill: Skill| {
                let folder = skill.path.parent()?;
                // Its folder was within bounds when it was listed; the file is no link since.
                let text = Root::own(folder).read(&skill.path, skill::MAX_BYTES).ok()?;
                Some((skill, text))
            };
            skills.into_iter().filter_map(text).collect()
        });
        Box::pin(async move { read.await.unwrap_or_default() })
    }

    fn run_hooks(&self, hooks: &[Hook], call: HookCall) -> HookRuns {
        self.0.runner.run(hooks, &call)
    }

    fn notify(&self, notice: Notice) {
        self.0.notifier.send(notice);
    }
}

/// Returns the directories that a client names; the server's own if it names none.
fn or_own(cwds: Vec<String>, extensions: &Extensions) -> Vec<String> {
    if cwds.is_empty() { vec![extensions.0.around.cwd.to_string()] } else { cwds }
}
