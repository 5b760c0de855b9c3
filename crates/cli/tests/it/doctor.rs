//! `turnhost doctor` where the kernel supports all guarantees, and where it does not.

use crate::program::Place;

#[test]
fn each_promise_of_the_sandbox_is_listed_and_missing_ones_fail() {
    let output = Place::new().shell("turnhost doctor").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("Sandbox\n"), "{text}");
    for mechanism in ["mount namespace", "PID namespace", "devpts", "Landlock", "seccomp"] {
        assert!(text.contains(mechanism), "{text}");
    }
    assert_eq!(output.status.success(), !text.contains("  missing  "), "{text}");
}

#[test]
fn without_namespaces_each_promise_that_rests_on_them_is_missing_with_the_reason() {
    // A user with this many namespaces of each kind has none: as in a container without them.
    let script = "unshare --user --map-root-user sh -c 'echo 0 > /proc/sys/user/max_mnt_namespaces; \
        echo 0 > /proc/sys/user/max_user_namespaces; exec turnhost doctor'";
    let output = Place::new().shell(script).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    if !text.starts_with("Sandbox") {
        // No user namespaces here at all: the other test has seen that.
        return;
    }
    assert_eq!(output.status.code(), Some(1), "{text}");
    let missing = |promise: &str| {
        text.lines().any(|line| line.starts_with("  missing  ") && line.contains(promise))
    };
    assert!(missing("mount namespace") && missing("PID namespace") && missing("devpts"), "{text}");
    assert!(text.contains("danger-full-access"), "{text}");
}
