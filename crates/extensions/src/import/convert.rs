//! Settings of the other agent in our own words.

use serde_json::{Map, Value, json};
use turnhost_base::AbsPath;

use crate::files::{Root, is_plain_file};
use crate::yaml;

/// Levels of directories in which commands are looked for.
const MAX_DEPTH: usize = 4;

/// Events of the other agent's hooks that have the same name and input here.
const EVENTS: [&str; 5] = ["PreToolUse", "PostToolUse", "UserPromptSubmit", "SessionStart", "Stop"];

/// Converts settings: variables of commands, and the sandbox.
pub(super) fn settings(theirs: &Value) -> Value {
    let mut ours = Map::new();
    if theirs.pointer("/sandbox/enabled").and_then(Value::as_bool) == Some(true) {
        ours.insert("sandbox_mode".to_owned(), "workspace-write".into());
    }
    let env = theirs.get("env").and_then(Value::as_object);
    let set: Map<String, Value> = env
        .into_iter()
        .flatten()
        .filter_map(|(name, value)| Some((name.clone(), Value::from(scalar(value)?))))
        .collect();
    if !set.is_empty() {
        let policy = json!({ "inherit": "core", "set": set });
        ours.insert("shell_environment_policy".to_owned(), policy);
    }
    Value::Object(ours)
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Converts MCP servers, by name; those that cannot be said in our words are left out.
pub(super) fn mcp_servers(theirs: &Value) -> Vec<(String, Value)> {
    let servers = theirs.get("mcpServers").and_then(Value::as_object).into_iter().flatten();
    servers.filter_map(|(name, server)| Some((name.clone(), mcp_server(server)?))).collect()
}

fn mcp_server(theirs: &Value) -> Option<Value> {
    let mut ours = Map::new();
    if let Some(command) = theirs.get("command").and_then(Value::as_str) {
        ours.insert("command".to_owned(), command.into());
        if let Some(args) = theirs.get("args").filter(|args| **args != json!([])) {
            serde_json::from_value::<Vec<String>>(args.clone()).ok()?;
            ours.insert("args".to_owned(), args.clone());
        }
        let (set, passed) = variables(theirs.get("env"))?;
        // A variable is passed on under its own name only.
        if passed.iter().any(|(name, variable)| name != variable) {
            return None;
        }
        let passed: Vec<_> = passed.into_iter().map(|(name, _)| name).collect();
        insert(&mut ours, "env_vars", passed.into());
        insert(&mut ours, "env", Value::Object(set));
        return Some(ours.into());
    }
    let url = theirs.get("url").and_then(Value::as_str)?;
    if theirs.get("type").and_then(Value::as_str) == Some("sse") || url.contains("${") {
        return None;
    }
    ours.insert("url".to_owned(), url.into());
    let mut headers = theirs.get("headers").and_then(Value::as_object).cloned().unwrap_or_default();
    let bearer = headers.get("Authorization").and_then(Value::as_str);
    let bearer = bearer.and_then(|text| variable(text.strip_prefix("Bearer ")?));
    if let Some(variable) = bearer.map(str::to_owned) {
        headers.remove("Authorization");
        ours.insert("bearer_token_env_var".to_owned(), variable.into());
    }
    let (set, passed) = variables(Some(&Value::Object(headers)))?;
    let passed: Map<_, _> = passed.into_iter().map(|(name, it)| (name, it.into())).collect();
    insert(&mut ours, "env_http_headers", Value::Object(passed));
    insert(&mut ours, "http_headers", Value::Object(set));
    Some(ours.into())
}

fn insert(ours: &mut Map<String, Value>, key: &str, value: Value) {
    let is_empty = match &value {
        Value::Object(map) => map.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    };
    if !is_empty {
        ours.insert(key.to_owned(), value);
    }
}

/// Values that are set, and names with the variables that they get their values of.
type Variables = (Map<String, Value>, Vec<(String, String)>);

/// Takes values apart: those that are set, and those that are a variable, with its name. `None` if
/// one mixes both.
fn variables(theirs: Option<&Value>) -> Option<Variables> {
    let (mut set, mut passed): Variables = (Map::new(), Vec::new());
    for (name, value) in theirs.and_then(Value::as_object).into_iter().flatten() {
        let text = scalar(value)?;
        match variable(&text) {
            Some(variable) => passed.push((name.clone(), variable.to_owned())),
            None if text.contains("${") => return None,
            None => _ = set.insert(name.clone(), text.into()),
        }
    }
    Some((set, passed))
}

/// Returns the name in `${NAME}`.
fn variable(text: &str) -> Option<&str> {
    let name = text.strip_prefix("${")?.strip_suffix('}')?;
    let is_fit = |char: char| char.is_ascii_alphanumeric() || char == '_';
    (!name.is_empty() && name.chars().all(is_fit)).then_some(name)
}

/// Returns the hooks that have a meaning here: commands at events of the same name.
pub(super) fn hooks(theirs: &Value) -> Map<String, Value> {
    let all = theirs.get("hooks").and_then(Value::as_object);
    let is_command = |group: &Value| {
        let handlers = group.get("hooks").and_then(Value::as_array);
        handlers.is_some_and(|handlers| {
            !handlers.is_empty() && handlers.iter().all(|it| it["type"] == "command")
        })
    };
    let fits =
        |groups: &Value| groups.as_array().is_some_and(|groups| groups.iter().all(is_command));
    let ours = EVENTS.iter().filter_map(|event| {
        let groups = all?.get(*event).filter(|groups| fits(groups))?;
        Some(((*event).to_owned(), groups.clone()))
    });
    ours.collect()
}

/// Lists the Markdown files below a directory, each with its path from there.
pub(super) fn files_below(root: &Root, directory: &AbsPath) -> Vec<(AbsPath, String)> {
    let mut files = Vec::new();
    let mut waiting = vec![(directory.clone(), 0)];
    while let Some((current, depth)) = waiting.pop() {
        for entry in root.entries(&current) {
            let is_markdown = entry.path.as_std().extension().is_some_and(|it| it == "md");
            if is_markdown
                && is_plain_file(&entry.path)
                && let Some(relative) = entry.path.relative_to(directory)
            {
                files.push((entry.path.clone(), relative.to_string()));
            }
        }
        if depth < MAX_DEPTH {
            let below = root.directories(&current).into_iter();
            waiting.extend(below.map(|entry| (entry.path, depth + 1)));
        }
    }
    files.sort_by(|left, right| left.1.cmp(&right.1));
    files
}

/// Returns whether a command is plain text: without arguments, and without commands or files that
/// the other agent would put in.
pub(super) fn is_plain_command(text: &str) -> bool {
    let (front, body) = split(text);
    let takes_arguments = front.get("argument-hint").is_some()
        || body.contains("$ARGUMENTS")
        || (1..=9).any(|number| body.contains(&format!("${number}")));
    let puts_in = body.contains("!`") || body.split_whitespace().any(|word| word.starts_with('@'));
    !takes_arguments && !puts_in && !body.trim().is_empty()
}

/// Names the skill that a command becomes, by the command's file: `a/b.md` is `source-command-a-b`.
pub(super) fn command_name(relative: &str) -> String {
    let stem = relative.strip_suffix(".md").unwrap_or(relative);
    let fit = |char: char| if char.is_ascii_alphanumeric() || char == '_' { char } else { '-' };
    let stem: String = stem.chars().map(fit).take(48).collect();
    format!("source-command-{stem}")
}

/// Returns whether a text is fit to be the name of one file or directory.
pub(super) fn is_file_name(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('.') && !text.contains(['/', '\0']) && text.len() < 200
}

/// Writes the skill that a command becomes.
pub(super) fn command_skill(name: &str, text: &str) -> String {
    let (front, body) = split(text);
    let short = name.strip_prefix("source-command-").unwrap_or(name);
    let usual = || format!("The command `{short}`, taken over from another agent");
    let description = front.get("description").and_then(scalar).unwrap_or_else(usual);
    let (quoted_name, description) = (json!(name), json!(description));
    format!(
        "---\nname: {quoted_name}\ndescription: {description}\n---\n\n# {name}\n\nWhen the user asks for the command `{short}`, do this:\n\n{}\n",
        body.trim()
    )
}

/// Writes the sub-agent of a file.
pub(super) fn subagent(name: &str, text: &str) -> String {
    let (front, body) = split(text);
    let own = front.get("name").and_then(scalar).unwrap_or_else(|| name.to_owned());
    let description = front.get("description").and_then(scalar).unwrap_or_default();
    // JSON's texts are TOML's basic strings, but for this one character.
    let quoted = |text: &str| json!(text).to_string().replace('\u{7f}', "\\u007f");
    format!(
        "name = {}\ndescription = {}\ndeveloper_instructions = {}\n",
        quoted(&own),
        quoted(&description),
        quoted(body.trim())
    )
}

/// Splits front matter from a text; null without one that is understood.
fn split(text: &str) -> (Value, &str) {
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
        return (Value::Null, text);
    };
    let Some((front, body)) = rest.split_once("\n---") else { return (Value::Null, text) };
    let body = body.split_once('\n').map_or("", |(_, body)| body);
    (yaml::parse(front).unwrap_or_default(), body)
}
