//! Attempts to get out, each as the user of the test and, where that is root,
//! as one without any privilege.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use turnhost_base::AbsPath;

use crate::run::{READ_ONLY, Scratch, User, with_roots, workspace_write};

/// Runs `attack` as each user, in scratch directories below `place`.
pub(crate) fn as_everybody(place: &str, attack: impl Fn(&mut Scratch)) {
    attack(&mut Scratch::in_directory(place));
    if rustix_is_root() {
        let mut scratch = Scratch::in_directory(place);
        scratch.give_to_nobody();
        assert!(scratch.user == User::Nobody);
        attack(&mut scratch);
    }
}

fn rustix_is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|meta| std::os::unix::fs::MetadataExt::uid(&meta) == 0)
}

fn abs(path: impl AsRef<Path>) -> AbsPath {
    AbsPath::from_std(path.as_ref()).unwrap()
}

const ELSEWHERE: &str = "/var/tmp";

#[test]
fn a_workspace_in_tmp_cannot_be_replaced_by_a_link() {
    as_everybody("/tmp", |scratch| {
        let parent = scratch.ws().parent().unwrap().display().to_string();
        for script in [
            format!("cd {parent} && mv ws w2 && ln -s $HOME ws"),
            "rmdir $PWD".to_owned(),
            format!("mv {parent} {parent}-moved"),
        ] {
            scratch.denies(&workspace_write(), &script);
        }
        scratch.allows(&workspace_write(), "touch inside && rm inside");
    });
}

#[test]
fn a_root_in_the_workspace_cannot_be_replaced_by_a_link() {
    as_everybody(ELSEWHERE, |scratch| {
        let inner = scratch.ws().join("a/b/inner");
        scratch.make_dir(&inner);
        let policy = with_roots(vec![abs(&inner)]);
        for script in ["mv a/b/inner x", "mv a/b x", "mv a x", "rm -r a"] {
            scratch.denies(&policy, script);
        }
        scratch.allows(&policy, "touch a/b/inner/f a/b/f a/f");
    });
}

#[test]
fn a_temporary_directory_in_the_workspace_cannot_be_replaced_by_a_link() {
    as_everybody(ELSEWHERE, |scratch| {
        let tmp = scratch.ws().join("tmp");
        scratch.make_dir(&tmp);
        scratch.tmpdir = Some(tmp.display().to_string());
        scratch.denies(&workspace_write(), "mv tmp x && ln -s $OUT tmp");
        scratch.allows(&workspace_write(), "touch tmp/f");
    });
}

#[test]
fn a_root_that_became_a_link_is_refused_by_name() {
    as_everybody(ELSEWHERE, |scratch| {
        let inner = scratch.ws().join("inner");
        let policy = with_roots(vec![abs(&inner)]);
        // Missing at first: a command of another thread puts a link in its place.
        scratch.allows(&policy, "true");
        symlink(scratch.outside(), &inner).unwrap();
        assert!(scratch.refusal(&policy).contains(&inner.display().to_string()));
        fs::remove_file(&inner).unwrap();
        scratch.make_dir(&inner);
        scratch.allows(&policy, "touch inner/f");
        fs::rename(&inner, scratch.ws().join("moved")).unwrap();
        symlink(scratch.outside(), &inner).unwrap();
        assert!(scratch.refusal(&policy).contains(&inner.display().to_string()));
    });
}

#[test]
fn configuration_cannot_be_written_whether_it_is_there_or_not() {
    as_everybody(ELSEWHERE, |scratch| {
        for name in [".codex", ".turnhost", ".agents"] {
            for script in [
                format!("mkdir -p {name} && echo x > {name}/config.toml"),
                format!("mkdir {name}-x && mv -T {name}-x {name}"),
                format!("rmdir {name} && mkdir {name}"),
                format!("rm -rf {name}; touch {name}"),
                format!("mv {name} x"),
                format!("ln -sfn $OUT {name}"),
            ] {
                scratch.denies(&workspace_write(), &script);
            }
            assert!(!scratch.ws().join(name).exists(), "{name} stayed behind");
            scratch.make_dir(&scratch.ws().join(name));
            fs::write(scratch.ws().join(name).join("config.toml"), "ours").unwrap();
            for script in [
                format!("echo x > {name}/config.toml"),
                format!("rm {name}/config.toml"),
                format!("mv {name} x"),
            ] {
                scratch.denies(&workspace_write(), &script);
            }
            scratch.says(&workspace_write(), &format!("cat {name}/config.toml"), "ours");
        }
    });
}

#[test]
fn configuration_between_an_outer_root_and_the_workspace_is_protected_too() {
    as_everybody("/tmp", |scratch| {
        scratch.denies(&workspace_write(), "mkdir -p ../.codex && touch ../.codex/config.toml");
        assert!(!scratch.ws().parent().unwrap().join(".codex").exists());
    });
}

#[test]
fn the_server_s_home_is_neither_writable_nor_movable_and_its_database_not_readable() {
    as_everybody(ELSEWHERE, |scratch| {
        let home = scratch.ws().join("home");
        scratch.make_dir(&home.join("rules"));
        for file in ["config.toml", "rules/default.rules", "turnhost.sqlite"] {
            fs::write(home.join(file), "ours").unwrap();
        }
        for script in [
            "echo x > home/config.toml",
            "echo x > home/rules/default.rules",
            "echo x > home/rules/more.rules",
            "rm home/turnhost.sqlite",
            "mv home x",
            "rm -rf home",
        ] {
            scratch.denies(&workspace_write(), script);
        }
        for policy in [READ_ONLY, workspace_write(), with_roots(vec![abs(&home)])] {
            scratch.says(&policy, "cat home/turnhost.sqlite", "");
            scratch.denies(&policy, "touch home/x");
        }
        scratch.says(&READ_ONLY, "cat home/config.toml", "ours");
    });
}

#[test]
fn a_link_in_the_place_of_git_is_held_with_what_it_leads_to() {
    as_everybody(ELSEWHERE, |scratch| {
        scratch.make_dir(&scratch.ws().join("real/hooks"));
        symlink("real", scratch.ws().join(".git")).unwrap();
        for script in [
            "rm .git",
            "mv .git x",
            "ln -sfn $OUT .git",
            "touch .git/hooks/x",
            "touch real/hooks/x",
            "mv real x",
        ] {
            scratch.denies(&workspace_write(), script);
        }
        scratch.allows(&workspace_write(), "ls .git/ && touch other");
    });
}

#[test]
fn a_git_file_that_leads_to_a_pipe_or_to_no_end_delays_nothing() {
    as_everybody(ELSEWHERE, |scratch| {
        fs::write(scratch.ws().join(".git"), "gitdir: wt\n").unwrap();
        scratch.make_dir(&scratch.ws().join("wt"));
        symlink("/dev/zero", scratch.ws().join("wt/commondir")).unwrap();
        scratch.allows(&workspace_write(), "touch f");
        fs::remove_file(scratch.ws().join(".git")).unwrap();
        assert!(
            std::process::Command::new("mkfifo")
                .arg(scratch.ws().join(".git"))
                .status()
                .unwrap()
                .success()
        );
        scratch.allows(&workspace_write(), "touch f");
    });
}

#[test]
fn limits_and_priorities_of_other_processes_cannot_be_changed() {
    as_everybody(ELSEWHERE, |scratch| {
        // A process of the same user that is not in the sandbox.
        let mut other = std::process::Command::new("sleep");
        other.arg("60");
        if scratch.user == User::Nobody {
            std::os::unix::process::CommandExt::uid(&mut other, 65534);
        }
        let mut other = other.spawn().unwrap();
        let pid = other.id();
        for policy in [READ_ONLY, workspace_write()] {
            for script in [
                format!("prlimit --pid {pid} --fsize=0"),
                format!("renice -n 5 -p {pid}"),
                "renice -n 5 -u $(id -u)".to_owned(),
                format!("taskset -p 1 {pid}"),
                format!("chrt -b -p 0 {pid}"),
                format!("ionice -c 3 -p {pid}"),
            ] {
                scratch.denies(&policy, &script);
            }
            scratch.allows(&policy, "prlimit --core=0 true && nice -n 5 true && ulimit -c 0");
        }
        other.kill().unwrap();
        other.wait().unwrap();
    });
}

#[test]
fn shared_memory_is_the_command_s_own_and_bounded() {
    // Other programs of the machine have segments too, but none of this size.
    let size = format!("73{}", std::process::id());
    as_everybody(ELSEWHERE, |scratch| {
        for policy in [READ_ONLY, workspace_write()] {
            let name = format!("turnhost-{}", std::process::id());
            scratch.allows(&policy, &format!("echo x > /dev/shm/{name}"));
            assert!(!Path::new("/dev/shm").join(name).exists());
            scratch.says(
                &policy,
                "head -c 300M /dev/zero > /dev/shm/x || true",
                "head: error writing 'standard output': No space left on device",
            );
            scratch.allows(&policy, &format!("ipcmk -M {size} -Q -S 1"));
            // Python's locks are semaphores in it.
            scratch.allows(
                &policy,
                "! command -v python3 || python3 -c 'import multiprocessing as m; m.Lock()'",
            );
        }
        let own = std::process::Command::new("ipcs").arg("-m").output().unwrap();
        let own = String::from_utf8(own.stdout).unwrap();
        assert!(own.split_whitespace().all(|word| word != size), "{own}");
    });
}

#[test]
fn a_lease_on_a_file_delays_nobody_who_reads_or_appends() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("default.rules");
    fs::write(&path, "ours").unwrap();
    // F_SETLEASE and F_WRLCK of linux/fcntl.h; the kernel breaks a lease after 45 s, or its holder gives way.
    let mut holder = std::process::Command::new("perl")
        .args(["-e", "open(F, '+<', $ARGV[0]) or die; $SIG{IO} = 'IGNORE'; fcntl(F, 1024, 1) or die $!; $| = 1; print \"held\\n\"; sleep 600"])
        .arg(&path)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut held = [0; 5];
    std::io::Read::read_exact(holder.stdout.as_mut().unwrap(), &mut held).unwrap();
    let before = std::time::Instant::now();
    let read = turnhost_sandbox::regular::read_text(&abs(&path));
    let appended = turnhost_sandbox::regular::append(&abs(&path));
    assert!(before.elapsed() < std::time::Duration::from_secs(5), "somebody waited");
    for refused in [read.err(), appended.err()] {
        assert_eq!(refused.unwrap().kind(), std::io::ErrorKind::WouldBlock);
    }
    holder.kill().unwrap();
    holder.wait().unwrap();
}
