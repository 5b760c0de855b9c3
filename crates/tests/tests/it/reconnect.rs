//! Sessions that outlive their connections, against the real server.
//!
//! Between the two stands a proxy that cuts connections after a number of bytes
//! from a seeded generator. What the session's consumer receives must be what the
//! server says to one who is never cut.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::time::timeout;
use turnhost_base::SystemWorld;
use turnhost_client::ClientEvent;
use turnhost_protocol::{
    AskForApproval, ClientInfo, CommandExecutionApprovalDecision,
    CommandExecutionRequestApprovalResponse, InitializeCapabilities, ItemBody, ServerNotification,
    ServerRequest, ThreadStartParams, TurnStartParams, TurnStatus, TurnhostCapabilities, UserInput,
    method, server_method,
};
use turnhost_remote_client::{
    Address, Backoff, Options, Session, SessionConfig, SessionEvent, SessionEvents,
};
use turnhost_task::Tasks;
use turnhost_tests::{Answer, Server, Step, TIMEOUT, Transport};

use crate::lab;

/// Connections through it are cut as its budgets say; then they last.
pub(crate) struct Proxy {
    pub(crate) address: SocketAddr,
    pub(crate) cuts: Arc<AtomicU64>,
    tasks: Tasks,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.tasks.cancel();
    }
}

impl Proxy {
    /// Cuts the first connections when the server has sent as many bytes as `budgets` say, one a
    /// connection.
    async fn before(server: &Server, budgets: Vec<usize>) -> Self {
        let to = server.url().unwrap().trim_start_matches("ws://").to_owned();
        Self::to(to, budgets).await
    }

    /// See [`Proxy::before`]; `to` is the address of any server.
    pub(crate) async fn to(to: String, budgets: Vec<usize>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (tasks, cuts) = (Tasks::new(), Arc::new(AtomicU64::new(0)));
        let (running, counting) = (tasks.clone(), Arc::clone(&cuts));
        tasks.spawn(async move {
            let mut budgets = budgets.into_iter();
            while let Ok((near, _)) = listener.accept().await {
                let far = TcpStream::connect(&to).await.unwrap();
                let (budget, counting) = (budgets.next(), Arc::clone(&counting));
                running.spawn(async move {
                    pass(near, far, budget).await;
                    counting.fetch_add(1, Ordering::Relaxed);
                });
            }
        });
        Self { address, cuts, tasks }
    }
}

/// Passes bytes both ways until a side ends or the budget is used up.
async fn pass(mut near: TcpStream, mut far: TcpStream, budget: Option<usize>) {
    match budget {
        // The end of a connection is what the test is about, not an error.
        None => drop(tokio::io::copy_bidirectional(&mut near, &mut far).await),
        Some(budget) => {
            // The sender is dropped, so it stays at that.
            let (_, allowed) = watch::channel(budget);
            pass_allowed(near, far, allowed).await;
        }
    }
}

/// Passes bytes both ways until a side ends. `allowed` says how many of the
/// server's may pass in all; when they have, and no reader can allow more, that is the end too.
async fn pass_allowed(
    mut near: TcpStream,
    mut far: TcpStream,
    mut allowed: watch::Receiver<usize>,
) {
    let (mut near_in, mut near_out) = near.split();
    let (mut far_in, mut far_out) = far.split();
    let (mut buffer, mut passed) = (vec![0; 4096], 0);
    tokio::select! {
        _ = tokio::io::copy(&mut near_in, &mut far_out) => {}
        () = async {
            while let Ok(total) = allowed.wait_for(|total| *total > passed).await.map(|it| *it) {
                let room = (total - passed).min(buffer.len());
                let Ok(count @ 1..) = far_in.read(&mut buffer[..room]).await else { return };
                passed += count;
                if near_out.write_all(&buffer[..count]).await.is_err() {
                    return;
                }
            }
        } => {}
    }
}

/// xorshift64: enough to choose places.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

async fn open(url: &str, event_sequence: bool, tasks: &Tasks) -> (Session, SessionEvents) {
    open_at(Address::parse(url, None).unwrap(), event_sequence, tasks).await
}

pub(crate) async fn open_at(
    address: Address,
    event_sequence: bool,
    tasks: &Tasks,
) -> (Session, SessionEvents) {
    let plan = SessionConfig {
        address,
        options: Options::default(),
        backoff: Backoff { base: Duration::from_millis(10), ..Backoff::default() },
        client_info: ClientInfo { name: "again".to_owned(), title: None, version: "1".to_owned() },
        capabilities: InitializeCapabilities {
            turnhost: Some(TurnhostCapabilities {
                event_sequence,
                ..TurnhostCapabilities::default()
            }),
            ..InitializeCapabilities::default()
        },
    };
    let (session, events, _) = Session::open(plan, Arc::new(SystemWorld), tasks).await.unwrap();
    (session, events)
}

/// The consumer of a session; panics at an event that comes twice or out of order.
#[derive(Default)]
pub(crate) struct Heard {
    items: BTreeMap<String, (String, Option<ItemBody>)>,
    turns: BTreeMap<String, Option<TurnStatus>>,
    pub(crate) questions: usize,
    /// The reasons of the connections that were lost.
    pub(crate) losses: Vec<String>,
}

impl Heard {
    fn hear(&mut self, notification: &ServerNotification) {
        use ServerNotification as N;
        match notification {
            N::TurnStarted(it) => {
                assert!(self.turns.insert(it.turn.id.to_string(), None).is_none(), "{it:?}");
            }
            N::TurnCompleted(it) => {
                let turn = self.turns.get_mut(&it.turn.id.to_string()).expect("it began");
                assert_eq!(turn.replace(it.turn.status), None, "a turn ends once");
            }
            N::ItemStarted(it) => {
                let fresh = (String::new(), None);
                let before = self.items.insert(it.item.id().to_string(), fresh);
                assert!(before.is_none(), "an item begins once: {it:?}");
            }
            N::AgentMessageDelta(it) => {
                let item = self.items.get_mut(&it.item_id.to_string()).expect("it began");
                assert!(item.1.is_none(), "a piece after the end: {it:?}");
                item.0.push_str(&it.delta);
            }
            N::ItemCompleted(it) => {
                let item = self.items.get_mut(&it.item.id().to_string()).expect("it began");
                assert!(item.1.replace(it.item.body.clone()).is_none(), "complete twice: {it:?}");
            }
            _ => {}
        }
    }

    pub(crate) fn messages(&self) -> Vec<(&str, &str)> {
        let messages = self.items.values().filter_map(|(pieces, whole)| match whole {
            Some(ItemBody::AgentMessage(message)) => Some((pieces.as_str(), message.text.as_str())),
            _ => None,
        });
        messages.collect()
    }
}

/// Listens until the turn ends; approves what is asked.
pub(crate) async fn until_the_end(
    session: &Session,
    events: &mut SessionEvents,
    heard: &mut Heard,
) -> TurnStatus {
    loop {
        let event =
            timeout(TIMEOUT, events.next()).await.expect("the turn ends").expect("an event");
        match event {
            SessionEvent::Server(ClientEvent::Notification(notification)) => {
                heard.hear(&notification);
                if let ServerNotification::TurnCompleted(it) = &*notification {
                    return it.turn.status;
                }
            }
            SessionEvent::Server(ClientEvent::Request { id, request }) => {
                assert!(matches!(request, ServerRequest::CommandExecutionRequestApproval(_)));
                heard.questions += 1;
                let decision = CommandExecutionApprovalDecision::Accept;
                let response = CommandExecutionRequestApprovalResponse { decision };
                session
                    .respond::<server_method::CommandExecutionRequestApproval>(&id, &response)
                    .unwrap();
            }
            SessionEvent::Disconnected { reason } => heard.losses.push(reason.to_string()),
            SessionEvent::Gap { reason, .. } => panic!("missed: {reason}"),
            SessionEvent::Ended { reason } => panic!("ended: {reason}"),
            SessionEvent::Server(_)
            | SessionEvent::Reconnecting { .. }
            | SessionEvent::Reconnected { .. } => {}
        }
    }
}

pub(crate) async fn start_turn(session: &Session, params: &ThreadStartParams) -> String {
    let thread = session.call::<method::ThreadStart>(params).await.unwrap().thread.id.to_string();
    let input = vec![UserInput::Text { text: "go".to_owned(), text_elements: Vec::new() }];
    let params = TurnStartParams { thread_id: thread.clone(), input, ..TurnStartParams::default() };
    session.call::<method::TurnStart>(&params).await.unwrap();
    thread
}

/// Returns words for the model to say, and what they come to.
pub(crate) fn words() -> (String, String) {
    let words: Vec<String> = (0..150).map(|number| format!("wörd {number} ")).collect();
    let steps: Vec<String> = words.iter().map(|word| format!("text {word:?}")).collect();
    (steps.join(", "), words.concat())
}

#[tokio::test]
async fn a_turn_is_heard_whole_and_once_from_what_the_server_repeats() {
    cut_and_listen(true).await;
}

#[tokio::test]
async fn a_turn_is_heard_whole_and_once_from_snapshots() {
    cut_and_listen(false).await;
}

#[expect(clippy::print_stdout, reason = "a failure must name its seed")]
async fn cut_and_listen(is_numbered: bool) {
    for seed in [3_u64, 0x5eed, 0xdead_beef, 20_261_121] {
        let mut dice = Dice(seed);
        let (steps, text) = words();
        let call = r#"call exec_command {"cmd": "touch made.txt"}"#;
        let (lab, _model) = lab("", &[&format!("{steps}, {call}"), &steps]).await;
        let server = lab.serve(Transport::WebSocket).await.unwrap();
        // Enough for the answers of the beginning, so that the cuts hit the turn.
        let mut budgets = vec![12_000 + usize::try_from(dice.below(20_000)).unwrap()];
        budgets.extend((0..6).map(|_| 3_000 + usize::try_from(dice.below(12_000)).unwrap()));
        println!("seed {seed}: cuts after {budgets:?} bytes");
        let proxy = Proxy::before(&server, budgets).await;
        let tasks = Tasks::new();
        let (session, mut events) =
            open(&format!("ws://{}", proxy.address), is_numbered, &tasks).await;
        let params = ThreadStartParams {
            approval_policy: Some(AskForApproval::Untrusted),
            ..ThreadStartParams::default()
        };
        start_turn(&session, &params).await;
        let mut heard = Heard::default();
        let status = until_the_end(&session, &mut events, &mut heard).await;
        assert_eq!(status, TurnStatus::Completed);
        assert_eq!(heard.messages(), [(text.as_str(), text.as_str()); 2]);
        assert!(heard.items.values().all(|(_, whole)| whole.is_some()), "every item is complete");
        assert!(
            !heard.losses.is_empty() && proxy.cuts.load(Ordering::Relaxed) > 0,
            "nothing was cut"
        );
        assert!(heard.questions <= 1, "the question was put {} times", heard.questions);
        session.close().await;
    }
}

/// A connection on which the server's words stop while it is shut.
struct Valve {
    address: SocketAddr,
    allowed: watch::Sender<usize>,
    _tasks: Tasks,
}

impl Valve {
    async fn before(server: &Server) -> Self {
        let to = server.url().unwrap().trim_start_matches("ws://").parse().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (allowed, is_allowed) = watch::channel(usize::MAX);
        let tasks = Tasks::new();
        tasks.spawn(async move {
            let (near, _) = listener.accept().await.unwrap();
            // A small buffer, so that the server notices soon.
            let socket = TcpSocket::new_v4().unwrap();
            socket.set_recv_buffer_size(4096).unwrap();
            let far = socket.connect(to).await.unwrap();
            pass_allowed(near, far, is_allowed).await;
        });
        Self { address, allowed, _tasks: tasks }
    }
}

#[tokio::test]
async fn a_session_that_stalls_is_told_to_resync_and_hears_each_event_once() {
    const TURNS: usize = 100;
    // Room for the whole thread, as the answer to the resume, and then some.
    let (lab, model) = lab("[app_server]\noutbox_bytes = 4194304\n", &["text \"first\""]).await;
    let debug = "turnhost_server::connection=debug";
    let serve = lab.serve_with(Transport::WebSocket, |it| {
        it.env("RUST_LOG", debug);
    });
    let mut server = serve.await.unwrap();
    let valve = Valve::before(&server).await;
    let tasks = Tasks::new();
    let (session, mut events) = open(&format!("ws://{}", valve.address), true, &tasks).await;
    let thread = start_turn(&session, &ThreadStartParams::default()).await;
    let mut heard = Heard::default();
    until_the_end(&session, &mut events, &mut heard).await;

    let mut other = server.connect().await.unwrap();
    other.initialize().await.unwrap();
    other.call("thread/resume", json!({"threadId": thread})).await.unwrap();
    valve.allowed.send_replace(0);
    let mut turns = 1;
    while !server.stderr().contains("a slow reader must resync") {
        assert!(turns < TURNS, "nobody noticed: {}", server.stderr());
        model.push(Answer(vec![Step::Text(format!("{turns:04096}")); 16]));
        other.turn(&thread, "more").await.unwrap();
        turns += 1;
    }
    valve.allowed.send_replace(usize::MAX);
    model.push("text \"last\"".parse().unwrap());
    other.turn(&thread, "end").await.unwrap();
    turns += 1;
    while heard.turns.values().filter(|it| it.is_some()).count() < turns {
        let status = until_the_end(&session, &mut events, &mut heard).await;
        assert_eq!(status, TurnStatus::Completed);
    }
    assert!(heard.losses.is_empty(), "the connection is the first one: {:?}", heard.losses);
    let messages = heard.messages();
    assert_eq!(messages.len(), turns);
    assert!(messages.iter().all(|(pieces, whole)| pieces == whole), "pieces and wholes agree");
    assert!(messages.iter().any(|(_, whole)| *whole == "last"));
    assert!(heard.items.values().all(|(_, whole)| whole.is_some()), "every item is complete");
    session.close().await;
}

#[tokio::test]
async fn a_server_that_was_killed_leaves_no_turn_hanging() {
    let (lab, model) = lab("", &["text \"half\", hold"]).await;
    let mut server = lab.serve(Transport::WebSocket).await.unwrap();

    let tasks = Tasks::new();
    let (session, mut events) = open(server.url().unwrap(), true, &tasks).await;
    start_turn(&session, &ThreadStartParams::default()).await;
    let mut heard = Heard::default();
    loop {
        let event = timeout(TIMEOUT, events.next()).await.unwrap().unwrap();
        if let SessionEvent::Server(ClientEvent::Notification(notification)) = event {
            heard.hear(&notification);
            if matches!(*notification, ServerNotification::AgentMessageDelta(_)) {
                break;
            }
        }
    }
    let port = server.url().unwrap().to_owned();
    server.kill().await.unwrap();
    let mut command = lab.command(["app-server", "--listen", &port]);
    let _again = command.spawn().unwrap();
    let status = until_the_end(&session, &mut events, &mut heard).await;
    assert_eq!(status, TurnStatus::Interrupted);
    assert!(!heard.losses.is_empty());
    session.close().await;
    drop(model);
}

#[tokio::test]
async fn the_line_client_waits_for_the_turns_of_piped_lines() {
    let (lab, _model) = lab("", &["text \"hello there\""]).await;
    let server = lab.serve(Transport::WebSocket).await.unwrap();
    let mut command = lab.command(["connect", server.url().unwrap()]);
    let mut client = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut lines = client.stdin.take().unwrap();
    lines.write_all(b"thread/list {\"limit\": 1}\nhi\n").await.unwrap();
    drop(lines);
    let output = timeout(TIMEOUT, client.wait_with_output()).await.unwrap().unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(shown.contains("thread/list: {"), "{shown}");
    // The list is read by a thread of its own, and may come last.
    assert!(
        shown.contains("\n   model  hello there\n") && shown.contains("\n[turn completed]\n"),
        "{shown}"
    );
}

#[tokio::test]
async fn a_turn_of_exec_is_heard_whole_over_connections_that_are_cut() {
    let (steps, text) = words();
    let (lab, _model) = lab("", &[&steps, &steps]).await;
    let server = lab.serve(Transport::WebSocket).await.unwrap();
    for form in [&["exec"][..], &["exec", "--json"]] {
        // Enough for the answers of the beginning, so that the cuts hit the turn.
        let proxy = Proxy::before(&server, vec![16_000, 8_000]).await;
        let url = format!("ws://{}", proxy.address);
        let flags = [form, &["--remote", &url, "--skip-git-repo-check", "count"]].concat();
        let output = timeout(TIMEOUT, lab.command(flags).output()).await.unwrap().unwrap();
        let (out, err) = (output.stdout, String::from_utf8(output.stderr).unwrap());
        assert!(output.status.success(), "{err}");
        let out = String::from_utf8(out).unwrap();
        if form.len() == 1 {
            assert_eq!(out, format!("{text}\n"));
            assert!(err.contains("trying again in"), "{err}");
        } else {
            let quoted = serde_json::to_string(&text).unwrap();
            assert_eq!(out.matches(&quoted).count(), 1, "{out}");
            assert!(out.contains("\"message\":\"the connection to "), "{out}");
        }
    }
}

/// A cut before the thread is there is an error, one later is none; no prompt is answered twice.
#[tokio::test]
async fn exec_starts_its_turn_once_wherever_the_connection_is_cut() {
    let budgets = (1..10).map(|part| part * 1_000);
    let answers: Vec<String> = budgets.clone().map(|_| "text \"once\"".to_owned()).collect();
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    let (lab, model) = lab("", &answers).await;
    let server = lab.serve(Transport::WebSocket).await.unwrap();
    let mut whole = 0;
    for budget in budgets {
        let proxy = Proxy::before(&server, vec![budget]).await;
        let url = format!("ws://{}", proxy.address);
        let flags = ["exec", "--remote", &url, "--skip-git-repo-check", "count"];
        let output = timeout(TIMEOUT, lab.command(flags).output()).await.unwrap().unwrap();
        let (out, err) = (output.stdout, String::from_utf8(output.stderr).unwrap());
        if output.status.success() {
            assert_eq!(String::from_utf8(out).unwrap(), "once\n", "{budget}: {err}");
            whole += 1;
        } else {
            assert!(!err.contains("turn/start"), "{budget}: {err}");
        }
    }
    assert!(whole > 0, "nothing came through");
    assert_eq!(model.headers("accept").len(), whole);
}

#[tokio::test]
async fn an_answer_that_comes_in_the_middle_of_a_text_has_a_line_of_its_own() {
    let (lab, _model) = lab("", &["text \"half\", hold"]).await;
    let server = lab.serve(Transport::WebSocket).await.unwrap();
    let mut command = lab.command(["connect", server.url().unwrap()]);
    let mut client = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut lines = client.stdin.take().unwrap();
    let mut stdout = client.stdout.take().unwrap();
    let mut shown = Vec::new();
    for (line, sign) in [("hi\n", "half"), ("thread/loaded/list {}\n", "thread/loaded/list: {")] {
        lines.write_all(line.as_bytes()).await.unwrap();
        while !String::from_utf8_lossy(&shown).contains(sign) {
            let read = timeout(TIMEOUT, stdout.read_buf(&mut shown)).await.expect("an answer");
            assert!(read.unwrap() > 0, "{}", String::from_utf8_lossy(&shown));
        }
    }
    let shown = String::from_utf8(shown).unwrap();
    assert!(shown.contains("half\n"), "{shown}");
    assert!(shown.contains("\nthread/loaded/list: {"), "{shown}");
}

#[tokio::test]
async fn the_line_client_says_why_there_is_no_connection() {
    let (lab, _model) = lab("", &[]).await;
    for (url, expected) in [
        ("unix://", "cannot connect to `unix://`; start a server with"),
        ("tcp://x", "cannot dial `tcp://x`; expected `ws://HOST:PORT`"),
    ] {
        let output = lab.command(["connect", url]).output().await.unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(expected), "{said}");
        assert_eq!(output.status.code(), Some(1));
    }
}
