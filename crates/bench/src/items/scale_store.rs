//! Exports of generated threads.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

/// A word in the messages of one thread.
pub(super) const RARE: &str = "zebrafish";
/// A word in the title of one thread.
pub(super) const RARE_TITLE: &str = "quasar";

/// Returns the id of thread `number`.
pub(super) fn thread_id(number: usize) -> String {
    format!("01930000-0000-7000-8000-{number:012x}")
}

fn turn_id(thread: usize, turn: usize) -> String {
    format!("01930000-0000-7000-9{turn:03x}-{thread:012x}")
}

/// Writes threads of `turns` turns each, with a question and an answer of some words.
///
/// # Errors
/// If the file cannot be written.
pub(super) fn write(file: &Path, threads: usize, turns: usize, workspace: &Path) -> Result<()> {
    let mut out = BufWriter::new(File::create(file)?);
    writeln!(out, "{}", json!({ "turnhost": { "export": 1 } }))?;
    for number in 0..threads {
        // In the middle, so that neither end of a list finds it at once.
        let (title, word) = if number == threads / 2 {
            (format!("Thread about a {RARE_TITLE}"), RARE)
        } else {
            (format!("Thread number {number} about its own subject"), "river")
        };
        writeln!(out, "{}", json!({ "thread": thread(number, &title, workspace) }))?;
        for turn in 0..turns {
            for line in lines(number, turn, if turn == 0 { word } else { "river" }) {
                writeln!(out, "{line}")?;
            }
        }
        writeln!(out, "{}", json!({ "end": { "thread": thread_id(number) } }))?;
    }
    out.flush()?;
    Ok(())
}

/// Returns the record of a thread, with the settings of one that may write anywhere.
fn thread(number: usize, preview: &str, workspace: &Path) -> Value {
    let at = 1_750_000_000_000_u64 + number as u64 * 1_000;
    let settings = json!({
        "cwd": workspace, "model": "mock-model", "model_provider": "mock",
        "approval_policy": "never", "sandbox_policy": { "type": "dangerFullAccess" },
        "context_window": 272_000, "unload_delay_secs": 1_800,
    });
    json!({
        "id": thread_id(number), "createdAtMs": at, "updatedAtMs": at, "recencyAtMs": at,
        "archived": false, "name": null, "preview": preview, "cwd": workspace,
        "modelProvider": "mock", "source": "vscode", "originator": "bench", "forkedFrom": null,
        "serverVersion": "0", "settings": settings, "usage": null, "readState": null,
        "parent": null, "threadSource": null, "section": null, "sectionEnteredAtMs": null,
        "project": null, "gitBranch": null, "gitSha": null, "gitOriginUrl": null, "daybreak": null,
    })
}

/// Returns the lines of a turn: what clients see of it, and what the model was sent.
fn lines(thread: usize, turn: usize, word: &str) -> [Value; 5] {
    let id = turn_id(thread, turn);
    let at = 1_750_000_000_000_u64 + turn as u64 * 1_000;
    let question = format!("Question {turn} of thread {thread} about the {word} in the valley");
    let answer = format!("Answer {turn}: the {word} runs through the valley and down to the sea.");
    let (asked, said) = (format!("{thread}.{turn}.u"), format!("msg_{thread}_{turn}"));
    let item =
        |item: &str, body: Value| json!({ "item": { "turn": id, "id": item, "body": body } });
    let history = |role: &str, kind: &str, text: &str| {
        let content = [json!({ "type": kind, "text": text })];
        json!({ "history": { "type": "message", "role": role, "content": content } })
    };
    [
        json!({ "turn": {
            "id": id, "state": "completed", "startedAtMs": at, "completedAtMs": at + 500, "error": null,
        } }),
        item(
            &asked,
            json!({
                "type": "userMessage", "id": asked, "clientId": null,
                "content": [{ "type": "text", "text": question, "text_elements": [] }],
            }),
        ),
        history("user", "input_text", &question),
        item(
            &said,
            json!({
                "type": "agentMessage", "id": said, "text": answer, "phase": null,
            }),
        ),
        history("assistant", "output_text", &answer),
    ]
}
