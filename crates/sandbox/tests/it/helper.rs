//! The helper's own manners: what it reports, and when.

use std::path::Path;
use std::process::Command;

use turnhost_base::AbsPath;
use turnhost_sandbox::{Confined, Guarantee, Lack, Report, Route, Sandboxes, Spec};

use crate::run::{READ_ONLY, User, run};

fn spec() -> Spec {
    let root = AbsPath::new("/").unwrap();
    let confined = Confined {
        policy: &READ_ONLY,
        workspace: &root,
        cwd: &root,
        tmpdir: None,
        granted: &[],
        route: Route::Policy,
    };
    Sandboxes::default().prepare(&confined).unwrap().unwrap().spec().clone()
}

#[test]
fn a_missing_program_is_reported_in_the_system_s_words() {
    let (report, output) = run(&spec(), &Command::new("/no/such/program"), User::Own);
    assert_eq!(report, Report::NotExecuted("No such file or directory (os error 2)".into()));
    assert_eq!(output.status.code(), Some(126));
}

#[test]
fn the_command_s_own_failure_is_not_the_helper_s() {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", "exit 125"]);
    let (report, output) = run(&spec(), &command, User::Own);
    assert_eq!(report, Report::Started);
    assert_eq!(output.status.code(), Some(125));
}

#[test]
fn arguments_it_does_not_understand_are_refused() {
    let output = Command::new(env!("CARGO_BIN_EXE_turnhost-sandbox-helper"))
        .args(["__turnhost-sandbox", "1", "2", "{}", "/bin/true"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(125));
    assert!(String::from_utf8(output.stderr).unwrap().contains("no report pipe"));
}

#[test]
fn without_the_first_argument_nothing_happens() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_turnhost-sandbox-helper")).arg("other").output().unwrap();
    assert!(output.status.success());
}

#[test]
fn what_the_kernel_lacks_is_found_out_before_any_command_runs() {
    let lacks = turnhost_sandbox::examine(Path::new(env!("CARGO_BIN_EXE_turnhost-sandbox-helper")));
    let (report, _) = run(&spec(), &Command::new("/bin/true"), User::Own);
    assert_eq!(lacks.unwrap().is_empty(), report == Report::Started);
    assert!(turnhost_sandbox::examine(Path::new("/bin/true")).is_err(), "it answers nothing");
}

#[test]
fn each_promise_is_named_with_its_mechanism_and_the_reason() {
    for guarantee in Guarantee::ALL {
        let lack = Lack { guarantee, reason: "no".into() };
        let text = lack.to_string();
        assert!(text.ends_with(&format!("({}: no)", guarantee.mechanism())), "{text}");
    }
}
