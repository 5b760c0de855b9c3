//! Items of session files as the protocol has them.

use serde::Deserialize as _;
use serde_json::{Map, Value, json};
use turnhost_base::ItemId;
use turnhost_protocol::{ThreadItem, UserInput};

/// Returns an item of a session file as the protocol has it; `None` if there is none like it.
pub(crate) fn item(stored: &Value, times: (Option<i64>, Option<i64>)) -> Option<ThreadItem> {
    let text = |key: &str| stored[key].as_str().unwrap_or_default().to_owned();
    let mut shown = match stored["type"].as_str()? {
        "UserMessage" => json!({
            "type": "userMessage", "content": input(&stored["content"]),
            "clientId": stored["client_id"],
        }),
        "AgentMessage" => json!({
            "type": "agentMessage", "text": joined(&stored["content"]), "phase": stored["phase"],
        }),
        "Reasoning" => json!({
            "type": "reasoning", "summary": stored["summary_text"], "content": stored["raw_content"],
        }),
        "CommandExecution" => command(stored),
        "FileChange" => json!({
            "type": "fileChange",
            "changes": changes(&stored["changes"]),
            "status": camel(stored["status"].as_str().unwrap_or("completed")),
        }),
        "ImageView" => json!({ "type": "imageView", "path": path(&text("path")) }),
        "EnteredReviewMode" => {
            json!({ "type": "enteredReviewMode", "review": text("user_facing_hint") })
        }
        "ExitedReviewMode" => {
            let output = &stored["review_output"]["overall_explanation"];
            json!({ "type": "exitedReviewMode", "review": output.as_str().unwrap_or_default() })
        }
        _ => renamed(stored)?,
    };
    shown["id"] = stored["id"].clone();
    shown["startedAtMs"] = times.0.into();
    shown["completedAtMs"] = times.1.into();
    serde_json::from_value(shown).ok()
}

/// Returns an item of the older form of files, in which messages are events.
pub(crate) fn event_item(id: &ItemId, event: &Value, at: i64) -> Option<ThreadItem> {
    let text = |key: &str| event[key].as_str().unwrap_or_default().to_owned();
    let shown = match event["type"].as_str()? {
        "user_message" => {
            let mut content = vec![json!({
                "type": "text", "text": text("message"), "text_elements": elements(event),
            })];
            let list = |key: &str| event[key].as_array().cloned().unwrap_or_default();
            let image = |url: Value| json!({ "type": "image", "url": url });
            content.extend(list("images").into_iter().map(image));
            let local = |path: Value| json!({ "type": "localImage", "path": path });
            content.extend(list("local_images").into_iter().map(local));
            json!({ "type": "userMessage", "content": content, "clientId": event["client_id"] })
        }
        "agent_message" => {
            json!({ "type": "agentMessage", "text": text("message"), "phase": event["phase"] })
        }
        "agent_reasoning" => {
            json!({ "type": "reasoning", "summary": [text("text")], "content": [] })
        }
        "context_compacted" => json!({ "type": "contextCompaction" }),
        _ => return None,
    };
    let mut shown = shown;
    shown["id"] = id.as_str().into();
    shown["startedAtMs"] = at.into();
    shown["completedAtMs"] = at.into();
    serde_json::from_value(shown).ok()
}

/// Returns the parts of what a user said. One that the protocol does not know costs itself.
fn input(content: &Value) -> Vec<Value> {
    let parts = content.as_array().into_iter().flatten().filter_map(part);
    parts.filter(|part| UserInput::deserialize(part).is_ok()).collect()
}

fn part(stored: &Value) -> Option<Value> {
    let mut shown = Map::new();
    for (key, value) in stored.as_object()? {
        let (key, value) = match (key.as_str(), value) {
            ("type", Value::String(kind)) => ("type", camel(kind).into()),
            ("image_url" | "audio_url", url) => ("url", url.clone()),
            ("file_id", id) => ("fileId", id.clone()),
            ("text_elements", _) => ("text_elements", elements(stored).into()),
            (key, value) => (key, value.clone()),
        };
        shown.insert(key.to_owned(), value);
    }
    Some(Value::Object(shown))
}

/// Returns the stretches of a text that stand for something else.
fn elements(stored: &Value) -> Vec<Value> {
    let elements = stored["text_elements"].as_array().into_iter().flatten();
    let element = |element: &Value| {
        let range = element.get("byte_range").or_else(|| element.get("byteRange"));
        json!({ "byteRange": range, "placeholder": element["placeholder"] })
    };
    elements.map(element).collect()
}

/// Returns the text of a message's parts.
fn joined(content: &Value) -> String {
    let parts = content.as_array().into_iter().flatten();
    parts.filter_map(|part| part["text"].as_str()).collect()
}

fn command(stored: &Value) -> Value {
    let words: Vec<&str> =
        stored["command"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let actions = stored["parsed_cmd"].as_array().into_iter().flatten().map(|action| {
        let mut action = action.as_object().cloned().unwrap_or_default();
        if let Some(command) = action.remove("cmd") {
            action.insert("command".to_owned(), command);
        }
        if let Some(kind) = action.get("type").and_then(Value::as_str).map(camel) {
            action.insert("type".to_owned(), kind.into());
        }
        Value::Object(action)
    });
    let duration = &stored["duration"];
    let millis = duration["secs"].as_i64().map(|secs| {
        secs.saturating_mul(1_000) + duration["nanos"].as_i64().unwrap_or_default() / 1_000_000
    });
    json!({
        "type": "commandExecution",
        "command": quoted(&words),
        "commandActions": actions.collect::<Vec<_>>(),
        "cwd": path(stored["cwd"].as_str().unwrap_or_default()),
        "status": camel(stored["status"].as_str().unwrap_or("completed")),
        "aggregatedOutput": stored["aggregated_output"],
        "durationMs": millis,
        "exitCode": stored["exit_code"],
        "processId": stored["process_id"],
        "source": camel(stored["source"].as_str().unwrap_or("agent")),
    })
}

/// Writes words as a shell would read them.
fn quoted(words: &[&str]) -> String {
    let is_plain = |word: &str| {
        !word.is_empty()
            && word.chars().all(|it| it.is_ascii_alphanumeric() || "-_./=:,+@%".contains(it))
    };
    let quote = |word: &&str| {
        if is_plain(word) {
            (*word).to_owned()
        } else {
            format!("'{}'", word.replace('\'', r"'\''"))
        }
    };
    words.iter().map(quote).collect::<Vec<_>>().join(" ")
}

/// Returns changes of files as a list, from a map by path.
fn changes(stored: &Value) -> Vec<Value> {
    let change = |(path, change): (&String, &Value)| {
        let kind = change["type"].as_str().unwrap_or("update");
        let diff = match kind {
            "update" => &change["unified_diff"],
            _ => &change["content"],
        };
        let mut shown = json!({ "type": kind });
        if kind == "update" {
            shown["move_path"] = change["move_path"].clone();
        }
        json!({ "path": path, "kind": shown, "diff": diff.as_str().unwrap_or_default() })
    };
    stored.as_object().into_iter().flatten().map(change).collect()
}

/// Returns an item with its members as the protocol writes them.
fn renamed(stored: &Value) -> Option<Value> {
    let mut shown = Map::new();
    for (key, value) in stored.as_object()? {
        let value = match (key.as_str(), value) {
            ("type", Value::String(kind)) => {
                let mut letters = kind.chars();
                let first = letters.next()?.to_ascii_lowercase();
                format!("{first}{}", letters.as_str()).into()
            }
            ("status", Value::String(status)) => camel(status).into(),
            ("duration", Value::Object(_)) => continue,
            _ => value.clone(),
        };
        shown.insert(camel(key), value);
    }
    Some(Value::Object(shown))
}

/// Writes `snake_case` as `snakeCase`.
fn camel(word: &str) -> String {
    let mut parts = word.split('_');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        out.extend(letters.next().map(|it| it.to_ascii_uppercase()));
        out.push_str(letters.as_str());
    }
    out
}

/// Returns the path of a `file:` URL; of anything else the text itself.
fn path(text: &str) -> String {
    let Some(escaped) = text.strip_prefix("file://") else { return text.to_owned() };
    let mut bytes = Vec::with_capacity(escaped.len());
    let mut rest = escaped.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte = hex.filter(|_| first == b'%').and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| escaped.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_a_shell_reads_it() {
        let stored = json!({
            "type": "CommandExecution", "id": "c1", "process_id": "7",
            "command": ["/bin/bash", "-lc", "echo 'a'; exit 3"], "cwd": "file:///a%20b",
            "parsed_cmd": [{"type": "list_files", "cmd": "ls", "path": null}],
            "source": "unified_exec_startup", "status": "failed", "aggregated_output": "a\n",
            "exit_code": 3, "duration": {"secs": 1, "nanos": 2_000_000},
        });
        let item = serde_json::to_value(item(&stored, (Some(1), Some(2))).unwrap()).unwrap();
        assert_eq!(item["command"], r"/bin/bash -lc 'echo '\''a'\''; exit 3'");
        assert_eq!(item["cwd"], "/a b");
        assert_eq!(
            item["commandActions"],
            json!([{"type": "listFiles", "command": "ls", "path": null}])
        );
        assert_eq!(
            (&item["durationMs"], &item["source"]),
            (&json!(1002), &json!("unifiedExecStartup"))
        );
        assert_eq!(item["completedAtMs"], 2);
    }

    #[test]
    fn a_user_may_have_said_more_than_words() {
        let stored = json!({
            "type": "UserMessage", "id": "u1", "content": [
                {"type": "text", "text": "see @a", "text_elements": [
                    {"byte_range": {"start": 4, "end": 6}, "placeholder": "@a"},
                ]},
                {"type": "image", "image_url": "data:image/png;base64,AA==", "detail": "low"},
                {"type": "image", "file_id": "file_1"},
                {"type": "local_image", "path": "/a.png"},
                {"type": "audio", "audio_url": "data:audio/wav;base64,AA=="},
                {"type": "local_audio", "path": "/a.wav"},
                {"type": "skill", "name": "s", "path": "/SKILL.md"},
                {"type": "mention", "name": "m", "path": "app://m"},
                {"type": "smell", "of": "roses"},
            ],
        });
        let item = serde_json::to_value(item(&stored, (Some(1), Some(1))).unwrap()).unwrap();
        assert_eq!(
            item["content"],
            json!([
                {"type": "text", "text": "see @a", "text_elements": [
                    {"byteRange": {"start": 4, "end": 6}, "placeholder": "@a"},
                ]},
                {"type": "image", "url": "data:image/png;base64,AA==", "detail": "low"},
                {"type": "image", "fileId": "file_1", "detail": null},
                {"type": "localImage", "path": "/a.png", "detail": null},
                {"type": "audio", "url": "data:audio/wav;base64,AA=="},
                {"type": "localAudio", "path": "/a.wav"},
                {"type": "skill", "name": "s", "path": "/SKILL.md"},
                {"type": "mention", "name": "m", "path": "app://m"},
            ])
        );
    }

    #[test]
    fn changes_of_files_are_a_list() {
        let stored = json!({
            "type": "FileChange", "id": "c1", "status": "completed", "changes": {
                "/a": {"type": "add", "content": "hi\n"},
                "/b": {"type": "update", "unified_diff": "@@", "move_path": "/c"},
            },
        });
        let item = serde_json::to_value(item(&stored, (None, None)).unwrap()).unwrap();
        let changes = json!([
            {"path": "/a", "kind": {"type": "add"}, "diff": "hi\n"},
            {"path": "/b", "kind": {"type": "update", "move_path": "/c"}, "diff": "@@"},
        ]);
        assert_eq!(item["changes"], changes);
    }

    #[test]
    fn other_items_keep_their_members() {
        let stored = json!({
            "type": "DynamicToolCall", "id": "c1", "tool": "t", "arguments": {"a_b": 1},
            "status": "completed", "content_items": [{"type": "inputText", "text": "x"}],
            "success": true, "duration": {"secs": 0, "nanos": 1},
        });
        let found = item(&stored, (None, None)).map(|item| serde_json::to_value(item).unwrap());
        assert_eq!(found.unwrap()["contentItems"][0]["text"], "x");
        assert!(item(&json!({"type": "Unheard", "id": "x"}), (None, None)).is_none());
    }
}
