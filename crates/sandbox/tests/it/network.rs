//! Sockets.

use std::net::TcpListener;
use std::os::unix::net::UnixListener;

use turnhost_protocol::SandboxPolicy;
use turnhost_sandbox::{PROXY, Route};

use crate::attacks::as_everybody;
use crate::run::{READ_ONLY, Scratch, workspace_write};

const GRANTED: SandboxPolicy = SandboxPolicy::ReadOnly { network_access: true };

#[test]
fn a_listener_on_loopback_is_reached_only_if_the_network_is_granted() {
    let scratch = Scratch::new();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let script = format!("exec 5<>/dev/tcp/127.0.0.1/{}", listener.local_addr().unwrap().port());
    scratch.denies(&READ_ONLY, &script);
    scratch.allows(&GRANTED, &script);
    listener.accept().unwrap();
}

#[test]
fn a_local_service_is_out_of_reach_also_with_network() {
    let scratch = Scratch::new();
    let path = scratch.outside().join("service");
    let _service = UnixListener::bind(&path).unwrap();
    let script = format!(
        "perl -MSocket -e 'socket(S, AF_UNIX, SOCK_STREAM, 0) or die \"$!\\n\"; connect(S, pack_sockaddr_un(\"{}\")) or die \"$!\\n\"'",
        path.display()
    );
    scratch.denies(&READ_ONLY, &script);
    scratch.denies(&GRANTED, &script);
}

#[test]
fn unnamed_pairs_work_unless_they_could_be_pointed_elsewhere() {
    let scratch = Scratch::new();
    let pair = |kind: &str| {
        format!("perl -MSocket -e 'socketpair(A, B, AF_UNIX, {kind}, 0) or die \"$!\\n\"'")
    };
    scratch.allows(&READ_ONLY, &pair("SOCK_STREAM"));
    scratch.allows(&READ_ONLY, &pair("SOCK_SEQPACKET"));
    scratch.denies(&READ_ONLY, &pair("SOCK_DGRAM"));
}

/// Makes a socket of this family and type, and fails as the kernel does.
fn socket(family: &str, kind: &str, protocol: u32) -> String {
    format!("perl -MSocket -e 'socket(S, {family}, {kind}, {protocol}) or die \"$!\\n\"'")
}

#[test]
fn a_network_of_its_own_reaches_the_proxy_and_nothing_else() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    as_everybody("/var/tmp", |scratch| {
        scratch.route = Route::Proxy;
        for policy in [READ_ONLY, GRANTED, workspace_write()] {
            // The connection is taken by the kernel; in these tests it is not served.
            scratch.allows(&policy, &format!("exec 5<>/dev/tcp/127.0.0.1/{}", PROXY.port()));
            // A service of its own can be reached, one of the machine cannot.
            scratch.says(
                &policy,
                &format!("(exec 5<>/dev/tcp/127.0.0.1/{port}) 2>&1 | grep -o refused | head -1"),
                "refused",
            );
            for address in ["192.0.2.1", "169.254.169.254", "10.0.0.1"] {
                scratch.says(
                    &policy,
                    &format!(
                        "(exec 5<>/dev/tcp/{address}/80) 2>&1 | grep -o unreachable | head -1"
                    ),
                    "unreachable",
                );
            }
            scratch.says(&policy, "cut -d: -f1 /proc/net/dev | tail -n +3 | tr -d ' '", "lo");
            for (family, kind, protocol) in [
                ("AF_UNIX", "SOCK_STREAM", 0),
                ("AF_INET", "SOCK_RAW", 1),
                ("17", "SOCK_RAW", 0),
                ("40", "SOCK_STREAM", 0),
                ("38", "SOCK_SEQPACKET", 0),
                ("16", "SOCK_RAW", 4),
            ] {
                scratch.denies(&policy, &socket(family, kind, protocol));
            }
        }
    });
}

#[test]
fn with_the_network_only_its_own_families_are_granted() {
    let scratch = Scratch::new();
    for family in ["AF_UNIX", "17", "38", "40", "31"] {
        scratch.denies(&GRANTED, &socket(family, "SOCK_STREAM", 0));
    }
    scratch.allows(&GRANTED, &socket("AF_INET", "SOCK_DGRAM", 0));
    scratch.allows(&GRANTED, &socket("16", "SOCK_RAW", 0));
    scratch.denies(&GRANTED, &socket("16", "SOCK_RAW", 4));
}
