use serde_json::json;

use super::*;

#[test]
fn mcp_servers_are_said_in_our_words_or_left_out() {
    let theirs = json!({"mcpServers": {
        "plain": {"command": "true"},
        "full": {"command": "x", "args": ["-a"], "env": {"A": "b", "TOK": "${TOK}"}},
        "renamed": {"command": "x", "env": {"T": "${TOK}"}},
        "http": {"type": "http", "url": "https://x.example", "headers": {"Authorization": "Bearer ${TOK}", "X-A": "b", "X-K": "${K}"}},
        "sse": {"type": "sse", "url": "https://x.example/sse"},
    }});
    let ours: serde_json::Map<_, _> = convert::mcp_servers(&theirs).into_iter().collect();
    assert_eq!(
        Value::Object(ours),
        json!({
            "plain": {"command": "true"},
            "full": {"command": "x", "args": ["-a"], "env": {"A": "b"}, "env_vars": ["TOK"]},
            "http": {"url": "https://x.example", "bearer_token_env_var": "TOK", "http_headers": {"X-A": "b"}, "env_http_headers": {"X-K": "K"}},
        })
    );
}

#[test]
fn settings_and_hooks_keep_what_has_a_meaning_here() {
    let theirs = json!({
        "env": {"A": "b", "N": 1}, "sandbox": {"enabled": true}, "model": "x",
        "hooks": {
            "Stop": [{"hooks": [{"type": "command", "command": "true"}]}],
            "Notification": [{"hooks": [{"type": "command", "command": "true"}]}],
            "PreToolUse": [{"hooks": [{"type": "prompt"}]}],
        },
    });
    assert_eq!(
        convert::settings(&theirs),
        json!({"sandbox_mode": "workspace-write", "shell_environment_policy": {"inherit": "core", "set": {"A": "b", "N": "1"}}})
    );
    assert_eq!(convert::hooks(&theirs).keys().collect::<Vec<_>>(), ["Stop"]);
}

#[test]
fn commands_with_arguments_stay_behind() {
    assert!(convert::is_plain_command("Do it.\n"));
    for text in
        ["Do $ARGUMENTS", "Do $1", "---\nargument-hint: x\n---\nDo", "Run !`ls`", "See @file", ""]
    {
        assert!(!convert::is_plain_command(text), "{text}");
    }
    assert_eq!(convert::command_name("a b/c.md"), "source-command-a-b-c");
    let skill =
        convert::command_skill("source-command-x", "---\ndescription: \"D: e\"\n---\nBody\n");
    assert!(skill.starts_with("---\nname: \"source-command-x\"\ndescription: \"D: e\"\n---\n"));
    assert!(skill.ends_with("\n\nBody\n"));
}
