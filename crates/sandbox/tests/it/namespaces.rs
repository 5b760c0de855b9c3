//! Processes, terminals, devices and keys: those of a command are its own.

use std::fs;

use rustix::pty::OpenptFlags;

use crate::attacks::as_everybody;
use crate::run::{READ_ONLY, workspace_write};

const ELSEWHERE: &str = "/var/tmp";

#[test]
fn no_other_process_shows_or_can_be_reached() {
    as_everybody(ELSEWHERE, |scratch| {
        let server = std::process::id();
        for policy in [READ_ONLY, workspace_write()] {
            scratch.says(&policy, "echo /proc/[0-9]*", "/proc/1 /proc/2");
            for script in [
                // Of a namespace's own numbers, 1 is taken and the server's is not.
                format!("kill -0 {server}"),
                format!("prlimit --pid {server}"),
                "cat /proc/1/environ".to_owned(),
                "ls -l /proc/1/fd/".to_owned(),
                "cat /proc/1/maps".to_owned(),
                "kill -KILL 1; exit 1".to_owned(),
            ] {
                let output = scratch.shell(&policy, &format!("exec 2>&1; {script}"));
                assert!(output.is_none_or(|output| !output.status.success()), "`{script}` worked");
            }
            scratch.says(
                &policy,
                "kill -KILL 1 2> /dev/null; kill -STOP 1 2> /dev/null; echo alive",
                "alive",
            );
            scratch.says(
                &policy,
                "echo x > /proc/sys/kernel/hostname || echo kept",
                "/bin/bash: line 1: /proc/sys/kernel/hostname: Read-only file system\nkept",
            );
        }
    });
}

#[test]
fn what_a_command_leaves_ends_with_its_namespace() {
    as_everybody(ELSEWHERE, |scratch| {
        // The helper ends when all have: the leftovers do not keep it, for the channel's other end is held here.
        scratch.allows(&workspace_write(), "(setsid sleep 0.1 > /dev/null 2>&1 &); touch f");
        assert!(scratch.ws().join("f").exists());
    });
}

#[test]
fn the_user_s_terminals_are_out_of_reach() {
    let terminal = rustix::pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    rustix::pty::unlockpt(&terminal).unwrap();
    let name = rustix::pty::ptsname(&terminal, Vec::new()).unwrap().into_string().unwrap();
    as_everybody(ELSEWHERE, |scratch| {
        for policy in [READ_ONLY, workspace_write()] {
            scratch.says(&policy, "cd /dev/pts && echo *", "ptmx");
            scratch.says(&policy, &format!("test -e {name} || echo gone"), "gone");
            scratch.says(
                &policy,
                "cd /dev && echo *",
                "fd full null ptmx pts random shm stderr stdin stdout tty urandom zero",
            );
            for script in ["touch /dev/x", "rm /dev/null", "mknod /dev/shm/m c 1 1"] {
                scratch.denies(&policy, script);
            }
        }
        // A terminal of one's own can still be made.
        scratch.says(&READ_ONLY, "script -qec 'tty' /dev/null", "/dev/pts/0");
    });
}

#[test]
fn the_session_keyring_is_a_fresh_one() {
    let Ok(ours) = fs::read_to_string("/proc/keys") else { return };
    let serials = |keys: &str| -> Vec<String> {
        let sessions = keys.lines().filter(|line| line.contains("_ses"));
        sessions.filter_map(|line| Some(line.split_whitespace().next()?.to_owned())).collect()
    };
    as_everybody(ELSEWHERE, |scratch| {
        let Some(output) = scratch.shell(&READ_ONLY, "cat /proc/keys") else { return };
        let theirs = serials(&String::from_utf8(output.stdout).unwrap());
        // A user sees the keyrings of all sessions.
        let known = serials(&ours);
        assert!(theirs.iter().any(|serial| !known.contains(serial)), "{theirs:?}");
    });
}
