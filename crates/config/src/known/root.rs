//! Keys at the root of a file.

use serde::Deserialize as _;
use serde_json::Value;
use turnhost_protocol as wire;

use super::{Form, Key, key};
use crate::check::fits;
use crate::environment;
use crate::error::UNTRUSTED;
use crate::tree::Table;
use turnhost_thread::{InterruptedCommands, ModelFamily};

fn approval_policy(value: &Value) -> Result<(), String> {
    if value == "untrusted" {
        return Err(UNTRUSTED.into());
    }
    // A file may also have the word that came before `on-request`.
    fits::<wire::AskForApproval>(value).map_err(|text| {
        text.replace("`on-request`, `granular`", "`on-failure`, `on-request`, `granular`")
    })
}

/// Keys at the root whose values are checked.
pub(crate) const ROOT: &[Key] = &[
    key(
        "account",
        fits::<String>,
        Form::Text,
        "\"work\"",
        "The account whose login model providers get: one of `turnhost login --account NAME`.",
    ),
    key(
        "agents",
        agents,
        Form::Table,
        "{ max_threads = 6, max_depth = 1 }",
        "Bounds of the agents that a thread's model may start: how many live at a time, and in how many generations.",
    ),
    key(
        "allow_login_shell",
        fits::<bool>,
        Form::Flag,
        "true",
        "False runs commands in shells that read no login files, and refuses calls that ask for others.",
    ),
    key(
        "analytics",
        fits::<wire::AnalyticsConfig>,
        Form::Table,
        "{ enabled = false }",
        "Usage statistics; this server sends none.",
    ),
    key(
        "approval_policy",
        approval_policy,
        Form::WordsOrTable(&["on-request", "never"]),
        "\"on-request\"",
        "When the user is asked before something runs.",
    ),
    key(
        "approvals_reviewer",
        fits::<wire::ApprovalsReviewer>,
        Form::Words(&["user", "auto_review", "guardian_subagent"]),
        "\"user\"",
        "The reviewer of approvals.",
    ),
    key(
        "apps",
        fits::<wire::AppsConfig>,
        Form::Table,
        "{}",
        "Connected apps; this server has none.",
    ),
    key(
        "browser_use",
        fits::<wire::BrowserUseConfig>,
        Form::Table,
        "{}",
        "The permissions of the browser tool; this server has none.",
    ),
    key(
        "cli_auth_credentials_store",
        fits::<crate::credentials::CredentialsStore>,
        Form::Words(&["file", "keyring", "auto"]),
        "\"file\"",
        "The place of logins: a file of the home, or the keyring of the desktop, if the program was built with it. `auto` is the file.",
    ),
    key(
        "client_search_provider",
        fits::<wire::WebSearchProvider>,
        Form::Words(&["standalone", "search_mcp"]),
        "\"standalone\"",
        "The side that runs searches for clients.",
    ),
    key(
        "compact_prompt",
        fits::<String>,
        Form::Text,
        "\"Summarize the work so far.\"",
        "The request by which long histories are shortened.",
    ),
    key(
        "computer_use",
        fits::<wire::ComputerUseConfig>,
        Form::Table,
        "{}",
        "The permissions of the computer tool; this server has none.",
    ),
    key(
        "default_permissions",
        fits::<String>,
        Form::Text,
        "\":workspace\"",
        "The permission profile of new threads: `:read-only`, `:workspace`, `:danger-full-access`, or one of `[permissions]`. Stronger than `sandbox_mode`.",
    ),
    key(
        "desktop",
        fits::<Table>,
        Form::Table,
        "{}",
        "Settings of a desktop app, which this server keeps for it.",
    ),
    key(
        "developer_instructions",
        fits::<String>,
        Form::Text,
        "\"Answer briefly.\"",
        "Instructions in the developer's name, before the conversation.",
    ),
    key(
        "experimental_compact_prompt_file",
        fits::<String>,
        Form::Text,
        "\"compact.md\"",
        "A file with the request by which long histories are shortened; relative to this directory. Counts before `compact_prompt`.",
    ),
    key(
        "features",
        features,
        Form::Table,
        "{ request_permissions_tool = true }",
        "Features to switch on or off, by name.",
    ),
    key(
        "file_tools",
        fits::<bool>,
        Form::Flag,
        "false",
        "Offers the model tools that read files, list directories and search them. Small models get them unless it is false.",
    ),
    key(
        "forced_chatgpt_workspace_id",
        fits::<wire::ForcedChatgptWorkspaceIds>,
        Form::Any,
        "\"WORKSPACE\"",
        "The workspaces that a ChatGPT login must belong to.",
    ),
    key(
        "forced_login_method",
        fits::<wire::ForcedLoginMethod>,
        Form::Words(&["chatgpt", "api"]),
        "\"api\"",
        "The one kind of login that may be used.",
    ),
    key(
        "generate_thread_names",
        fits::<bool>,
        Form::Flag,
        "false",
        "Lets the model name threads that have no name after their first turn.",
    ),
    key(
        "hooks",
        table,
        Form::Keys(HOOKS),
        "{ Stop = [{ hooks = [{ type = \"command\", command = \"notify-send done\" }] }] }",
        "Hooks: commands at events of turns, which run once they are trusted.",
    ),
    key(
        "include_environment_context",
        fits::<bool>,
        Form::Flag,
        "true",
        "False keeps directory, shell, date and writable places from the model.",
    ),
    key(
        "include_permissions_instructions",
        fits::<bool>,
        Form::Flag,
        "true",
        "False keeps the instructions about sandbox and approvals from the model.",
    ),
    key(
        "instructions",
        fits::<String>,
        Form::Text,
        "\"You are a careful engineer.\"",
        "Instructions before the conversation, instead of the program's own.",
    ),
    key(
        "interrupt_commands",
        fits::<InterruptedCommands>,
        Form::Words(&["keep", "kill"]),
        "\"keep\"",
        "The fate of commands that a turn waits for when it is interrupted.",
    ),
    key(
        "marketplaces",
        table,
        Form::TableOf(&Form::Keys(&[
            ("ref", Form::Text),
            ("source", Form::Text),
            ("source_type", Form::Words(&["git", "local"])),
        ])),
        "{ ours = { source_type = \"local\", source = \"/home/me/plugins\" } }",
        "Marketplaces of plugins, by name.",
    ),
    key(
        "max_repeated_calls",
        fits::<u32>,
        Form::Whole(0),
        "50",
        "Responses in a row that may make the same tool calls before the turn is stopped; 0 is no limit.",
    ),
    key(
        "mcp_oauth_callback_port",
        port,
        Form::Within(1, 65_535),
        "8976",
        "The port on the loopback address to which a browser is sent after an OAuth login; a free one by default.",
    ),
    key(
        "mcp_oauth_callback_url",
        web_address,
        Form::Text,
        "\"http://127.0.0.1:8976/callback\"",
        "The address to which a browser is sent after an OAuth login, if it is another one: it must lead to the port of this machine.",
    ),
    key(
        "mcp_oauth_client_metadata_url",
        document_address,
        Form::Text,
        "\"https://example.org/turnhost.json\"",
        "The address of a document that describes this client, for authorization servers that take one in place of a registration.",
    ),
    key("model", fits::<String>, Form::Text, "\"gpt-6.2-sol\"", "The model."),
    key(
        "model_auto_compact_token_limit",
        fits::<i64>,
        Form::Whole(i64::MIN),
        "200000",
        "Tokens of a history at which it is shortened.",
    ),
    key(
        "model_auto_compact_token_limit_scope",
        fits::<wire::AutoCompactTokenLimitScope>,
        Form::Text,
        "\"total\"",
        "The tokens that count for that limit.",
    ),
    key(
        "model_context_window",
        fits::<u32>,
        Form::Whole(0),
        "272000",
        "Tokens that the model can see.",
    ),
    key(
        "model_family",
        fits::<ModelFamily>,
        Form::Words(&["trained", "general", "small"]),
        "\"small\"",
        "What the model was trained on, where neither its name nor its provider's list of models tells: its instructions and tools follow from that.",
    ),
    key(
        "model_instructions_file",
        fits::<String>,
        Form::Text,
        "\"instructions.md\"",
        "A file with the instructions before the conversation; relative to this directory. Counts before `instructions`.",
    ),
    key(
        "model_provider",
        fits::<String>,
        Form::Text,
        "\"local\"",
        "The model provider: one that is built in, or a key of `[model_providers]`.",
    ),
    key(
        "model_reasoning_effort",
        fits::<wire::ReasoningEffort>,
        Form::Text,
        "\"medium\"",
        "The effort of a reasoning model.",
    ),
    key(
        "model_reasoning_summary",
        fits::<wire::ReasoningSummary>,
        Form::Words(&["auto", "concise", "detailed", "none"]),
        "\"auto\"",
        "The form of its reasoning summaries.",
    ),
    key(
        "model_verbosity",
        fits::<wire::Verbosity>,
        Form::Words(&["low", "medium", "high"]),
        "\"medium\"",
        "The verbosity of answers.",
    ),
    key(
        "notify",
        notify,
        Form::Texts,
        "[\"notify-send\", \"Turnhost\"]",
        "A command, or a web address in its place, that is told when a turn ends or an approval waits.",
    ),
    key(
        "openai_base_url",
        fits::<String>,
        Form::Text,
        "\"https://api.openai.com/v1\"",
        "The address of the built-in provider `openai`.",
    ),
    key(
        "personality",
        fits::<wire::Personality>,
        Form::Words(&["none", "friendly", "pragmatic"]),
        "\"pragmatic\"",
        "The tone of answers.",
    ),
    key(
        "plugins",
        table,
        Form::TableOf(&Form::Keys(&[("enabled", Form::Flag)])),
        "{ \"tools@ours\" = { enabled = true } }",
        "Plugins that are installed, by id.",
    ),
    key(
        "profile",
        fits::<String>,
        Form::Text,
        "\"careful\"",
        "The profile that is chosen unless the command line names one: a table of `[profiles]`, or the file `NAME.config.toml` beside this one.",
    ),
    key(
        "project_doc_fallback_filenames",
        fits::<Vec<String>>,
        Form::Texts,
        "[\"CLAUDE.md\"]",
        "Names of instruction files that count where a directory has no AGENTS.md, in their order.",
    ),
    key(
        "project_doc_max_bytes",
        fits::<u32>,
        Form::Whole(0),
        "32768",
        "Bytes of all instruction files of a project together; 0 reads none.",
    ),
    key(
        "project_root_markers",
        fits::<Vec<String>>,
        Form::Texts,
        "[\".git\"]",
        "Names of files or directories that mark the root of a project.",
    ),
    key(
        "projects",
        table,
        Form::TableOf(&Form::Keys(&[("trust_level", Form::Words(&["trusted", "untrusted"]))])),
        "{ \"/home/me/work\" = { trust_level = \"trusted\" } }",
        "Projects by directory; `trust_level = \"trusted\"` lets a project's `.codex/config.toml` count.",
    ),
    key("review_model", fits::<String>, Form::Text, "\"gpt-6.2-sol\"", "The model for reviews."),
    key(
        "sandbox_mode",
        fits::<wire::SandboxMode>,
        Form::Words(&["read-only", "workspace-write", "danger-full-access"]),
        "\"workspace-write\"",
        "The sandbox of commands; without it `workspace-write` in trusted projects and `read-only` elsewhere.",
    ),
    key("service_tier", fits::<String>, Form::Text, "\"flex\"", "The provider's service tier."),
    key(
        "shell_environment_policy",
        fits::<environment::Section>,
        Form::Table,
        "{ inherit = \"core\", exclude = [\"AWS_*\"] }",
        "The variables that commands get of the server's own environment.",
    ),
    key(
        "skills",
        table,
        Form::Keys(&[
            ("bundled", Form::Keys(&[("enabled", Form::Flag)])),
            (
                "config",
                Form::ListOf(&Form::Keys(&[
                    ("enabled", Form::Flag),
                    ("name", Form::Text),
                    ("path", Form::Path),
                ])),
            ),
            ("include_instructions", Form::Flag),
        ]),
        "{ config = [{ name = \"deploy\", enabled = false }] }",
        "Skills that are switched on or off, by name or path.",
    ),
    key(
        "thread_unload_delay_secs",
        fits::<u64>,
        Form::Whole(0),
        "1800",
        "Seconds that a thread stays loaded when nobody listens and nothing happens.",
    ),
    key(
        "tool_output_token_limit",
        fits::<u32>,
        Form::Whole(0),
        "10000",
        "Tokens of a tool's output that the model is shown.",
    ),
    key(
        "tools",
        fits::<wire::ToolsV2>,
        Form::Table,
        "{ web_search = { context_size = \"low\" } }",
        "Details of the provider's own tools.",
    ),
    key(
        "web_search",
        fits::<wire::WebSearchMode>,
        Form::Words(&["disabled", "cached", "indexed", "live"]),
        "\"cached\"",
        "The web search of a provider that has one.",
    ),
];

/// Hooks of each event, and their trust.
const HOOKS: &[(&str, Form)] = &[
    ("Interrupt", GROUPS),
    ("PermissionRequest", GROUPS),
    ("PostCompact", GROUPS),
    ("PostModelRequest", GROUPS),
    ("PostToolUse", GROUPS),
    ("PreCompact", GROUPS),
    ("PreModelRequest", GROUPS),
    ("PreToolUse", GROUPS),
    ("SessionEnd", GROUPS),
    ("SessionStart", GROUPS),
    ("Stop", GROUPS),
    ("SubagentStart", GROUPS),
    ("SubagentStop", GROUPS),
    ("UserPromptSubmit", GROUPS),
    ("state", Form::TableOf(&Form::Keys(&[("enabled", Form::Flag), ("trusted_hash", Form::Text)]))),
];

const GROUPS: Form = Form::ListOf(&Form::Table);

fn agents(value: &Value) -> Result<(), String> {
    fits::<Table>(value)?;
    fits::<crate::sub_agents::Section>(value)
}

fn table(value: &Value) -> Result<(), String> {
    fits::<Table>(value)
}

fn port(value: &Value) -> Result<(), String> {
    Form::Within(1, 65_535).check(value)
}

fn web_address(value: &Value) -> Result<(), String> {
    address(value, &["http://", "https://"])
}

/// Checks the address of a document, which an authorization server reads from elsewhere unless it runs
/// on this machine too.
fn document_address(value: &Value) -> Result<(), String> {
    address(value, &["https://", "http://127.0.0.1", "http://localhost"])
}

fn address(value: &Value, schemes: &[&str]) -> Result<(), String> {
    let text = String::deserialize(value).map_err(|err| err.to_string())?;
    let rest = schemes.iter().find_map(|scheme| text.strip_prefix(scheme));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.contains(char::is_whitespace) => Ok(()),
        Some(_) | None => {
            Err(format!("`{text}` is no address that begins with {}", schemes.join(" or ")))
        }
    }
}

/// Checks the receiver of notices: a command with its arguments, or an address, which may stand alone.
fn notify(value: &Value) -> Result<(), String> {
    if value.as_str().is_some_and(|only| !only.is_empty()) {
        return Ok(());
    }
    fits::<Vec<String>>(value)?;
    match value.as_array().and_then(|words| words.first()) {
        Some(first) if first == "" => {
            Err("the program has no name; write `[\"program\", \"argument\"]`".to_owned())
        }
        Some(_) | None => Ok(()),
    }
}

/// Checks that each feature is a flag or a table of its details.
fn features(value: &Value) -> Result<(), String> {
    for value in fits_table(value)?.values().filter(|value| !value.is_object()) {
        fits::<bool>(value)?;
    }
    Ok(())
}

fn fits_table(value: &Value) -> Result<&Table, String> {
    fits::<Table>(value)?;
    value.as_object().ok_or_else(|| "expected a table".to_owned())
}
