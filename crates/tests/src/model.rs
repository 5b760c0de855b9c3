//! The model: an HTTP server on loopback that answers as the test says, and
//! notes what it was asked.

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context as _, Result};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, mpsc, watch};
use tokio::time::timeout;
use turnhost_task::Tasks;

use crate::TIMEOUT;
use crate::answer::{Answer, Events, Step};

/// Says what is answered to a request's body.
type Brain = dyn Fn(&Value) -> Answer + Send + Sync;

/// A running model. It ends when it is dropped.
#[derive(Debug)]
pub struct Model {
    address: SocketAddr,
    shared: Arc<Shared>,
    /// Answers to come, of a model that has a list.
    answers: Arc<Mutex<VecDeque<Answer>>>,
    _tasks: OwnTasks,
}

/// Ends the tasks when it is dropped.
#[derive(Debug)]
struct OwnTasks(Tasks);

struct Shared {
    brain: Box<Brain>,
    /// Headers and body of each.
    requests: Mutex<Vec<(HeaderMap, String)>>,
    /// The answer to requests for the list of models; null if there is none.
    models: Mutex<Value>,
    /// The number of requests that have come.
    arrived: watch::Sender<usize>,
    /// One permit for each `hold` that may continue.
    releases: Semaphore,
    responses: AtomicU64,
    tasks: Tasks,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("arrived", &self.arrived).finish_non_exhaustive()
    }
}

impl Model {
    /// Starts a model that gives these answers, one a request, and then refuses.
    ///
    /// # Errors
    /// If there is no port to listen on.
    pub async fn with_answers(answers: impl IntoIterator<Item = Answer>) -> Result<Self> {
        let answers = Arc::new(Mutex::new(answers.into_iter().collect::<VecDeque<_>>()));
        let kept = Arc::clone(&answers);
        let none_left =
            Answer(vec![Step::Status(400, "the test has no answer for this request".to_owned())]);
        let brain =
            move |_: &Value| lock(&answers).pop_front().unwrap_or_else(|| none_left.clone());
        Ok(Self { answers: kept, ..Self::start(brain).await? })
    }

    /// Starts a model that answers each request as `brain` says.
    ///
    /// # Errors
    /// If there is no port to listen on.
    pub async fn start(brain: impl Fn(&Value) -> Answer + Send + Sync + 'static) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let tasks = Tasks::new();
        let shared = Arc::new(Shared {
            brain: Box::new(brain),
            requests: Mutex::default(),
            models: Mutex::default(),
            arrived: watch::channel(0).0,
            releases: Semaphore::new(0),
            responses: AtomicU64::new(0),
            tasks: tasks.child(),
        });
        let router = Router::new()
            .route("/v1/responses", post(respond))
            .route("/v1/models", get(list))
            .layer(DefaultBodyLimit::disable())
            .with_state(Arc::clone(&shared));
        tasks.spawn(async move {
            // It ends with the test, and a test whose model is gone fails by itself.
            drop(axum::serve(listener, router).await);
        });
        Ok(Self { address, shared, answers: Arc::default(), _tasks: OwnTasks(tasks) })
    }

    /// Returns the `base_url` of a provider that is this model.
    pub fn base_url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// Sets the answer to requests for the list of models; there is none before.
    pub fn tell(&self, models: Value) {
        *lock(&self.shared.models) = models;
    }

    /// Adds an answer to the list.
    pub fn push(&self, answer: Answer) {
        lock(&self.answers).push_back(answer);
    }

    /// Lets one `hold` continue, the next one if none waits.
    pub fn release(&self) {
        self.shared.releases.add_permits(1);
    }

    /// Returns the body of the request with this number, from 0; waits for it.
    ///
    /// # Errors
    /// If it does not come.
    pub async fn request(&self, number: usize) -> Result<Value> {
        Ok(serde_json::from_str(&self.body(number).await?)?)
    }

    /// Returns the same as the text that was sent.
    ///
    /// # Errors
    /// If it does not come.
    pub async fn body(&self, number: usize) -> Result<String> {
        let mut arrived = self.shared.arrived.subscribe();
        timeout(TIMEOUT, arrived.wait_for(|count| *count > number))
            .await
            .with_context(|| format!("the model was not asked {} times", number + 1))??;
        Ok(lock(&self.shared.requests)[number].1.clone())
    }

    /// Returns a header of each request so far, empty where there was none.
    pub fn headers(&self, name: &str) -> Vec<String> {
        let value = |headers: &HeaderMap| Some(headers.get(name)?.to_str().ok()?.to_owned());
        let requests = lock(&self.shared.requests);
        requests.iter().map(|(headers, _)| value(headers).unwrap_or_default()).collect()
    }
}

impl Drop for OwnTasks {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

async fn list(State(shared): State<Arc<Shared>>) -> Response {
    let models = lock(&shared.models).clone();
    if models.is_null() {
        return StatusCode::NOT_FOUND.into_response();
    }
    models.to_string().into_response()
}

async fn respond(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: String) -> Response {
    let answer = match serde_json::from_str(&body) {
        Ok(body) => (shared.brain)(&body),
        Err(error) => return (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    };
    let count = {
        let mut requests = lock(&shared.requests);
        requests.push((headers, body));
        requests.len()
    };
    shared.arrived.send_if_modified(|arrived| {
        let grown = *arrived < count;
        *arrived = (*arrived).max(count);
        grown
    });
    if let Some(Step::Status(status, text)) = answer.0.first() {
        let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        return (status, text.clone()).into_response();
    }
    let (sender, mut receiver) = mpsc::channel(16);
    let telling = Arc::clone(&shared);
    shared.tasks.spawn(async move {
        // The listener has gone away, as after an interrupt.
        drop(tell(&telling, answer, sender).await);
    });
    let stream = futures_util::stream::poll_fn(move |cx| receiver.poll_recv(cx));
    ([(header::CONTENT_TYPE, "text/event-stream")], Body::from_stream(stream)).into_response()
}

type Pieces = mpsc::Sender<io::Result<Bytes>>;

/// Does the steps until the receiver is gone.
async fn tell(
    shared: &Shared,
    answer: Answer,
    pieces: Pieces,
) -> Result<(), mpsc::error::SendError<io::Result<Bytes>>> {
    let mut events = Events::new(shared.responses.fetch_add(1, Ordering::Relaxed) + 1);
    for step in &answer.0 {
        match step {
            Step::Hold => tokio::select! {
                permit = shared.releases.acquire() => if let Ok(permit) = permit { permit.forget() },
                () = pieces.closed() => return Ok(()),
            },
            Step::Cut => return pieces.send(Err(io::ErrorKind::ConnectionReset.into())).await,
            Step::End => return Ok(()),
            step => {
                let text = events.of(step);
                if !text.is_empty() {
                    pieces.send(Ok(text.into())).await?;
                }
                if matches!(step, Step::Failed(..) | Step::Incomplete(_)) {
                    return Ok(());
                }
            }
        }
    }
    pieces.send(Ok(events.end().into())).await
}

/// Locks, also after a panic elsewhere, which leaves plain data behind.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
