//! The known keys of a configuration file: what their values must be, and a sentence about each.
//!
//! The checks of files, the schema and the commented example all come from these tables.

mod checks;
mod provider;
mod root;

use std::collections::BTreeMap;

use serde::Deserialize as _;
use serde_json::Value;
use turnhost_base::AbsPath;

use crate::check::{Check, fits};
use crate::tree::Table;

pub(crate) use provider::PROVIDER;
pub(crate) use root::ROOT;

/// The form of a key's value, for the schema.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    /// A text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number of this or more.
    Whole(i64),
    /// A number above zero.
    Seconds,
    /// One of these words.
    Words(&'static [&'static str]),
    /// One of these words, or a table.
    WordsOrTable(&'static [&'static str]),
    /// A list of texts.
    Texts,
    /// A table of texts.
    TextTable,
    /// A table of any form.
    Table,
    /// Anything.
    Any,
    /// A whole number from the first to the second.
    Within(i64, i64),
    /// An absolute path.
    Path,
    /// A list of absolute paths.
    Paths,
    /// A table that may have these keys, and others that this server does not read.
    Keys(&'static [(&'static str, Form)]),
    /// A table whose values have a form.
    TableOf(&'static Form),
    /// A list whose values have a form.
    ListOf(&'static Form),
}

impl Form {
    /// Returns true if the value has others in it that have forms of their own.
    pub(crate) fn has_parts(self) -> bool {
        matches!(self, Self::Keys(_) | Self::TableOf(_) | Self::ListOf(_))
    }

    /// Checks a value as far as it is not a table or list of others: those are for the caller to walk.
    pub(crate) fn check(self, value: &Value) -> Result<(), String> {
        match self {
            Self::Text => fits::<String>(value),
            Self::Flag => fits::<bool>(value),
            Self::Whole(least) => within(value, least, i64::MAX),
            Self::Within(least, most) => within(value, least, most),
            Self::Seconds => fits::<f64>(value),
            Self::WordsOrTable(_) if value.is_object() => Ok(()),
            Self::Words(words) | Self::WordsOrTable(words) => word(value, words),
            Self::Texts => fits::<Vec<String>>(value),
            Self::TextTable => fits::<BTreeMap<String, String>>(value),
            Self::Path => path(value),
            Self::Paths => {
                fits::<Vec<String>>(value)?;
                value.as_array().into_iter().flatten().try_for_each(path)
            }
            Self::Table | Self::Keys(_) | Self::TableOf(_) => fits::<Table>(value),
            Self::ListOf(_) => fits::<Vec<Value>>(value),
            Self::Any => Ok(()),
        }
    }
}

fn within(value: &Value, least: i64, most: i64) -> Result<(), String> {
    let number = i64::deserialize(value).map_err(|err| err.to_string())?;
    if number < least {
        return Err(format!("invalid value: integer `{number}`, expected {least} or more"));
    }
    if number > most {
        return Err(format!("invalid value: integer `{number}`, expected {most} or less"));
    }
    Ok(())
}

fn word(value: &Value, words: &[&str]) -> Result<(), String> {
    let text = String::deserialize(value).map_err(|err| err.to_string())?;
    if words.contains(&text.as_str()) {
        return Ok(());
    }
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    let expected = match &quoted[..] {
        [first, second] => format!("{first} or {second}"),
        all => format!("one of {}", all.join(", ")),
    };
    Err(format!("unknown variant `{text}`, expected {expected}"))
}

fn path(value: &Value) -> Result<(), String> {
    let text = String::deserialize(value).map_err(|err| err.to_string())?;
    match AbsPath::new(&text) {
        Ok(_) => Ok(()),
        Err(_) => Err(format!("`{text}` must be an absolute path; write it in full, from `/`")),
    }
}

fn paths(value: &Value) -> Result<(), String> {
    Form::Paths.check(value)
}

/// A known key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) check: Check,
    pub(crate) form: Form,
    /// A value as a file has it, for the example.
    pub(crate) example: &'static str,
    /// A sentence about it.
    pub(crate) doc: &'static str,
}

/// Makes a [`Key`].
pub(crate) const fn key(
    name: &'static str,
    check: Check,
    form: Form,
    example: &'static str,
    doc: &'static str,
) -> Key {
    Key { name, check, form, example, doc }
}

/// Keys of `[sandbox_workspace_write]`.
pub(crate) const WORKSPACE_WRITE: &[Key] = &[
    key("exclude_slash_tmp", fits::<bool>, Form::Flag, "false", "Keeps `/tmp` from being written."),
    key(
        "exclude_tmpdir_env_var",
        fits::<bool>,
        Form::Flag,
        "false",
        "Keeps the directory that `TMPDIR` names from being written.",
    ),
    key("network_access", fits::<bool>, Form::Flag, "false", "Lets commands use the network."),
    key(
        "writable_roots",
        paths,
        Form::Paths,
        "[\"/home/me/cache\"]",
        "Directories that may be written besides the working directory.",
    ),
];

/// Keys of `[features]` that switch something, or that clients switch.
pub const FEATURES: [&str; 6] = [
    "exec_permission_approvals",
    "guardian_approval",
    "network_proxy",
    "realtime_conversation",
    "request_permissions_tool",
    "step_model_switching",
];

/// Keys of `[features]` that no client switches: they switch parts of the tools off, or other programs
/// read them.
pub(crate) const OTHER_FEATURES: [&str; 17] = [
    "api_key_cyber_access_programs",
    "api_key_model_discovery",
    "auth_elicitation",
    "background_paginated_rollout_migration",
    "codex_apps_mcp_2026_07_28",
    "daybreak_program_propagation",
    "goals",
    "mcp_2026_07_28",
    "mcp_connection_sharing",
    "mcp_lazy_stdio_startup",
    "memories",
    "mentions_v2",
    "multi_agent",
    "remote_plugin",
    "shell_tool",
    "tool_suggest",
    "windows_sandbox_service",
];

/// Tables that have keys of their own, with the sentence about each.
pub(crate) const TABLES: &[(&str, &str)] = &[
    ("app_server", "Bounds of the server, for operators."),
    (
        "mcp_servers",
        "MCP servers, by name: programs (`command`) and services (`url`) that bring tools.",
    ),
    ("model_providers", "Model providers, by id."),
    ("permissions", "Permission profiles, by name: sandboxes of one's own."),
    ("profiles", "Profiles, by name: settings that count when the profile is chosen."),
    ("sandbox_workspace_write", "Details of the `workspace-write` sandbox."),
];

/// Known keys that the reference serves and this server does not, with the remedy: a user who sets one is
/// warned.
pub(crate) const NOT_SERVED: &[(&str, &str)] = &[
    (
        "background_terminal_max_timeout",
        "a poll of a background terminal waits as long as its call says",
    ),
    ("experimental_thread_store", "threads are kept in the database of the home"),
    ("experimental_thread_store_endpoint", "threads are kept in the database of the home"),
    (
        "include_collaboration_mode_instructions",
        "a mode's instructions are those that its client sends, or else the built-in ones",
    ),
    ("log_dir", "the log goes to stderr; redirect it"),
    ("model_catalog_json", "models are listed as their provider lists them"),
    ("model_post_turn_compact_threshold_percent", "set `model_auto_compact_token_limit` instead"),
    ("otel", "set `OTEL_EXPORTER_OTLP_ENDPOINT` and its kin in the environment instead"),
    ("plan_mode_reasoning_effort", "a client chooses the effort of a mode"),
    ("sqlite_home", "the database lies in the home; `TURNHOST_HOME` moves it"),
];

/// Known keys that this server does not read: clients of the protocol write them for other programs. A value of
/// another form than those programs take is not written, and warned of where it is found.
pub(crate) const UNREAD: &[(&str, Form)] = &[
    ("allow_symlinked_codex_home", Form::Flag),
    ("apps_mcp_product_sku", Form::Text),
    ("audio", Form::Keys(&[("microphone", Form::Text), ("speaker", Form::Text)])),
    ("auto_review", Form::Keys(&[("policy", Form::Text)])),
    ("chatgpt_base_url", Form::Text),
    ("check_for_update_on_startup", Form::Flag),
    ("cloud", Form::Table),
    ("daybreak", Form::Flag),
    ("disable_paste_burst", Form::Flag),
    ("experimental_realtime_start_instructions", Form::Text),
    ("experimental_realtime_webrtc_call_base_url", Form::Text),
    ("experimental_realtime_ws_backend_prompt", Form::Text),
    ("experimental_realtime_ws_base_url", Form::Text),
    ("experimental_realtime_ws_model", Form::Text),
    ("experimental_realtime_ws_startup_context", Form::Text),
    ("experimental_use_unified_exec_tool", Form::Flag),
    ("feedback", Form::Keys(&[("enabled", Form::Flag)])),
    ("file_opener", Form::Words(&["vscode", "vscode-insiders", "windsurf", "cursor", "none"])),
    (
        "ghost_snapshot",
        Form::Keys(&[
            ("disable_warnings", Form::Flag),
            ("ignore_large_untracked_files", Form::Whole(i64::MIN)),
        ]),
    ),
    ("goals", Form::Table),
    ("hide_agent_reasoning", Form::Flag),
    (
        "history",
        Form::Keys(&[
            ("max_bytes", Form::Whole(0)),
            ("persistence", Form::Words(&["save-all", "none"])),
        ]),
    ),
    ("include_apps_instructions", Form::Flag),
    ("include_environment_context_time", Form::Flag),
    ("js_repl_node_module_dirs", Form::Paths),
    ("js_repl_node_path", Form::Path),
    ("mcp_enterprise_managed_auth", Form::Table),
    ("mcp_oauth_credentials_store", Form::Words(&["auto", "file", "keyring"])),
    ("mcp_optional_startup_grace_ms", Form::Whole(0)),
    ("memories", Form::Keys(&[("generate_memories", Form::Flag), ("use_memories", Form::Flag)])),
    ("notice", Form::Keys(&[("hide_full_access_warning", Form::Flag)])),
    ("orchestrator", Form::Table),
    ("oss_provider", Form::Text),
    (
        "realtime",
        Form::Keys(&[
            ("type", Form::Words(&["conversational", "transcription"])),
            ("version", Form::Words(&["v1", "v2", "v3"])),
        ]),
    ),
    ("responses_api_metadata", Form::TextTable),
    ("show_raw_agent_reasoning", Form::Flag),
    ("suppress_unstable_features_warning", Form::Flag),
    (
        "tool_suggest",
        Form::Keys(&[
            ("disabled_tools", Form::ListOf(&Form::Any)),
            ("discoverables", Form::ListOf(&Form::Any)),
        ]),
    ),
    (
        "tui",
        Form::Keys(&[
            ("alternate_screen", Form::Words(&["auto", "always", "never"])),
            ("animations", Form::Flag),
            ("notification_method", Form::Words(&["auto", "osc9", "osc777", "bel"])),
            ("status_line", Form::ListOf(&Form::Any)),
            ("theme", Form::Text),
        ]),
    ),
    ("windows", Form::Keys(&[("sandbox", Form::Words(&["elevated", "unelevated", "mxc"]))])),
];
