//! Sockets of every family, and services that could be reached by them.

use std::net::TcpListener;
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::net::{SocketAddr, UnixListener};

use turnhost_sandbox::Route;

use super::{Attempt, Control, Group, Other, make_all};

/// Families of sockets by their numbers in linux/socket.h.
const FAMILIES: [(u32, &str); 26] = [
    (1, "unix"),
    (2, "inet"),
    (3, "ax25"),
    (4, "ipx"),
    (5, "appletalk"),
    (8, "atmpvc"),
    (9, "x25"),
    (10, "inet6"),
    (15, "key"),
    (16, "netlink"),
    (17, "packet"),
    (20, "atmsvc"),
    (21, "rds"),
    (24, "pppox"),
    (29, "can"),
    (30, "tipc"),
    (31, "bluetooth"),
    (33, "rxrpc"),
    (36, "caif"),
    (37, "phonet"),
    (38, "alg"),
    (39, "nfc"),
    (40, "vsock"),
    (41, "kcm"),
    (42, "qipcrtr"),
    (44, "xdp"),
];

/// Families that a command with a network of its own has.
const OWN: [u32; 3] = [2, 10, 16];

fn call(family: u64, kind: u32, protocol: u32) -> String {
    format!("call '{}, {family}, {kind}, {protocol}'", libc::SYS_socket)
}

/// Connects to a unix socket at an address that perl packs.
fn connect(address: &str) -> String {
    format!(
        "perl -MSocket -e 'socket(S, AF_UNIX, SOCK_STREAM, 0) or die \"$!\\n\"; connect(S, {address}) or die \"$!\\n\"'"
    )
}

pub(super) fn groups(other: &Other) -> Vec<Group> {
    vec![without_network(other), proxied(other)]
}

/// Returns the attempts of a command without network.
fn without_network(other: &Other) -> Group {
    let kinds = [(1, "stream"), (2, "datagram"), (3, "raw"), (5, "sequenced")];
    let families = FAMILIES.iter().map(|(family, name)| {
        Attempt::new(format!("a {name} socket"), call(u64::from(*family), 1, 0), Control::NotMade)
    });
    let others = kinds.iter().skip(1).flat_map(|(kind, name)| {
        [(1, "unix"), (2, "inet"), (10, "inet6")].map(|(family, of)| {
            Attempt::new(format!("a {name} {of} socket"), call(family, *kind, 0), Control::NotMade)
        })
    });
    let high = [(1_u64, "unix"), (2, "inet")].map(|(family, name)| {
        let family = family + 0x1_0000_0000;
        Attempt::new(
            format!("a {name} socket with high bits"),
            call(family, 1, 0),
            Control::NotMade,
        )
    });
    let pairs = [(2, "datagram"), (3, "raw")].map(|(kind, name)| {
        let script = format!("call '{}, 1, {kind}, 0, $b'", libc::SYS_socketpair);
        Attempt::new(
            format!("a {name} pair, which can be pointed elsewhere"),
            script,
            Control::NotMade,
        )
    });
    let services = [
        ("connect to a unix service", connect(&format!("pack_sockaddr_un(\"{}\")", other.service))),
        ("connect to an abstract service", connect("pack(\"S\", 1) . \"\\0turnhost-escape\"")),
    ]
    .map(|(name, script)| Attempt::new(name, script, Control::NotMade));
    let port = other.port;
    let loopback = ["127.0.0.1", "localhost", "127.1.2.3", "0.0.0.0", "::1"].map(|host| {
        let script = format!("exec 5<>/dev/tcp/{host}/{port}");
        Attempt::new(format!("connect to a service at {host}"), script, Control::NotMade)
    });
    let outside = ["192.0.2.1", "169.254.169.254", "8.8.8.8"].map(|host| {
        let script = format!("timeout 2 bash -c 'exec 5<>/dev/tcp/{host}/80'");
        Attempt::new(format!("connect to {host}"), script, Control::NotMade)
    });
    let names = ["tcp", "udp"].map(|way| {
        let script = format!("timeout 2 bash -c 'exec 5<>/dev/{way}/127.0.0.53/53'");
        Attempt::new(format!("ask for a name by {way}"), script, Control::NotMade)
    });
    Group {
        title: "Sockets without network",
        mechanism: "seccomp",
        route: Route::Policy,
        refusals: &["operation not permitted"],
        attempts: families
            .chain(others)
            .chain(high)
            .chain(pairs)
            .chain(services)
            .chain(loopback)
            .chain(outside)
            .chain(names)
            .collect(),
    }
}

/// Returns the same for a command whose network leads through the proxy.
fn proxied(other: &Other) -> Group {
    let families =
        FAMILIES.iter().filter(|(family, _)| !OWN.contains(family)).map(|(family, name)| {
            Attempt::new(
                format!("a {name} socket"),
                call(u64::from(*family), 1, 0),
                Control::NotMade,
            )
        });
    let raw = [(2, "inet"), (10, "inet6"), (17, "packet")].map(|(family, name)| {
        Attempt::new(format!("a raw {name} socket"), call(family, 3, 1), Control::NotMade)
    });
    let diagnosis = Attempt::new("list the machine's sockets", call(16, 3, 4), Control::NotMade);
    let port = other.port;
    let hosts = ["127.0.0.1", "localhost", "127.1.2.3", "0.0.0.0", "::1"].map(|host| {
        let script = format!("exec 5<>/dev/tcp/{host}/{port}");
        Attempt::new(
            format!("connect to a service of the machine at {host}"),
            script,
            Control::NotMade,
        )
    });
    let outside =
        ["192.0.2.1", "169.254.169.254", "10.0.0.1", "8.8.8.8", "2001:db8::1"].map(|host| {
            let script = format!("exec 5<>/dev/tcp/{host}/80");
            Attempt::new(format!("connect to {host}"), script, Control::NotMade)
        });
    let names = [
        ("ask for a name by UDP", "perl -MSocket -e 'socket(S, AF_INET, SOCK_DGRAM, 0) or die; send(S, \"x\", 0, pack_sockaddr_in(53, inet_aton(\"192.0.2.53\"))) or die'"),
        ("look a name up", "getent hosts turnhost.example"),
        ("add an address to its network", "ip addr add 192.0.2.9/24 dev lo"),
        ("add a route to its network", "ip route add default dev lo"),
        ("leave its network", "nsenter --net=/proc/1/ns/net true"),
    ]
    .map(|(name, script)| Attempt::new(name, script, Control::NotMade));
    Group {
        title: "Sockets in a network of its own",
        mechanism: "network namespace, seccomp, dropped capabilities",
        route: Route::Proxy,
        refusals: &[],
        attempts: families
            .chain(raw)
            .chain([diagnosis])
            .chain(hosts)
            .chain(outside)
            .chain(names)
            .collect(),
    }
}

#[test]
fn no_socket_leads_out() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("service");
    let service = UnixListener::bind(&path).unwrap();
    let name = SocketAddr::from_abstract_name("turnhost-escape").unwrap();
    // Another run of this test may hold the name.
    let hidden = UnixListener::bind_addr(&name);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let other = Other {
        pid: 1,
        port: listener.local_addr().unwrap().port(),
        service: path.display().to_string(),
        terminal: String::new(),
    };
    for group in groups(&other) {
        make_all(&group);
    }
    listener.set_nonblocking(true).unwrap();
    assert!(listener.accept().is_err(), "something connected");
    service.set_nonblocking(true).unwrap();
    assert!(service.accept().is_err(), "something connected");
    drop(hidden);
}
