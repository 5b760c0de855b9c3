//! Session files of a small home, as a store takes them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::path::{Path, PathBuf};

use turnhost_base::{AbsPath, ThreadId};
use turnhost_ports::{Append, ThreadDump, TurnState};
use turnhost_rollout::{FindError, Sessions, Unpacker};
use turnhost_thread::TurnSettings;

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/home")
}

fn id(last: char) -> ThreadId {
    format!("01930000-0000-7000-8000-00000000000{last}").parse().unwrap()
}

/// Returns the settings of a thread elsewhere, most of which are left as the type has them.
fn settings() -> TurnSettings {
    serde_json::from_value(serde_json::json!({
        "cwd": "/elsewhere", "model": "m", "model_provider": "p", "approval_policy": "on-request",
        "sandbox_policy": {"type": "readOnly", "networkAccess": false}, "context_window": 100,
        "unload_delay_secs": 60, "effort": null, "summary": null, "verbosity": null,
        "service_tier": null, "personality": null, "base_instructions": null,
        "developer_instructions": null, "output_token_limit": null,
    }))
    .unwrap()
}

fn dump(thread: ThreadId) -> ThreadDump {
    Sessions::find(&home(), Unpacker::default())
        .unwrap()
        .read(thread)
        .unwrap()
        .into_dump(settings())
        .unwrap()
}

/// Returns the entries in short.
fn shown(dump: &ThreadDump) -> Vec<String> {
    let field = |json: &str, path: &str| {
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        value.pointer(path).map(|it| it.as_str().unwrap_or_default().to_owned())
    };
    let entry = |entry: &Append| match entry {
        Append::Turn(turn) => format!("turn {:?}", turn.state),
        Append::Item(item) => {
            let text = field(&item.json, "/text").or_else(|| field(&item.json, "/content/0/text"));
            let kind = field(&item.json, "/type").unwrap();
            format!("{kind} {}", text.unwrap_or_default())
        }
        Append::History(json) => {
            assert!(!json.contains("passthrough"), "{json}");
            format!("history {}", field(json, "/content/0/text").unwrap_or_default())
        }
        Append::HistoryReset => "reset".to_owned(),
        Append::Counts(..) => "counts".to_owned(),
        Append::Revert(_) => "revert".to_owned(),
        other => panic!("{other:?}"),
    };
    dump.entries.iter().map(entry).collect()
}

/// Returns the turn with `user` and `said` as the fixture has it.
fn turn(user: &str, said: &str) -> Vec<String> {
    vec![
        "turn Running".to_owned(),
        format!("history {user}"),
        format!("userMessage {user}"),
        format!("agentMessage {said}"),
        format!("history {said}"),
        "turn Completed".to_owned(),
        "counts".to_owned(),
    ]
}

#[test]
fn a_thread_that_was_taken_back_is_read_as_it_is() {
    let found = dump(id('a'));
    let mut expected = vec!["history Be good.".to_owned()];
    expected.extend(turn("first words", "hello"));
    let rest = [
        "turn Running",
        "userMessage run it",
        "commandExecution ",
        "turn Interrupted",
        "counts",
        "turn Running",
        "reset",
        "history first words",
        "history a summary",
        "contextCompaction ",
        "turn Failed",
        "counts",
    ];
    expected.extend(rest.map(str::to_owned));
    assert_eq!(shown(&found), expected);
    let record = &found.record;
    assert_eq!((record.name.as_deref(), &*record.preview), (Some("My name"), "first words"));
    assert_eq!((&*record.model_provider, &*record.originator), ("mock", "app"));
    assert_eq!(record.cwd, AbsPath::new("/repo/sub").unwrap());
    assert!(!record.archived && record.created_at.seconds() == 1_767_323_045);
    let settings: TurnSettings = serde_json::from_str(&record.settings).unwrap();
    assert_eq!(settings.model, "gpt-x");
    let json = serde_json::to_value(&settings).unwrap();
    assert_eq!(json["sandbox_policy"]["writableRoots"], serde_json::json!(["/tmp/x"]));
    assert_eq!(json["approval_policy"], "never");
}

#[test]
fn a_fork_begins_with_what_it_shares() {
    let found = dump(id('c'));
    let mut expected = vec!["history Be good.".to_owned()];
    expected.extend(turn("first words", "hello"));
    expected.extend(turn("in the fork", "yes"));
    assert_eq!(shown(&found), expected);
    assert_eq!(found.record.forked_from, Some(id('a')));
}

#[test]
fn files_of_the_older_form_are_read() {
    let found = dump(id('d'));
    let turn = |user: &str, said: &str| {
        [
            format!("history {user}"),
            "turn Running".to_owned(),
            format!("userMessage {user}"),
            "reasoning ".to_owned(),
            format!("agentMessage {said}"),
            format!("history {said}"),
            "turn Completed".to_owned(),
        ]
    };
    let mut expected = turn("old words", "old answer").to_vec();
    expected.extend(turn("to be taken back", "gone"));
    expected.extend(["revert", "reset", "history the summary"].map(str::to_owned));
    assert_eq!(shown(&found), expected);
    assert_eq!(found.record.filing.git.branch.as_deref(), Some("main"));
    // Turns that have no id get the same one each time.
    let ids = |dump: &ThreadDump| {
        let turns = dump.entries.iter().filter_map(|entry| match entry {
            Append::Turn(turn) if turn.state == TurnState::Running => Some(turn.id),
            _ => None,
        });
        turns.collect::<Vec<_>>()
    };
    assert_eq!(ids(&found), ids(&dump(id('d'))));
    assert_eq!(ids(&found).len(), 2);
}

#[test]
fn broken_lines_cost_themselves() {
    let sessions = Sessions::find(&home(), Unpacker::default()).unwrap();
    let session = sessions.read(id('e')).unwrap();
    assert_eq!(session.skipped(), 2);
    let found = session.into_dump(settings()).unwrap();
    assert!(found.record.archived);
    assert_eq!(found.record.name.as_deref(), Some("Kept"));
    assert_eq!(shown(&found).len(), 8);
    assert!(!sessions.read(id('f')).unwrap().is_used());
    assert_eq!(sessions.threads().len(), 5);
}

/// A reviewer works in a turn of its own within that of the review, whose end is the only one in the file.
#[test]
fn a_turn_ends_by_its_id_and_so_does_what_is_open_within_it() {
    let (review, reviewer) =
        ("01930000-0000-7000-8000-000000000201", "01930000-0000-7000-8000-000000000202");
    let event =
        |payload: serde_json::Value| serde_json::json!({"type": "event_msg", "payload": payload});
    let item = |turn: &str, kind: &str, id: &str| {
        event(serde_json::json!({
            "type": "item_completed", "turn_id": turn, "item": {"type": kind, "id": id, "content": []},
        }))
    };
    let lines = [
        serde_json::json!({"type": "session_meta", "payload": {
            "id": id('a'), "timestamp": "2026-01-02T03:04:05.000Z", "cwd": "/repo", "originator": "t",
            "cli_version": "0", "source": "vscode",
        }}),
        item(review, "EnteredReviewMode", "r1"),
        event(serde_json::json!({
            "type": "task_started", "turn_id": reviewer,
            "turn_attribution": {"parent_turn_id": review},
        })),
        item(reviewer, "UserMessage", "u1"),
        item(review, "ExitedReviewMode", "r2"),
        event(serde_json::json!({"type": "task_complete", "turn_id": review})),
    ];
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join(format!("rollout-2026-01-02T03-04-05-{}.jsonl", id('a')));
    let at = |mut line: serde_json::Value| {
        line["timestamp"] = "2026-01-02T03:04:06.000Z".into();
        format!("{line}\n")
    };
    std::fs::write(&file, lines.map(at).concat()).unwrap();
    let sessions = Sessions::of_file(&file, Unpacker::default()).unwrap();
    let found = sessions.read(id('a')).unwrap().into_dump(settings()).unwrap();
    let states = found.entries.iter().filter_map(|entry| match entry {
        Append::Turn(turn) => Some((turn.id.to_string(), turn.state)),
        _ => None,
    });
    let (review, reviewer) = (review.to_owned(), reviewer.to_owned());
    assert_eq!(
        states.collect::<Vec<_>>(),
        [
            (review.clone(), TurnState::Running),
            (reviewer.clone(), TurnState::Running),
            (reviewer, TurnState::Interrupted),
            (review, TurnState::Completed),
        ]
    );
}

#[test]
fn other_directories_and_files_are_named() {
    let directory = tempfile::tempdir().unwrap();
    let error = Sessions::find(directory.path(), Unpacker::default()).unwrap_err();
    assert!(matches!(error, FindError::None(_)), "{error}");
    let file = directory.path().join("rollout-x.jsonl");
    std::fs::write(&file, "{\"type\":\"session_meta\"}\n").unwrap();
    assert!(matches!(
        Sessions::of_file(&file, Unpacker::default()).unwrap_err(),
        FindError::NoSession(_)
    ));
    let name = format!("rollout-2026-01-01T00-00-00-{}.jsonl.zst", id('a'));
    std::fs::create_dir(directory.path().join("sessions")).unwrap();
    std::fs::write(directory.path().join("sessions").join(name), "").unwrap();
    let sessions = Sessions::find(directory.path(), Unpacker::default()).unwrap();
    assert_eq!((sessions.threads().len(), sessions.compressed().len()), (0, 1));
}

#[test]
fn packed_files_are_read_by_the_program_that_unpacks_them() {
    let directory = tempfile::tempdir().unwrap();
    // A program that is called as `zstd` is, for files that are packed by their name alone.
    let program = directory.path().join("unpack");
    std::fs::write(&program, "#!/bin/sh\n[ \"$1\" = -dcq ] && exec cat \"$2\"\n").unwrap();
    let mut permissions = std::fs::metadata(&program).unwrap().permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o755);
    std::fs::set_permissions(&program, permissions).unwrap();
    let packed = directory.path().join("packed");
    copy_packed(&home(), &packed);
    let plain = Sessions::find(&home(), Unpacker::default()).unwrap();
    let sessions = Sessions::find(&packed, Unpacker::new(program)).unwrap();
    assert_eq!(sessions.compressed().len(), 0);
    let threads: Vec<_> = plain.threads().collect();
    assert_eq!(sessions.threads().collect::<Vec<_>>(), threads);
    let dump = |sessions: &Sessions, id: ThreadId| {
        format!("{:?}", sessions.read(id).unwrap().into_dump(settings()))
    };
    for id in threads {
        assert_eq!(dump(&sessions, id), dump(&plain, id));
    }
    let broken = Sessions::find(&packed, Unpacker::new("/bin/false".into())).unwrap();
    let error = broken.read(id('a')).unwrap_err().to_string();
    assert!(error.contains("could not unpack it"), "{error}");
}

/// Copies a home with its session files under the names of packed ones.
fn copy_packed(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            copy_packed(&entry.path(), &to.join(name));
        } else {
            let end = if name.starts_with("rollout-") { ".zst" } else { "" };
            std::fs::copy(entry.path(), to.join(name + end)).unwrap();
        }
    }
}
