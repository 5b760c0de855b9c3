//! Traces and logs for operators: one trace from a client to the model and the
//! tools, and nothing at all where it is not asked for.

use serde_json::{Value, json};
use tokio::time::timeout;
use turnhost_tests::{Collector, Lab, Model, Peer, Server, Span, TIMEOUT, Transport};

use crate::{TRANSPORTS, lab};

const TRACE_ID: &str = "0af7651916cd43dd8448eb211c80319c";
const CLIENT_SPAN: &str = "b7ad6b7169203331";
const TRACEPARENT: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

/// Runs a command, changes a file, and talks.
const ANSWERS: [&str; 3] = [
    r#"call exec_command {"cmd":"exit 3"}, usage 10 2"#,
    r#"custom apply_patch "*** Begin Patch\n*** Add File: new.txt\n+hello\n*** End Patch\n""#,
    r#"text "done", usage 30 4"#,
];

const FREE: &str = "approval_policy = \"never\"\nsandbox_mode = \"danger-full-access\"\n";

async fn serve(lab: &Lab, transport: Transport, variables: &[(&str, &str)]) -> (Server, Peer) {
    let mut server =
        lab.serve_with(transport, |it| _ = it.envs(variables.iter().copied())).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    (server, peer)
}

/// Runs a turn whose request bears this `trace`; gives back the turn's id.
async fn traced_turn(peer: &mut Peer, trace: Option<Value>) -> String {
    let thread = peer.start_thread(json!({})).await.unwrap();
    let from = peer.log.len();
    let params = json!({"threadId": thread, "input": [{"type": "text", "text": "go"}]});
    let mut request = json!({"id": "turn one", "method": "turn/start", "params": params});
    if let Some(trace) = trace {
        request["trace"] = trace;
    }
    peer.sender.send(request.to_string()).await.unwrap();
    let done = peer.notified(from, "turn/completed", |_| true).await.unwrap();
    assert_eq!(done["turn"]["status"], "completed", "{done}");
    done["turn"]["id"].as_str().unwrap().to_owned()
}

/// Ends the connection and the server, which exports what is left.
async fn end(mut server: Server, peer: Peer) -> String {
    drop(peer);
    assert!(server.stop().await.unwrap().success());
    server.stderr()
}

fn named<'a>(spans: &'a [Span], name: &str) -> Vec<&'a Span> {
    spans.iter().filter(|span| span.name == name).collect()
}

fn one<'a>(spans: &'a [Span], name: &str) -> &'a Span {
    let found = named(spans, name);
    assert_eq!(found.len(), 1, "{name}: {spans:#?}");
    found[0]
}

fn assert_has(span: &Span, attributes: &[(&str, &str)]) {
    for (name, value) in attributes {
        assert_eq!(
            span.attributes.get(*name).map(String::as_str),
            Some(*value),
            "{name}: {span:?}"
        );
    }
}

#[tokio::test]
async fn one_trace_leads_from_the_client_to_the_model_and_the_tools() {
    for (transport, name) in TRANSPORTS.into_iter().zip(["stdio", "websocket"]) {
        let (lab, model) = lab(FREE, &ANSWERS).await;
        let collector = Collector::start().await.unwrap();
        let variables = [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", &*collector.endpoint()),
            ("OTEL_EXPORTER_OTLP_HEADERS", "x-key=secret"),
            ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=test"),
        ];
        let (server, mut peer) = serve(&lab, transport, &variables).await;
        let trace = json!({"traceparent": TRACEPARENT, "tracestate": "k=v"});
        let turn = traced_turn(&mut peer, Some(trace)).await;
        end(server, peer).await;

        let spans = collector.spans();
        let request = one(&spans, "turn/start");
        assert_eq!((&*request.trace_id, &*request.parent_id), (TRACE_ID, CLIENT_SPAN));
        assert_eq!((request.kind, &*request.state, &*request.key), (2, "k=v", "secret"));
        assert_has(
            request,
            &[
                ("rpc.system", "jsonrpc"),
                ("rpc.method", "turn/start"),
                ("rpc.transport", name),
                ("rpc.request_id", "turn one"),
                ("app_server.connection_id", "0"),
                ("app_server.api_version", "v2"),
                ("app_server.client_name", "test"),
                ("app_server.client_version", "1"),
                ("turn.id", &turn),
            ],
        );
        assert_eq!(request.resource["service.name"], "turnhost");
        assert_eq!(request.resource["deployment.environment"], "test");
        assert_within_the_turn(&spans, request, &turn);
        assert_the_model_was_told(&spans, &model);

        let initialize = one(&spans, "initialize");
        assert_has(initialize, &[("app_server.client_name", "test")]);
        assert_eq!(initialize.parent_id, "");
        assert_ne!(initialize.trace_id, TRACE_ID);
    }
}

fn assert_within_the_turn(spans: &[Span], request: &Span, turn_id: &str) {
    let turn = one(spans, "app_server.turn");
    assert_eq!((&turn.trace_id, &turn.parent_id), (&request.trace_id, &request.span_id));
    assert_has(turn, &[("turn.id", turn_id), ("turn.status", "completed")]);
    assert!(request.time.1 < turn.time.1, "a request ends when it is answered");
    let command = one(spans, "execute_tool exec_command");
    assert_has(command, &[("process.exit.code", "3"), ("gen_ai.tool.name", "exec_command")]);
    let patch = one(spans, "execute_tool apply_patch");
    let asked = named(spans, "chat test-model");
    assert_eq!(asked.len(), 3);
    assert_has(asked[0], &[("gen_ai.provider.name", "fake"), ("gen_ai.usage.input_tokens", "10")]);
    for within in asked.into_iter().chain([command, patch]) {
        assert_eq!((&within.trace_id, &within.parent_id), (&turn.trace_id, &turn.span_id));
        assert!(within.time.0 >= turn.time.0 && within.time.1 <= turn.time.1, "{within:?}");
    }
}

fn assert_the_model_was_told(spans: &[Span], model: &Model) {
    let mut asked = named(spans, "chat test-model");
    asked.sort_by_key(|span| span.time);
    let parents: Vec<String> =
        asked.iter().map(|span| format!("00-{TRACE_ID}-{}-01", span.span_id)).collect();
    assert_eq!(model.headers("traceparent"), parents);
    assert_eq!(model.headers("tracestate"), ["k=v"; 3]);
}

/// A failed request can be found by its status.
#[tokio::test]
async fn failures_show() {
    let (lab, _model) = lab(FREE, &["status 401 \"who are you\""]).await;
    let collector = Collector::start().await.unwrap();
    let variables = [("OTEL_EXPORTER_OTLP_ENDPOINT", &*collector.endpoint())];
    let (server, mut peer) = serve(&lab, Transport::Stdio, &variables).await;
    let thread = peer.start_thread(json!({})).await.unwrap();
    assert_eq!(peer.turn(&thread, "go").await.unwrap()["status"], "failed");
    let nothing = json!({"threadId": thread, "turnId": "none"});
    assert!(peer.call("turn/interrupt", nothing).await.is_err());
    end(server, peer).await;
    let spans = collector.spans();
    let model = one(&spans, "chat test-model");
    assert_has(model, &[("error.type", "401")]);
    let turn = one(&spans, "app_server.turn");
    assert_has(turn, &[("turn.status", "failed")]);
    assert_eq!((model.status, turn.status), (2, 2));
    let refused = one(&spans, "turn/interrupt");
    assert_has(refused, &[("rpc.jsonrpc.error_code", "-32600")]);
    assert_eq!(refused.status, 0, "the client's own mistake is no failure of the server");
}

#[tokio::test]
async fn a_clients_trace_reaches_the_model_although_nothing_is_exported() {
    let (lab, model) = lab(FREE, &["text \"a\"", "text \"b\"", "text \"c\""]).await;
    let variables = [("TRACEPARENT", TRACEPARENT), ("TRACESTATE", "from=process")];
    let (server, mut peer) = serve(&lab, Transport::Stdio, &variables).await;
    let of_client = TRACEPARENT.replace(CLIENT_SPAN, "00000000000000aa");
    traced_turn(&mut peer, Some(json!({"traceparent": of_client}))).await;
    traced_turn(&mut peer, None).await;
    traced_turn(&mut peer, Some(json!({"traceparent": "00-banana"}))).await;
    let stderr = end(server, peer).await;
    assert_eq!(model.headers("traceparent"), [&*of_client, TRACEPARENT, TRACEPARENT]);
    assert_eq!(model.headers("tracestate"), ["", "from=process", "from=process"]);
    let warning = "ignoring invalid inbound request trace carrier";
    assert_eq!(stderr.matches(warning).count(), 1, "{stderr}");
}

#[tokio::test]
async fn a_trace_of_the_wrong_type_is_answered() {
    let (lab, _model) = lab("", &[]).await;
    let (_server, mut peer) = serve(&lab, Transport::Stdio, &[]).await;
    for trace in ["5", "[]", r#"{"traceparent":{}}"#] {
        let from = peer.log.len();
        let line = format!(r#"{{"id":"x","method":"thread/list","params":{{}},"trace":{trace}}}"#);
        peer.sender.send(line).await.unwrap();
        let answer = peer.find(from, |it| it["id"] == "x").await.unwrap();
        assert_eq!(answer["error"]["code"], -32_600, "{answer}");
    }
}

/// Returns the names of a server's threads.
fn threads(server: &Server) -> Vec<String> {
    let tasks = format!("/proc/{}/task", server.pid().unwrap());
    let names = std::fs::read_dir(tasks).unwrap().map(|task| {
        let name = std::fs::read_to_string(task.unwrap().path().join("comm"));
        name.unwrap_or_default().trim().to_owned()
    });
    names.collect()
}

#[tokio::test]
async fn nothing_is_started_where_nothing_is_exported() {
    let exports = |server: &Server| threads(server).iter().any(|it| it.starts_with("OpenTel"));
    let (lab, _model) = lab("", &[]).await;
    let endpoint = ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");
    for off in [
        vec![],
        vec![endpoint, ("OTEL_SDK_DISABLED", "true")],
        vec![endpoint, ("OTEL_TRACES_EXPORTER", "none")],
        vec![endpoint, ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")],
    ] {
        let (server, peer) = serve(&lab, Transport::Stdio, &off).await;
        assert!(!exports(&server), "{off:?}: {:?}", threads(&server));
        let stderr = end(server, peer).await;
        let is_told = stderr.contains("OTEL_EXPORTER_OTLP_PROTOCOL is `grpc`");
        assert_eq!(is_told, off.iter().any(|(_, value)| *value == "grpc"), "{stderr}");
    }
    let (server, mut peer) = serve(&lab, Transport::Stdio, &[endpoint]).await;
    // A thread gives itself its name, some time after it was started.
    let named = async {
        while !exports(&server) {
            peer.call("account/read", json!({})).await.unwrap();
        }
    };
    assert!(timeout(TIMEOUT, named).await.is_ok(), "{:?}", threads(&server));
}

#[tokio::test]
async fn a_collector_that_is_not_there_costs_one_warning() {
    let (lab, _model) = lab(FREE, &["text \"hello\""]).await;
    // A port that was just released has no listener.
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let endpoint = format!("http://{gone}");
    let variables = [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", &*endpoint),
        // Many exports, so that many fail.
        ("OTEL_BSP_SCHEDULE_DELAY", "1"),
    ];
    let (server, mut peer) = serve(&lab, Transport::Stdio, &variables).await;
    traced_turn(&mut peer, None).await;
    let stderr = end(server, peer).await;
    let warning = "traces cannot be exported and are dropped";
    assert_eq!(stderr.matches(warning).count(), 1, "{stderr}");
}

#[tokio::test]
async fn log_lines_can_be_for_machines() {
    let (lab, _model) = lab("", &[]).await;
    let variables = [("LOG_FORMAT", "json"), ("RUST_LOG", "debug,hyper=off")];
    let (server, peer) = serve(&lab, Transport::Stdio, &variables).await;
    let stderr = end(server, peer).await;
    let lines: Vec<Value> =
        stderr.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let is_request = |line: &&Value| {
        line["fields"]["message"] == "request" && line["fields"]["method"] == "initialize"
    };
    assert_eq!(lines.iter().filter(is_request).count(), 1, "{stderr}");
}

#[tokio::test]
async fn a_log_filter_that_makes_no_sense_is_a_warning() {
    let (lab, _model) = lab("", &[]).await;
    let (server, peer) = serve(&lab, Transport::Stdio, &[("RUST_LOG", "a=b=c")]).await;
    let stderr = end(server, peer).await;
    assert!(stderr.contains("RUST_LOG is `a=b=c`"), "{stderr}");
}
