//! Servers as they are printed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};
use turnhost_protocol::McpAuthStatus;

use crate::visible::Line;

/// The status of each server's login, by the server's name.
pub(super) type Statuses = BTreeMap<String, McpAuthStatus>;

/// Returns a server as `list --json` has it.
pub(super) fn listed(name: &str, entry: &Value, statuses: &Statuses) -> Value {
    json!({
        "name": name,
        "enabled": is_enabled(entry),
        "disabled_reason": null,
        "transport": transport(entry),
        "startup_timeout_sec": entry.get("startup_timeout_sec"),
        "tool_timeout_sec": entry.get("tool_timeout_sec"),
        "auth_status": match status(name, statuses) {
            McpAuthStatus::Unsupported => "unsupported",
            McpAuthStatus::NotLoggedIn => "not_logged_in",
            McpAuthStatus::BearerToken => "bearer_token",
            McpAuthStatus::OAuth => "o_auth",
            McpAuthStatus::Unknown => "unknown",
        },
    })
}

/// Returns a server as `get --json` has it.
pub(super) fn detailed(name: &str, entry: &Value) -> Value {
    json!({
        "name": name,
        "enabled": is_enabled(entry),
        "disabled_reason": null,
        "transport": transport(entry),
        "enabled_tools": entry.get("enabled_tools"),
        "disabled_tools": entry.get("disabled_tools"),
        "startup_timeout_sec": entry.get("startup_timeout_sec"),
        "tool_timeout_sec": entry.get("tool_timeout_sec"),
    })
}

fn is_enabled(entry: &Value) -> bool {
    entry.get("enabled").and_then(Value::as_bool).unwrap_or(true)
}

fn is_service(entry: &Value) -> bool {
    entry.get("url").is_some()
}

fn status(name: &str, statuses: &Statuses) -> McpAuthStatus {
    statuses.get(name).copied().unwrap_or(McpAuthStatus::Unknown)
}

fn transport(entry: &Value) -> Value {
    let of = |key: &str| entry.get(key).cloned().unwrap_or_default();
    if is_service(entry) {
        return json!({
            "type": "streamable_http",
            "url": of("url"),
            "bearer_token_env_var": of("bearer_token_env_var"),
            "http_headers": of("http_headers"),
            "env_http_headers": of("env_http_headers"),
            "http_headers_helper": null,
        });
    }
    let list = |key: &str| entry.get(key).cloned().unwrap_or_else(|| json!([]));
    json!({
        "type": "stdio",
        "command": of("command"),
        "args": list("args"),
        "env": of("env"),
        "env_vars": list("env_vars"),
        "cwd": of("cwd"),
    })
}

/// Returns all servers as tables for people: the programs, then the services.
pub(super) fn tables(servers: &Map<String, Value>, statuses: &Statuses) -> String {
    let (mut programs, mut services) = (Vec::new(), Vec::new());
    for (name, entry) in servers {
        let auth = match status(name, statuses) {
            McpAuthStatus::Unsupported => "Unsupported",
            McpAuthStatus::NotLoggedIn => "Not logged in",
            McpAuthStatus::BearerToken => "Bearer token",
            McpAuthStatus::OAuth => "OAuth",
            McpAuthStatus::Unknown => "Unknown",
        };
        let status = if is_enabled(entry) { "enabled" } else { "disabled" };
        if is_service(entry) {
            let token = text(entry, "bearer_token_env_var");
            services.push([name.clone(), text(entry, "url"), token, status.into(), auth.into()]);
        } else {
            programs.push([
                name.clone(),
                text(entry, "command"),
                words(entry, "args"),
                masked(entry, "env"),
                text(entry, "cwd"),
                status.into(),
            ]);
        }
    }
    let mut out = String::new();
    table(&mut out, ["Name", "Command", "Args", "Env", "Cwd", "Status"], &programs);
    if !programs.is_empty() && !services.is_empty() {
        out.push('\n');
    }
    table(&mut out, ["Name", "Url", "Bearer Token Env Var", "Status", "Auth"], &services);
    out
}

/// Writes rows below their heads, in columns.
fn table<const N: usize>(out: &mut String, head: [&str; N], rows: &[[String; N]]) {
    if rows.is_empty() {
        return;
    }
    let head = head.map(str::to_owned);
    let all: Vec<_> = std::iter::once(&head).chain(rows).collect();
    let width = |column: usize| all.iter().map(|row| shown(&row[column]).chars().count()).max();
    for row in &all {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            format!("{:width$}", shown(cell), width = width(column).unwrap_or_default())
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

fn shown(cell: &str) -> String {
    if cell.is_empty() { "-".to_owned() } else { Line(cell).to_string() }
}

/// Returns one server as lines for people.
pub(super) fn lines(name: &str, entry: &Value) -> String {
    let rows = if is_service(entry) {
        vec![
            ("transport", "streamable_http".to_owned()),
            ("url", text(entry, "url")),
            ("bearer_token_env_var", text(entry, "bearer_token_env_var")),
            ("http_headers", masked(entry, "http_headers")),
            ("env_http_headers", names(entry, "env_http_headers")),
        ]
    } else {
        vec![
            ("transport", "stdio".to_owned()),
            ("command", text(entry, "command")),
            ("args", words(entry, "args")),
            ("cwd", text(entry, "cwd")),
            ("env", masked(entry, "env")),
        ]
    };
    let mut out = format!("{}\n  enabled: {}\n", Line(name), is_enabled(entry));
    for (key, value) in rows {
        // Writing to a string does not fail.
        let _ = writeln!(out, "  {key}: {}", shown(&value));
    }
    out + &format!("  remove: turnhost mcp remove {}\n", Line(name))
}

fn text(entry: &Value, key: &str) -> String {
    entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn words(entry: &Value, key: &str) -> String {
    let words = entry.get(key).and_then(Value::as_array).into_iter().flatten();
    words.filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
}

/// Returns the names of a table, with stars for the values, which may be secrets.
fn masked(entry: &Value, key: &str) -> String {
    let table = entry.get(key).and_then(Value::as_object).into_iter().flatten();
    table.map(|(name, _)| format!("{name}=*****")).collect::<Vec<_>>().join(", ")
}

/// Returns the names of a table with the variables that their values are in.
fn names(entry: &Value, key: &str) -> String {
    let table = entry.get(key).and_then(Value::as_object).into_iter().flatten();
    let pairs = table.map(|(name, value)| format!("{name}={}", value.as_str().unwrap_or_default()));
    pairs.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_variables_are_not_shown_to_people() {
        let servers = json!({
            "files": {"command": "npx", "args": ["-y", "x"], "env": {"TOKEN": "hush"}},
            "docs": {"url": "https://docs.example/mcp", "http_headers": {"x-key": "hush"}},
        });
        let servers = servers.as_object().unwrap();
        let shown = tables(servers, &Statuses::new())
            + &lines("files", &servers["files"])
            + &lines("docs", &servers["docs"]);
        assert!(!shown.contains("hush"), "{shown}");
        assert!(shown.contains("files  npx      -y x  TOKEN=*****  -    enabled\n"), "{shown}");
        assert!(shown.contains("  http_headers: x-key=*****\n"), "{shown}");
    }

    #[test]
    fn json_has_what_scripts_need() {
        let statuses = Statuses::from([("docs".to_owned(), McpAuthStatus::OAuth)]);
        let listed = listed("docs", &json!({"url": "https://docs.example/mcp"}), &statuses);
        assert_eq!(listed["transport"]["type"], "streamable_http");
        assert_eq!(listed["auth_status"], "o_auth");
        assert_eq!(listed["enabled"], true);
    }
}
