//! The administrator's requirements: `requirements.toml` beside the machine's configuration file.
//!
//! A key that is unknown, or that this server cannot enforce, makes the file invalid: a demand that
//! is not met must not look like one that is. An invalid file stops every load of the configuration.

mod allowed;
mod enforce;
mod network;
mod servers;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use turnhost_base::AbsPath;
use turnhost_policy::ManagedHosts;
use turnhost_ports::{ManagedHooks, OtherHooks};
use turnhost_protocol as wire;

use crate::ConfigError;
use crate::cache::Cache;
use crate::check::{Check, fits};
use crate::keys::{Finding, Problem, provider_findings};
use crate::tree::Table;

use allowed::Allowed;
pub(crate) use enforce::Forbidden;
use network::Network;

/// Name of the file within the directory of the machine's configuration file.
pub(crate) const FILE: &str = "requirements.toml";

/// The requirements of a machine.
#[derive(Debug)]
pub(crate) struct Requirements {
    file: AbsPath,
    wire: wire::ConfigRequirements,
    /// The MCP servers that may run; all if `None`.
    mcp_servers: Option<Allowed>,
    /// The hooks that always run, as the file has them; empty without any.
    hooks: Table,
    /// The hosts that commands may reach, if the file rules them.
    hosts: Option<ManagedHosts>,
}

impl Requirements {
    /// Reads the file; `None` if there is none.
    pub(crate) fn read(cache: &Cache, file: &AbsPath) -> Result<Option<Self>, ConfigError> {
        let Some(document) = cache.read(file, findings)? else { return Ok(None) };
        // Cannot happen: each key was checked.
        let failed = |err: serde_json::Error| ConfigError::Override {
            key: file.to_string(),
            text: err.to_string(),
        };
        let mut table = Arc::unwrap_or_clone(document.value);
        let servers = table.remove("mcp_servers");
        let mcp_servers = servers.map(serde_json::from_value).transpose().map_err(failed)?;
        let hooks = table.get("hooks").and_then(Value::as_object).cloned().unwrap_or_default();
        let network = network::NAMES.into_iter().find_map(|name| table.remove(name));
        let network = network.map(Network::of).transpose().map_err(failed)?;
        let mut wire: wire::ConfigRequirements =
            serde_json::from_value(to_wire(table)).map_err(failed)?;
        let mut hosts = None;
        if let Some(network) = network {
            if let Some(is_on) = network.feature() {
                let features = wire.feature_requirements.get_or_insert_default();
                features.insert(network::FEATURE.to_owned(), is_on);
            }
            (wire.network, hosts) = (Some(network.wire), network.hosts);
        }
        Ok(Some(Self { file: file.clone(), wire, mcp_servers, hooks, hosts }))
    }

    /// Returns the hosts that commands may reach, if the file rules them.
    pub(crate) fn hosts(&self) -> Option<&ManagedHosts> {
        self.hosts.as_ref()
    }

    /// Returns the hooks that always run, and if no others may.
    pub(crate) fn hooks(&self) -> ManagedHooks {
        let mut events = self.hooks.clone();
        events.retain(|key, _| !DIRECTORIES.contains(&key.as_str()));
        let others = match self.wire.allow_managed_hooks_only {
            Some(true) => OtherHooks::Rest,
            Some(false) | None => OtherHooks::Run,
        };
        ManagedHooks { file: self.file.clone(), events, others }
    }

    /// Returns the requirements in the form for clients.
    pub(crate) fn wire(&self) -> &wire::ConfigRequirements {
        &self.wire
    }
}

/// Refuses values other than a list of one `T` or more.
fn some<T: DeserializeOwned>(value: &Value) -> Result<(), String> {
    fits::<Vec<T>>(value)?;
    if value.as_array().is_some_and(Vec::is_empty) {
        return Err("an empty list allows nothing at all; name one value or more".to_owned());
    }
    Ok(())
}

/// Keys of the hooks' table that are no events: the directory of the administrator's scripts.
const DIRECTORIES: [&str; 2] = ["managed_dir", "windows_managed_dir"];

fn mcp_servers(value: &Value) -> Result<(), String> {
    fits::<Allowed>(value).map_err(|text| {
        format!("{text}; each server needs `identity = {{ command = \"…\" }}` or `identity = {{ url = \"…\" }}`")
    })
}

fn hooks(value: &Value) -> Result<(), String> {
    fits::<Table>(value)?;
    let table = value.as_object().into_iter().flatten();
    for (name, value) in table {
        if DIRECTORIES.contains(&name.as_str()) {
            let path = value.as_str().ok_or_else(|| format!("`{name}` is no text"))?;
            if name == "managed_dir" && !path.starts_with('/') {
                return Err(format!("`{name}` must be an absolute path"));
            }
        }
    }
    fits::<wire::ManagedHooksRequirements>(&hooks_to_wire(value.clone()))?;
    let wire =
        serde_json::from_value::<wire::ManagedHooksRequirements>(hooks_to_wire(value.clone()));
    let known = wire.ok().and_then(|wire| serde_json::to_value(wire).ok()).unwrap_or_default();
    for (name, groups) in value.as_object().into_iter().flatten() {
        if DIRECTORIES.contains(&name.as_str()) {
            continue;
        }
        if known.get(name).is_none() {
            return Err(format!("`{name}` is no event of hooks"));
        }
        let handlers = groups.as_array().into_iter().flatten();
        let handlers = handlers.filter_map(|group| group.get("hooks")?.as_array()).flatten();
        if handlers.into_iter().any(|it| it.get("type") != Some(&json!("command"))) {
            return Err(format!("`{name}`: only hooks of the type `command` can be run here"));
        }
    }
    Ok(())
}

/// Converts hooks as written in files to those of the wire.
fn hooks_to_wire(mut hooks: Value) -> Value {
    let Some(table) = hooks.as_object_mut() else { return hooks };
    let mut events: Table = EVENTS.iter().map(|event| ((*event).to_owned(), json!([]))).collect();
    for (name, value) in std::mem::take(table) {
        if DIRECTORIES.contains(&name.as_str()) {
            events.insert(camel_case(&name), value);
            continue;
        }
        let mut groups = value;
        for group in groups.as_array_mut().into_iter().flatten() {
            let handlers = group.get_mut("hooks").and_then(Value::as_array_mut);
            for handler in handlers.into_iter().flatten().filter_map(Value::as_object_mut) {
                if let Some(timeout) = handler.remove("timeout") {
                    handler.insert("timeoutSec".to_owned(), timeout);
                }
                handler.entry("async").or_insert(json!(false));
            }
        }
        events.insert(name, groups);
    }
    Value::Object(events)
}

/// The events whose lists clients always see.
const EVENTS: [&str; 10] = [
    "PreToolUse",
    "PermissionRequest",
    "PostToolUse",
    "PreCompact",
    "PostCompact",
    "SessionStart",
    "UserPromptSubmit",
    "SubagentStart",
    "SubagentStop",
    "Stop",
];

fn must_be_true(value: &Value) -> Result<(), String> {
    fits::<bool>(value)?;
    if value == false {
        Err("this server cannot enforce it; remove the key".to_owned())
    } else {
        Ok(())
    }
}

fn feedback(value: &Value) -> Result<(), String> {
    only(value, &[("enabled", fits::<bool>)])
}

fn models(value: &Value) -> Result<(), String> {
    only(value, &[("new_thread", new_thread)])
}

fn new_thread(value: &Value) -> Result<(), String> {
    only(
        value,
        &[
            ("model", fits::<String>),
            ("model_reasoning_effort", fits::<wire::ReasoningEffort>),
            ("service_tier", fits::<String>),
        ],
    )
}

fn model_providers(value: &Value) -> Result<(), String> {
    fits::<BTreeMap<String, Table>>(value)?;
    match provider_findings(value).into_iter().next() {
        Some(Finding {
            key,
            problem: Problem::InvalidValue(text) | Problem::UnreadValue(text),
        }) => Err(format!("`{}`: {text}", key.join("."))),
        Some(Finding { key, problem: Problem::UnknownKey(_) | Problem::NotServed(_) }) => {
            Err(format!("`{}` is no key of a provider", key.join(".")))
        }
        None => Ok(()),
    }
}

/// Refuses a table with other keys than these.
fn only(value: &Value, known: &[(&str, Check)]) -> Result<(), String> {
    fits::<Table>(value)?;
    for (name, value) in value.as_object().into_iter().flatten() {
        match known.iter().find(|(known, _)| known == name) {
            Some((_, check)) => check(value).map_err(|text| format!("`{name}`: {text}"))?,
            None => return Err(format!("`{name}` is not known here")),
        }
    }
    Ok(())
}

/// Keys that are enforced, or that hold by themselves because this server has no such thing.
const KEYS: &[(&str, Check)] = &[
    ("additional_developer_instructions", fits::<String>),
    ("allow_appshots", fits::<bool>),
    ("allow_browser_and_computer_use", fits::<bool>),
    ("allow_login_shell", must_be_true),
    ("allow_managed_hooks_only", fits::<bool>),
    ("allow_remote_control", fits::<bool>),
    ("allowed_approval_policies", some::<wire::AskForApproval>),
    ("allowed_approvals_reviewers", some::<wire::ApprovalsReviewer>),
    ("allowed_login_methods", some::<wire::ForcedLoginMethod>),
    ("allowed_permission_profiles", fits::<BTreeMap<String, bool>>),
    ("allowed_sandbox_modes", some::<wire::SandboxMode>),
    ("allowed_web_search_modes", some::<wire::WebSearchMode>),
    ("allowed_windows_sandbox_implementations", some::<wire::WindowsSandboxImplementation>),
    ("check_for_update_on_startup", fits::<bool>),
    ("default_permissions", fits::<String>),
    ("experimental_network", network::check),
    ("features", fits::<BTreeMap<String, bool>>),
    ("feedback", feedback),
    ("hooks", hooks),
    ("mcp_servers", mcp_servers),
    ("model_provider", fits::<String>),
    ("model_providers", model_providers),
    ("models", models),
    ("network", network::check),
];

fn findings(root: &Table) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, value) in root {
        let checked = match KEYS.iter().find(|(known, _)| known == name) {
            Some((_, check)) => check(value),
            None => Err("this server does not know how to enforce it; remove the key".to_owned()),
        };
        if let Err(text) = checked {
            found.push(Finding { key: vec![name.clone()], problem: Problem::InvalidValue(text) });
        }
    }
    if found.is_empty()
        && let Some((name, text)) = network::conflict(root)
    {
        found.push(Finding { key: vec![name], problem: Problem::InvalidValue(text) });
    }
    found
}

/// Turns the file's keys into those of the wire.
fn to_wire(root: Table) -> Value {
    let entries = root.into_iter().map(|(name, value)| match name.as_str() {
        "features" => ("featureRequirements".to_owned(), value),
        "models" => (name, camel(value)),
        "hooks" => (name, hooks_to_wire(value)),
        "allowed_web_search_modes" => (camel_case(&name), with_disabled(value)),
        _ => (camel_case(&name), value),
    });
    Value::Object(entries.collect())
}

/// No search is always allowed.
fn with_disabled(mut modes: Value) -> Value {
    if let Some(modes) = modes.as_array_mut()
        && !modes.contains(&json!("disabled"))
    {
        modes.push(json!("disabled"));
    }
    modes
}

/// Rewrites the keys of a table and the tables in it.
fn camel(value: Value) -> Value {
    match value {
        Value::Object(table) => {
            let entries = table.into_iter().map(|(key, value)| (camel_case(&key), camel(value)));
            Value::Object(entries.collect())
        }
        other => other,
    }
}

fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let mut letters = word.chars();
        let capital = letters.next().map(|letter| letter.to_ascii_uppercase());
        name + &capital.into_iter().chain(letters).collect::<String>()
    })
}
