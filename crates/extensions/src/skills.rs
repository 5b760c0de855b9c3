//! The skills that hold for a working directory, from all places where they may lie.

use std::collections::BTreeSet;

use serde_json::Value;
use turnhost_base::AbsPath;
use turnhost_ports::{ProjectFolders, Skill, SkillOffer, Trust};
use turnhost_protocol::{ConfigLayerSource, SkillErrorInfo, SkillMetadata, SkillScope};
use turnhost_thread::CapabilityRoot;

use crate::files::{Root, is_plain_file};
use crate::plugin::Plugin;
use crate::skill::{self, SkillFile};

/// Levels of directories below a place for skills in which they are looked for.
const MAX_DEPTH: usize = 6;

/// Directories below one place that are looked at.
const MAX_DIRECTORIES: usize = 2_000;

/// Directories of a project that hold skills.
const PROJECT_FOLDERS: [&str; 2] = [".agents/skills", ".codex/skills"];

/// A place where skills may lie.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The bounds of reading.
    pub(crate) root: Root,
    /// The directory that holds skills.
    pub(crate) directory: AbsPath,
    pub(crate) scope: SkillScope,
    /// The plugin that brings them, and its name.
    pub(crate) plugin: Option<(String, String)>,
}

/// The directories outside of projects.
pub(crate) struct Homes<'a> {
    pub(crate) home: &'a AbsPath,
    pub(crate) user: Option<&'a AbsPath>,
    pub(crate) admin: &'a AbsPath,
    pub(crate) extra: &'a [AbsPath],
}

/// Returns the places of a working directory, in the order in which their skills are listed.
pub(crate) fn places(project: &ProjectFolders, homes: &Homes<'_>) -> Vec<Place> {
    let mut places = Vec::new();
    if let Some(top) = project.directories.first() {
        let root = Root::foreign(top.clone());
        for directory in &project.directories {
            for folder in PROJECT_FOLDERS {
                let directory = directory.join(folder);
                let scope = SkillScope::Repo;
                places.push(Place { root: root.clone(), directory, scope, plugin: None });
            }
        }
    }
    let mut own = |directory: AbsPath, scope| {
        places.push(Place { root: Root::own(directory.clone()), directory, scope, plugin: None });
    };
    own(homes.home.join("skills"), SkillScope::User);
    if let Some(user) = homes.user {
        own(user.join(".agents/skills"), SkillScope::User);
    }
    for extra in homes.extra {
        own(extra.clone(), SkillScope::User);
    }
    own(homes.home.join("skills/.system"), SkillScope::System);
    own(homes.admin.join("skills"), SkillScope::Admin);
    places
}

/// Returns the places of a directory that a client chose, with those that are hidden in it. If it is a
/// plugin, its skills have the plugin's name before their own.
fn root_places(root: &CapabilityRoot) -> Vec<Place> {
    let plugin = Plugin::at(root).map(|plugin| (plugin.id, plugin.manifest.name));
    let directories = [root.path.clone()].into_iter();
    let hidden = PROJECT_FOLDERS.iter().map(|folder| root.path.join(folder));
    let place = |directory| Place {
        root: Root::foreign(root.path.clone()),
        directory,
        scope: SkillScope::User,
        plugin: plugin.clone(),
    };
    directories.chain(hidden).map(place).collect()
}

/// The skills that were found, and what could not be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Skills {
    pub(crate) found: Vec<Found>,
    pub(crate) errors: Vec<SkillErrorInfo>,
    /// The directories that were looked at, in which new ones may appear.
    pub(crate) directories: Vec<AbsPath>,
}

/// A skill with where it was found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) file: SkillFile,
    pub(crate) scope: SkillScope,
    pub(crate) plugin: Option<String>,
    pub(crate) enabled: bool,
}

impl Skills {
    /// Reads the skills of all places. One that is reached by several ways counts once.
    pub(crate) fn read(places: &[Place], switches: &Switches) -> Self {
        let (mut skills, mut seen) = (Self::default(), BTreeSet::new());
        for place in places {
            skills.scan(place, switches, &mut seen);
        }
        let rank = |scope| match scope {
            SkillScope::Repo => 0,
            SkillScope::User => 1,
            SkillScope::System => 2,
            SkillScope::Admin => 3,
        };
        skills.found.sort_by(|left, right| {
            let key = |it: &Found| (rank(it.scope), it.file.name.clone(), it.file.path.clone());
            key(left).cmp(&key(right))
        });
        skills
    }

    /// Reads the skills of directories that a client chose for a thread: one that a directory is
    /// itself, and those below it.
    pub(crate) fn of_roots(roots: &[CapabilityRoot], switches: &Switches) -> Self {
        let places: Vec<Place> = roots.iter().flat_map(root_places).collect();
        let mut skills = Self::default();
        for root in &places {
            if is_plain_file(&root.directory.join(skill::FILE)) {
                skills.add(root, &root.directory, switches);
            }
        }
        let below = Self::read(&places, switches);
        skills.found.extend(below.found);
        skills
    }

    fn scan(&mut self, place: &Place, switches: &Switches, seen: &mut BTreeSet<AbsPath>) {
        let mut left = MAX_DIRECTORIES;
        let mut waiting = vec![(place.directory.clone(), 0)];
        self.directories.push(place.directory.clone());
        while let Some((directory, depth)) = waiting.pop() {
            for entry in place.root.directories(&directory) {
                if left == 0 {
                    tracing::warn!(place = %place.directory, "more directories than are looked at for skills");
                    return;
                }
                left -= 1;
                self.directories.push(entry.path.clone());
                let path = entry.path.join(skill::FILE);
                if !is_plain_file(&path) {
                    if depth + 1 < MAX_DEPTH {
                        waiting.push((entry.path, depth + 1));
                    }
                } else if seen.insert(path.clone()) {
                    self.add(place, &entry.path, switches);
                }
            }
        }
    }

    fn add(&mut self, place: &Place, directory: &AbsPath, switches: &Switches) {
        match skill::read(&place.root, directory) {
            Ok(mut file) => {
                if let Some((path, message)) = file.metadata_fault.take() {
                    self.errors.push(SkillErrorInfo { message, path: path.to_string() });
                }
                let plugin = place.plugin.clone().map(|(id, name)| {
                    file.name = format!("{name}:{}", file.name);
                    id
                });
                let enabled = switches.are_on(&file);
                self.found.push(Found { file, scope: place.scope, plugin, enabled });
            }
            Err(message) => {
                let path = directory.join(skill::FILE).to_string();
                self.errors.push(SkillErrorInfo { message, path });
            }
        }
    }

    /// Returns the skills as lists show them.
    pub(crate) fn metadata(&self) -> Vec<SkillMetadata> {
        self.found.iter().map(metadata).collect()
    }

    /// Returns the skills that models may use. Those of a project without trust are not offered.
    pub(crate) fn usable(&self, trust: Trust) -> Vec<Skill> {
        let enabled = self.found.iter().filter(|found| found.enabled);
        enabled
            .map(|found| {
                let is_foreign = found.scope == SkillScope::Repo && trust == Trust::Untrusted;
                let file = &found.file;
                Skill {
                    name: file.name.clone(),
                    description: file.description.clone(),
                    path: file.path.clone(),
                    offer: if file.is_implicit && !is_foreign {
                        SkillOffer::Always
                    } else {
                        SkillOffer::WhenMentioned
                    },
                    permissions: file.permissions.clone(),
                    plugin: found.plugin.clone(),
                }
            })
            .collect()
    }
}

fn metadata(found: &Found) -> SkillMetadata {
    let Found { file, scope, plugin, enabled } = found;
    SkillMetadata {
        description: file.description.clone(),
        enabled: *enabled,
        name: file.name.clone(),
        path: file.path.to_string(),
        scope: *scope,
        dependencies: file.dependencies.clone(),
        interface: file.interface.clone(),
        plugin_id: plugin.clone(),
        short_description: file.short_description.clone(),
    }
}

/// The entries of `[[skills.config]]`, which switch skills on and off.
#[derive(Clone, Debug, Default)]
pub(crate) struct Switches(Vec<Switch>);

#[derive(Clone, Debug)]
struct Switch {
    selector: Selector,
    enabled: bool,
}

/// The subject of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Selector {
    /// Skills of this name.
    Name(String),
    /// The skill with this SKILL.md, or in this directory.
    Path(String),
}

impl Selector {
    fn of(entry: &Value) -> Option<Self> {
        let text = |key| entry.get(key).and_then(Value::as_str).map(str::to_owned);
        text("path").map(Self::Path).or_else(|| text("name").map(Self::Name))
    }

    fn key(&self) -> (&'static str, &str) {
        match self {
            Self::Name(name) => ("name", name),
            Self::Path(path) => ("path", path),
        }
    }
}

impl Switches {
    /// Reads the entries of all layers. Later ones count more.
    pub(crate) fn of(layers: &[(ConfigLayerSource, Value)]) -> Self {
        let entries = layers.iter().flat_map(|(_, layer)| entries(layer));
        let switch = |entry: &Value| {
            let enabled = entry.get("enabled").and_then(Value::as_bool)?;
            Some(Switch { selector: Selector::of(entry)?, enabled })
        };
        Self(entries.filter_map(switch).collect())
    }

    fn are_on(&self, file: &SkillFile) -> bool {
        self.state(|selector| match selector {
            Selector::Name(name) => *name == file.name,
            Selector::Path(path) => {
                let folder = file.path.parent();
                path == file.path.as_str() || folder.is_some_and(|it| path == it.as_str())
            }
        })
    }

    /// Returns whether a skill that this names is on.
    pub(crate) fn is_on(&self, selector: &Selector) -> bool {
        self.state(|other| other == selector)
    }

    fn state(&self, concerns: impl Fn(&Selector) -> bool) -> bool {
        self.0.iter().rev().find(|it| concerns(&it.selector)).is_none_or(|it| it.enabled)
    }
}

fn entries(layer: &Value) -> &[Value] {
    layer.pointer("/skills/config").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The state that a skill is switched to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SwitchedTo {
    On,
    Off,
}

/// Returns the user's entries with another state of a skill; null if none are left. On is how
/// skills are without an entry.
pub(crate) fn switched(user: &Value, selector: &Selector, to: SwitchedTo) -> Value {
    let mut kept: Vec<Value> = entries(user)
        .iter()
        .filter(|entry| Selector::of(entry).as_ref() != Some(selector))
        .cloned()
        .collect();
    if to == SwitchedTo::Off {
        let (key, text) = selector.key();
        kept.push(serde_json::json!({ key: text, "enabled": false }));
    }
    if kept.is_empty() { Value::Null } else { kept.into() }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::json;

    use super::*;

    fn user(layer: Value) -> Vec<(ConfigLayerSource, Value)> {
        let file = AbsPath::new("/h/config.toml").unwrap();
        vec![(ConfigLayerSource::User { file, profile: None }, layer)]
    }

    #[test]
    fn entries_switch_by_name_and_by_path() {
        let name = Selector::Name("a".into());
        let off = switched(&json!({}), &name, SwitchedTo::Off);
        assert_eq!(off, json!([{"name": "a", "enabled": false}]));
        let layer = json!({"skills": {"config": off}});
        assert!(!Switches::of(&user(layer.clone())).is_on(&name));
        let path = Selector::Path("/s/a/SKILL.md".into());
        let both = switched(&layer, &path, SwitchedTo::Off);
        assert_eq!(both.as_array().unwrap().len(), 2);
        let layer = json!({"skills": {"config": both}});
        assert_eq!(
            switched(&layer, &name, SwitchedTo::On),
            json!([{"path": "/s/a/SKILL.md", "enabled": false}])
        );
        assert_eq!(
            switched(&json!({"skills": {"config": off}}), &name, SwitchedTo::On),
            Value::Null
        );
    }

    #[test]
    fn skills_of_a_project_come_first_and_wait_for_trust() {
        let dir = tempfile::tempdir().unwrap();
        let base = AbsPath::from_std(&dir.path().canonicalize().unwrap()).unwrap();
        let write = |path: &str, text: &str| {
            let path = base.join(path);
            fs::create_dir_all(path.parent().unwrap().as_std()).unwrap();
            fs::write(path.as_std(), text).unwrap();
        };
        let text = |name: &str| format!("---\nname: {name}\ndescription: d\n---\nx\n");
        write("repo/.agents/skills/z/SKILL.md", &text("zeta"));
        write("repo/.agents/skills/bad/SKILL.md", "nothing");
        write("repo/.agents/skills/deep/er/SKILL.md", &text("deep"));
        write("home/skills/a/SKILL.md", &text("alpha"));
        write("home/skills/.hidden/b/SKILL.md", &text("hidden"));
        write("out/o/SKILL.md", &text("outside"));
        std::os::unix::fs::symlink(
            base.join("out").as_std(),
            base.join("repo/.agents/skills/l").as_std(),
        )
        .unwrap();
        let (home, admin) = (base.join("home"), base.join("etc"));
        let project =
            ProjectFolders { trust: Trust::Untrusted, directories: vec![base.join("repo")] };
        let homes = Homes { home: &home, user: None, admin: &admin, extra: &[base.join("out")] };
        let skills = Skills::read(&places(&project, &homes), &Switches::default());
        let names: Vec<_> = skills.found.iter().map(|it| it.file.name.as_str()).collect();
        assert_eq!(names, ["deep", "zeta", "alpha", "outside"]);
        assert_eq!(skills.errors.len(), 1);
        let offers = |trust| -> Vec<SkillOffer> {
            skills.usable(trust).into_iter().map(|skill| skill.offer).collect()
        };
        let (always, mentioned) = (SkillOffer::Always, SkillOffer::WhenMentioned);
        assert_eq!(offers(Trust::Untrusted), [mentioned, mentioned, always, always]);
        assert_eq!(offers(Trust::Trusted), [always; 4]);
    }
}
