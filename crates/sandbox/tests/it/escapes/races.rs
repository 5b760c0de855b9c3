//! Races, with a bounded number of rounds.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use turnhost_base::AbsPath;

use crate::attacks::as_everybody;
use crate::run::{with_roots, workspace_write};

/// The races: a name, the test, and the mechanism that stops it.
pub(super) const NAMES: [(&str, &str, &str); 4] = [
    (
        "a command writes through a directory while another one replaces it by a link",
        "a_directory_flips_to_a_link_while_it_is_written",
        "mount namespace (read-only)",
    ),
    (
        "a root inside the workspace is replaced by a link while commands start",
        "a_root_flips_to_a_link_while_commands_start",
        "pinned identity of roots, `openat2` without links",
    ),
    (
        "commands make a protected directory while others start and end",
        "configuration_is_made_by_commands_that_start_and_end",
        "placeholders, sealed mounts",
    ),
    (
        "processes are left behind by forking while the namespace ends",
        "a_command_that_never_stops_forking_ends",
        "PID namespace",
    ),
];

/// Rounds of a race that a command runs by itself.
const ROUNDS: u32 = 400;

/// Commands that are started while something is flipped.
const STARTS: usize = 12;

const ELSEWHERE: &str = "/var/tmp";

#[test]
fn a_directory_flips_to_a_link_while_it_is_written() {
    as_everybody(ELSEWHERE, |scratch| {
        let script = format!(
            "mkdir d; (for i in $(seq {ROUNDS}); do mv -T d e; ln -s \"$OUT\" d; rm d; mv -T e d; done) & \
             for i in $(seq {ROUNDS}); do echo x > d/f$i; mkdir d/g$i; done 2>/dev/null; wait; true"
        );
        scratch.allows(&workspace_write(), &script);
        assert_eq!(fs::read_dir(scratch.outside()).unwrap().count(), 0);
    });
}

/// Calls `flip` again and again while `run` runs.
fn while_flipping(flip: impl Fn() + Sync, run: impl FnOnce()) {
    struct Over<'a>(&'a AtomicBool);
    impl Drop for Over<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }

    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                flip();
            }
        });
        let _over = Over(&over);
        run();
    });
}

#[test]
fn a_root_flips_to_a_link_while_commands_start() {
    as_everybody(ELSEWHERE, |scratch| {
        let (inner, aside): (PathBuf, PathBuf) =
            (scratch.ws().join("inner"), scratch.ws().join("aside"));
        scratch.make_dir(&inner);
        let policy = with_roots(vec![AbsPath::from_std(&inner).unwrap()]);
        scratch.allows(&policy, "touch inner/f");
        let outside = scratch.outside();
        let flip = || {
            // Each step may fail, because a mount holds the directory.
            if fs::rename(&inner, &aside).is_ok() {
                let _ = symlink(&outside, &inner);
                std::thread::yield_now();
                let _ = fs::remove_file(&inner);
                let _ = fs::rename(&aside, &inner);
            }
        };
        while_flipping(flip, || {
            for _ in 0..STARTS {
                // It is refused by name, or it runs in the directory that was pinned.
                let _ = scratch.try_shell(&policy, "echo x > inner/escaped; true");
            }
        });
        assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
    });
}

#[test]
fn configuration_is_made_by_commands_that_start_and_end() {
    as_everybody(ELSEWHERE, |scratch| {
        let scratch = &*scratch;
        let script = "for i in $(seq 40); do mkdir -p .codex; echo x > .codex/config.toml; done 2>/dev/null; true";
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    for _ in 0..STARTS {
                        let _ = scratch.try_shell(&workspace_write(), script);
                    }
                });
            }
        });
        assert!(!scratch.ws().join(".codex").exists());
    });
}

#[test]
fn a_command_that_never_stops_forking_ends() {
    as_everybody(ELSEWHERE, |scratch| {
        // Each link of the chain leaves a session of its own behind and goes on. The process that is left when
        // the helper ends would write.
        let script = "f() { (setsid bash -c 'sleep 0.2; echo x > late' &); }; for i in 1 2 3 4; do f; done; kill -KILL $$";
        let _ = scratch.try_shell(&workspace_write(), script);
        let late = scratch.ws().join("late");
        let was_there = late.exists();
        std::thread::sleep(std::time::Duration::from_millis(300));
        assert_eq!(late.exists(), was_there, "something was left behind");
    });
}
