//! Other processes of the user, and traces that a command leaves.

use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};

use turnhost_sandbox::Route;

use super::{Attempt, Control, Group, Other, make_as};
use crate::run::User;

pub(super) fn groups(other: &Other) -> Vec<Group> {
    let Other { pid, .. } = other;
    let signals = ["0", "TERM", "KILL", "STOP", "HUP", "USR1"].map(|signal| {
        Attempt::new(format!("send SIG{signal}"), format!("kill -{signal} {pid}"), Control::NotMade)
    });
    let all = [
        ("signal all processes of the user", "kill -USR1 -1; false".to_owned()),
        ("signal its process group", format!("kill -TERM -- -{pid}")),
        ("signal by name", "pkill -USR1 -x sleep; false".to_owned()),
    ]
    .map(|(name, script)| Attempt::new(name, script, Control::NotMade));
    let limits = [
        ("limit its files", format!("prlimit --pid {pid} --fsize=0")),
        ("limit its descriptors", format!("prlimit --pid {pid} --nofile=0")),
        ("read its limits", format!("prlimit --pid {pid}")),
        ("change its priority", format!("renice -n 5 -p {pid}")),
        ("change its processors", format!("taskset -p 1 {pid}")),
        ("change its scheduler", format!("chrt -b -p 0 {pid}")),
        ("change its I/O priority", format!("ionice -c 3 -p {pid}")),
    ]
    .map(|(name, script)| Attempt::new(name, script, Control::NotMade));
    let of_user = [
        ("change the priority of all of the user's", "renice -n 5 -u $(id -u)"),
        ("change the I/O priority of all of the user's", "ionice -c 3 -u $(id -u)"),
    ]
    .map(|(name, script)| Attempt::new(name, script, Control::NotMade));
    let entries =
        ["environ", "maps", "mem", "stat", "cmdline", "root/", "cwd/", "fd/", "ns/mnt", "task/"];
    let entries = entries.map(|entry| {
        Attempt::new(
            format!("look at its {entry}"),
            format!("ls /proc/{pid}/{entry}"),
            Control::Succeeds,
        )
    });
    let attempts = signals
        .into_iter()
        .chain(all)
        .chain(limits)
        .chain(of_user)
        .chain(entries)
        .chain(of_first_process());
    vec![Group {
        title: "Processes of the user",
        mechanism: "PID namespace with its own /proc, Landlock, seccomp",
        route: Route::Policy,
        refusals: &[],
        attempts: attempts.collect(),
    }]
}

/// Returns the attempts on the first process of the command's namespace.
fn of_first_process() -> Vec<Attempt> {
    let init = ["environ", "maps", "mem", "root/", "cwd/", "fd/"].map(|entry| {
        let script = format!("head -c 1 /proc/1/{entry} 2>/dev/null || ls /proc/1/{entry}");
        let script = format!("{script} | grep -q . && cat /proc/1/{entry} >/dev/null");
        Attempt::new(
            format!("read {entry} of the namespace's first process"),
            script,
            Control::NotMade,
        )
    });
    let signals = ["KILL", "STOP"].map(|signal| {
        Attempt::new(
            format!("end the namespace's first process by SIG{signal}"),
            format!("kill -{signal} 1; perl -e 'select undef, undef, undef, 0.02'; false"),
            Control::NotMade,
        )
    });
    init.into_iter().chain(signals).collect()
}

/// A process of the user of the attempts, which must live on.
struct Bystander(Child);

impl Bystander {
    fn start(user: User) -> Self {
        let mut command = Command::new("sleep");
        command.arg("600").stdin(Stdio::null());
        if user == User::Nobody {
            command.uid(65534).gid(65534);
        }
        Self(command.spawn().unwrap())
    }

    fn id(&self) -> u32 {
        self.0.id()
    }

    /// Ends it, which nothing else may have done.
    fn end(mut self) {
        let lives = self.0.try_wait().unwrap().is_none();
        self.0.kill().unwrap();
        self.0.wait().unwrap();
        assert!(lives, "it was ended");
    }
}

#[test]
fn other_processes_are_out_of_reach() {
    for user in super::users() {
        let bystander = Bystander::start(user);
        for group in groups(&other(&bystander)) {
            make_as(user, &group);
        }
        bystander.end();
    }
}

fn other(bystander: &Bystander) -> Other {
    Other { pid: bystander.id(), port: 0, service: String::new(), terminal: String::new() }
}

#[test]
fn system_calls_are_refused() {
    for user in super::users() {
        let bystander = Bystander::start(user);
        for group in super::calls::groups(&other(&bystander)) {
            make_as(user, &group);
        }
        bystander.end();
    }
}
