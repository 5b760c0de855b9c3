//! The known keys, what their values must be, and what an unknown key may have been meant to be.

use std::collections::BTreeMap;

use serde::Deserialize as _;
use serde_json::Value;
use turnhost_protocol as wire;
use turnhost_thread::InterruptedCommands;

use crate::check::{Check, fits};
use crate::error::UNTRUSTED;
use crate::provider::{Auth, ConfiguredApi, Words};
use crate::tree::Table;
use crate::{app_server, environment, mcp};

/// Something about one key.
#[derive(Debug, PartialEq)]
pub(crate) struct Finding {
    /// The names from the root to the key.
    pub(crate) key: Vec<String>,
    /// The problem.
    pub(crate) problem: Problem,
}

/// A problem of a key.
#[derive(Debug, PartialEq)]
pub(crate) enum Problem {
    /// Its value does not fit: what was found and what was expected.
    InvalidValue(String),
    /// It is not known; perhaps another one was meant.
    UnknownKey(Option<&'static str>),
}

fn approval_policy(value: &Value) -> Result<(), String> {
    if value == "untrusted" { Err(UNTRUSTED.into()) } else { fits::<wire::AskForApproval>(value) }
}

/// Refuses addresses that cannot work, and those that people copy from a provider's examples of a call.
fn base_url(value: &Value) -> Result<(), String> {
    let url = String::deserialize(value).map_err(|err| err.to_string())?;
    let url = url.trim();
    let Some((_, rest)) = url.split_once("://").filter(|(scheme, _)| {
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    }) else {
        return Err(format!("`{url}` is no address; it must begin with `http://` or `https://`"));
    };
    if rest.is_empty() || rest.contains(char::is_whitespace) {
        return Err(format!("`{url}` is no address; it must name a host and hold no spaces"));
    }
    let endings = ["/responses", "/chat/completions", "/messages"];
    match endings.into_iter().find(|ending| url.trim_end_matches('/').ends_with(ending)) {
        Some(ending) => {
            Err(format!("`{url}` ends with `{ending}`, which the server adds itself; leave it out"))
        }
        None => Ok(()),
    }
}

/// Keys whose values are checked, at the root.
const ROOT: &[(&str, Check)] = &[
    ("analytics", fits::<wire::AnalyticsConfig>),
    ("approval_policy", approval_policy),
    ("approvals_reviewer", fits::<wire::ApprovalsReviewer>),
    ("apps", fits::<wire::AppsConfig>),
    ("browser_use", fits::<wire::BrowserUseConfig>),
    ("client_search_provider", fits::<wire::WebSearchProvider>),
    ("compact_prompt", fits::<String>),
    ("computer_use", fits::<wire::ComputerUseConfig>),
    ("desktop", fits::<Table>),
    ("developer_instructions", fits::<String>),
    ("features", fits::<Table>),
    ("file_tools", fits::<bool>),
    ("forced_chatgpt_workspace_id", fits::<wire::ForcedChatgptWorkspaceIds>),
    ("forced_login_method", fits::<wire::ForcedLoginMethod>),
    ("generate_thread_names", fits::<bool>),
    ("instructions", fits::<String>),
    ("interrupt_commands", fits::<InterruptedCommands>),
    ("max_repeated_calls", fits::<u32>),
    ("model", fits::<String>),
    ("model_auto_compact_token_limit", fits::<i64>),
    ("model_auto_compact_token_limit_scope", fits::<wire::AutoCompactTokenLimitScope>),
    ("model_context_window", fits::<u32>),
    ("model_provider", fits::<String>),
    ("model_reasoning_effort", fits::<wire::ReasoningEffort>),
    ("model_reasoning_summary", fits::<wire::ReasoningSummary>),
    ("model_verbosity", fits::<wire::Verbosity>),
    ("openai_base_url", fits::<String>),
    ("project_root_markers", fits::<Vec<String>>),
    ("projects", fits::<BTreeMap<String, Table>>),
    ("review_model", fits::<String>),
    ("sandbox_mode", fits::<wire::SandboxMode>),
    ("service_tier", fits::<String>),
    ("shell_environment_policy", fits::<environment::Section>),
    ("thread_unload_delay_secs", fits::<u32>),
    ("tool_output_token_limit", fits::<u32>),
    ("tools", fits::<wire::ToolsV2>),
    ("web_search", fits::<wire::WebSearchMode>),
];

/// Keys of `[sandbox_workspace_write]`.
const WORKSPACE_WRITE: &[(&str, Check)] = &[
    ("exclude_slash_tmp", fits::<bool>),
    ("exclude_tmpdir_env_var", fits::<bool>),
    ("network_access", fits::<bool>),
    ("writable_roots", fits::<Vec<String>>),
];

/// Keys of each `[model_providers.ID]`.
const PROVIDER: &[(&str, Check)] = &[
    ("auth", fits::<Auth>),
    ("auth_command", fits::<Words>),
    ("aws", fits::<Value>),
    ("base_url", base_url),
    ("capabilities", fits::<Value>),
    ("credential_file", fits::<Value>),
    ("env_http_headers", fits::<BTreeMap<String, String>>),
    ("env_key", fits::<String>),
    ("env_key_instructions", fits::<String>),
    ("experimental_bearer_token", fits::<String>),
    ("gateway_oauth", fits::<Value>),
    ("http_headers", fits::<BTreeMap<String, String>>),
    ("location", fits::<Value>),
    ("model_catalog_url", fits::<Value>),
    ("name", fits::<String>),
    ("project_id", fits::<Value>),
    ("query_params", fits::<BTreeMap<String, String>>),
    ("request_max_retries", fits::<u32>),
    ("requires_openai_auth", fits::<bool>),
    ("stream_idle_timeout_ms", fits::<u32>),
    ("stream_max_retries", fits::<u32>),
    ("supports_standalone_web_search", fits::<Value>),
    ("supports_websockets", fits::<Value>),
    ("websocket_connect_timeout_ms", fits::<Value>),
    ("wire_api", fits::<ConfiguredApi>),
];

/// Known keys that nobody here reads: clients of the protocol write them for other programs.
const UNREAD: &[&str] = &[
    "agents",
    "allow_login_shell",
    "allow_symlinked_codex_home",
    "apps_mcp_product_sku",
    "audio",
    "auto_review",
    "background_terminal_max_timeout",
    "chatgpt_base_url",
    "check_for_update_on_startup",
    "cli_auth_credentials_store",
    "cloud",
    "daybreak",
    "default_permissions",
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
    "permissions",
    "personality",
    "plan_mode_reasoning_effort",
    "plugins",
    "profile",
    "profiles",
    "project_doc_fallback_filenames",
    "project_doc_max_bytes",
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

/// Everything wrong with a tree of settings, in the order of its keys.
pub(crate) fn findings(root: &Table) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, value) in root {
        match name.as_str() {
            "app_server" => table(&mut found, &[name], value, app_server::KEYS),
            "sandbox_workspace_write" => table(&mut found, &[name], value, WORKSPACE_WRITE),
            "mcp_servers" => tables(&mut found, name, value, mcp::KEYS),
            "model_providers" => tables(&mut found, name, value, PROVIDER),
            other if UNREAD.binary_search(&other).is_ok() => {}
            _ => entry(&mut found, &[], name, value, ROOT),
        }
    }
    found
}

/// Looks at each of the tables in a table.
fn tables(
    found: &mut Vec<Finding>,
    name: &str,
    value: &Value,
    known: &'static [(&'static str, Check)],
) {
    match value.as_object() {
        Some(entries) => {
            entries.iter().for_each(|(id, entry)| table(found, &[name, id], entry, known));
        }
        None => invalid(found, &[name], fits::<Table>(value)),
    }
}

fn table(
    found: &mut Vec<Finding>,
    path: &[&str],
    value: &Value,
    known: &'static [(&'static str, Check)],
) {
    match value.as_object() {
        Some(entries) => {
            entries.iter().for_each(|(name, value)| entry(found, path, name, value, known));
        }
        None => invalid(found, path, fits::<Table>(value)),
    }
}

fn entry(
    found: &mut Vec<Finding>,
    path: &[&str],
    name: &str,
    value: &Value,
    known: &'static [(&'static str, Check)],
) {
    let path = [path, &[name]].concat();
    if let Some((_, check)) = known.iter().find(|(known, _)| *known == name) {
        invalid(found, &path, check(value));
    } else {
        let others: &[&'static str] = if path.len() == 1 { UNREAD } else { &[] };
        let names = known.iter().map(|(name, _)| *name).chain(others.iter().copied());
        let problem = Problem::UnknownKey(nearest(name, names));
        found.push(Finding { key: owned(&path), problem });
    }
}

fn invalid(found: &mut Vec<Finding>, path: &[&str], checked: Result<(), String>) {
    if let Err(text) = checked {
        found.push(Finding { key: owned(path), problem: Problem::InvalidValue(text) });
    }
}

fn owned(path: &[&str]) -> Vec<String> {
    path.iter().map(|name| (*name).to_owned()).collect()
}

/// The known name with the fewest edits from `name`, if those are about a third of its letters
/// or fewer: two in five, so that swapped letters are found.
fn nearest(name: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let tables = ["app_server", "mcp_servers", "model_providers", "sandbox_workspace_write"];
    known
        .chain(tables)
        .map(|known| (distance(name, known), known))
        .min()
        .filter(|(edits, _)| *edits * 3 <= name.len() + 1)
        .map(|(_, known)| known)
}

/// Letters to insert, delete or replace to make `left` into `right` (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, letter) in left.chars().enumerate() {
        let mut corner = above;
        let mut last = above + 1;
        let mut next = vec![last];
        for (other, up) in right.iter().zip(row.iter().skip(1)) {
            last = (corner + usize::from(letter != *other)).min(last + 1).min(up + 1);
            corner = *up;
            next.push(last);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_cannot_work_are_refused() {
        for (url, problem) in [
            ("http://127.0.0.1:8080/v1", None),
            (" https://x.example/v1/ ", None),
            ("x.example/v1", Some("must begin with")),
            ("ftp://x.example", Some("must begin with")),
            ("https://", Some("must name a host")),
            ("https://x y/v1", Some("hold no spaces")),
            ("https://x.example/v1/responses", Some("ends with `/responses`")),
            ("https://x.example/v1/chat/completions/", Some("ends with `/chat/completions`")),
        ] {
            let found = base_url(&Value::from(url)).err();
            let is_expected = match (&found, problem) {
                (Some(text), Some(part)) => text.contains(part),
                (found, problem) => found.is_none() && problem.is_none(),
            };
            assert!(is_expected, "{url}: {found:?}");
        }
    }

    fn names(known: &[(&'static str, Check)]) -> Vec<&'static str> {
        known.iter().map(|(name, _)| *name).collect()
    }

    #[test]
    fn the_lists_are_sorted_and_have_each_name_once() {
        for list in [ROOT, app_server::KEYS, WORKSPACE_WRITE, PROVIDER]
            .map(names)
            .into_iter()
            .chain([UNREAD.to_vec()])
        {
            assert!(list.is_sorted_by(|left, right| left < right), "{list:?}");
        }
        assert!(names(ROOT).iter().all(|name| !UNREAD.contains(name)));
    }

    #[test]
    fn edits_are_counted_one_by_one() {
        for (left, right, edits) in [
            ("", "", 0),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("modle", "model", 2),
            ("é", "e", 1),
        ] {
            assert_eq!(distance(left, right), edits, "{left} {right}");
            assert_eq!(distance(right, left), edits, "{right} {left}");
        }
    }

    #[test]
    fn only_near_names_are_suggested() {
        for (name, expected) in [
            ("modle_provider", Some("model_provider")),
            ("model_provider ", Some("model_provider")),
            ("sandbox-mode", Some("sandbox_mode")),
            ("mcp_server", Some("mcp_servers")),
            ("model_provders", Some("model_providers")),
            ("something_else_entirely", None),
            ("x", None),
        ] {
            let root = Table::from_iter([(name.to_owned(), Value::from(1))]);
            let expected =
                Finding { key: vec![name.into()], problem: Problem::UnknownKey(expected) };
            assert_eq!(findings(&root), [expected]);
        }
    }
}
