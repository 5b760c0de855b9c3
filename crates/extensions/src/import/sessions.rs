//! Sessions of the other agent: one file of JSON lines each, below `~/.claude/projects`.
//!
//! Taken over is what was said: words of the user and of the agent, calls of tools and their results as
//! text. Thoughts, side conversations and messages that the agent made for itself are not.

use std::cmp::Reverse;

use serde_json::Value;
use turnhost_base::{AbsPath, Millis};
use turnhost_ports::{Exchange, ForeignSession, ForeignThread};
use turnhost_protocol::{
    ExternalAgentConfigMigrationItemType as ItemType, MigrationDetails, SessionMigration,
};

use super::{Scope, no_details};
use crate::Extensions;

/// Bytes of a file that are read; a long day of work takes a few MiB.
const MAX_BYTES: u64 = 128 * 1024 * 1024;

/// Sessions that are offered at once, the newest.
const MAX_OFFERED: usize = 50;

/// Characters of a title that is made of the user's first words.
const MAX_TITLE: usize = 120;

impl Extensions {
    /// Describes the sessions that were not taken over yet and whose directory is still there.
    pub(super) fn new_sessions(&self, scope: &Scope) -> Option<MigrationDetails> {
        let taken = self.taken_sessions();
        let mut found: Vec<(AbsPath, Session)> = files(scope)
            .into_iter()
            .filter(|path| !taken.contains(&path.to_string()))
            .filter_map(|path| Some((path.clone(), read(scope, &path)?)))
            .collect();
        found.sort_by_key(|(path, session)| Reverse((session.last_at, path.clone())));
        found.truncate(MAX_OFFERED);
        let sessions = found.into_iter().map(|(path, session)| SessionMigration {
            cwd: session.cwd.to_string(),
            path: path.to_string(),
            title: session.title(),
        });
        let sessions: Vec<_> = sessions.collect();
        (!sessions.is_empty()).then(|| MigrationDetails { sessions, ..no_details() })
    }

    /// Reads the session at a path. Blocks.
    pub(super) fn read_session(&self, path: &str) -> ForeignSession {
        let Some(scope) = self.home_scope() else { return ForeignSession::Missing };
        let Some(path) = files(&scope).into_iter().find(|it| it.as_str() == path) else {
            return ForeignSession::Missing;
        };
        if self.taken_sessions().contains(&path.to_string()) {
            return ForeignSession::Nothing;
        }
        match read(&scope, &path) {
            Some(session) if !session.exchanges.is_empty() => {
                let title = session.title();
                let Session { cwd, exchanges, .. } = session;
                ForeignSession::Found(ForeignThread { cwd, title, exchanges })
            }
            Some(_) | None => ForeignSession::Nothing,
        }
    }

    /// Returns the paths of the sessions that earlier imports took over.
    fn taken_sessions(&self) -> Vec<String> {
        let histories = self.read_histories().unwrap_or_default();
        let successes = histories.into_iter().flat_map(|it| it.successes);
        let sessions = successes.filter(|it| it.item_type == ItemType::Sessions);
        sessions.filter_map(|it| it.source).collect()
    }
}

/// Lists the files of sessions.
fn files(scope: &Scope) -> Vec<AbsPath> {
    let projects = scope.root.directories(&scope.folder.join("projects"));
    let entries = projects.into_iter().flat_map(|project| scope.root.entries(&project.path));
    let files = entries.map(|entry| entry.path).filter(crate::files::is_plain_file);
    files.filter(|path| path.as_std().extension().is_some_and(|it| it == "jsonl")).collect()
}

/// A session as its file has it.
#[derive(Debug)]
struct Session {
    cwd: AbsPath,
    /// The title that the user or the agent gave it.
    named: Option<String>,
    exchanges: Vec<Exchange>,
    last_at: Millis,
}

impl Session {
    fn title(&self) -> Option<String> {
        let first = self.exchanges.first().and_then(|it| it.question.lines().next());
        let first = first.map(|line| line.trim().chars().take(MAX_TITLE).collect::<String>());
        self.named.clone().or(first).filter(|title| !title.is_empty())
    }
}

/// Reads a file; `None` if it has no message, or its directory is gone.
fn read(scope: &Scope, path: &AbsPath) -> Option<Session> {
    let text = scope.root.read(path, MAX_BYTES).ok()?;
    parse(&text).filter(|session| session.cwd.as_std().is_dir())
}

/// Reads the lines of a session. One that makes no sense costs itself.
fn parse(text: &str) -> Option<Session> {
    let (mut named, mut guessed, mut cwd) = (None, None, None);
    let (mut exchanges, mut last_at): (Vec<Exchange>, _) = (Vec::new(), Millis(0));
    for line in text.lines() {
        let Ok(line) = serde_json::from_str::<Value>(line) else { continue };
        let text_at = |key: &str| line[key].as_str().filter(|text| !text.is_empty());
        match line["type"].as_str() {
            Some("custom-title") => named = text_at("customTitle").map(str::to_owned),
            Some("ai-title") => guessed = text_at("aiTitle").map(str::to_owned),
            Some(role @ ("user" | "assistant")) => {
                if line["isMeta"] == true || line["isSidechain"] == true {
                    continue;
                }
                cwd = cwd.or_else(|| AbsPath::new(text_at("cwd")?).ok());
                let at = text_at("timestamp").and_then(Millis::from_rfc3339).unwrap_or(last_at);
                last_at = last_at.max(at);
                take(&mut exchanges, role, &line["message"]["content"], at);
            }
            Some(_) | None => {}
        }
    }
    Some(Session { cwd: cwd?, named: named.or(guessed), exchanges, last_at })
}

/// Adds a message. What the agent says before the user does is left out.
fn take(exchanges: &mut Vec<Exchange>, role: &str, content: &Value, at: Millis) {
    let parts = match content {
        Value::String(text) => vec![text.clone()],
        Value::Array(parts) => parts.iter().filter_map(part).collect(),
        _ => Vec::new(),
    };
    let text = parts.join("\n\n");
    if text.trim().is_empty() {
        return;
    }
    let is_result = content
        .as_array()
        .is_some_and(|parts| parts.iter().any(|part| part["type"] == "tool_result"));
    if role == "user" && !is_result {
        let answers = Vec::new();
        exchanges.push(Exchange { question: text, answers, started_at: at, ended_at: at });
    } else if let Some(exchange) = exchanges.last_mut() {
        exchange.answers.push(text);
        exchange.ended_at = exchange.ended_at.max(at);
    }
}

/// Returns a part of a message as text; `None` for thoughts, images and what is not known.
fn part(part: &Value) -> Option<String> {
    match part["type"].as_str()? {
        "text" => part["text"].as_str().map(str::to_owned),
        "tool_use" => {
            let name = part["name"].as_str().unwrap_or_default();
            let input = part["input"].as_object().into_iter().flatten();
            let lines = input.map(|(key, value)| match value {
                Value::String(text) => format!("{key}: {text}\n"),
                other => format!("{key}: {other}\n"),
            });
            let lines: String = lines.collect();
            Some(format!("[external_agent_tool_call: {name}]\n{lines}[/external_agent_tool_call]"))
        }
        "tool_result" => {
            let text = match &part["content"] {
                Value::String(text) => text.clone(),
                Value::Array(parts) => {
                    let texts = parts.iter().filter_map(|part| part["text"].as_str());
                    texts.collect::<Vec<_>>().join("\n")
                }
                _ => String::new(),
            };
            Some(format!("[external_agent_tool_result]\n{text}\n[/external_agent_tool_result]"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(role: &str, more: &str, content: &str) -> String {
        format!(
            "{{\"type\":\"{role}\",\"cwd\":\"/w\",\"timestamp\":\"2026-01-02T03:04:05.000Z\",{more}\"message\":{{\"content\":{content}}}}}\n"
        )
    }

    #[test]
    fn what_was_said_is_kept_and_the_rest_is_not() {
        let text = [
            "{\"type\":\"summary\",\"summary\":\"s\"}\n".to_owned(),
            line("assistant", "", "\"before anybody asked\""),
            line("user", "", "\"first line\\nsecond\""),
            line("assistant", "", r#"[{"type":"thinking","thinking":"hm"},{"type":"text","text":"hi"},{"type":"tool_use","id":"t","name":"Bash","input":{"command":"ls"}}]"#),
            line("user", "", r#"[{"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":"a.txt"}]}]"#),
            line("user", "\"isMeta\":true,", "\"meta\""),
            line("assistant", "\"isSidechain\":true,", "\"side\""),
            "garbage\n{\"type\":5}\n".to_owned(),
            line("user", "", r#"[{"type":"text","text":"again"},{"type":"image","source":{}}]"#),
        ]
        .concat();
        let session = parse(&text).unwrap();
        assert_eq!(session.title().as_deref(), Some("first line"));
        let said: Vec<_> =
            session.exchanges.iter().map(|it| (it.question.as_str(), &it.answers[..])).collect();
        let answers = [
            "hi\n\n[external_agent_tool_call: Bash]\ncommand: ls\n[/external_agent_tool_call]"
                .to_owned(),
            "[external_agent_tool_result]\na.txt\n[/external_agent_tool_result]".to_owned(),
        ];
        assert_eq!(said, [("first line\nsecond", &answers[..]), ("again", &[][..])]);
    }

    #[test]
    fn a_title_that_was_given_goes_before_the_first_words() {
        let title = |more: &str| parse(&(line("user", "", "\"hello\"") + more)).unwrap().title();
        assert_eq!(title(""), Some("hello".to_owned()));
        let guessed = "{\"type\":\"ai-title\",\"aiTitle\":\"guessed\"}\n";
        assert_eq!(title(guessed), Some("guessed".to_owned()));
        let both = format!("{guessed}{{\"type\":\"custom-title\",\"customTitle\":\"given\"}}\n");
        assert_eq!(title(&both), Some("given".to_owned()));
        assert!(parse("").is_none());
    }
}
