//! Machines reached through a relay: the real relay, the real host, and both ways in for programs.

pub(crate) mod scene;

use std::fs::File;
use std::os::unix::fs::FileExt as _;
use std::process::Stdio;
use std::sync::atomic::Ordering;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use turnhost_http::{HttpClient, Method, Proxies, Request};
use turnhost_protocol::{AskForApproval, ThreadStartParams, TurnStatus, method};
use turnhost_relay_client::RelayUrl;
use turnhost_remote_client::Address;
use turnhost_task::Tasks;
use turnhost_tests::{Lab, TIMEOUT};

use self::scene::{Scene, after, output, run, serve_relay};
use crate::PROGRAM;
use crate::reconnect::{Dice, Heard, Proxy, open_at, start_turn, until_the_end, words};

#[tokio::test]
async fn a_machine_is_paired_used_and_taken_away_on_the_command_line() {
    let scene = Scene::paired(&["text \"hello there\""]).await;
    let listed = run(&scene.client_lab, &["machines"]).await;
    assert!(listed.starts_with(&scene.address) && listed.ends_with("  online\n"), "{listed}");
    assert!(!listed.contains("not encrypted"), "{listed}");

    let mut client = scene.client_lab.command(["connect", &scene.address]);
    let mut client = client.stdin(Stdio::piped()).spawn().unwrap();
    client.stdin.take().unwrap().write_all(b"hi\n").await.unwrap();
    let said = timeout(TIMEOUT, client.wait_with_output()).await.unwrap().unwrap();
    let shown = String::from_utf8(said.stdout).unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    assert!(shown.contains("hello there\n") && shown.contains("[turn completed]\n"), "{shown}");

    // A live connection is cut when its client is revoked, and stays out.
    let mut client = scene.client_lab.command(["connect", &scene.address]);
    let mut client = client.stdin(Stdio::piped()).spawn().unwrap();
    // Waiting for the program would close it, and with it end the conversation.
    let _stdin = client.stdin.take();
    let mut complaints = BufReader::new(client.stderr.take().unwrap()).lines();
    let first = timeout(TIMEOUT, complaints.next_line()).await.unwrap().unwrap().unwrap();
    assert!(first.starts_with("connected to relay://"), "{first}");
    let clients = run(&scene.host_lab, &["remote-control", "clients"]).await;
    let (id, name) = clients.trim().split_once("  ").unwrap();
    assert_eq!(name, "far");
    run(&scene.host_lab, &["remote-control", "revoke", id]).await;
    let status = timeout(TIMEOUT, client.wait()).await.unwrap().unwrap();
    assert_eq!(status.code(), Some(1));
    let last = complaints.next_line().await.unwrap().unwrap();
    assert!(last.contains("revoked"), "{last}");
    let again = output(scene.client_lab.command(["connect", &scene.address])).await;
    let said = String::from_utf8(again.stderr).unwrap();
    assert!(again.status.code() == Some(1) && said.contains("answered 401"), "{said}");
    assert_eq!(run(&scene.host_lab, &["remote-control", "clients"]).await, "");
}

#[tokio::test]
async fn a_prompt_is_answered_and_threads_are_listed_from_afar() {
    let scene = Scene::paired(&["text \"from far\""]).await;
    let remote = ["--remote", scene.address.as_str()];
    let exec = [&["exec", "--skip-git-repo-check", "remember tulips"], &remote[..]].concat();
    assert_eq!(run(&scene.client_lab, &exec).await, "from far\n");
    let agents = run(&scene.client_lab, &[&["agents"], &remote[..]].concat()).await;
    assert!(agents.contains("remember tulips"), "{agents}");
}

#[tokio::test]
async fn codes_are_typed_once_and_addresses_that_were_not_paired_say_what_was() {
    let scene = Scene::new(&[]).await;
    let shown = run(&scene.host_lab, &["remote-control", "pair"]).await;
    let code = after(&shown, "Pairing code: ");
    let relay = format!("http://{}", scene.authority());
    let pair = ["machines", "pair", code, "--relay", &relay];
    let address = run(&scene.client_lab, &pair).await;
    let again = output(scene.client_lab.command(pair)).await;
    let said = String::from_utf8(again.stderr).unwrap();
    assert!(again.status.code() == Some(1) && said.contains("it was used"), "{said}");
    let elsewhere = format!("relay://{}/elsewhere", scene.authority());
    let name = address.trim().rsplit_once('/').unwrap().1;
    for (arguments, expected) in [
        (["connect", &elsewhere].as_slice(), format!("paired are `{name}`")),
        (
            &["connect", "relay://127.0.0.1:1/box"],
            "no machine is paired through that relay".to_owned(),
        ),
        (&["connect", "relay://"], "expected `relay://HOST[:PORT]/MACHINE`".to_owned()),
        (&["machines", "pair", code], "needs `--relay URL`".to_owned()),
        (
            &["machines", "pair", "nonsense", "--relay", &relay],
            "not a pairing link or code".to_owned(),
        ),
    ] {
        let output = output(scene.client_lab.command(arguments)).await;
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && said.contains(&expected), "{said}");
    }
    run(&scene.client_lab, &["machines", "forget", address.trim()]).await;
    assert_eq!(run(&scene.client_lab, &["machines"]).await, "");
    assert_eq!(run(&scene.host_lab, &["remote-control", "clients"]).await, "");
}

#[tokio::test]
async fn sockets_that_are_cut_cost_a_session_nothing() {
    for seed in [7_u64, 20_261_128] {
        let mut dice = Dice(seed);
        let (steps, text) = words();
        let call = r#"call exec_command {"cmd": "touch made.txt"}"#;
        let scene = Scene::paired(&[&format!("{steps}, {call}"), &steps]).await;
        // Enough for the handshakes, so that the cuts hit the turn.
        let budgets: Vec<usize> =
            (0..7).map(|_| 10_000 + usize::try_from(dice.below(40_000)).unwrap()).collect();
        println!("seed {seed}: cuts after {budgets:?} bytes");
        let proxy = Proxy::to(scene.authority(), budgets).await;
        let mut access = scene.access();
        access.relay = RelayUrl::parse(&format!("http://{}", proxy.address)).unwrap();
        let tasks = Tasks::new();
        let (session, mut events) = open_at(Address::relay(access), true, &tasks).await;
        let params = ThreadStartParams {
            approval_policy: Some(AskForApproval::Untrusted),
            ..ThreadStartParams::default()
        };
        start_turn(&session, &params).await;
        let mut heard = Heard::default();
        let status = until_the_end(&session, &mut events, &mut heard).await;
        assert_eq!(status, TurnStatus::Completed);
        assert_eq!(heard.messages(), [(text.as_str(), text.as_str()); 2]);
        assert_eq!(heard.questions, 1);
        assert!(heard.losses.is_empty(), "the stream outlives its sockets: {:?}", heard.losses);
        assert!(proxy.cuts.load(Ordering::Relaxed) > 0, "nothing was cut");
        session.close().await;
    }
}

#[tokio::test]
async fn a_relay_that_is_killed_and_started_again_costs_no_event() {
    let (steps, text) = words();
    let mut scene = Scene::paired(&[&format!("text \"first \", hold, {steps}")]).await;
    let tasks = Tasks::new();
    let (session, mut events) = open_at(Address::relay(scene.access()), true, &tasks).await;
    start_turn(&session, &ThreadStartParams::default()).await;
    scene.model.request(0).await.unwrap();
    let authority = scene.authority();
    scene.relay.kill().await.unwrap();
    scene.model.release();
    scene.relay = serve_relay(&scene.relay_lab, &authority).await;
    let mut heard = Heard::default();
    let status = until_the_end(&session, &mut events, &mut heard).await;
    assert_eq!(status, TurnStatus::Completed);
    let text = format!("first {text}");
    assert_eq!(heard.messages(), [(text.as_str(), text.as_str())]);
    assert!(!heard.losses.is_empty(), "the stream went with the relay");
    session.close().await;
}

#[tokio::test]
async fn a_relay_that_drains_says_when_to_come_back_and_costs_no_event() {
    let (steps, text) = words();
    let call = r#"call exec_command {"cmd": "touch made.txt"}"#;
    let answers = [format!("text \"first \", hold, {steps}, {call}"), steps];
    let mut scene = Scene::paired(&[&answers[0], &answers[1]]).await;
    let tasks = Tasks::new();
    let (session, mut events) = open_at(Address::relay(scene.access()), true, &tasks).await;
    let params = ThreadStartParams {
        approval_policy: Some(AskForApproval::Untrusted),
        ..ThreadStartParams::default()
    };
    start_turn(&session, &params).await;
    scene.model.request(0).await.unwrap();
    let authority = scene.authority();
    // A request that has begun keeps the relay from ending before it is answered.
    let mut begun = TcpStream::connect(&authority).await.unwrap();
    begun.write_all(b"GET /readyz HTTP/1.1\r\n").await.unwrap();
    until_metric(&authority, "turnhost_relay_streams 1").await;
    scene.relay.signal("TERM").await.unwrap();
    scene.relay.said(|text| text.contains("the relay ends")).await.unwrap();
    let (status, retry_after) = get(&authority, "/v1/machines").await;
    assert_eq!((status, retry_after.as_deref()), (503, Some("2")));
    begun.write_all(b"host: relay\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    timeout(TIMEOUT, begun.read_to_string(&mut answer)).await.unwrap().unwrap();
    assert!(
        answer.starts_with("HTTP/1.1 503 ") && answer.contains("retry-after: 2\r\n"),
        "{answer}"
    );
    let ended = timeout(TIMEOUT, scene.relay.ended()).await.unwrap().unwrap();
    assert!(ended.success(), "{}", scene.relay.stderr());
    // The turn goes on meanwhile, and another process takes all of them back.
    scene.model.release();
    scene.relay = serve_relay(&scene.relay_lab, &authority).await;
    let mut heard = Heard::default();
    let status = until_the_end(&session, &mut events, &mut heard).await;
    assert_eq!(status, TurnStatus::Completed);
    let first = format!("first {text}");
    assert_eq!(
        heard.messages(),
        [(first.as_str(), first.as_str()), (text.as_str(), text.as_str())]
    );
    assert_eq!(heard.questions, 1);
    assert!(!heard.losses.is_empty(), "the stream went with the relay");
    // The relay that is there now learns who approved.
    until_metric(&authority, "turnhost_relay_approvals_total 1").await;
    session.close().await;
}

#[tokio::test]
async fn an_answer_of_many_megabytes_arrives_and_one_that_is_too_long_is_refused() {
    let scene = Scene::paired(&[]).await;
    let tasks = Tasks::new();
    let (session, _events) = open_at(Address::relay(scene.access()), false, &tasks).await;
    let path = scene.host_lab.path().join("large");
    let file = File::create(&path).unwrap();
    let read = || async {
        let params = serde_json::from_value(json!({"path": path})).unwrap();
        timeout(TIMEOUT, session.call::<method::FsReadFile>(&params)).await.unwrap()
    };
    file.set_len(8 << 20).unwrap();
    let bytes = read().await.unwrap().data_base64.len();
    assert_eq!(bytes, (8_usize << 20).div_ceil(3) * 4);
    // In base64 that is more than what is left of 100 MiB once it is sealed.
    file.set_len(60 << 20).unwrap();
    let refused = read().await.unwrap_err().to_string();
    assert!(refused.contains("pass through a relay; ask for a part of it"), "{refused}");
    // More than one frame may have goes to the host in pieces.
    let text = "x".repeat(17 << 20);
    let params = json!({"path": path, "dataBase64": STANDARD.encode(&text)});
    let params = serde_json::from_value(params).unwrap();
    timeout(TIMEOUT, session.call::<method::FsWriteFile>(&params)).await.unwrap().unwrap();
    assert!(std::fs::read_to_string(&path).unwrap() == text, "it arrives as it was");
    // The stream goes on.
    file.set_len(3).unwrap();
    file.write_all_at(&[0; 3], 0).unwrap();
    assert_eq!(read().await.unwrap().data_base64, "AAAA");
    session.close().await;
}

/// Asks a relay. Returns the status and `Retry-After`.
async fn get(authority: &str, path: &str) -> (u16, Option<String>) {
    let http = HttpClient::with_proxies(Proxies::from_variables(|_| None));
    let request = Request::new(Method::Get, format!("http://{authority}{path}"));
    let response = timeout(TIMEOUT, http.request(request)).await.unwrap().unwrap();
    (response.status(), response.header("retry-after").map(str::to_owned))
}

/// Waits until a relay's metrics have a line.
async fn until_metric(authority: &str, line: &str) {
    let http = HttpClient::with_proxies(Proxies::from_variables(|_| None));
    let found = async {
        loop {
            let request = Request::new(Method::Get, format!("http://{authority}/metrics"));
            let body =
                http.request(request).await.unwrap().into_body().read(1 << 20).await.unwrap();
            if String::from_utf8(body).unwrap().lines().any(|it| it == line) {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    timeout(TIMEOUT, found).await.unwrap_or_else(|_| panic!("no `{line}`"));
}

#[tokio::test]
async fn another_machine_joins_the_account_and_the_owner_manages_both() {
    let scene = Scene::new(&[]).await;
    run(&scene.host_lab, &["remote-control", "pair"]).await;
    let token = run(&scene.host_lab, &["remote-control", "account", "add-token", "laptop"]).await;
    let relay = format!("http://{}", scene.authority());
    // By stdin, where no list of processes shows it; nothing else was ever done in this home.
    std::fs::remove_dir_all(scene.client_lab.home()).unwrap();
    let login = ["remote-control", "login", &relay, "--token", "-"];
    let mut login = scene.client_lab.command(login);
    let mut login = login.stdin(Stdio::piped()).spawn().unwrap();
    login.stdin.take().unwrap().write_all(token.as_bytes()).await.unwrap();
    assert!(timeout(TIMEOUT, login.wait()).await.unwrap().unwrap().success());
    let listed = run(&scene.client_lab, &["remote-control", "account"]).await;
    let machine = listed.lines().find(|line| line.starts_with("machine ")).unwrap();
    assert!(machine.ends_with("  online"), "{listed}");
    let id = machine.split_whitespace().nth(1).unwrap();
    run(&scene.client_lab, &["remote-control", "account", "rename", id, "the box"]).await;
    let listed = run(&scene.host_lab, &["remote-control", "account"]).await;
    assert!(listed.contains("  the box  "), "{listed}");
    let laptop = listed.lines().find(|line| line.ends_with("  laptop")).unwrap();
    let laptop = laptop.split_whitespace().nth(1).unwrap();
    run(&scene.host_lab, &["remote-control", "account", "revoke-token", laptop]).await;
    let refused = output(scene.client_lab.command(["remote-control", "account"])).await;
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(refused.status.code() == Some(1) && said.contains("answered 401"), "{said}");
    run(&scene.host_lab, &["remote-control", "account", "delete", id]).await;
}

#[tokio::test]
async fn commands_say_how_to_start_what_they_need() {
    let lab = Lab::new(PROGRAM).unwrap();
    let alone = output(lab.command(["remote-control", "status"])).await;
    let expected = "Error: no server of this home is running; start one with `turnhost app-server daemon start`\n";
    assert_eq!(String::from_utf8(alone.stderr).unwrap(), expected);

    let scene = Scene::new(&[]).await;
    run(&scene.host_lab, &["remote-control", "stop"]).await;
    for command in ["pair", "clients"] {
        let off = output(scene.host_lab.command(["remote-control", command])).await;
        let said = String::from_utf8(off.stderr).unwrap();
        assert!(said.contains("enable it with `turnhost remote-control start`"), "{said}");
    }
}

/// Takes a request at a webhook. Returns its first line and its body.
async fn webhook(listener: &TcpListener) -> (String, String) {
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut bytes = Vec::new();
    loop {
        assert!(stream.read_buf(&mut bytes).await.unwrap() > 0, "a whole request");
        let text = String::from_utf8(bytes.clone()).unwrap();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        if body.len() >= length.unwrap().parse().unwrap() {
            let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            stream.write_all(answer).await.unwrap();
            return (head.lines().next().unwrap().to_owned(), body.to_owned());
        }
    }
}

#[tokio::test]
async fn a_turn_that_ends_and_an_approval_that_waits_wake_who_looks_elsewhere() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let answers = [
        "text \"done\"",
        r#"call exec_command {"cmd": "touch made.txt", "sandbox_permissions": "require_escalated", "justification": "x"}"#,
    ];
    let mut scene = Scene::with(&answers, &["--push-origin", &origin]).await;
    // The relay knows the host once it has given it a code.
    run(&scene.host_lab, &["remote-control", "pair"]).await;
    run(&scene.host_lab, &["remote-control", "notify", &format!("{origin}/topic")]).await;
    let mut peer = scene.host.connect().await.unwrap();
    peer.initialize().await.unwrap();
    let params = json!({"cwd": scene.host_lab.repo(), "approvalPolicy": "on-request"});
    let thread = peer.start_thread(params).await.unwrap();
    peer.turn(&thread, "go").await.unwrap();
    let (line, body) = timeout(TIMEOUT, webhook(&listener)).await.unwrap();
    assert_eq!(line, "POST /topic HTTP/1.1");
    assert!(body.ends_with(" waits for you"), "{body}");
    peer.start_turn(&thread, "run it").await.unwrap();
    timeout(TIMEOUT, webhook(&listener)).await.unwrap();
    // No message goes to the client any more, and nothing inside may be named.
    run(&scene.host_lab, &["remote-control", "notify"]).await;
    let inside = ["remote-control", "notify", "https://10.0.0.1/topic"];
    let refused = output(scene.host_lab.command(inside)).await;
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(
        refused.status.code() == Some(1) && said.contains("is no address to push to"),
        "{said}"
    );
}

/// Returns whether a process has a text anywhere in the memory that it may write to.
fn memory_holds(pid: u32, needle: &str) -> bool {
    let maps = std::fs::read_to_string(format!("/proc/{pid}/maps")).unwrap();
    let memory = File::open(format!("/proc/{pid}/mem")).unwrap();
    let regions = maps.lines().filter(|line| line.contains(" rw")).filter_map(|line| {
        let (start, end) = line.split_once(' ')?.0.split_once('-')?;
        Some((u64::from_str_radix(start, 16).ok()?, u64::from_str_radix(end, 16).ok()?))
    });
    regions.into_iter().any(|(start, end)| {
        let mut bytes = vec![0; usize::try_from(end - start).unwrap()];
        // Some of the kernel's own cannot be read.
        memory.read_exact_at(&mut bytes, start).is_ok() && holds(&bytes, needle)
    })
}

fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

#[tokio::test]
async fn a_relay_has_none_of_what_is_said_in_its_memory_its_files_or_its_log() {
    const ASKED: &str = "marker-of-the-client-5f1c9d";
    const ANSWERED: &str = "marker-of-the-model-a07e43";
    let scene = Scene::paired(&[&format!("text {ANSWERED:?}")]).await;
    let mut client = scene.client_lab.command(["connect", &scene.address]);
    let mut client = client.stdin(Stdio::piped()).spawn().unwrap();
    let line = format!("{ASKED}\n");
    client.stdin.take().unwrap().write_all(line.as_bytes()).await.unwrap();
    let said = timeout(TIMEOUT, client.wait_with_output()).await.unwrap().unwrap();
    assert!(String::from_utf8(said.stdout).unwrap().contains(ANSWERED));
    assert!(scene.model.request(0).await.unwrap().to_string().contains(ASKED));

    let access = scene.access();
    let pid = scene.relay.pid().unwrap();
    for marker in [ASKED, ANSWERED] {
        assert!(!memory_holds(pid, marker), "{marker} is in the relay's memory");
        assert!(!scene.relay.stderr().contains(marker));
        for file in std::fs::read_dir(scene.relay_lab.path().join("data")).unwrap() {
            assert!(!holds(&std::fs::read(file.unwrap().path()).unwrap(), marker));
        }
    }
    // The search finds what is there, and tokens are in neither files nor logs.
    assert!(memory_holds(pid, &access.id));
    assert!(scene.relay.stderr().contains(&access.id));
    for file in std::fs::read_dir(scene.relay_lab.path().join("data")).unwrap() {
        assert!(!holds(&std::fs::read(file.unwrap().path()).unwrap(), &access.token));
    }
    assert!(!scene.relay.stderr().contains(&access.token));
}
