//! The proxy of a command: the only way out of a network of its own.
//!
//! Speaks HTTP/1.1: `CONNECT` for what is encrypted, absolute targets for what is not; one request a
//! connection. Each waits until its host is allowed. Names are resolved here and not in the command's
//! network, which has no other address than its own. Regardless of the answer, this machine, its links and
//! the metadata services of clouds stay out of reach ([`addresses`]).

mod addresses;
mod connection;
mod dial;
mod request;

use std::collections::BTreeMap;
use std::net::TcpListener as Listener;
use std::os::fd::OwnedFd;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use turnhost_ports::{HostAnswer, WantedHost};
use turnhost_task::Tasks;

pub(crate) use self::dial::Dialer;

/// Connections of one command at a time; more than browsers open.
const MAX_CONNECTIONS: usize = 256;

/// Addresses of the proxy for programs, which know one or another of these variables.
const VARIABLES: [&str; 6] =
    ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];

/// Returns the variables that lead a command's programs to the proxy, except to its own services.
pub(crate) fn variables() -> impl Iterator<Item = (&'static str, String)> {
    let proxy = format!("http://{}", turnhost_sandbox::PROXY);
    let proxies = VARIABLES.into_iter().map(move |name| (name, proxy.clone()));
    let own = ["NO_PROXY", "no_proxy"].map(|name| (name, "localhost,127.0.0.1,::1".to_owned()));
    // Node.js reads the others only if this is set.
    proxies.chain(own).chain([("NODE_USE_ENV_PROXY", "1".to_owned())])
}

/// A proxy that runs. Dropping it ends its connections.
pub(crate) struct Proxy {
    tasks: Tasks,
    questions: Arc<HostApprovals>,
}

impl Proxy {
    /// Serves connections to `listener`. Returns the hosts that are wanted, besides the proxy.
    pub(crate) fn start(
        listener: OwnedFd,
        dialer: &Arc<Dialer>,
        tasks: &Tasks,
    ) -> std::io::Result<(Self, Wanted)> {
        let listener = Listener::from(listener);
        listener.set_nonblocking(true)?;
        let listener = TcpListener::from_std(listener)?;
        let (sender, wanted) = mpsc::channel(MAX_CONNECTIONS);
        let questions = Arc::new(HostApprovals { sender, state: Mutex::default() });
        let tasks = tasks.child();
        tasks.spawn(accept(listener, Arc::clone(&questions), Arc::clone(dialer), tasks.clone()));
        Ok((Self { tasks, questions }, Wanted(wanted)))
    }

    pub(crate) fn answer(&self, connection: u64, answer: HostAnswer) {
        let open = self.questions.lock().open.remove(&connection);
        if let Some(open) = open {
            // The connection may have given up.
            let _ = open.send(answer);
        }
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.tasks.cancel();
    }
}

/// The hosts that a command wants to reach.
pub(crate) struct Wanted(mpsc::Receiver<WantedHost>);

impl Wanted {
    pub(crate) fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<WantedHost>> {
        self.0.poll_recv(cx)
    }
}

async fn accept(
    listener: TcpListener,
    questions: Arc<HostApprovals>,
    dialer: Arc<Dialer>,
    tasks: Tasks,
) {
    let room = Arc::new(tokio::sync::Semaphore::new(MAX_CONNECTIONS));
    loop {
        let Ok(permit) = Arc::clone(&room).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((client, _)) => {
                let (questions, dialer) = (Arc::clone(&questions), Arc::clone(&dialer));
                tasks.spawn(async move {
                    if let Err(err) = connection::serve(client, &questions, &dialer).await {
                        tracing::debug!(%err, "a connection through a command's proxy ended");
                    }
                    drop(permit);
                });
            }
            // Out of descriptors, most likely; some connection has to end first.
            Err(err) => {
                tracing::warn!(%err, "a command's proxy cannot take a connection");
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            }
        }
    }
}

/// Questions whether a host may be reached, and the connections that wait for the answers.
pub(crate) struct HostApprovals {
    sender: mpsc::Sender<WantedHost>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    next: u64,
    open: BTreeMap<u64, oneshot::Sender<HostAnswer>>,
}

impl HostApprovals {
    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks, and waits for the answer; a question without a recipient is denied.
    async fn ask(&self, request: &request::Request) -> HostAnswer {
        let (answer, answered) = oneshot::channel();
        let connection = {
            let mut state = self.lock();
            state.next += 1;
            let connection = state.next;
            state.open.insert(connection, answer);
            connection
        };
        let host = request.display();
        let wanted = WantedHost { connection, host, protocol: request.protocol };
        if self.sender.send(wanted).await.is_err() {
            self.lock().open.remove(&connection);
        }
        answered.await.unwrap_or(HostAnswer::Deny)
    }
}
