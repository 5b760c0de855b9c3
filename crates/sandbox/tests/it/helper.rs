//! The helper's own manners: what it reports, and when.

use std::collections::BTreeMap;
use std::fs::File;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::process::{WaitOptions, waitpid};
use turnhost_base::AbsPath;
use turnhost_sandbox::{
    Confined, Descriptors, Guarantee, Job, Lack, Launcher, Report, Route, Sandboxes, Spec,
};

use crate::run::{HELPER, READ_ONLY, User, launch, run};

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
fn one_helper_starts_many_commands_and_another_takes_its_place() {
    let launcher = Launcher::new(HELPER);
    let mut command = Command::new("/bin/sh");
    command.args(["-c", "echo $PPID; exec cat /proc/1/cmdline"]);
    let outputs = [0; 3].map(|_| launch(&launcher, &spec(), &command));
    if outputs[0].0 != Report::Started {
        return;
    }
    for (report, output) in outputs {
        assert_eq!(report, Report::Started);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.starts_with("1\n"), "the first process is the parent: {said}");
    }
}

#[test]
fn a_command_inherits_nothing_of_the_helper() {
    let mut command = Command::new("/bin/ls");
    command.arg("/proc/self/fd");
    let (report, output) = run(&spec(), &command, User::Own);
    if report == Report::Started {
        // This test may itself have been started with more than the standard streams.
        let without = command.output().unwrap();
        assert_eq!(String::from_utf8(output.stdout), String::from_utf8(without.stdout));
    }
}

#[test]
fn a_command_does_not_start_before_it_is_released_and_ends_with_the_channel() {
    let (ours, theirs) = UnixStream::pair().unwrap();
    let (report, their_report) = std::io::pipe().unwrap();
    let null = || OwnedFd::from(File::open("/dev/null").unwrap());
    let (words, variables) = (["/bin/true".to_owned()], BTreeMap::new());
    let (spec, launcher) = (spec(), Launcher::new(HELPER));
    let descriptors = Descriptors {
        stdin: null(),
        stdout: null(),
        stderr: null(),
        report: their_report.into(),
        channel: theirs.into(),
    };
    let (words, variables) = (&words[..], &variables);
    let directory = Path::new("/");
    let job = Job { spec: &spec, directory, words, variables, open_files: None, descriptors };
    let Ok(pid) = launcher.launch(&job) else { return };
    drop((job, ours));
    let said = std::io::read_to_string(report).unwrap();
    assert!(said.starts_with('S'), "it was started: {said}");
    waitpid(Some(pid), WaitOptions::empty()).unwrap();
}

#[test]
fn a_helper_without_a_socket_ends() {
    let mut helper = Command::new(HELPER);
    let helper = helper.arg("__turnhost-sandbox").stdin(Stdio::null());
    assert_eq!(helper.status().unwrap().code(), Some(125));
}

#[test]
fn without_the_first_argument_nothing_happens() {
    let output = Command::new(HELPER).arg("other").output().unwrap();
    assert!(output.status.success());
}

#[test]
fn what_the_kernel_lacks_is_found_out_before_any_command_runs() {
    let lacks = turnhost_sandbox::examine(Path::new(HELPER));
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
