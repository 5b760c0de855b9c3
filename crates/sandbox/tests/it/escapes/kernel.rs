//! Devices, terminals, shared memory and settings of the kernel.

use rustix::pty::OpenptFlags;
use turnhost_sandbox::Route;

use super::{Attempt, Control, Group, Other, make_all};

const DEVICES: [&str; 26] = [
    "mem",
    "kmem",
    "port",
    "kmsg",
    "sda",
    "vda",
    "nvme0n1",
    "loop0",
    "loop-control",
    "dm-0",
    "fuse",
    "net/tun",
    "kvm",
    "vhost-net",
    "vhost-vsock",
    "vsock",
    "tty0",
    "tty1",
    "ttyS0",
    "vcs",
    "uinput",
    "input/event0",
    "snd/controlC0",
    "dri/card0",
    "hpet",
    "mapper/control",
];

/// Settings of the kernel, which root could write.
const SETTINGS: [&str; 20] = [
    "/proc/sys/kernel/core_pattern",
    "/proc/sys/kernel/modprobe",
    "/proc/sys/kernel/hostname",
    "/proc/sys/kernel/yama/ptrace_scope",
    "/proc/sys/kernel/dmesg_restrict",
    "/proc/sys/kernel/randomize_va_space",
    "/proc/sys/vm/overcommit_memory",
    "/proc/sys/vm/drop_caches",
    "/proc/sys/net/ipv4/ip_forward",
    "/proc/sys/fs/file-max",
    "/proc/sys/user/max_user_namespaces",
    "/proc/sysrq-trigger",
    "/proc/mtrr",
    "/proc/bus/pci/00/00.0",
    "/sys/kernel/mm/transparent_hugepage/enabled",
    "/sys/power/state",
    "/sys/fs/cgroup/cgroup.procs",
    "/sys/kernel/uevent_helper",
    "/sys/kernel/debug/x",
    "/sys/kernel/tracing/trace",
];

pub(super) fn groups(other: &Other) -> Vec<Group> {
    let devices = DEVICES.iter().map(|device| {
        Attempt::new(format!("open /dev/{device}"), format!(": < /dev/{device}"), Control::NotMade)
    });
    let made = [
        "touch /dev/x",
        "rm /dev/null",
        "mv /dev/null /dev/x",
        "ln -sf /dev/zero /dev/null",
        "chmod 666 /dev/null",
        "mkdir /dev/x",
        "rm -r /dev/pts",
        "mknod /dev/shm/m c 1 1",
        "mknod /dev/shm/b b 8 0",
        "mount -t devpts devpts /dev/pts",
    ]
    .map(|script| Attempt::new(script, script, Control::NotMade));
    let settings = SETTINGS.iter().map(|setting| {
        Attempt::new(
            format!("open {setting} for writing"),
            format!(": >> {setting}"),
            Control::NotMade,
        )
    });
    vec![
        Group::by_policy(
            "Devices",
            "own /dev with its own devpts, Landlock",
            devices.chain(made).collect(),
        ),
        Group::by_policy("Terminals", "own devpts, seccomp", terminals(other)),
        Group::by_policy(
            "Settings of the kernel and mounts",
            "read-only /proc and /sys, Landlock, seccomp, dropped capabilities",
            settings.chain(mounts()).collect(),
        ),
        shared_memory(),
    ]
}

/// Terminals of the user, and its own.
fn terminals(other: &Other) -> Vec<Attempt> {
    let terminal = &other.terminal;
    [
        ("read the user's terminal", format!("timeout 1 head -c 1 {terminal}")),
        ("write on the user's terminal", format!("echo x > {terminal}")),
        ("reconfigure the user's terminal", format!("stty -F {terminal} -echo")),
        ("find terminals", "ls /dev/pts | grep -v ptmx".to_owned()),
        (
            "write to everybody's terminal",
            "for t in /dev/pts/[0-9]*; do echo x > $t; done".to_owned(),
        ),
        ("push a key into its terminal", format!("call '{}, 0, 0x5412, \"x\"'", libc::SYS_ioctl)),
        ("paste into a console", format!("call '{}, 0, 0x541c, \"\\x03\"'", libc::SYS_ioctl)),
    ]
    .map(|(name, script)| Attempt::new(name, script, Control::NotMade))
    .into()
}

/// Mounts and namespaces.
fn mounts() -> Vec<Attempt> {
    [
        ("map other users", "echo 0 0 4294967295 > /proc/self/uid_map"),
        ("allow groups again", "echo allow > /proc/self/setgroups"),
        ("remount all writable", "mount -o remount,rw /"),
        ("mount over a protected name", "mount -t tmpfs none .git"),
        ("unmount a protected name", "umount .git"),
        ("unmount the masked database", "umount home/turnhost.sqlite"),
        ("mount a new /proc", "mount -t proc proc /proc"),
        ("mount in a user namespace of its own", "unshare --user --map-root-user --mount true"),
        (
            "bind in a user namespace of its own",
            "unshare --user --map-root-user --mount mount --bind / .",
        ),
        ("enter the namespace of another process", "nsenter --mount=/proc/1/ns/mnt true"),
        (
            "change its root in a user namespace of its own",
            "unshare --user --map-root-user --mount chroot /proc/1/root true",
        ),
        ("load a module", "modprobe dummy || insmod own"),
        ("load a filter", "perl -e 'exit(syscall(321, 5, \"\\0\" x 128, 128) > 0 ? 0 : 1)'"),
        ("read the disk by name", "dd if=/dev/sda of=/dev/null count=1"),
    ]
    .map(|(name, script)| Attempt::new(name, script, Control::NotMade))
    .into()
}

/// Memory, semaphores and queues that another program of the user has made.
fn shared_memory() -> Group {
    let attempts = [
        ("attach the user's shared memory", format!("call '{}, '$(cat shm)', 0, 0'", libc::SYS_shmat)),
        ("remove the user's shared memory", "ipcrm -m $(cat shm)".to_owned()),
        ("lower the user's semaphore", format!("call '{}, '$(cat sem)', pack(\"Sss\", 0, 1, 0), 1'", libc::SYS_semop)),
        ("remove the user's semaphore", "ipcrm -s $(cat sem)".to_owned()),
        ("send to the user's queue", format!("call '{}, '$(cat msg)', pack(\"qa8\", 1, \"x\"), 8, 0'", libc::SYS_msgsnd)),
        ("remove the user's queue", "ipcrm -q $(cat msg)".to_owned()),
        ("list the user's", "ipcs | grep -qF \"$(cat shm) \" && false || ipcs -m -i $(cat shm) | grep -q bytes=1024".to_owned()),
        ("read the user's /dev/shm", "grep -q ours /dev/shm/turnhost-escape-*".to_owned()),
        ("open the user's queue by name", format!("call '{}, \"turnhost-escape\", 0, 0, 0'", libc::SYS_mq_open)),
    ]
    .map(|(name, script)| Attempt::new(name, script, Control::NotMade));
    Group {
        title: "Shared memory",
        mechanism: "IPC namespace, own /dev/shm",
        route: Route::Policy,
        refusals: &[],
        attempts: attempts.into(),
    }
}

#[test]
fn devices_terminals_and_the_kernel_are_out_of_reach() {
    let terminal = rustix::pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    rustix::pty::unlockpt(&terminal).unwrap();
    let name = rustix::pty::ptsname(&terminal, Vec::new()).unwrap().into_string().unwrap();
    let other = Other { pid: 1, port: 0, service: String::new(), terminal: name };
    for group in groups(&other) {
        if group.title == "Shared memory" {
            shared_memory_of_the_user(&group);
        } else {
            make_all(&group);
        }
    }
}

/// Makes the attempts on memory that really is there.
fn shared_memory_of_the_user(group: &Group) {
    use crate::run::{READ_ONLY, workspace_write};

    for user in super::users() {
        let scene = super::Scene::new(user, Route::Policy);
        let shm = format!("/dev/shm/turnhost-escape-{}", std::process::id());
        scene.outside_of_the_sandbox(&format!(
            "id() {{ sed 's/.*: //'; }}; ipcmk -M 1024 | id > shm; ipcmk -S 1 | id > sem; ipcmk -Q | id > msg; echo ours > {shm}"
        ));
        for policy in [READ_ONLY, workspace_write()] {
            let escaped = scene.make(group, &policy);
            assert!(escaped.is_empty(), "{}", escaped.join("\n"));
        }
        let left = scene.outside_of_the_sandbox(&format!(
            "ipcrm -m $(cat shm) && ipcrm -s $(cat sem) && ipcrm -q $(cat msg) && rm {shm} && echo left"
        ));
        assert_eq!(left, "left\n", "something was removed");
    }
}
