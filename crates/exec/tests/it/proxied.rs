//! Commands whose only way to the network is the proxy.

use std::io::{Read as _, Write as _};
use std::net::{IpAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use turnhost_ports::{
    Command, CommandEvent, CommandPort as _, HostAnswer, NetworkRoute, RunningCommand, WantedHost,
};
use turnhost_protocol::{NetworkApprovalProtocol as Protocol, SandboxPolicy};

use crate::support::{commands, finish, next, run, shell};

fn proxied(script: &str) -> Command {
    let mut command = shell(script);
    command.sandbox = SandboxPolicy::ReadOnly { network_access: false };
    command.granted.route = NetworkRoute::Proxy;
    command
}

async fn wanted(running: &mut RunningCommand) -> WantedHost {
    match next(running).await {
        CommandEvent::HostWanted(host) => host,
        other => panic!("{other:?}"),
    }
}

/// Sends a request to the proxy, and prints the answer.
fn request(head: &str) -> String {
    format!("exec 5<>/dev/tcp/127.0.0.1/3128; printf '{head}\\r\\n\\r\\n' >&5; cat <&5")
}

#[tokio::test]
async fn a_host_is_asked_for_and_reached_only_if_it_is_allowed() {
    let mut running =
        commands().start(proxied(&request("CONNECT Example.org:443 HTTP/1.1"))).await.unwrap();
    let host = wanted(&mut running).await;
    assert_eq!((host.host.as_str(), host.protocol), ("example.org", Protocol::Https));
    running.control.answer_host(host.connection, HostAnswer::Deny);
    let (output, exit) = finish(&mut running).await;
    let output = String::from_utf8(output).unwrap();
    assert!(output.starts_with("HTTP/1.1 403 "), "{output}");
    assert!(output.ends_with("access to example.org was not approved\n"), "{output}");
    assert_eq!(exit.code, 0);
}

#[tokio::test]
async fn this_machine_is_out_of_reach_whatever_is_answered() {
    let service = TcpListener::bind("127.0.0.1:0").unwrap();
    service.set_nonblocking(true).unwrap();
    let port = service.local_addr().unwrap().port();
    for name in [
        "localhost",
        "localhost.",
        "127.0.0.1",
        "127.1",
        "0x7f000001",
        "017700000001",
        "2130706433",
        "[::ffff:127.0.0.1]",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[64:ff9b::7f00:1]",
        "0.0.0.0",
        "169.254.169.254",
        "2852039166",
        "[::ffff:a9fe:a9fe]",
    ] {
        let script = request(&format!("CONNECT {name}:{port} HTTP/1.1"));
        let mut running = commands().start(proxied(&script)).await.unwrap();
        let host = wanted(&mut running).await;
        running.control.answer_host(host.connection, HostAnswer::Allow);
        let output = String::from_utf8(finish(&mut running).await.0).unwrap();
        assert!(output.starts_with("HTTP/1.1 502 "), "{name}: {output}");
    }
    assert!(service.accept().is_err(), "something connected");
}

/// A name that leads elsewhere by the time it is dialled: the user has allowed the name alone.
#[tokio::test]
async fn an_allowed_name_that_leads_to_this_machine_or_a_metadata_service_is_not_reached() {
    let service = TcpListener::bind("127.0.0.1:0").unwrap();
    service.set_nonblocking(true).unwrap();
    let port = service.local_addr().unwrap().port();
    for addresses in [
        &["127.0.0.1"][..],
        &["169.254.169.254"],
        &["::1", "127.0.0.1"],
        &["::ffff:127.0.0.1", "fe80::1", "0.0.0.0", "100.100.100.200", "fd00:ec2::254"],
    ] {
        let found: Vec<IpAddr> = addresses.iter().map(|it| it.parse().unwrap()).collect();
        let asked = Arc::new(AtomicUsize::new(0));
        let (counted, expected) = (Arc::clone(&asked), found.clone());
        let find = move |name: &str| {
            assert_eq!(name, "granted.example.org");
            counted.fetch_add(1, Ordering::Relaxed);
            expected.clone()
        };
        let commands = commands().with_proxy_variables(|_| None).with_names(find);
        let script = request(&format!("CONNECT granted.example.org:{port} HTTP/1.1"));
        let mut running = commands.start(proxied(&script)).await.unwrap();
        let host = wanted(&mut running).await;
        running.control.answer_host(host.connection, HostAnswer::Allow);
        let output = String::from_utf8(finish(&mut running).await.0).unwrap();
        assert!(output.starts_with("HTTP/1.1 502 "), "{found:?}: {output}");
        assert_eq!(asked.load(Ordering::Relaxed), 1, "a second answer could be another one");
    }
    assert!(service.accept().is_err(), "something connected");
}

#[tokio::test]
async fn what_is_no_request_is_refused_without_a_question() {
    for head in ["GET / HTTP/1.1", "CONNECT a@b:443 HTTP/1.1", "SSH-2.0-x"] {
        let mut running = commands().start(proxied(&request(head))).await.unwrap();
        let output = String::from_utf8(finish(&mut running).await.0).unwrap();
        assert!(output.starts_with("HTTP/1.1 400 "), "{head}: {output}");
    }
}

#[tokio::test]
async fn programs_are_led_to_the_proxy_and_no_further() {
    let (output, _) = run(proxied("echo $HTTPS_PROXY $http_proxy $NO_PROXY")).await.unwrap();
    assert_eq!(output, "http://127.0.0.1:3128 http://127.0.0.1:3128 localhost,127.0.0.1,::1\n");
    let (output, code) = run(proxied("getent hosts example.org || echo unknown")).await.unwrap();
    assert_eq!((output.as_str(), code), ("unknown\n", 0));
}

#[tokio::test]
async fn services_of_the_command_itself_can_be_reached() {
    let script = "perl -MIO::Socket::INET -e 'my $s = IO::Socket::INET->new(Listen => 1, LocalAddr => \"127.0.0.1:0\") or die $!; \
        my $c = IO::Socket::INET->new(PeerAddr => \"127.0.0.1:\" . $s->sockport) or die $!; print \"reached\\n\"'";
    assert_eq!(run(proxied(script)).await.unwrap(), ("reached\n".to_owned(), 0));
}

/// Takes one connection, as another proxy would. Returns the head of its request.
fn upstream(listener: &TcpListener, says: &str) -> String {
    let (mut client, _) = listener.accept().unwrap();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        client.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    client.write_all(says.as_bytes()).unwrap();
    String::from_utf8(head).unwrap()
}

#[tokio::test]
async fn allowed_bytes_pass_both_ways_through_the_server_s_own_proxy() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let commands = commands().with_proxy_variables(move |name| {
        (name == "HTTPS_PROXY").then(|| format!("http://{address}"))
    });
    let other = std::thread::spawn(move || upstream(&listener, "HTTP/1.1 200 OK\r\n\r\nhello"));
    let script = request("CONNECT example.org:443 HTTP/1.1");
    let mut running = commands.start(proxied(&script)).await.unwrap();
    let host = wanted(&mut running).await;
    running.control.answer_host(host.connection, HostAnswer::Allow);
    let output = String::from_utf8(finish(&mut running).await.0).unwrap();
    assert_eq!(output, "HTTP/1.1 200 Connection established\r\n\r\nhello");
    let head = other.join().unwrap();
    assert!(head.starts_with("CONNECT example.org:443 HTTP/1.1\r\n"), "{head}");
}
