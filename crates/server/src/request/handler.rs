//! The kinds of handlers. The `at` column of the method table picks the trait, and the trait
//! fixes what a handler can reach.
//!
//! | `at` | trait | choose it when the method ... | example |
//! | --- | --- | --- | --- |
//! | `server` | [`OnServer`] | reads or changes what is not one thread's state: lists, configuration, files, a thread that is to be made | `thread/list` |
//! | `thread loaded` | [`OnThread`] | acts on a loaded thread and fails if it is not loaded | `turn/interrupt` |
//! | `thread load` | [`OnThread`] | acts on a thread, loading it first if it is only stored | `thread/goal/set` |
//! | `thread made` | [`OnThread`] and [`OnNewThread`] | acts on a thread like `thread load`, or makes one if its params say so | `thread/resume` |
//! | `thread stored` | [`OnThread`] and [`OnStoredThread`] | changes a thread whether or not it is loaded, without loading it | `thread/name/set` |
//! | `connection` | [`OnConnection`] | begins or steers something that must end with the connection | `command/exec` |
//! | `snapshot` | [`OnSnapshot`] | only reads what a loaded thread last published | `thread/backgroundTerminals/list` |
//! | `nowhere` | none | is known and refused as not supported | |
//!
//! # Adding a method
//!
//! 1. Its params and response in `protocol/src/<noun>/<verb>.rs`, and its row in
//!    `protocol/src/tables/client.rs`, whose `at` column names one of the kinds above.
//! 2. Its handler in `methods/<noun>/<verb>.rs`, at the same path, with a `mod` line in
//!    `methods.rs` or in the noun's file. A row without a handler does not compile; the error
//!    names the trait.
//! 3. A scenario in `crates/tests/scenarios/` that requests it, which is found by itself; a test
//!    fails without one.
//! 4. `just gen`, for the schemas and the method reference.
//!
//! A method that needs something new from outside also gets a function of a port in
//! `turnhost-ports` and its implementation.
//!
//! # Handlers
//!
//! A handler is one file with an `impl` for the marker type of its row. It declares what it needs
//! as a type (`Needs`) and gets it as a value: a port, the registry of threads, the connections, or
//! a tuple of these (`request/needs.rs` lists them). It never sees the whole server, a JSON value,
//! a request id or a socket. [`Caller`] is the connection that asks. A list, `at server`:
//!
//! ```ignore
//! impl OnServer for method::ThreadLoadedList {
//!     type Needs = Threads;
//!
//!     async fn call(threads: Threads, _: &Caller, params: ThreadLoadedListParams)
//!     -> Result<Reply<ThreadLoadedListResponse>, CallError> {
//!         let ThreadLoadedListParams { cursor, limit } = params;
//!         ...
//!     }
//! }
//! ```
//!
//! A method of a running turn, `at thread loaded`, which needs the model's history read before it
//! runs inside the thread's actor:
//!
//! ```ignore
//! impl OnThread for method::TurnInterrupt {
//!     type Needs = ModelHistory;
//!
//!     fn thread(params: &TurnInterruptParams) -> Result<ThreadId, CallError> { ... }
//!
//!     fn call(thread: &mut LoadedThread<'_>, _: ModelHistory, _: &Caller, params: ...)
//!     -> Result<TurnInterruptResponse, CallError> {
//!         thread.event(Event::Interrupt);
//!         Ok(TurnInterruptResponse {})
//!     }
//! }
//! ```
//!
//! A change of a thread that may not be loaded, `at thread stored`, has two halves. The second runs
//! while the thread cannot be loaded:
//!
//! ```ignore
//! impl OnThread for method::ThreadSetName {
//!     type Needs = ();
//!     ... // as above: thread.input(Input::Rename(...))
//! }
//!
//! impl OnStoredThread for method::ThreadSetName {
//!     type StoredNeeds = Arc<dyn StorePort>;
//!
//!     async fn call_stored(store: Arc<dyn StorePort>, thread: ThreadId, params: ThreadSetNameParams)
//!     -> Result<Reply<ThreadSetNameResponse>, CallError> {
//!         ...
//!         Ok(Reply::from(ThreadSetNameResponse {}).broadcast(updated(thread, name)))
//!     }
//! }
//! ```
//!
//! A command of a connection, `at connection`, is found among the resources that the connection
//! owns, and is killed when it ends:
//!
//! ```ignore
//! impl OnConnection for method::CommandExecTerminate {
//!     type Needs = ();
//!
//!     async fn call((): (), owned: OwnedBy, _: &Caller, params: CommandExecTerminateParams)
//!     -> Result<Reply<CommandExecTerminateResponse>, CallError> {
//!         let CommandExecTerminateParams { process_id } = params;
//!         let process = owned.get::<Commands>().get(&process_id);
//!         process.ok_or_else(|| not_active(&process_id))?.kill();
//!         Ok(CommandExecTerminateResponse {}.into())
//!     }
//! }
//! ```
//!
//! A read of a loaded thread, `at snapshot`, neither waits nor changes anything:
//!
//! ```ignore
//! impl OnSnapshot for method::ThreadBackgroundTerminalsList {
//!     fn thread(params: &ThreadBackgroundTerminalsListParams) -> Result<ThreadId, CallError> { ... }
//!
//!     fn call(snapshot: &Snapshot, params: ThreadBackgroundTerminalsListParams)
//!     -> Result<ThreadBackgroundTerminalsListResponse, CallError> {
//!         let data = snapshot.background_terminals.clone();
//!         ...
//!     }
//! }
//! ```
//!
//! # Rules
//!
//! **Params.** A handler takes its params apart with a pattern of all members, so that the
//! compiler asks for the fate of each new one: served, documented as harmless, or refused by
//! name. `cargo xtask tidy` fails for a served method whose params are never taken apart so.
//!
//! **Order.** Requests of one connection begin in the order they came. Those at one thread are
//! also finished in that order. Handlers at the server and at a connection are polled once in
//! their place; after their first await others may overtake them.
//!
//! **Life.** An admitted request belongs to the server. A connection that goes away mutes its
//! answers and ends what it owns; nothing else stops halfway.
//!
//! **Answers.** A response comes after what the handler stored and before the notifications
//! that it caused, unless the handler moves those to the front
//! ([`LoadedThread::publish_before_response`]).

use std::future::Future;
use std::sync::Arc;

use bytes::Bytes;
use turnhost_base::{ConnectionId, ThreadId};
use turnhost_protocol::{Method, RequestId, ServerNotification};
use turnhost_threads::{Envelope, LoadedThread, Peer, Read, Snapshot};

use crate::connection::owned::{Owned, Resource};
use crate::connection::peer::{Client, ClientPeer};
use crate::request::errors::CallError;
use crate::request::needs::{Part, ThreadNeed};
use crate::request::responder::Responder;

/// The connection that asks.
#[derive(Clone)]
pub(crate) struct Caller {
    peer: Arc<ClientPeer>,
    request: RequestId,
}

impl Caller {
    pub(crate) fn new(responder: &Responder) -> Self {
        Self { peer: Arc::clone(responder.peer()), request: responder.request() }
    }

    pub(crate) fn id(&self) -> ConnectionId {
        self.peer.id()
    }

    /// Returns the id of the request, for methods that speak of requests.
    pub(crate) fn request(&self) -> RequestId {
        self.request.clone()
    }

    /// Returns the client's name, the originator of its threads.
    pub(crate) fn name(&self) -> String {
        self.peer.client().map(|client| client.name.to_string()).unwrap_or_default()
    }

    /// Returns the origin of the threads that it starts, as it is stored.
    pub(crate) fn source(&self) -> String {
        self.peer.source().to_owned()
    }

    /// Returns whether events carry sequence numbers for it.
    pub(crate) fn wants_sequence_numbers(&self) -> bool {
        self.peer.wants_sequence_numbers()
    }

    /// Returns whether it understands notifications of Turnhost's own.
    pub(crate) fn supports_extensions(&self) -> bool {
        self.peer.supports_extensions()
    }

    /// Notes what `initialize` said. Fails if it said so before.
    pub(crate) fn introduce(&self, client: Client) -> Result<(), CallError> {
        self.peer.introduce(client)
    }

    /// Queues a message for this connection alone, in front of the response.
    pub(crate) fn send(&self, message: &Arc<Envelope>) {
        self.peer.send(message);
    }

    /// Returns whether the client reads text; one in the same process takes the values themselves.
    pub(crate) fn reads_text(&self) -> bool {
        self.peer.reads_text()
    }

    /// Queues a notification of this method that is encoded already, for this connection alone.
    pub(crate) fn send_text(&self, method: &str, text: Bytes) {
        self.peer.send_text(method, text);
    }

    /// Waits until the client has taken all but `bytes` of what waits for it, or is gone. Handlers
    /// that send much await it after each piece, so that they go no faster than their client.
    pub(crate) async fn taken_but(&self, bytes: usize) {
        self.peer.taken_but(bytes).await;
    }

    /// Queues an event of a thread that it missed, with its sequence number.
    pub(crate) fn replay(&self, event: &Arc<Envelope>) {
        self.peer.send_event(event, turnhost_threads::Subscribers::Sole);
    }

    /// Returns the connection as threads and lists of connections know it.
    pub(crate) fn peer(&self) -> &Arc<ClientPeer> {
        &self.peer
    }

    /// Returns the connection as a subscriber.
    pub(crate) fn subscriber(&self) -> Arc<dyn Peer> {
        Arc::<ClientPeer>::clone(&self.peer)
    }
}

/// The resources that the calling connection owns.
#[derive(Clone)]
pub(crate) struct OwnedBy(Arc<ClientPeer>);

impl OwnedBy {
    pub(crate) fn new(peer: Arc<ClientPeer>) -> Self {
        Self(peer)
    }

    /// Returns the connection's resources of one kind.
    pub(crate) fn get<R: Resource>(&self) -> Arc<R> {
        let owned: &Owned = self.0.owned();
        owned.get()
    }
}

/// The outcome of an async handler: the response, and what comes after it.
pub(crate) struct Reply<R> {
    pub(crate) response: R,
    pub(crate) broadcast: Vec<ServerNotification>,
    pub(crate) then: Option<Box<dyn FnOnce() + Send>>,
}

impl<R> Reply<R> {
    /// Adds a notification that every initialised connection gets after the response.
    pub(crate) fn broadcast(mut self, notification: ServerNotification) -> Self {
        self.broadcast.push(notification);
        self
    }

    /// Runs something after the response.
    pub(crate) fn then(mut self, run: impl FnOnce() + Send + 'static) -> Self {
        self.then = Some(Box::new(run));
        self
    }
}

impl<R> From<R> for Reply<R> {
    fn from(response: R) -> Self {
        Self { response, broadcast: Vec::new(), then: None }
    }
}

/// Runs beside other work; reaches no thread's state but by asking its actor.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is declared `at server` but has no server handler",
    note = "implement `OnServer` in crates/server/src/methods/"
)]
pub(crate) trait OnServer: Method {
    /// The parts of the server that it uses.
    type Needs: Part;

    fn call(
        needs: Self::Needs,
        caller: &Caller,
        params: Self::Params,
    ) -> impl Future<Output = Result<Reply<Self::Response>, CallError>> + Send;
}

/// Runs inside the actor of a loaded thread, alone with its state. Not async: everything that has to
/// be waited for is a need, and fetched before.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is declared `at thread` but has no thread handler",
    note = "implement `OnThread` in crates/server/src/methods/"
)]
pub(crate) trait OnThread: Method {
    /// Values fetched before it runs.
    type Needs: ThreadNeed;

    /// Returns the thread that the params name.
    fn thread(params: &Self::Params) -> Result<ThreadId, CallError>;

    /// Returns the error for a thread that is neither loaded nor stored.
    fn missing(id: ThreadId) -> CallError {
        CallError::NotStored(id)
    }

    /// Returns what is read before it runs: what its needs say, unless the params want less.
    fn read(_: &Self::Params) -> Read {
        Self::Needs::READ
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        needs: Self::Needs,
        caller: &Caller,
        params: Self::Params,
    ) -> Result<Self::Response, CallError>;
}

/// The other half of a method `at thread stored`: what it does to a thread that is not loaded.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is declared `at thread stored` but does not say what it does to a thread that is not loaded",
    note = "implement `OnStoredThread` beside its `OnThread`"
)]
pub(crate) trait OnStoredThread: OnThread {
    /// The parts of the server that it uses.
    type StoredNeeds: Part;

    fn call_stored(
        needs: Self::StoredNeeds,
        thread: ThreadId,
        params: Self::Params,
    ) -> impl Future<Output = Result<Reply<Self::Response>, CallError>> + Send;
}

/// The other half of a method `at thread made`: the thread that it makes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is declared `at thread made` but does not say what thread it makes",
    note = "implement `OnNewThread` beside its `OnThread`"
)]
pub(crate) trait OnNewThread: OnThread {
    /// The parts of the server that it uses.
    type NewNeeds: Part;

    /// Returns whether the params are about a thread that is still to be made.
    fn makes_thread(params: &Self::Params) -> bool;

    /// Refuses params with which a thread could not be loaded, before it is.
    fn refuse_to_load(needs: &Self::NewNeeds, params: &Self::Params) -> Result<(), CallError>;

    fn call_new(
        needs: Self::NewNeeds,
        caller: &Caller,
        params: Self::Params,
    ) -> impl Future<Output = Result<Reply<Self::Response>, CallError>> + Send;
}

/// Runs beside other work, with what its connection owns.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is declared `at connection` but has no connection handler",
    note = "implement `OnConnection` in crates/server/src/methods/"
)]
pub(crate) trait OnConnection: Method {
    /// The parts of the server that it uses.
    type Needs: Part;

    fn call(
        needs: Self::Needs,
        owned: OwnedBy,
        caller: &Caller,
        params: Self::Params,
    ) -> impl Future<Output = Result<Reply<Self::Response>, CallError>> + Send;
}

/// Reads the last published state of a loaded thread; can neither wait nor change anything.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is declared `at snapshot` but has no snapshot handler",
    note = "implement `OnSnapshot` in crates/server/src/methods/"
)]
pub(crate) trait OnSnapshot: Method {
    /// Returns the thread that the params name.
    fn thread(params: &Self::Params) -> Result<ThreadId, CallError>;

    fn call(snapshot: &Snapshot, params: Self::Params) -> Result<Self::Response, CallError>;
}
