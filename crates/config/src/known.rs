//! The known keys of a configuration file: what their values must be, and a sentence about each.
//!
//! The checks of files, the schema and the commented example all come from these tables.

mod provider;
mod root;

use crate::check::{Check, fits};

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
        fits::<Vec<String>>,
        Form::Texts,
        "[\"/home/me/cache\"]",
        "Directories that may be written besides the working directory.",
    ),
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

/// Known keys that the reference serves and this server does not, with the remedy: whoever sets one is
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

/// Known keys that nobody here reads: clients of the protocol write them for other programs.
pub(crate) const UNREAD: &[&str] = &[
    "allow_symlinked_codex_home",
    "apps_mcp_product_sku",
    "audio",
    "auto_review",
    "chatgpt_base_url",
    "check_for_update_on_startup",
    "cloud",
    "daybreak",
    "disable_paste_burst",
    "experimental_realtime_start_instructions",
    "experimental_realtime_webrtc_call_base_url",
    "experimental_realtime_ws_backend_prompt",
    "experimental_realtime_ws_base_url",
    "experimental_realtime_ws_model",
    "experimental_realtime_ws_startup_context",
    "experimental_use_unified_exec_tool",
    "feedback",
    "file_opener",
    "ghost_snapshot",
    "goals",
    "hide_agent_reasoning",
    "history",
    "hooks",
    "include_apps_instructions",
    "include_environment_context_time",
    "js_repl_node_module_dirs",
    "js_repl_node_path",
    "marketplaces",
    "mcp_enterprise_managed_auth",
    "mcp_oauth_callback_port",
    "mcp_oauth_callback_url",
    "mcp_oauth_credentials_store",
    "mcp_optional_startup_grace_ms",
    "memories",
    "notice",
    "notify",
    "orchestrator",
    "oss_provider",
    "plugins",
    "realtime",
    "responses_api_metadata",
    "show_raw_agent_reasoning",
    "skills",
    "suppress_unstable_features_warning",
    "tool_suggest",
    "tui",
    "windows",
];
