//! Hooks: reading them from settings, and whether each may run.
//!
//! A hook is named by a key, `FILE:EVENT:GROUP:NUMBER`, and has a fingerprint of all that it does.
//! It runs only if the user's own file has that fingerprint under that key
//! (`hooks.state."KEY".trusted_hash`), so that a hook that changed is asked about again. Files of a
//! project are not even read before the user trusts the project.

mod output;
mod run;

use std::fmt;
use std::sync::Arc;

use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use turnhost_base::AbsPath;
use turnhost_ports::{
    ExtensionSettings, Hook, HookMatcher, ManagedHooks, OtherHooks, ProjectFolders, Trust,
};
use turnhost_protocol::{
    ConfigLayerSource, HookEventName, HookExecutionMode, HookHandler, HookHandlerType,
    HookMetadata, HookRunStatus, HookRunSummary, HookScope, HookSource, HookTrustStatus,
};

use crate::files::{MAX_SETTINGS_BYTES, Root};

pub(crate) use self::run::Runner;

/// The file beside a `config.toml` that may hold hooks instead.
pub(crate) const FILE: &str = "hooks.json";

/// The folder of a project's own settings.
pub(crate) const PROJECT_FOLDER: &str = ".codex";

/// Seconds that a hook may take if it does not say.
const TIMEOUT_SECS: u64 = 600;

/// 3 s: the longest that a hook at a session's end may take; it has 1 s unless it says more.
const LEAVING_TIMEOUT_SECS: u64 = 3;

/// Bytes of a compiled pattern, so that no pattern of a file fills the memory.
const MAX_PATTERN_BYTES: usize = 1024 * 1024;

/// Bytes of context that a hook may add unless it says less: some 4,000 tokens.
const CONTEXT_BYTES: usize = 16 * 1024;

/// The events by their names in files, in the order in which hooks are listed.
const EVENTS: [(&str, HookEventName); 14] = [
    ("PreModelRequest", HookEventName::PreModelRequest),
    ("PostModelRequest", HookEventName::PostModelRequest),
    ("PreToolUse", HookEventName::PreToolUse),
    ("PermissionRequest", HookEventName::PermissionRequest),
    ("PostToolUse", HookEventName::PostToolUse),
    ("PreCompact", HookEventName::PreCompact),
    ("PostCompact", HookEventName::PostCompact),
    ("SessionStart", HookEventName::SessionStart),
    ("SessionEnd", HookEventName::SessionEnd),
    ("UserPromptSubmit", HookEventName::UserPromptSubmit),
    ("SubagentStart", HookEventName::SubagentStart),
    ("SubagentStop", HookEventName::SubagentStop),
    ("Stop", HookEventName::Stop),
    ("Interrupt", HookEventName::Interrupt),
];

/// Returns the name of an event in files and in the input of hooks.
pub(crate) fn event_name(event: HookEventName) -> &'static str {
    EVENTS.iter().find(|(_, it)| *it == event).map_or("", |(name, _)| name)
}

/// Returns `PreToolUse` as `pre_tool_use` or `pre-tool-use`.
pub(crate) fn joined(event: HookEventName, by: char) -> String {
    let mut text = String::new();
    for char in event_name(event).chars() {
        if char.is_ascii_uppercase() && !text.is_empty() {
            text.push(by);
        }
        text.push(char.to_ascii_lowercase());
    }
    text
}

/// Hooks with warnings for people about their files.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hooks {
    pub(crate) found: Vec<HookMetadata>,
    pub(crate) warnings: Vec<String>,
    /// Directories of plugins by their ids, for the variables of their hooks.
    plugins: Vec<(String, AbsPath)>,
    /// The fate of hooks that are not the administrator's.
    others: OtherHooks,
}

/// A file with hooks.
pub(crate) struct HookFile {
    /// Its place.
    pub(crate) path: AbsPath,
    /// The first part of its hooks' keys.
    pub(crate) key: String,
    pub(crate) source: HookSource,
    /// The plugin that brings it, with its directory.
    pub(crate) plugin: Option<(String, AbsPath)>,
}

/// The contents of a file with hooks.
#[derive(Debug, Default, Deserialize)]
struct Contents {
    #[serde(default)]
    hooks: Map<String, Value>,
}

#[derive(Debug, Deserialize)]
struct Group {
    matcher: Option<String>,
    #[serde(default)]
    hooks: Vec<Handler>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Handler {
    #[serde(rename_all = "camelCase")]
    Command {
        command: String,
        timeout: Option<u64>,
        status_message: Option<String>,
        #[serde(default)]
        r#async: bool,
        additional_context_limit: Option<usize>,
    },
    McpTool {},
    Prompt {},
    Agent {},
}

impl Hooks {
    /// Reads the hooks of all layers: of each, `hooks.json` beside its file, then its own table.
    pub(crate) fn read(settings: &ExtensionSettings, home: &AbsPath) -> Self {
        let mut hooks = Self::default();
        let states = States::of(settings);
        if let Some(managed) = &settings.managed {
            hooks.managed(managed, &states);
        }
        let mut projects = project_files(&settings.project);
        let rank = |source: &ConfigLayerSource| match source {
            ConfigLayerSource::Project { .. } => 1,
            _ => 0,
        };
        let mut layers: Vec<_> = settings.layers.iter().collect();
        layers.sort_by_key(|(source, _)| rank(source));
        let mut user_is_read = false;
        for (source, layer) in layers {
            let (file, kind) = match source {
                ConfigLayerSource::System { file } => (file.clone(), HookSource::System),
                ConfigLayerSource::User { file, .. } => {
                    user_is_read = true;
                    (file.clone(), HookSource::User)
                }
                ConfigLayerSource::Project { dot_codex_folder } => {
                    projects.retain(|folder| folder != dot_codex_folder);
                    (dot_codex_folder.join("config.toml"), HookSource::Project)
                }
                ConfigLayerSource::SessionFlags => (home.join("flags"), HookSource::SessionFlags),
                // Settings of organisations do not come here.
                _ => continue,
            };
            hooks.layer(&file, kind, layer.get("hooks"), &states);
        }
        if !user_is_read {
            hooks.layer(&home.join("config.toml"), HookSource::User, None, &states);
        }
        for folder in projects {
            hooks.layer(&folder.join("config.toml"), HookSource::Project, None, &states);
        }
        hooks
    }

    /// Adds the hooks of the administrator, which come first.
    fn managed(&mut self, managed: &ManagedHooks, states: &States<'_>) {
        let ManagedHooks { file: path, events, others } = managed;
        self.others = *others;
        let (path, key, source) = (path.clone(), path.to_string(), HookSource::System);
        self.add(&HookFile { path, key, source, plugin: None }, events, states);
    }

    /// Adds the hooks of a layer: of the file beside its own, and of its table.
    fn layer(
        &mut self,
        config: &AbsPath,
        source: HookSource,
        table: Option<&Value>,
        states: &States<'_>,
    ) {
        let Some(folder) = config.parent() else { return };
        let before = self.found.len();
        if source != HookSource::SessionFlags {
            let path = folder.join(FILE);
            let root = match source {
                // A project's folder is part of the repository.
                HookSource::Project => Root::foreign(folder.parent().unwrap_or(folder)),
                _ => Root::own(folder),
            };
            let file = HookFile { key: path.to_string(), path, source, plugin: None };
            self.file(&file, &root, states);
        }
        let from_file = self.found.len() > before;
        let Some(Value::Object(table)) = table else { return };
        let events = table.iter().filter(|(key, _)| *key != "state");
        let events: Map<String, Value> = events.map(|(k, v)| (k.clone(), v.clone())).collect();
        if events.is_empty() {
            return;
        }
        if from_file {
            let other = config.parent().map(|folder| folder.join(FILE).to_string());
            self.warnings.push(format!(
                "loading hooks from both {} and {config}; prefer a single representation for this layer",
                other.unwrap_or_default()
            ));
        }
        let file = HookFile { path: config.clone(), key: config.to_string(), source, plugin: None };
        self.add(&file, &events, states);
    }

    /// Adds the hooks of a file, if it is there.
    pub(crate) fn file(&mut self, file: &HookFile, root: &Root, states: &States<'_>) {
        let failed =
            |err: &dyn fmt::Display| format!("failed to parse hooks config {}: {err}", file.path);
        match root.read_if_there(&file.path, MAX_SETTINGS_BYTES) {
            Ok(None) => {}
            Ok(Some(text)) => match serde_json::from_str::<Contents>(&text) {
                Ok(contents) => self.add(file, &contents.hooks, states),
                Err(err) => self.warnings.push(failed(&err)),
            },
            Err(err) => self.warnings.push(failed(&err)),
        }
    }

    fn add(&mut self, file: &HookFile, events: &Map<String, Value>, states: &States<'_>) {
        for name in events.keys().filter(|name| !EVENTS.iter().any(|(it, _)| it == name)) {
            self.warnings.push(format!("unknown hook event `{name}` in {}", file.path));
        }
        for (name, event) in EVENTS {
            let Some(groups) = events.get(name) else { continue };
            let groups = match Vec::<Group>::deserialize(groups) {
                Ok(groups) => groups,
                Err(err) => {
                    self.warnings
                        .push(format!("failed to parse hooks config {}: {err}", file.path));
                    continue;
                }
            };
            for (index, group) in groups.into_iter().enumerate() {
                self.group(file, event, index, group, states);
            }
        }
        if let Some(plugin) = &file.plugin {
            self.plugins.push(plugin.clone());
        }
    }

    fn group(
        &mut self,
        file: &HookFile,
        event: HookEventName,
        index: usize,
        group: Group,
        states: &States<'_>,
    ) {
        let matcher = group.matcher.filter(|text| !text.is_empty() && takes_matcher(event));
        if let Some(pattern) = matcher.as_deref()
            && let Err(err) = Matcher::new(pattern)
        {
            self.warnings.push(format!("invalid matcher `{pattern}` in {}: {err}", file.path));
            return;
        }
        for (number, handler) in group.hooks.into_iter().enumerate() {
            let key = format!("{}:{}:{index}:{number}", file.key, joined(event, '_'));
            let entry = match entry(event, handler) {
                Ok(entry) => entry,
                Err(kind) => {
                    self.warnings.push(format!(
                        "skipping {kind} in {}: {kind}s are not supported yet",
                        file.path
                    ));
                    continue;
                }
            };
            let current_hash = fingerprint(event, matcher.as_deref(), &entry);
            let state = states.of_hook(&key, &current_hash);
            let is_managed = file.source == HookSource::System;
            self.found.push(HookMetadata {
                trust_status: if is_managed { HookTrustStatus::Managed } else { state.trust },
                enabled: (state.enabled && self.others == OtherHooks::Run) || is_managed,
                current_hash,
                display_order: i64::try_from(self.found.len()).unwrap_or(i64::MAX),
                event_name: event,
                is_managed,
                key,
                source: file.source,
                source_path: file.path.clone(),
                timeout_sec: entry.timeout,
                additional_context_limit: entry.context_limit,
                environment_id: None,
                matcher: matcher.clone(),
                plugin_id: file.plugin.as_ref().map(|(id, _)| id.clone()),
                status_message: entry.status_message,
                handler: entry.handler,
            });
        }
    }

    /// Returns the hooks that may run: commands that are trusted and switched on.
    pub(crate) fn runnable(&self) -> Arc<[Hook]> {
        self.found.iter().filter_map(|hook| self.hook(hook)).collect()
    }

    fn hook(&self, hook: &HookMetadata) -> Option<Hook> {
        let is_trusted =
            matches!(hook.trust_status, HookTrustStatus::Trusted | HookTrustStatus::Managed);
        let HookHandler::Command { command, r#async } = &hook.handler else { return None };
        if !is_trusted || !hook.enabled {
            return None;
        }
        let mode = if *r#async { HookExecutionMode::Async } else { HookExecutionMode::Sync };
        let matcher = match hook.matcher.as_deref() {
            Some(pattern) => Some(Arc::new(Matcher::new(pattern).ok()?) as Arc<dyn HookMatcher>),
            None => None,
        };
        let folder = self.plugins.iter().find(|(id, _)| Some(id) == hook.plugin_id.as_ref());
        let plugin = folder.map(|(_, folder)| folder.to_string());
        let variables = ["PLUGIN_ROOT", "CODEX_PLUGIN_ROOT", "CLAUDE_PLUGIN_ROOT"];
        let env = plugin
            .iter()
            .flat_map(|folder| variables.map(|variable| (variable.to_owned(), folder.clone())));
        Some(Hook {
            event: hook.event_name,
            matcher,
            summary: summary(hook, mode),
            command: command.clone(),
            env: env.collect(),
            timeout_secs: hook.timeout_sec,
            context_limit: hook.additional_context_limit.unwrap_or(CONTEXT_BYTES),
            plugin: hook.plugin_id.clone(),
        })
    }
}

/// Returns the run of a hook as it is before it begins.
fn summary(hook: &HookMetadata, execution_mode: HookExecutionMode) -> HookRunSummary {
    let (order, path) = (hook.display_order, hook.source_path.to_string());
    HookRunSummary {
        id: format!("{}:{order}:{path}", joined(hook.event_name, '-')),
        display_order: order,
        entries: Vec::new(),
        event_name: hook.event_name,
        execution_mode,
        handler_type: HookHandlerType::Command,
        scope: match hook.event_name {
            HookEventName::SessionStart
            | HookEventName::SessionEnd
            | HookEventName::SubagentStart => HookScope::Thread,
            _ => HookScope::Turn,
        },
        source_path: path,
        started_at: 0,
        status: HookRunStatus::Running,
        completed_at: None,
        duration_ms: None,
        source: hook.source,
        status_message: hook.status_message.clone(),
    }
}

/// Returns the folders of a project that may hold hooks; none without trust.
pub(crate) fn project_files(project: &ProjectFolders) -> Vec<AbsPath> {
    let trusted = project.trust == Trust::Trusted;
    let directories = project.directories.iter().filter(|_| trusted);
    directories.map(|directory| directory.join(PROJECT_FOLDER)).collect()
}

/// Returns whether hooks of an event are about something that has a name.
fn takes_matcher(event: HookEventName) -> bool {
    !matches!(
        event,
        HookEventName::Stop | HookEventName::UserPromptSubmit | HookEventName::Interrupt
    )
}

struct Entry {
    handler: HookHandler,
    timeout: u64,
    status_message: Option<String>,
    context_limit: Option<usize>,
}

/// Reads a handler; the error is the kind of one that is not served.
fn entry(event: HookEventName, handler: Handler) -> Result<Entry, &'static str> {
    let timeout = |given: Option<u64>| match event {
        HookEventName::SessionEnd | HookEventName::Interrupt => {
            given.unwrap_or(1).clamp(1, LEAVING_TIMEOUT_SECS)
        }
        _ => given.unwrap_or(TIMEOUT_SECS).max(1),
    };
    Ok(match handler {
        Handler::Command { command, .. } if command.trim().is_empty() => {
            return Err("empty command hook");
        }
        Handler::Command {
            command,
            timeout: given,
            status_message,
            r#async,
            additional_context_limit,
        } => Entry {
            handler: HookHandler::Command { command, r#async },
            timeout: timeout(given),
            status_message,
            context_limit: additional_context_limit,
        },
        Handler::McpTool {} => return Err("mcp tool hook"),
        Handler::Prompt {} => return Err("prompt hook"),
        Handler::Agent {} => return Err("agent hook"),
    })
}

/// Makes the fingerprint of all that decides what a hook does, and when.
fn fingerprint(event: HookEventName, matcher: Option<&str>, entry: &Entry) -> String {
    let all = json!({
        "event": event_name(event),
        "matcher": matcher,
        "handler": entry.handler,
        "timeout": entry.timeout,
        "statusMessage": entry.status_message,
        "additionalContextLimit": entry.context_limit,
    });
    Sha256::digest(all.to_string()).iter().fold("sha256:".to_owned(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = fmt::Write::write_fmt(&mut text, format_args!("{byte:02x}"));
        text
    })
}

/// The user's decisions about hooks: `hooks.state` of the user's own file, and of no other.
pub(crate) struct States<'a>(Option<&'a Map<String, Value>>);

struct State {
    trust: HookTrustStatus,
    enabled: bool,
}

impl<'a> States<'a> {
    pub(crate) fn of(settings: &'a ExtensionSettings) -> Self {
        let user = settings
            .layers
            .iter()
            .find(|(source, _)| matches!(source, ConfigLayerSource::User { .. }));
        Self(user.and_then(|(_, layer)| layer.pointer("/hooks/state")?.as_object()))
    }

    fn of_hook(&self, key: &str, hash: &str) -> State {
        let entry = self.0.and_then(|states| states.get(key));
        let trusted = entry.and_then(|entry| entry.get("trusted_hash")).and_then(Value::as_str);
        State {
            trust: match trusted {
                None => HookTrustStatus::Untrusted,
                Some(trusted) if trusted == hash => HookTrustStatus::Trusted,
                Some(_) => HookTrustStatus::Modified,
            },
            enabled: entry.and_then(|entry| entry.get("enabled")).and_then(Value::as_bool)
                != Some(false),
        }
    }
}

/// A pattern of names: a regular expression that is found anywhere in one; `*` for all.
#[derive(Debug)]
struct Matcher(Option<Regex>);

impl Matcher {
    fn new(pattern: &str) -> Result<Self, regex::Error> {
        if pattern == "*" {
            return Ok(Self(None));
        }
        RegexBuilder::new(pattern).size_limit(MAX_PATTERN_BYTES).build().map(Some).map(Self)
    }
}

impl HookMatcher for Matcher {
    fn is_match(&self, name: &str) -> bool {
        self.0.as_ref().is_none_or(|pattern| pattern.is_match(name))
    }
}

#[cfg(test)]
mod tests;
