//! System calls that go around the other layers.

use turnhost_sandbox::Route;

use super::{Attempt, Control, Group, Other};

/// Refused whatever their arguments: a name, the number, and arguments with which no other reason stops them.
const NEVER: [(&str, i64, &str); 44] = [
    ("io_uring_setup", libc::SYS_io_uring_setup, "1, $b"),
    ("io_uring_enter", libc::SYS_io_uring_enter, "0, 0, 0, 0, 0, 0"),
    ("io_uring_register", libc::SYS_io_uring_register, "0, 0, 0, 0"),
    ("mount", libc::SYS_mount, "\"none\", \".\", \"tmpfs\", 0, 0"),
    ("bind mount", libc::SYS_mount, "\"/\", \".\", 0, 4096, 0"),
    ("remount writable", libc::SYS_mount, "0, \"/\", 0, 32, 0"),
    ("umount2", libc::SYS_umount2, "\".git\", 2"),
    ("umount /proc", libc::SYS_umount2, "\"/proc\", 2"),
    ("pivot_root", libc::SYS_pivot_root, "\".\", \".\""),
    ("open_tree", libc::SYS_open_tree, "-100, \"/\", 1"),
    ("move_mount", libc::SYS_move_mount, "-100, \".git\", -100, \"home\", 0"),
    ("fsopen", libc::SYS_fsopen, "\"tmpfs\", 0"),
    ("fsconfig", libc::SYS_fsconfig, "0, 6, 0, 0, 0"),
    ("fsmount", libc::SYS_fsmount, "0, 0, 0"),
    ("fspick", libc::SYS_fspick, "-100, \"/\", 0"),
    ("mount_setattr", libc::SYS_mount_setattr, "-100, \"/\", 0, $b, 32"),
    ("setns", libc::SYS_setns, "0, 0"),
    ("open_by_handle_at", libc::SYS_open_by_handle_at, "-100, $b, 0"),
    ("bpf", libc::SYS_bpf, "0, $b, 64"),
    ("init_module", libc::SYS_init_module, "$b, 16, \"\""),
    ("finit_module", libc::SYS_finit_module, "0, \"\", 0"),
    ("delete_module", libc::SYS_delete_module, "\"turnhost_none\", 0"),
    ("kexec_load", libc::SYS_kexec_load, "0, 0, 0, 0"),
    ("swapon", libc::SYS_swapon, "\"own\", 0"),
    ("reboot", libc::SYS_reboot, "0xfee1dead, 672274793, 0, 0"),
    ("add_key", libc::SYS_add_key, "\"user\", \"turnhost\", $b, 1, -4"),
    ("keyctl: session keyring", libc::SYS_keyctl, "0, -3, 1"),
    ("keyctl: user keyring", libc::SYS_keyctl, "0, -4, 1"),
    ("keyctl: user session keyring", libc::SYS_keyctl, "0, -5, 1"),
    ("keyctl: join a session", libc::SYS_keyctl, "1, \"_ses\""),
    ("keyctl: link to the user's", libc::SYS_keyctl, "8, -4, -3"),
    ("keyctl: read", libc::SYS_keyctl, "11, -5, $b, 100"),
    ("request_key", libc::SYS_request_key, "\"user\", \"turnhost\", 0, 0"),
    ("setns of a number", libc::SYS_setns, "99, 0x20000"),
    ("open_tree_attr", OPEN_TREE_ATTR, "-100, \"/\", 1, $b, 32"),
    ("open_tree_attr on its own root", OPEN_TREE_ATTR, "-100, \".\", 0, $b, 32"),
    ("kexec_file_load", libc::SYS_kexec_file_load, "0, 0, 0, \"\", 0"),
    ("quotactl", libc::SYS_quotactl, "0x80000500, \"/dev/sda\", 0, $b"),
    ("quotactl_fd", libc::SYS_quotactl_fd, "0, 0x80000500, 0, $b"),
    ("userfaultfd", libc::SYS_userfaultfd, "0"),
    ("userfaultfd for itself", libc::SYS_userfaultfd, "1"),
    ("lease on a file that it may read", libc::SYS_fcntl, "0, 1024, 0"),
    ("lease to write", libc::SYS_fcntl, "0, 1024, 1"),
    ("accounting into a file of its own", libc::SYS_acct, "\"own\""),
];

/// See linux/unistd.h; the same number on every architecture.
const OPEN_TREE_ATTR: i64 = 467;

/// Refused for want of a capability, or because the file is not the command's.
const PRIVILEGED: [(&str, i64, &str); 34] = [
    ("swapoff", libc::SYS_swapoff, "\"own\""),
    ("chroot", libc::SYS_chroot, "\".\""),
    ("sethostname", libc::SYS_sethostname, "\"x\", 1"),
    ("setdomainname", libc::SYS_setdomainname, "\"x\", 1"),
    ("vhangup", libc::SYS_vhangup, "0"),
    ("clear the kernel's log", libc::SYS_syslog, "5, 0, 0"),
    ("fanotify_init", libc::SYS_fanotify_init, "4, 0"),
    ("make a disk", libc::SYS_mknodat, "-100, \"made\", 0x6180, 0x800"),
    ("make /dev/mem", libc::SYS_mknodat, "-100, \"made\", 0x2180, 0x101"),
    (
        "make a disk beside the workspace",
        libc::SYS_mknodat,
        "-100, \"../outside/x\", 0x6180, 0x800",
    ),
    ("unshare mounts", libc::SYS_unshare, "0x20000"),
    ("unshare the network", libc::SYS_unshare, "0x40000000"),
    ("unshare processes", libc::SYS_unshare, "0x20000000"),
    ("unshare IPC", libc::SYS_unshare, "0x8000000"),
    ("unshare control groups", libc::SYS_unshare, "0x2000000"),
    ("unshare the host's name", libc::SYS_unshare, "0x4000000"),
    ("unshare the clock", libc::SYS_unshare, "0x80"),
    ("set the clock", libc::SYS_clock_settime, "0, pack(\"QQ\", 1, 0)"),
    ("set the time of day", libc::SYS_settimeofday, "pack(\"QQ\", 1, 0), 0"),
    ("step the clock", libc::SYS_adjtimex, "pack(\"L\", 0x4000) . $b"),
    ("read the kernel's log", libc::SYS_syslog, "3, $b, 100"),
    ("silence the console", libc::SYS_syslog, "6, 0, 0"),
    ("make a character device named null", libc::SYS_mknodat, "-100, \"made\", 0x2180, 0x103"),
    ("make a whiteout", libc::SYS_mknodat, "-100, \"made\", 0x2180, 0"),
    (
        "file_setattr beside the workspace",
        FILE_SETATTR,
        "-100, \"../outside/file\", pack(\"QLLLL\", 0, 0, 0, 7, 0), 24, 0",
    ),
    ("fchmodat2 beside the workspace", FCHMODAT2, "-100, \"../outside/file\", 0777, 0"),
    (
        "setxattrat beside the workspace",
        SETXATTRAT,
        "-100, \"../outside/file\", 0, \"user.x\", pack(\"PLL\", $b, 1, 0), 16",
    ),
    (
        "setxattr beside the workspace",
        libc::SYS_setxattr,
        "\"../outside/file\", \"user.x\", \"y\", 1, 0",
    ),
    ("a trusted attribute", libc::SYS_setxattr, "\"own\", \"trusted.x\", \"y\", 1, 0"),
    ("fanotify that decides", libc::SYS_fanotify_init, "8, 0"),
    (
        "raise all capabilities",
        libc::SYS_capset,
        "pack(\"LL\", 0x20080522, 0), pack(\"L6\", (0xffffffff) x 6)",
    ),
    ("an ambient capability", libc::SYS_prctl, "47, 2, 21, 0, 0"),
    ("replace its program's file", libc::SYS_prctl, "35, 13, 0, 0, 0"),
    ("schedule itself before all others", libc::SYS_sched_setscheduler, "0, 1, pack(\"l\", 50)"),
];

/// See linux/unistd.h; the same numbers on every architecture.
const FCHMODAT2: i64 = 452;
const SETXATTRAT: i64 = 463;
const FILE_SETATTR: i64 = 469;

/// Calls on another process, `%`.
const ON_OTHERS: [(&str, i64, &str); 29] = [
    ("ptrace: attach", libc::SYS_ptrace, "16, %, 0, 0"),
    ("ptrace: seize", libc::SYS_ptrace, "0x4206, %, 0, 0"),
    (
        "process_vm_readv",
        libc::SYS_process_vm_readv,
        "%, pack(\"PQ\", $b, 1), 1, pack(\"QQ\", 4194304, 1), 1, 0",
    ),
    (
        "process_vm_writev",
        libc::SYS_process_vm_writev,
        "%, pack(\"PQ\", $b, 1), 1, pack(\"QQ\", 4194304, 1), 1, 0",
    ),
    ("kill", libc::SYS_kill, "%, 0"),
    ("tgkill", libc::SYS_tgkill, "%, %, 0"),
    ("tkill", libc::SYS_tkill, "%, 0"),
    ("rt_sigqueueinfo", libc::SYS_rt_sigqueueinfo, "%, 10, $b"),
    ("pidfd_open", libc::SYS_pidfd_open, "%, 0"),
    ("kcmp", libc::SYS_kcmp, "%, %, 0, 0, 0"),
    ("prlimit64", libc::SYS_prlimit64, "%, 1, $b, 0"),
    ("prlimit64 with high bits", libc::SYS_prlimit64, "0x100000000 + %, 1, $b, 0"),
    ("sched_setaffinity", libc::SYS_sched_setaffinity, "%, 8, $b"),
    ("sched_setattr", libc::SYS_sched_setattr, "%, $b, 0"),
    ("sched_setparam", libc::SYS_sched_setparam, "%, $b"),
    ("sched_setscheduler", libc::SYS_sched_setscheduler, "%, 0, $b"),
    ("migrate_pages", libc::SYS_migrate_pages, "%, 0, 0, 0"),
    ("move_pages", libc::SYS_move_pages, "%, 0, 0, 0, 0, 0"),
    ("setpriority", libc::SYS_setpriority, "0, %, 5"),
    ("setpriority of a group", libc::SYS_setpriority, "1, %, 5"),
    ("setpriority of the user", libc::SYS_setpriority, "2, 0, 5"),
    ("ioprio_set", libc::SYS_ioprio_set, "1, %, 0x6000"),
    ("ioprio_set of the user", libc::SYS_ioprio_set, "3, 0, 0x6000"),
    ("getpgid", libc::SYS_getpgid, "%"),
    ("get_robust_list", libc::SYS_get_robust_list, "%, $b, $b"),
    ("perf_event_open", libc::SYS_perf_event_open, "pack(\"LL\", 1, 128) . $b, %, -1, -1, 0"),
    (
        "perf_event_open on all of a processor",
        libc::SYS_perf_event_open,
        "pack(\"LL\", 1, 128) . $b, -1, 0, -1, 0",
    ),
    ("join its process group", libc::SYS_setpgid, "0, %"),
    ("read its processors", libc::SYS_sched_getaffinity, "%, 128, $b"),
];

/// The second set of numbers of x86-64 for the same calls.
#[cfg(target_arch = "x86_64")]
const X32: [(&str, i64, &str); 8] = [
    ("x32 socket", libc::SYS_socket | 0x4000_0000, "1, 1, 0"),
    ("x32 mount", libc::SYS_mount | 0x4000_0000, "\"none\", \".\", \"tmpfs\", 0, 0"),
    ("x32 ptrace", 0x209 | 0x4000_0000, "16, 1, 0, 0"),
    ("x32 bpf", libc::SYS_bpf | 0x4000_0000, "0, $b, 64"),
    ("x32 keyctl", libc::SYS_keyctl | 0x4000_0000, "0, -3, 0"),
    ("x32 io_uring_setup", libc::SYS_io_uring_setup | 0x4000_0000, "1, $b"),
    ("x32 setns", libc::SYS_setns | 0x4000_0000, "0, 0"),
    ("x32 open_tree", libc::SYS_open_tree | 0x4000_0000, "-100, \"/\", 1"),
];

/// There is no such set.
#[cfg(not(target_arch = "x86_64"))]
const X32: [(&str, i64, &str); 0] = [];

fn attempt(name: &str, number: i64, arguments: &str) -> Attempt {
    Attempt::new(name, format!("call '{number}, {arguments}'"), Control::NotMade)
}

pub(super) fn groups(other: &Other) -> Vec<Group> {
    let pid = other.pid.to_string();
    let list = |calls: &[(&str, i64, &str)]| -> Vec<Attempt> {
        calls
            .iter()
            .map(|(name, number, arguments)| attempt(name, *number, &arguments.replace('%', &pid)))
            .collect()
    };
    let group = |title, mechanism, refusals, attempts| Group {
        title,
        mechanism,
        route: Route::Policy,
        refusals,
        attempts,
    };
    vec![
        group(
            "System calls that are never allowed",
            "seccomp",
            &["operation not permitted"],
            list(&NEVER),
        ),
        group(
            "System calls that need a privilege",
            "dropped capabilities, Landlock",
            &[
                "operation not permitted",
                "permission denied",
                "read-only file system",
                "not implemented",
            ],
            list(&PRIVILEGED),
        ),
        group(
            "System calls on another process",
            "PID namespace, Landlock, seccomp",
            &["operation not permitted", "no such process"],
            list(&ON_OTHERS),
        ),
        group(
            "System calls by other numbers",
            "seccomp",
            &["operation not permitted", "not implemented"],
            list(&X32),
        ),
    ]
}
