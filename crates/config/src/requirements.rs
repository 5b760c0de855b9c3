//! The administrator's requirements: `requirements.toml` beside the machine's configuration file.
//!
//! A key that is unknown, or that this server cannot enforce, makes the file invalid: a demand that
//! is not met must not look like one that is. An invalid file stops every load of the configuration.

mod enforce;

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use turnhost_base::AbsPath;
use turnhost_protocol as wire;

use crate::ConfigError;
use crate::check::{Check, fits};
use crate::document::Document;
use crate::keys::{Finding, Problem, provider_findings};
use crate::tree::Table;

pub(crate) use enforce::Forbidden;

/// Name of the file within the directory of the machine's configuration file.
pub(crate) const FILE: &str = "requirements.toml";

/// The requirements of a machine.
#[derive(Debug)]
pub(crate) struct Requirements {
    file: AbsPath,
    wire: wire::ConfigRequirements,
}

impl Requirements {
    /// Reads the file; `None` if there is none.
    pub(crate) fn read(file: &AbsPath) -> Result<Option<Self>, ConfigError> {
        let Some(document) = Document::read_with(file, findings)? else { return Ok(None) };
        let wire = serde_json::from_value(to_wire(document.value)).map_err(|err| {
            // Cannot happen: each key was checked.
            ConfigError::Override { key: file.to_string(), text: err.to_string() }
        })?;
        Ok(Some(Self { file: file.clone(), wire }))
    }

    /// Returns the requirements as clients are told of them.
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

fn must_be_false(value: &Value) -> Result<(), String> {
    fits::<bool>(value)?;
    if value == true {
        Err("this server cannot enforce it; remove the key".to_owned())
    } else {
        Ok(())
    }
}

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
        Some(Finding { key, problem: Problem::InvalidValue(text) }) => {
            Err(format!("`{}`: {text}", key.join(".")))
        }
        Some(Finding { key, problem: Problem::UnknownKey(_) }) => {
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
    ("allow_managed_hooks_only", must_be_false),
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
    ("features", fits::<BTreeMap<String, bool>>),
    ("feedback", feedback),
    ("model_provider", fits::<String>),
    ("model_providers", model_providers),
    ("models", models),
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
    found
}

/// Turns the file's keys into those of the wire.
fn to_wire(root: Table) -> Value {
    let entries = root.into_iter().map(|(name, value)| match name.as_str() {
        "features" => ("featureRequirements".to_owned(), value),
        "models" => (name, camel(value)),
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
