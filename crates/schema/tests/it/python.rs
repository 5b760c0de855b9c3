//! The Python package, imported and fed with recorded messages.

use std::process::Command;

use crate::tools::{assert_success, find, root};

const SCRIPT: &str = include_str!("round_trip.py");

/// Needs Python with pydantic: `python3`, or the one that `TURNHOST_PYTHON` names.
#[test]
fn recorded_messages_survive_the_python_models() {
    let probe = [
        "-c",
        "import sys, pydantic; sys.exit(sys.version_info < (3, 10) or pydantic.VERSION < '2')",
    ];
    let Some(python) = find("TURNHOST_PYTHON", &["python3"], &probe) else { return };
    let output = Command::new(python)
        .args(["-B", "-W", "error", "-c", SCRIPT])
        .arg(root().join("crates/protocol/tests/it"))
        .env("PYTHONPATH", root().join("schema/python"))
        .output()
        .unwrap();
    assert_success(&output);
}
