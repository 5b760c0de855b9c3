//! Writing the user's file.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};

use serde_json::{Value, json};
use turnhost_base::AbsPath;
use turnhost_config::{WriteError, WriteRequest};
use turnhost_protocol::{ConfigEdit, ConfigWriteResponse, MergeStrategy, WriteStatus};

use crate::support::Fixture;

fn edit(key: &str, value: Value) -> ConfigEdit {
    ConfigEdit { key_path: key.into(), merge_strategy: MergeStrategy::Replace, value }
}

fn request(edits: &[(&str, Value)]) -> WriteRequest {
    let edits = edits.iter().map(|(key, value)| edit(key, value.clone())).collect();
    WriteRequest { edits, ..WriteRequest::default() }
}

impl Fixture {
    fn write_config(&self, request: &WriteRequest) -> Result<ConfigWriteResponse, WriteError> {
        self.config().write(request, &self.base.join("work"))
    }

    fn refused(&self, request: &WriteRequest) -> String {
        let text = self.write_config(request).unwrap_err().to_string();
        text.replace(self.base.as_str(), "BASE")
    }

    fn file(&self) -> String {
        fs::read_to_string(self.path().as_std()).unwrap()
    }

    fn path(&self) -> AbsPath {
        self.base.join("home/config.toml")
    }
}

#[test]
fn a_write_keeps_comments_and_counts_at_once() {
    let fixture = Fixture::new("# mine\nmodel = \"a\" # small\n");
    let response = fixture.write_config(&request(&[("model", json!("b"))])).unwrap();
    assert_eq!(response.status, WriteStatus::Ok);
    assert_eq!(response.file_path, fixture.path());
    assert_eq!(response.overridden_metadata, None);
    assert!(response.version.starts_with("sha256:"));
    assert_eq!(fixture.file(), "# mine\nmodel = \"b\" # small\n");
}

#[test]
fn a_version_that_is_not_the_files_is_a_conflict() {
    let fixture = Fixture::new("");
    let first = fixture.write_config(&request(&[("model", json!("a"))])).unwrap();
    let mut second = request(&[("model", json!("b"))]);
    second.expected_version = Some(first.version);
    fixture.write_config(&second).unwrap();
    let err = fixture.write_config(&second).unwrap_err();
    assert!(matches!(err, WriteError::VersionConflict));
    assert_eq!(fixture.file(), "model = \"b\"\n");
}

#[test]
fn a_batch_is_all_or_nothing() {
    let fixture = Fixture::new("model = \"a\"\n");
    let bad = request(&[("model", json!("b")), ("sandbox_mode", json!("everything"))]);
    assert_eq!(
        fixture.refused(&bad),
        "Invalid configuration: unknown variant `everything`, expected one of `read-only`, `workspace-write`, `danger-full-access`\nin `sandbox_mode`\n"
    );
    assert_eq!(fixture.file(), "model = \"a\"\n");
    fixture.write_config(&request(&[])).unwrap();
    let good = request(&[("a.b", json!(1)), ("a.b", Value::Null), ("a.c", json!([1, "x"]))]);
    fixture.write_config(&good).unwrap();
    assert_eq!(fixture.file(), "model = \"a\"\n\n[a]\nc = [1, \"x\"]\n");
}

#[test]
fn what_cannot_be_written_says_why() {
    let fixture = Fixture::new("");
    for (key, value, text) in [
        ("", json!(1), "keyPath must not be empty"),
        (
            "model",
            json!(7),
            "Invalid configuration: invalid type: integer `7`, expected a string\nin `model`\n",
        ),
        (
            "approval_policy",
            json!("untrusted"),
            "Invalid configuration: approval_policy = \"untrusted\" is no longer supported; remove this setting",
        ),
    ] {
        assert_eq!(fixture.refused(&request(&[(key, value)])), text);
    }
    let deep = vec!["a"; 50_000].join(".");
    assert_eq!(
        fixture.refused(&request(&[(&deep, json!(1))])),
        "a key must not have more than 64 parts"
    );
    let other = WriteRequest {
        file_path: Some(fixture.base.join("other.toml").to_string()),
        ..request(&[("model", json!("x"))])
    };
    assert_eq!(fixture.refused(&other), "Only writes to the user config are allowed");
}

#[test]
fn a_broken_file_is_never_written_over() {
    let fixture = Fixture::new("model = \n");
    let text = fixture.refused(&request(&[("model", json!("x"))]));
    assert!(
        text.starts_with("failed to load configuration: BASE/home/config.toml:1:9: "),
        "{text}"
    );
    assert_eq!(fixture.file(), "model = \n");
}

#[test]
fn links_and_permissions_stay() {
    let fixture = Fixture::new("");
    fixture.write("dotfiles/config.toml", "model = \"a\"\n");
    let real = fixture.base.join("dotfiles/config.toml");
    fs::set_permissions(real.as_std(), fs::Permissions::from_mode(0o640)).unwrap();
    fs::remove_file(fixture.path().as_std()).unwrap();
    symlink(real.as_std(), fixture.path().as_std()).unwrap();
    let request =
        WriteRequest { file_path: Some(real.to_string()), ..request(&[("model", json!("b"))]) };
    fixture.write_config(&request).unwrap();
    assert!(fixture.path().as_std().is_symlink());
    assert_eq!(fs::read_to_string(real.as_std()).unwrap(), "model = \"b\"\n");
    assert_eq!(fs::metadata(real.as_std()).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read_dir(fixture.base.join("dotfiles").as_std()).unwrap().count(), 1);
}

#[test]
fn a_home_that_is_not_there_yet_is_made() {
    let fixture = Fixture::new("");
    fs::remove_dir_all(fixture.base.join("home").as_std()).unwrap();
    fixture.write_config(&request(&[("model", json!("a"))])).unwrap();
    assert_eq!(fixture.file(), "model = \"a\"\n");
    let mode = fs::metadata(fixture.path().as_std()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_server_that_threads_could_not_use_is_not_written() {
    let fixture = Fixture::new("[mcp_servers.old]\nenabled = false\n");
    for (key, value, error) in [
        ("mcp_servers.q", json!({}), "a server needs a `command` or a `url`"),
        ("mcp_servers.q.enabled", json!(false), "a server needs a `command` or a `url`"),
        ("mcp_servers", json!({"q": {"args": ["x"]}}), "a server needs a `command` or a `url`"),
        (
            "mcp_servers.q",
            json!({"command": "x", "url": "http://y"}),
            "a server has a `command` or a `url`, not both; remove one",
        ),
        (
            "mcp_servers.q",
            json!({"url": "http://y", "args": ["x"]}),
            "`args` is for servers with a `command`; remove it",
        ),
    ] {
        let text = format!("Invalid configuration: {error}\nin `mcp_servers.q`\n");
        assert_eq!(fixture.refused(&request(&[(key, value)])), text);
    }
    fixture.write_config(&request(&[("mcp_servers.q", json!({"command": "x"}))])).unwrap();
    fixture.write_config(&request(&[("model", json!("a"))])).unwrap();

    fixture.write("work/.codex/config.toml", "[mcp_servers.theirs]\ncommand = \"x\"\n");
    let projects = format!("projects.\"{}\".trust_level", fixture.base.join("work"));
    fixture.write_config(&request(&[(&projects, json!("trusted"))])).unwrap();
    fixture.write_config(&request(&[("mcp_servers.theirs.enabled", json!(false))])).unwrap();
}

#[test]
fn a_project_that_sets_another_value_does_not_override() {
    let fixture = Fixture::new("");
    fixture.write("work/.codex/config.toml", "model = \"theirs\"\n");
    let projects = format!("projects.\"{}\".trust_level", fixture.base.join("work"));
    fixture.write_config(&request(&[(&projects, json!("trusted"))])).unwrap();
    let response = fixture.write_config(&request(&[("model", json!("mine"))])).unwrap();
    assert_eq!((response.status, response.overridden_metadata), (WriteStatus::Ok, None));
    assert!(fixture.file().contains("model = \"mine\""));
}

#[test]
fn the_command_line_overrides_what_is_written() {
    let fixture = Fixture::new("");
    let config = fixture.config().with_flags(["model=\"theirs\"".to_owned()]);
    let response = config.write(&request(&[("model", json!("mine"))]), &fixture.base).unwrap();
    assert_eq!(response.status, WriteStatus::OkOverridden);
    let overridden = response.overridden_metadata.unwrap();
    assert_eq!(overridden.message, "Overridden by session flags");
    assert_eq!(overridden.effective_value, json!("theirs"));
}
