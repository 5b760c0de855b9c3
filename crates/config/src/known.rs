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

/// Known keys that nobody here reads: clients of the protocol write them for other programs.
pub(crate) const UNREAD: &[&str] = &[
    "allow_login_shell",
    "allow_symlinked_codex_home",
    "apps_mcp_product_sku",
    "audio",
    "auto_review",
    "background_terminal_max_timeout",
    "chatgpt_base_url",
    "check_for_update_on_startup",
    "cloud",
    "daybreak",
    "disable_paste_burst",
    "experimental_compact_prompt_file",
    "experimental_realtime_start_instructions",
    "experimental_realtime_webrtc_call_base_url",
    "experimental_realtime_ws_backend_prompt",
    "experimental_realtime_ws_base_url",
    "experimental_realtime_ws_model",
    "experimental_realtime_ws_startup_context",
    "experimental_thread_store",
    "experimental_thread_store_endpoint",
    "experimental_use_unified_exec_tool",
    "feedback",
    "file_opener",
    "ghost_snapshot",
    "goals",
    "hide_agent_reasoning",
    "history",
    "hooks",
    "include_apps_instructions",
    "include_collaboration_mode_instructions",
    "include_environment_context",
    "include_environment_context_time",
    "include_permissions_instructions",
    "js_repl_node_module_dirs",
    "js_repl_node_path",
    "log_dir",
    "marketplaces",
    "mcp_enterprise_managed_auth",
    "mcp_oauth_callback_port",
    "mcp_oauth_callback_url",
    "mcp_oauth_credentials_store",
    "mcp_optional_startup_grace_ms",
    "memories",
    "model_catalog_json",
    "model_instructions_file",
    "model_post_turn_compact_threshold_percent",
    "notice",
    "notify",
    "orchestrator",
    "oss_provider",
    "otel",
    "personality",
    "plan_mode_reasoning_effort",
    "plugins",
    "realtime",
    "responses_api_metadata",
    "show_raw_agent_reasoning",
    "skills",
    "sqlite_home",
    "suppress_unstable_features_warning",
    "tool_suggest",
    "tui",
    "windows",
];
