//! Changes of files beside the workspace: every operation by every way that leads there.

use turnhost_sandbox::Route;

use super::{Attempt, Control, Group, make_all};

/// Ways to the directory beside the workspace: a name, commands before, and the path.
const WAYS: [(&str, &str, &str); 9] = [
    ("its path", "", "$OUT"),
    ("dots", "", "../outside"),
    ("the working directory", "cd \"$OUT\" && ", "."),
    ("a link that is there", "", "link"),
    ("a link that it makes", "ln -s \"$OUT\" made && ", "made"),
    ("its root in /proc", "", "/proc/self/root$OUT"),
    ("its directory in /proc", "", "/proc/self/cwd/../outside"),
    ("a descriptor in /proc", "exec 9<\"$OUT\" && ", "/proc/self/fd/9"),
    ("a descriptor in /dev", "exec 9<\"$OUT\" && ", "/dev/fd/9"),
];

/// Changes in the directory `%`.
const OPERATIONS: [(&str, &str); 16] = [
    ("make a file", "> \"%/new\""),
    ("append to a file", "echo x >> \"%/file\""),
    ("truncate a file", "truncate -s 0 \"%/file\""),
    ("overwrite in place", "printf x | dd of=\"%/file\" conv=notrunc status=none"),
    ("remove a file", "rm \"%/file\""),
    ("rename a file", "mv \"%/file\" \"%/renamed\""),
    ("replace a file", "cp \"$WS/own\" \"%/x.tmp\" && mv -T \"%/x.tmp\" \"%/file\""),
    ("exchange two files", "exchange \"%/file\" \"%/other\""),
    ("link a file", "ln \"%/file\" \"%/hard\""),
    ("make a symbolic link", "ln -s x \"%/sym\""),
    ("make a directory", "mkdir \"%/new\""),
    ("remove a directory", "rmdir \"%/d/e\""),
    ("rename a directory", "mv \"%/d\" \"%/renamed\""),
    ("change a mode", "chmod 4777 \"%/file\""),
    ("change times", "touch -d 2001-01-01 \"%/file\""),
    ("make a pipe", "mkfifo \"%/pipe\""),
];

/// Other ways out of the workspace by files.
const OTHERS: [(&str, &str, Control); 12] = [
    ("write through a link to a file", "echo x >> link-file", Control::Succeeds),
    ("make a file through a dangling link", "echo x > link-missing", Control::Succeeds),
    (
        "link a file into the workspace and write there",
        "ln \"$OUT/file\" hard && echo x >> hard",
        Control::Succeeds,
    ),
    ("move a file into the workspace", "mv \"$OUT/file\" made", Control::Succeeds),
    ("move a directory into the workspace", "mv \"$OUT/d\" made", Control::Succeeds),
    (
        "remove everything",
        "find \"$OUT\" -mindepth 1 -delete && [ -z \"$(ls -A \"$OUT\")\" ]",
        Control::Succeeds,
    ),
    ("extend a file's blocks", "fallocate -l 1M \"$OUT/file\"", Control::Succeeds),
    (
        "open a descriptor again for writing",
        "exec 9<\"$OUT/file\" && echo x > /proc/self/fd/9",
        Control::Succeeds,
    ),
    ("open for writing without writing", "exec 9<>\"$OUT/file\"", Control::Succeeds),
    (
        "lock a file for writing",
        "flock -x \"$OUT/file\" sh -c 'echo x >> \"$1\"' sh \"$OUT/file\"",
        Control::Succeeds,
    ),
    ("edit in place", "sed -i s/ours/theirs/ \"$OUT/file\"", Control::Succeeds),
    (
        "unpack over a directory",
        "mkdir -p made/d && echo x > made/d/f && tar cf - -C made d | tar xf - -C \"$OUT\"",
        Control::Succeeds,
    ),
];

/// Places of the user and of the system that take effect later.
const PLACES: [&str; 24] = [
    "/etc/passwd",
    "/etc/shadow",
    "/etc/sudoers",
    "/etc/ld.so.preload",
    "/etc/profile",
    "/etc/crontab",
    "/etc/hosts",
    "/etc/resolv.conf",
    "/etc/ssh/sshd_config",
    "/etc/cron.d/x",
    "/var/spool/cron/x",
    "/usr/bin/x",
    "/usr/local/bin/x",
    "/usr/lib/x",
    "/bin/false",
    "/boot/x",
    "/opt/x",
    "/run/x",
    "/var/log/x",
    "/root/.bashrc",
    "/root/.ssh/authorized_keys",
    "~/.profile",
    "~/.gitconfig",
    "/turnhost-escaped",
];

pub(super) fn groups() -> Vec<Group> {
    let operations = WAYS.iter().flat_map(|(way, before, path)| {
        OPERATIONS.iter().map(move |(operation, script)| {
            // A link in the workspace can always be made there; a descriptor leads to the directory.
            Attempt::new(
                format!("{operation} by {way}"),
                format!("{before}{}", script.replace('%', path)),
                Control::Succeeds,
            )
        })
    });
    let others =
        OTHERS.iter().map(|(name, script, control)| Attempt::new(*name, *script, *control));
    let places = PLACES.iter().map(|place| {
        // Opened for appending: even if it could be, nothing would be lost.
        Attempt::new(format!("open {place} for writing"), format!(": >> {place}"), Control::NotMade)
    });
    let group = |title, attempts| Group {
        title,
        mechanism: "mount namespace (read-only), Landlock",
        route: Route::Policy,
        refusals: &[
            "read-only file system",
            "permission denied",
            "operation not permitted",
            "cross-device link",
            "device or resource busy",
            // Places that this machine does not have.
            "no such file or directory",
            "not a directory",
        ],
        attempts,
    };
    let mut operations = group("Files beside the workspace", operations.chain(others).collect());
    // The exchange says nothing when it fails.
    operations.refusals = &[];
    vec![operations, group("Files of the system and the user", places.collect())]
}

#[test]
fn files_beside_the_workspace_stay() {
    for group in groups() {
        make_all(&group);
    }
}
