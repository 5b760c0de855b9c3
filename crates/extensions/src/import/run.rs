//! Taking things over, one kind at a time.

use std::fmt::Display;
use std::fs;
use std::io::{self, Write as _};

use serde_json::{Map, Value, json};
use turnhost_base::AbsPath;
use turnhost_protocol::{
    ExternalAgentConfigImportItemTypeFailure, ExternalAgentConfigImportItemTypeSuccess,
    ExternalAgentConfigImportTypeResult, ExternalAgentConfigMigrationItem,
    ExternalAgentConfigMigrationItemType as ItemType, MigrationDetails,
};

use super::{Scope, convert, exists, no_details};
use crate::files::MAX_SETTINGS_BYTES;
use crate::{Extensions, plugins, skill};

/// The outcome for one kind.
struct Outcome {
    item_type: ItemType,
    cwd: Option<String>,
    successes: Vec<ExternalAgentConfigImportItemTypeSuccess>,
    failures: Vec<ExternalAgentConfigImportItemTypeFailure>,
}

impl Outcome {
    fn success(&mut self, source: &dyn Display, target: &dyn Display) {
        self.successes.push(ExternalAgentConfigImportItemTypeSuccess {
            item_type: self.item_type,
            cwd: self.cwd.clone(),
            source: Some(source.to_string()),
            target: Some(target.to_string()),
            title: None,
        });
    }

    fn failure(&mut self, source: &dyn Display, message: &dyn Display) {
        self.failures.push(ExternalAgentConfigImportItemTypeFailure {
            failure_stage: "import".to_owned(),
            item_type: self.item_type,
            message: message.to_string(),
            cwd: self.cwd.clone(),
            error_type: None,
            source: Some(source.to_string()),
            sub_error_type: None,
        });
    }

    /// Notes how one thing went; nothing if it was there already.
    fn note(&mut self, source: &dyn Display, target: &dyn Display, done: io::Result<Written>) {
        match done {
            Ok(Written::New) => self.success(source, target),
            Ok(Written::Kept) => {}
            Err(err) => self.failure(source, &err),
        }
    }
}

/// Says if something was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    New,
    /// There was something already, which stays.
    Kept,
}

impl Extensions {
    /// Takes one thing over. Blocks.
    pub(super) fn take_over(
        &self,
        item: &ExternalAgentConfigMigrationItem,
    ) -> ExternalAgentConfigImportTypeResult {
        let ExternalAgentConfigMigrationItem { description: _, item_type, cwd, details } = item;
        let mut outcome = Outcome {
            item_type: *item_type,
            cwd: cwd.clone(),
            successes: Vec::new(),
            failures: Vec::new(),
        };
        let details = details.clone().unwrap_or_else(no_details);
        let scope = match cwd {
            Some(cwd) => Some(self.project_scope(cwd)),
            None => self.home_scope(),
        };
        match scope {
            Some(scope) => self.take_over_from(&scope, &details, &mut outcome),
            None => outcome.failure(&"home", &"the environment names no home directory"),
        }
        let Outcome { item_type, successes, failures, .. } = outcome;
        ExternalAgentConfigImportTypeResult { failures, item_type, successes }
    }

    fn take_over_from(&self, scope: &Scope, details: &MigrationDetails, out: &mut Outcome) {
        let MigrationDetails { commands, mcp_servers, skills, subagents, .. } = details;
        match out.item_type {
            ItemType::AgentsMd => {
                let (from, to) = (&scope.instructions, &scope.agents_md);
                match scope.root.read_if_there(from, MAX_SETTINGS_BYTES) {
                    Ok(None) => {}
                    Ok(Some(text)) => out.note(from, to, write_new(to, &text)),
                    Err(err) => out.failure(from, &err),
                }
            }
            ItemType::Config => {
                let theirs = scope.json(&scope.settings_json());
                let settings = convert::settings(&theirs);
                let done = self.add_settings(scope, &settings);
                out.note(&scope.settings_json(), &scope.config(), done);
            }
            ItemType::McpServerConfig => {
                let servers = convert::mcp_servers(&scope.json(&scope.mcp));
                for name in mcp_servers.iter().map(|it| &it.name) {
                    match servers.iter().find(|(it, _)| it == name) {
                        Some((_, server)) => {
                            let settings = json!({ "mcp_servers": { name.as_str(): server } });
                            out.note(name, name, self.add_settings(scope, &settings));
                        }
                        None => out.failure(name, &"no such server that can be taken over"),
                    }
                }
            }
            ItemType::Hooks => take_hooks(scope, out),
            ItemType::Skills => {
                for it in skills {
                    take_skill(scope, &it.name, out);
                }
            }
            ItemType::Commands => {
                let named = commands.iter().map(|it| it.name.as_str());
                take_texts(named, &scope.new_commands(), scope, out, |name, text| {
                    let file = scope.skills.join(name).join(skill::FILE);
                    write_new(&file, &convert::command_skill(name, text))
                });
            }
            ItemType::Subagents => {
                let named = subagents.iter().map(|it| it.name.as_str());
                take_texts(named, &scope.new_subagents(), scope, out, |name, text| {
                    let file = scope.settings.join("agents").join(format!("{name}.toml"));
                    write_new(&file, &convert::subagent(name, text))
                });
            }
            ItemType::Plugins | ItemType::Memory | ItemType::Sessions => {
                out.failure(&scope.folder, &"not supported: this server does not take these over");
            }
        }
    }

    /// Adds settings to the file of a place.
    fn add_settings(&self, scope: &Scope, settings: &Value) -> io::Result<Written> {
        let file = scope.config();
        let config = &self.0.around.config;
        let missing = config.missing(&file, settings).map_err(io::Error::other)?;
        if missing.as_object().is_none_or(Map::is_empty) {
            return Ok(Written::Kept);
        }
        check_folder(&scope.settings)?;
        config.import(&file, &missing).map_err(io::Error::other)?;
        Ok(Written::New)
    }
}

fn take_hooks(scope: &Scope, out: &mut Outcome) {
    let hooks = convert::hooks(&scope.json(&scope.settings_json()));
    let text = serde_json::to_string_pretty(&json!({ "hooks": hooks })).unwrap_or_default();
    let done = write_new(&scope.settings.join(crate::hooks::FILE), &format!("{text}\n"));
    for name in hooks.keys() {
        match &done {
            Ok(Written::New) => out.success(name, name),
            Ok(Written::Kept) => {}
            Err(err) => out.failure(name, err),
        }
    }
}

fn take_skill(scope: &Scope, name: &str, out: &mut Outcome) {
    let from = scope.folder.join("skills").join(name);
    let to = scope.skills.join(name);
    if !convert::is_file_name(name) {
        return out.failure(&name, &"no name of a skill");
    }
    if exists(&to) {
        return;
    }
    if !scope.new_skills().iter().any(|it| it == name) {
        return out.failure(&name, &"no such skill");
    }
    let done = check_folder(&scope.skills).and_then(|()| plugins::copy_new(&from, &to));
    out.note(&name, &name, done.map(|()| Written::New));
}

/// Takes over those of `found` that are named, as texts.
fn take_texts<'a>(
    named: impl Iterator<Item = &'a str>,
    found: &[(String, AbsPath)],
    scope: &Scope,
    out: &mut Outcome,
    write: impl Fn(&str, &str) -> io::Result<Written>,
) {
    for name in named {
        let Some((_, path)) = found.iter().find(|(it, _)| it == name) else {
            out.failure(&name, &"nothing of this name can be taken over, or it is there already");
            continue;
        };
        let text = scope.root.read(path, MAX_SETTINGS_BYTES);
        out.note(&name, &name, text.and_then(|text| write(name, &text)));
    }
}

/// Writes a file unless there is something already.
fn write_new(path: &AbsPath, text: &str) -> io::Result<Written> {
    if let Some(folder) = path.parent() {
        check_folder(&folder)?;
        fs::create_dir_all(folder.as_std())?;
    }
    match fs::OpenOptions::new().write(true).create_new(true).open(path.as_std()) {
        Ok(mut file) => file.write_all(text.as_bytes()).map(|()| Written::New),
        Err(err) if err.kind() == io::ErrorKind::AlreadyExists => Ok(Written::Kept),
        Err(err) => Err(err),
    }
}

/// Fails if a folder, or the one above it, is a link: a repository must not choose where else
/// something is written.
fn check_folder(folder: &AbsPath) -> io::Result<()> {
    for path in [Some(folder.clone()), folder.parent()].into_iter().flatten() {
        let meta = fs::symlink_metadata(path.as_std());
        if meta.is_ok_and(|meta| meta.is_symlink()) {
            return Err(io::Error::other(format!("`{path}` is a link; nothing is written there")));
        }
    }
    Ok(())
}
