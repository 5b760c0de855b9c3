//! Sockets.

use std::net::TcpListener;
use std::os::unix::net::UnixListener;

use turnhost_protocol::SandboxPolicy;

use crate::run::{READ_ONLY, Scratch};

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
