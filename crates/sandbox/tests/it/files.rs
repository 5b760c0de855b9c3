//! Which files can be changed.

use turnhost_base::AbsPath;
use turnhost_protocol::SandboxPolicy;

use crate::run::{READ_ONLY, Scratch, with_roots, workspace_write};

#[test]
fn read_only_reads_everything_and_writes_nothing() {
    let scratch = Scratch::new();
    std::fs::write(scratch.ws().join("file"), "text").unwrap();
    scratch.says(&READ_ONLY, "cat file", "text");
    for script in [
        "touch new",
        "echo x > file",
        "echo x >> file",
        "truncate -s 0 file",
        "rm file",
        "mv file other",
        "ln file other",
        "mkdir dir",
        "chmod 600 file",
        "touch -d yesterday file",
        "touch /tmp/turnhost-sandbox-test",
        "mkdir $HOME/turnhost-sandbox-test",
    ] {
        scratch.denies(&READ_ONLY, script);
    }
    assert_eq!(std::fs::read_to_string(scratch.ws().join("file")).unwrap(), "text");
}

#[test]
fn the_error_is_that_of_a_read_only_file_system() {
    let scratch = Scratch::new();
    scratch.says(&READ_ONLY, "touch new", "touch: cannot touch 'new': Read-only file system");
}

#[test]
fn devices_that_keep_nothing_stay_writable() {
    let scratch = Scratch::new();
    for policy in [READ_ONLY, workspace_write()] {
        scratch.allows(
            &policy,
            "echo x > /dev/null && echo x >> /dev/null && head -c 1 /dev/urandom > /dev/zero",
        );
        scratch.allows(&policy, "echo x > /dev/stdout && cat <<< 'a here document'");
    }
}

#[test]
fn workspace_write_allows_the_usual_work_in_its_roots() {
    let scratch = Scratch::new();
    let policy = workspace_write();
    scratch.allows(
        &policy,
        "mkdir -p a/b c && echo 1 > a/b/f && mv a/b/f c/g && ln c/g a/h && ln -s c/g s",
    );
    scratch.allows(
        &policy,
        "echo 2 >> c/g && truncate -s 1 c/g && chmod +x c/g && touch -d yesterday c/g && mkfifo p",
    );
    scratch.allows(&policy, "rm c/g && rmdir c && rm -r a s p && test -z \"$(ls)\"");
    scratch.allows(&policy, "file=$(mktemp -p /tmp) && rm $file");
    for script in [
        "touch $OUT/f",
        "touch $HOME/turnhost-sandbox-test",
        "touch ../f",
        "rmdir ../ws",
        "chmod 700 $OUT",
    ] {
        scratch.denies(&policy, script);
    }
}

#[test]
fn extra_roots_are_writable_and_missing_ones_do_no_harm() {
    let scratch = Scratch::new();
    let outside = AbsPath::from_std(&scratch.outside()).unwrap();
    let policy = with_roots(vec![outside.clone(), outside.join("missing")]);
    scratch.allows(&policy, "touch $OUT/f && touch g && test -e $OUT/f");
}

#[test]
fn slash_tmp_can_be_excluded() {
    let scratch = Scratch::new();
    let policy = SandboxPolicy::WorkspaceWrite {
        writable_roots: Vec::new(),
        network_access: false,
        exclude_tmpdir_env_var: false,
        exclude_slash_tmp: true,
    };
    scratch.denies(&policy, "touch /tmp/turnhost-sandbox-test");
    scratch.allows(&policy, "touch f");
}

#[test]
fn what_a_command_starts_is_bound_too() {
    let scratch = Scratch::new();
    scratch.denies(&READ_ONLY, "bash -c 'setsid -w bash -c \"touch f\"'");
    scratch.denies(&READ_ONLY, "(bash -c 'touch f' & wait $!)");
}

#[test]
fn a_symbolic_link_does_not_lead_out() {
    let scratch = Scratch::new();
    scratch.denies(&workspace_write(), "ln -s $OUT link && touch link/f");
}

#[test]
fn a_superuser_gets_no_way_around() {
    let scratch = Scratch::new();
    let policy = workspace_write();
    for script in [
        "mount -t tmpfs none .",
        "mount -o remount,rw /",
        "umount -l /proc",
        "unshare -m touch $OUT/f",
        "unshare -Urm mount -t tmpfs none .",
        "nsenter -t $PPID -m touch $OUT/f",
        "ls /proc/1/root/",
        "mknod disk b 8 0",
        "chroot . true",
    ] {
        scratch.denies(&policy, script);
    }
}

#[test]
fn nothing_outside_can_be_signalled_and_no_privilege_gained() {
    let scratch = Scratch::new();
    scratch.denies(&READ_ONLY, "kill -0 $PPID");
    scratch.says(&READ_ONLY, "grep NoNewPrivs /proc/self/status", "NoNewPrivs:\t1");
    scratch.allows(&READ_ONLY, "sleep 60 & kill $!");
}

#[test]
fn what_was_granted_can_be_written_under_either_policy_and_nothing_beside_it() {
    let mut scratch = Scratch::new();
    let granted = scratch.outside().join("granted");
    let file = scratch.outside().join("file");
    scratch.make_dir(&granted);
    std::fs::write(&file, "").unwrap();
    scratch.granted = [&granted, &file].map(|path| AbsPath::from_std(path).unwrap()).into();
    for policy in [READ_ONLY, workspace_write()] {
        scratch
            .allows(&policy, "echo x > $OUT/granted/f && echo x >> $OUT/file && rm $OUT/granted/f");
        scratch.denies(&policy, "touch $OUT/beside");
        scratch.denies(&policy, "rm $OUT/file");
        scratch.denies(&policy, "mv $OUT/granted $OUT/other");
    }
    scratch.denies(&READ_ONLY, "touch f");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "x\nx\n");
}

#[test]
fn a_granted_place_that_is_a_link_of_the_workspace_is_refused_by_name() {
    let mut scratch = Scratch::in_directory("/var/tmp");
    let link = scratch.ws().join("data");
    std::os::unix::fs::symlink("../outside", &link).unwrap();
    scratch.granted = vec![AbsPath::from_std(&link).unwrap()];
    for policy in [READ_ONLY, workspace_write()] {
        let error = scratch.prepare(&scratch.ws(), &policy).err().unwrap();
        assert!(error.to_string().contains("/outside`; ask for that one"), "{error}");
    }
    assert_eq!(std::fs::read_dir(scratch.outside()).unwrap().count(), 0);
    scratch.granted = vec![AbsPath::from_std(&scratch.outside()).unwrap()];
    scratch.allows(&READ_ONLY, "echo x > data/f");
}

#[test]
fn sockets_and_tokens_of_the_server_stay_in_a_writable_root() {
    let scratch = Scratch::new();
    std::fs::create_dir(scratch.ws().join("run")).unwrap();
    let socket = scratch.ws().join("run/server.sock");
    let _server = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    std::fs::write(scratch.ws().join("token"), "ours").unwrap();
    let policy = workspace_write();
    for script in [
        "rm run/server.sock",
        "mv run/server.sock run/other",
        "touch run/other && mv run/other run/server.sock",
        "mv run other",
        "rm -r run",
        "chmod 666 run/server.sock",
        "echo x > token",
        "mv token other",
        "ln -sf other token",
    ] {
        scratch.denies(&policy, script);
    }
    scratch.allows(&policy, "touch run/beside && cat token");
}
