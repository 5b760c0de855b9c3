//! Remembers what was read of files, by working directory, until a file changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::{Arc, Mutex};

use turnhost_base::{AbsPath, FileStamp, Millis};
use turnhost_ports::{ExtensionSettings, TurnExtensions};
use turnhost_protocol::{
    ConfigLayerSource, HookErrorInfo, HooksListEntry, SkillErrorInfo, SkillMetadata,
};

use crate::files::lock;
use crate::hooks::{self, Hooks};
use crate::skills::Skills;

/// Working directories that are remembered: more than people work in on one day.
const MAX_DIRECTORIES: usize = 64;

/// Stamps that are compared on the runtime's thread, at about a microsecond each.
const FEW: usize = 48;

/// The skills and hooks of a working directory.
#[derive(Debug, Default)]
pub(crate) struct State {
    skills: Skills,
    hooks: Hooks,
    /// The configuration's fault, which is why there is nothing else.
    fault: Option<String>,
    pub(crate) turn: Arc<TurnExtensions>,
    /// The files that decide what was read.
    depends_on: Vec<AbsPath>,
}

impl State {
    pub(crate) fn new(
        settings: &ExtensionSettings,
        skills: Skills,
        hooks: Hooks,
        turn: TurnExtensions,
        home: &AbsPath,
    ) -> Self {
        let depends_on = files(settings, &skills, home);
        Self { skills, hooks, fault: None, turn: Arc::new(turn), depends_on }
    }

    /// Returns the state of a configuration that cannot be read.
    pub(crate) fn broken(fault: String) -> Self {
        Self { fault: Some(fault), ..Self::default() }
    }

    pub(crate) fn listed_skills(&self) -> (Vec<SkillMetadata>, Vec<SkillErrorInfo>) {
        let fault = self.fault.iter().map(|message| SkillErrorInfo {
            message: message.clone(),
            path: "config.toml".to_owned(),
        });
        (self.skills.metadata(), self.skills.errors.iter().cloned().chain(fault).collect())
    }

    pub(crate) fn listed_hooks(&self, cwd: String) -> HooksListEntry {
        let fault = self.fault.iter().map(|message| HookErrorInfo {
            message: message.clone(),
            path: "config.toml".to_owned(),
        });
        HooksListEntry {
            cwd,
            errors: fault.collect(),
            hooks: self.hooks.found.clone(),
            warnings: self.hooks.warnings.clone(),
        }
    }

    /// Returns the directories in which skills may appear, change or go.
    pub(crate) fn skill_directories(&self) -> &[AbsPath] {
        &self.skills.directories
    }
}

/// Lists the files and directories whose change changes what is read.
fn files(settings: &ExtensionSettings, skills: &Skills, home: &AbsPath) -> Vec<AbsPath> {
    let mut files = vec![home.join("config.toml"), home.join(hooks::FILE)];
    for (source, _) in &settings.layers {
        if let ConfigLayerSource::System { file } = source {
            files.push(file.clone());
            files.extend(file.parent().map(|folder| folder.join(hooks::FILE)));
        }
    }
    for folder in hooks::project_files(&settings.project) {
        files.extend([folder.join("config.toml"), folder.join(hooks::FILE)]);
    }
    files.extend(skills.directories.iter().cloned());
    for found in &skills.found {
        files.push(found.file.path.clone());
        files.extend(found.file.path.parent().map(|folder| folder.join("agents/openai.yaml")));
    }
    files.extend(skills.errors.iter().filter_map(|error| AbsPath::new(&error.path).ok()));
    files
}

/// Selects how many stamps may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stamps {
    /// As many as there are.
    All,
    /// Few; with more, nothing counts as remembered.
    IfFew,
}

/// States by working directory.
#[derive(Default)]
pub(crate) struct Cache(Mutex<BTreeMap<AbsPath, Arc<Entry>>>);

struct Entry {
    state: Arc<State>,
    stamps: Vec<(AbsPath, Option<FileStamp>)>,
}

impl Cache {
    /// Returns the state of a directory if every file is as it was.
    pub(crate) fn get(&self, cwd: &AbsPath, stamps: Stamps) -> Option<Arc<State>> {
        let entry = lock(&self.0).get(cwd).cloned()?;
        if stamps == Stamps::IfFew && entry.stamps.len() > FEW {
            return None;
        }
        let is_same = |(path, was): &(AbsPath, Option<FileStamp>)| stamp(path) == *was;
        entry.stamps.iter().all(is_same).then(|| Arc::clone(&entry.state))
    }

    /// Remembers a state whose reading `began` at that time, unless a file changed so shortly before
    /// or since that it may hold something else under the same stamp.
    pub(crate) fn put(&self, cwd: AbsPath, state: &Arc<State>, began: Millis) {
        if state.fault.is_some() {
            return;
        }
        let places: BTreeSet<_> = state.depends_on.iter().map(first_missing).collect();
        let stamps: Vec<_> = places.into_iter().map(|path| (path.clone(), stamp(&path))).collect();
        if stamps.iter().any(|(_, stamp)| stamp.is_some_and(|stamp| !stamp.is_settled(began))) {
            return;
        }
        let mut entries = lock(&self.0);
        if entries.len() >= MAX_DIRECTORIES {
            entries.pop_first();
        }
        entries.insert(cwd, Arc::new(Entry { state: Arc::clone(state), stamps }));
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        lock(&self.0).clear();
    }
}

/// Returns the path, or the first directory on the way to it that is not there: while that is so, nothing
/// below it is.
fn first_missing(path: &AbsPath) -> AbsPath {
    let mut missing = path.clone();
    if stamp(path).is_some() {
        return missing;
    }
    while let Some(folder) = missing.parent().filter(|folder| stamp(folder).is_none()) {
        missing = folder;
    }
    missing
}

fn stamp(path: &AbsPath) -> Option<FileStamp> {
    fs::metadata(path.as_std()).ok().map(|metadata| FileStamp::of(&metadata))
}
