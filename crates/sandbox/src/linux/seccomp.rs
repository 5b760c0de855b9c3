//! The seccomp filter: sockets, and the system calls that go around the other layers.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use seccompiler::{
    BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
    SeccompFilter, SeccompRule, TargetArch, sock_filter,
};

use crate::{Network, SandboxError};

/// Never allowed. io_uring does what the filter forbids without system calls;
/// mounting and other namespaces would change what paths mean; handles open
/// files without paths; keys belong to the user, not to the command; faults that
/// a program handles itself hold the kernel where it copies memory, which
/// exploits of its races want; the rest changes the kernel itself.
const NEVER: [i64; 31] = [
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_open_tree,
    libc::SYS_move_mount,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fspick,
    libc::SYS_mount_setattr,
    OPEN_TREE_ATTR,
    libc::SYS_setns,
    libc::SYS_open_by_handle_at,
    libc::SYS_bpf,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_kexec_file_load,
    libc::SYS_acct,
    libc::SYS_quotactl,
    libc::SYS_quotactl_fd,
    libc::SYS_userfaultfd,
    libc::SYS_swapon,
    libc::SYS_reboot,
    libc::SYS_add_key,
    libc::SYS_keyctl,
    libc::SYS_request_key,
];

/// `open_tree_attr` of Linux 6.15, the same number on every architecture: opens a mount and changes it.
const OPEN_TREE_ATTR: i64 = 467;

/// From here on there is a second set of numbers for the same calls, that of the x32 ABI.
#[cfg(target_arch = "x86_64")]
const X32: u32 = 0x4000_0000;

/// Calls on a process by its number, and which argument that is. Allowed only
/// with 0, which means the caller: limits and priorities of the server and of
/// the user's other processes are none of a command's business, nor what
/// they do, which all counters of a processor tell.
const ON_OTHERS: [(i64, u8); 10] = [
    (libc::SYS_prlimit64, 0),
    (libc::SYS_sched_setaffinity, 0),
    (libc::SYS_sched_setattr, 0),
    (libc::SYS_sched_setparam, 0),
    (libc::SYS_sched_setscheduler, 0),
    (libc::SYS_migrate_pages, 0),
    (libc::SYS_move_pages, 0),
    (libc::SYS_setpriority, 1),
    (libc::SYS_ioprio_set, 1),
    (libc::SYS_perf_event_open, 1),
];

/// `F_SETLEASE` of linux/fcntl.h. A lease needs no right to write, and blocks a process that opens the file to
/// write for as long as the kernel lets its holder: 45 seconds.
const LEASE: u64 = 1024;

/// `PRIO_USER` and `IOPRIO_WHO_USER`: all processes of a user, also if the number is 0.
const OF_A_USER: [(i64, u64); 2] = [(libc::SYS_setpriority, 2), (libc::SYS_ioprio_set, 3)];

/// The bits of a socket's type that are not flags.
const TYPE: u64 = 0xf;

type Rules = BTreeMap<i64, Vec<SeccompRule>>;

/// A filter that is ready to be installed.
pub(crate) struct Filter(BpfProgram);

impl Filter {
    /// Makes the filter of a command with this access to the network.
    pub(crate) fn new(network: Network) -> Result<Self, SandboxError> {
        let mut program = program(network).map_err(|err| SandboxError::Seccomp(err.to_string()))?;
        deny_x32(&mut program)
            .ok_or_else(|| SandboxError::Seccomp("it loads no number of a call".into()))?;
        Ok(Self(program))
    }

    /// Installs it. A forbidden call then fails with `EPERM`; one by another
    /// architecture's numbers ends the process.
    pub(crate) fn install(&self) -> Result<(), SandboxError> {
        seccompiler::apply_filter(&self.0).map_err(|err| SandboxError::Seccomp(err.to_string()))
    }
}

/// The filters that were made so far.
#[derive(Default)]
pub(crate) struct Filters(BTreeMap<Network, Filter>);

impl Filters {
    /// Returns the filter of a command with this access to the network.
    pub(crate) fn of(&mut self, network: Network) -> Result<&Filter, SandboxError> {
        match self.0.entry(network) {
            Entry::Occupied(made) => Ok(made.into_mut()),
            Entry::Vacant(none) => Ok(none.insert(Filter::new(network)?)),
        }
    }
}

fn program(network: Network) -> Result<BpfProgram, BackendError> {
    let mut rules: Rules = NEVER.into_iter().map(|call| (call, Vec::new())).collect();
    match network {
        // Not even those of local services: a container engine or a service
        // manager that listens on one would run anything outside the sandbox.
        Network::Denied => {
            rules.insert(libc::SYS_socket, Vec::new());
            rules.insert(libc::SYS_socketpair, named_pairs()?);
        }
        // Local services, this server among them, would run things outside the
        // sandbox; the filter cannot see where a socket is connected to.
        Network::Granted => {
            rules.insert(libc::SYS_socket, other_sockets()?);
        }
        Network::Proxied => {
            rules.insert(libc::SYS_socket, other_sockets()?);
            rules.insert(libc::SYS_socketpair, named_pairs()?);
        }
    }
    for (call, number) in ON_OTHERS {
        rules.entry(call).or_default().push(argument(number, SeccompCmpOp::Ne, 0)?);
    }
    for (call, which) in OF_A_USER {
        rules.entry(call).or_default().push(argument(0, SeccompCmpOp::Eq, which)?);
    }
    rules.entry(libc::SYS_fcntl).or_default().push(argument(1, SeccompCmpOp::Eq, LEASE)?);
    let denied = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let arch = TargetArch::try_from(std::env::consts::ARCH)?;
    SeccompFilter::new(rules, SeccompAction::Allow, denied, arch)?.try_into()
}

/// Denies all calls of the x32 ABI, which hardly a program or a kernel has, right after the filter has
/// loaded the number of a call. As rules they would double the filter. `None` if it loads no number.
#[cfg(target_arch = "x86_64")]
fn deny_x32(program: &mut BpfProgram) -> Option<()> {
    let code = |parts: [u32; 3]| parts.iter().sum::<u32>().try_into().ok();
    let loads = code([libc::BPF_LD, libc::BPF_W, libc::BPF_ABS])?;
    let jumps = code([libc::BPF_JMP, libc::BPF_JGE, libc::BPF_K])?;
    let returns = code([libc::BPF_RET, libc::BPF_K, 0])?;
    // The number is the first member of the data that a filter sees.
    let place = program.iter().position(|it| it.code == loads && it.k == 0)? + 1;
    let errno = libc::SECCOMP_RET_ERRNO | libc::EPERM.unsigned_abs();
    let deny = [
        sock_filter { code: jumps, jt: 0, jf: 1, k: X32 },
        sock_filter { code: returns, jt: 0, jf: 0, k: errno },
    ];
    program.splice(place..place, deny);
    Some(())
}

#[cfg(not(target_arch = "x86_64"))]
fn deny_x32(_: &mut BpfProgram) -> Option<()> {
    Some(())
}

/// Returns a rule that matches calls by one argument.
fn argument(number: u8, op: SeccompCmpOp, value: u64) -> Result<SeccompRule, BackendError> {
    SeccompRule::new(vec![SeccompCondition::new(number, SeccompCmpArgLen::Dword, op, value)?])
}

/// Sockets that are neither of the internet nor for asking the kernel about its interfaces. A virtual
/// machine's host has services on families of its own, and other families are a way into the kernel.
fn other_sockets() -> Result<Vec<SeccompRule>, BackendError> {
    let families = [libc::AF_INET, libc::AF_INET6, libc::AF_NETLINK].map(libc::c_int::unsigned_abs);
    let is_other = |family: u32| {
        SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, u64::from(family))
    };
    let other_family = families.into_iter().map(is_other).collect::<Result<_, _>>()?;
    let netlink = u64::from(libc::AF_NETLINK.unsigned_abs());
    let route = u64::from(libc::NETLINK_ROUTE.unsigned_abs());
    let other_netlink = vec![
        SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, netlink)?,
        SeccompCondition::new(2, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, route)?,
    ];
    [other_family, other_netlink].into_iter().map(SeccompRule::new).collect()
}

/// Pairs of sockets that could reach a process outside: of another
/// family, or datagrams, which can be sent to any name.
fn named_pairs() -> Result<Vec<SeccompRule>, BackendError> {
    let unix = u64::from(libc::AF_UNIX.unsigned_abs());
    let datagram = u64::from(libc::SOCK_DGRAM.unsigned_abs());
    let other_family = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, unix)?;
    let datagrams =
        SeccompCondition::new(1, SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq(TYPE), datagram)?;
    // Raw sockets of this family are datagram sockets by another name.
    let raw = u64::from(libc::SOCK_RAW.unsigned_abs());
    let raw = SeccompCondition::new(1, SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq(TYPE), raw)?;
    [other_family, datagrams, raw]
        .into_iter()
        .map(|condition| SeccompRule::new(vec![condition]))
        .collect()
}
