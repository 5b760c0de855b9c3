//! A provider that answers as each test says, and the ways tests drive a model.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use axum::serve::Listener;
use serde_json::value::RawValue;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use turnhost_http::HttpClient;
use turnhost_model::{Models, Provider};
use turnhost_ports::{
    HistoryItem, ModelError, ModelEvent, ModelPort, ModelRequest, ModelStream, ToolSpec,
};
use turnhost_task::Tasks;

/// A request as it arrived.
pub(crate) struct Seen {
    pub(crate) uri: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

/// The pieces of a body that a test sends one by one. An error cuts the connection.
pub(crate) type Pieces = mpsc::Sender<io::Result<Bytes>>;

#[derive(Default)]
struct Shared {
    answers: Mutex<VecDeque<Response>>,
    seen: Mutex<Vec<Seen>>,
    connections: AtomicUsize,
}

/// The provider.
pub(crate) struct Fake {
    pub(crate) provider: Provider,
    shared: Arc<Shared>,
    _server: JoinSet<()>,
}

impl Fake {
    pub(crate) async fn start() -> Self {
        let shared = Arc::new(Shared::default());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut provider =
            Provider::new("Fake", format!("http://{}/v1", listener.local_addr().unwrap()));
        provider.request_max_retries = 0;
        provider.stream_max_retries = 0;
        let router = Router::new().fallback(answer).with_state(shared.clone());
        let listener = Counting { listener, shared: shared.clone() };
        let mut server = JoinSet::new();
        server.spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { provider, shared, _server: server }
    }

    /// Answers the next request with this status and body.
    pub(crate) fn answer(&self, status: u16, body: impl Into<Body>) {
        self.answer_with(status, &[], body);
    }

    pub(crate) fn answer_with(&self, status: u16, headers: &[(&str, &str)], body: impl Into<Body>) {
        let mut response = Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(*name, *value);
        }
        self.shared.answers.lock().unwrap().push_back(response.body(body.into()).unwrap());
    }

    /// Answers the next request with what the test sends.
    pub(crate) fn answer_by_pieces(&self) -> Pieces {
        let (sender, mut receiver) = mpsc::channel(16);
        let stream = futures_util::stream::poll_fn(move |cx| receiver.poll_recv(cx));
        self.answer(200, Body::from_stream(stream));
        sender
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        std::mem::take(&mut self.shared.seen.lock().unwrap())
    }

    pub(crate) fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }

    pub(crate) fn models(&self) -> Models {
        Models::new([("fake".into(), self.provider.clone())], HttpClient::new(), Tasks::new())
            .with_first_backoff(Duration::from_millis(1))
    }

    /// Asks once; the events, and what ended them if it was a failure.
    pub(crate) async fn ask(&self) -> (Vec<ModelEvent>, Option<ModelError>) {
        ask(&self.models(), request()).await
    }

    /// Asks once and expects a failure.
    pub(crate) async fn failure(&self) -> ModelError {
        self.ask().await.1.unwrap()
    }
}

async fn answer(
    State(shared): State<Arc<Shared>>,
    uri: Uri,
    headers: HeaderMap,
    body: String,
) -> Response {
    shared.seen.lock().unwrap().push(Seen { uri: uri.to_string(), headers, body });
    let answer = shared.answers.lock().unwrap().pop_front();
    answer.unwrap_or_else(|| {
        Response::builder().status(418).body(Body::from("nothing prepared")).unwrap()
    })
}

struct Counting {
    listener: TcpListener,
    shared: Arc<Shared>,
}

impl Listener for Counting {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (TcpStream, SocketAddr) {
        let accepted = self.listener.accept().await.unwrap();
        self.shared.connections.fetch_add(1, Ordering::SeqCst);
        accepted
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// Returns an item of a history, from its JSON text.
pub(crate) fn item(json: &str) -> HistoryItem {
    HistoryItem::from_json(json.to_owned()).unwrap()
}

/// Returns a tool, from its JSON text.
pub(crate) fn tool(name: &str, json: &str) -> ToolSpec {
    ToolSpec { name: name.into(), json: RawValue::from_string(json.to_owned()).unwrap().into() }
}

/// Returns a request without history to the provider `fake`.
pub(crate) fn request() -> ModelRequest {
    ModelRequest {
        provider: "fake".into(),
        model: "m-1".into(),
        thread: "0199a213-81c0-7800-8aa1-bbab2a035a53".parse().unwrap(),
        turn: "0199a213-81c0-7800-8aa1-000000000001".parse().unwrap(),
        originator: "kit".into(),
        user_agent: "kit/1 (Linux) term (kit; ü)".into(),
        input: Vec::new(),
        tools: Vec::new().into(),
        effort: None,
        summary: None,
        verbosity: None,
        service_tier: None,
        account: turnhost_ports::AccountChoice::Default,
        output_schema: None,
        trace: None,
    }
}

pub(crate) async fn next(stream: &mut Box<dyn ModelStream>) -> Result<ModelEvent, ModelError> {
    poll_fn(|cx| stream.poll_next(cx)).await
}

/// Asks, and reads to the end.
pub(crate) async fn ask(
    models: &Models,
    request: ModelRequest,
) -> (Vec<ModelEvent>, Option<ModelError>) {
    let mut events = Vec::new();
    let mut stream = match models.open(request).await {
        Ok(stream) => stream,
        Err(err) => return (events, Some(err)),
    };
    loop {
        match next(&mut stream).await {
            Ok(event) => events.push(event),
            Err(err) => return (events, Some(err)),
        }
        if matches!(events.last(), Some(ModelEvent::Completed { .. })) {
            return (events, None);
        }
    }
}

/// Returns the text of an event stream with these data lines.
pub(crate) fn sse(events: &[&str]) -> String {
    format!("data: {}\n\n", events.join("\n\ndata: "))
}

/// Events in a short form that tests can compare, but for pieces of calls, which come whole too,
/// and for the name of the response.
pub(crate) fn brief(events: &[ModelEvent]) -> Vec<String> {
    let is_told = |event: &&ModelEvent| {
        !matches!(event, ModelEvent::CallDelta { .. } | ModelEvent::ResponseNamed(_))
    };
    events.iter().filter(is_told).map(brief_one).collect()
}

fn brief_one(event: &ModelEvent) -> String {
    match event {
        ModelEvent::ResponseNamed(id) => format!("response {id}"),
        ModelEvent::ItemAdded { id, kind } => format!("added {id} {kind:?}"),
        ModelEvent::TextDelta { id, delta } => format!("text {id} {delta:?}"),
        ModelEvent::SummaryPart { id, index } => format!("part {id} {index}"),
        ModelEvent::SummaryDelta { id, index, delta } => format!("summary {id} {index} {delta:?}"),
        ModelEvent::ReasoningDelta { id, index, delta } => {
            format!("reasoning {id} {index} {delta:?}")
        }
        ModelEvent::CallDelta { call, name, delta } => format!("{name} {call} {delta:?}"),
        ModelEvent::ItemDone(item) => format!("done {}", serde_json::to_string(item).unwrap()),
        ModelEvent::Completed { usage: None } => "completed".to_owned(),
        ModelEvent::Completed { usage: Some(usage) } => format!(
            "completed {}+{}/{}+{}={}",
            usage.input, usage.cached_input, usage.output, usage.reasoning_output, usage.total
        ),
    }
}
