//! The server that a command of this program talks to: one in this process, or one at an address.

use std::collections::VecDeque;
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow, bail};
use clap::Args;
use turnhost_base::{SystemWorld, World as _};
use turnhost_client::RequestError;
use turnhost_host::HostOptions;
use turnhost_in_process::{InProcess, InProcessOptions};
use turnhost_jsonrpc::{ErrorObject, RequestId};
use turnhost_protocol::{
    ClientInfo, InitializeCapabilities, Method, SessionSource, Turn, TurnStartParams,
    TurnhostTurnStartParams, method,
};
use turnhost_remote_client::{
    Address, Backoff, Options, Roots, Session, SessionConfig, SessionEvent, SessionEvents,
};
use turnhost_task::Tasks;

use crate::app_server::start_up::control_socket;
use crate::environment;
use crate::machines;

/// The address of a server outside this process.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct RemoteFlags {
    /// Uses the server at this address: `ws://HOST:PORT`, `wss://HOST[:PORT]`, `unix://` (the server
    /// of this home), `unix://PATH`, or
    /// `relay://HOST[:PORT]/MACHINE` after `turnhost machines pair`.
    #[arg(long, global = true, value_name = "ADDRESS")]
    remote: Option<String>,
    /// The environment variable with that server's token. Tokens are sent over `wss://` or loopback only.
    #[arg(long, global = true, value_name = "VARIABLE", requires = "remote")]
    remote_auth_token_env: Option<String>,
}

/// The place of the server.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// This process.
    Here,
    /// An address, with what dialling it takes.
    At(Box<Dial>),
}

/// An address with the options of its connections.
#[derive(Clone, Debug)]
pub(crate) struct Dial {
    pub(crate) address: Address,
    pub(crate) options: Options,
}

impl Dial {
    /// Reads an address and the token in the variable `token`, if one is named.
    pub(crate) fn parse(url: &str, token: Option<&str>, roots: Roots) -> Result<Self> {
        let socket = control_socket(&turnhost_host::home()?);
        let address = match machines::address(url)? {
            Some(behind_relay) => behind_relay,
            None => Address::parse(url, Some(socket.as_std()))?,
        };
        let token = token.map(read_token).transpose()?;
        Ok(Self { address, options: Options { token, roots, ..Options::default() } })
    }
}

fn read_token(variable: &str) -> Result<String> {
    environment::variable(variable)
        .map(|token| token.trim_start_matches('\u{feff}').trim().to_owned())
        .with_context(|| format!("`{variable}` is not set; it must hold the server's token"))
}

impl RemoteFlags {
    /// Returns the place that the flags name: this process if they name none.
    pub(crate) fn place(&self) -> Result<Place> {
        let Some(url) = &self.remote else { return Ok(Place::Here) };
        let dial = Dial::parse(url, self.remote_auth_token_env.as_deref(), Roots::System)?;
        Ok(Place::At(Box::new(dial)))
    }

    /// Returns the place that the flags name; by default the running server of this home, since it has the
    /// threads in memory, else this process.
    pub(crate) async fn place_or_daemon(&self) -> Result<Place> {
        match self.place()? {
            Place::Here => {}
            at @ Place::At(_) => return Ok(at),
        }
        let socket = control_socket(&turnhost_host::home()?);
        Ok(match tokio::net::UnixStream::connect(socket.as_std()).await {
            Ok(_) => Place::At(Box::new(Dial {
                address: Address::unix(socket.as_std().to_owned()),
                options: Options::default(),
            })),
            Err(_) => Place::Here,
        })
    }
}

/// The client's name where no program that runs this one chose another.
const NAME: &str = "turnhost-exec";

/// Names the program on whose behalf this one runs. The SDKs of the reference set it.
const ORIGINATOR: &str = "CODEX_INTERNAL_ORIGINATOR_OVERRIDE";

/// Returns the introduction of a command of this program.
pub(crate) fn client_info() -> ClientInfo {
    ClientInfo {
        name: environment::variable(ORIGINATOR).unwrap_or_else(|| NAME.to_owned()),
        title: None,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// The number of consecutive failed attempts after which a command gives up: about two minutes, because no
/// user may be there to stop a script. `turnhost connect --attempts` has its own number.
const ATTEMPTS: u32 = 12;

/// A server with one client, introduced and ready for requests.
pub(crate) enum Attached {
    /// A server of this process.
    Here(Box<InProcess>),
    /// A session with another one.
    There(Box<Distant>),
}

/// A session with a server elsewhere, which is dialled again when a connection is cut.
pub(crate) struct Distant {
    session: Session,
    events: SessionEvents,
    tasks: Tasks,
    /// True if the server knows a turn that is started a second time.
    knows_repeats: bool,
    /// Events that came while a call was repeated.
    held: VecDeque<SessionEvent>,
}

impl Distant {
    async fn open(dial: Dial, capabilities: InitializeCapabilities) -> Result<Self> {
        let Dial { address, options } = dial;
        let backoff = Backoff { attempts: Some(ATTEMPTS), ..Backoff::default() };
        let config =
            SessionConfig { address, options, backoff, client_info: client_info(), capabilities };
        let tasks = Tasks::new();
        let (session, events, response) =
            Session::open(config, Arc::new(SystemWorld), &tasks).await?;
        let knows_repeats = response.user_agent.contains("; turnhost ");
        Ok(Self { session, events, tasks, knows_repeats, held: VecDeque::new() })
    }

    /// Starts a turn; see [`Attached::start_turn`].
    async fn start_turn(&mut self, mut params: TurnStartParams) -> Result<Turn> {
        if self.knows_repeats {
            params.client_user_message_id = Some(SystemWorld.random_uuid().to_string());
            params.turnhost = Some(TurnhostTurnStartParams { once: true });
        }
        loop {
            match self.session.call::<method::TurnStart>(&params).await {
                Err(RequestError::Disconnected { .. }) if self.knows_repeats => {}
                Err(RequestError::NotSent { .. }) => {}
                answer => return Ok(answer.map_err(in_plain_words)?.turn),
            }
            self.until_reconnected(&params.thread_id).await?;
        }
    }

    /// Buffers events until there is a connection again. Fails if the thread did not outlive the cut:
    /// a new one has no message yet, and so its turn did not begin.
    async fn until_reconnected(&mut self, thread: &str) -> Result<()> {
        loop {
            let event = self.events.next().await.context("the connection ended")?;
            match &event {
                SessionEvent::Ended { reason } => bail!("the connection ended: {reason}"),
                SessionEvent::Gap { thread_id, is_subscribed: false, reason }
                    if thread_id.to_string() == thread =>
                {
                    bail!("the connection was cut before the turn began; run this again ({reason})")
                }
                _ => {}
            }
            let is_back = matches!(event, SessionEvent::Reconnected { .. });
            self.held.push_back(event);
            if is_back {
                return Ok(());
            }
        }
    }

    async fn next_event(&mut self) -> Option<SessionEvent> {
        match self.held.pop_front() {
            Some(event) => Some(event),
            None => self.events.next().await,
        }
    }

    async fn close(self) {
        self.session.close().await;
        drop(self.events);
        self.tasks.cancel();
        self.tasks.wait().await;
    }
}

impl Attached {
    /// Starts a server with these settings, or connects to one, for which they mean nothing.
    pub(crate) async fn open(place: &Place, options: HostOptions) -> Result<Self> {
        let capabilities =
            InitializeCapabilities { experimental_api: true, ..InitializeCapabilities::default() };
        match place {
            Place::Here => {
                let options = InProcessOptions {
                    client_info: client_info(),
                    capabilities: Some(capabilities),
                    ..InProcessOptions::new(options, NAME, SessionSource::Exec)
                };
                Ok(Self::Here(Box::new(InProcess::start(options).await?)))
            }
            Place::At(dial) => {
                let distant = Distant::open(dial.as_ref().clone(), capabilities).await?;
                Ok(Self::There(Box::new(distant)))
            }
        }
    }

    /// Calls a method; a refusal is its message alone, since a person at a shell asked for no method.
    pub(crate) async fn call<M: Method>(&self, params: &M::Params) -> Result<M::Response> {
        let answer = match self {
            Self::Here(app) => app.client().call::<M>(params).await,
            Self::There(it) => it.session.call::<M>(params).await,
        };
        answer.map_err(in_plain_words)
    }

    /// Starts a turn. Where a cut leaves open whether it began, a server that can tell is asked
    /// again, and begins no other.
    pub(crate) async fn start_turn(&mut self, params: TurnStartParams) -> Result<Turn> {
        match self {
            Self::Here(_) => Ok(self.call::<method::TurnStart>(&params).await?.turn),
            Self::There(it) => it.start_turn(params).await,
        }
    }

    /// Answers a request of the server.
    pub(crate) fn respond<M: Method>(&self, id: &RequestId, response: &M::Response) -> Result<()> {
        match self {
            Self::Here(app) => app.client().respond::<M>(id, response)?,
            Self::There(it) => it.session.respond::<M>(id, response)?,
        }
        Ok(())
    }

    /// Answers a request of the server with an error.
    pub(crate) fn refuse(&self, id: &RequestId, error: &ErrorObject) {
        match self {
            Self::Here(app) => app.client().refuse(id, error),
            Self::There(it) => it.session.refuse(id, error),
        }
    }

    /// Returns the next event, of the server or of the connection to it; `None` once there will be
    /// no other. Cancellation safe.
    pub(crate) async fn next_event(&mut self) -> Option<SessionEvent> {
        match self {
            Self::Here(app) => app.next_event().await.map(SessionEvent::Server),
            Self::There(it) => it.next_event().await,
        }
    }

    /// Ends the server of this process, or says goodbye to the other one.
    pub(crate) async fn close(self) -> Result<()> {
        match self {
            Self::Here(app) => Ok(app.shut_down().await?),
            Self::There(it) => {
                it.close().await;
                Ok(())
            }
        }
    }
}

/// Returns a refusal without method and code.
pub(crate) fn in_plain_words(error: RequestError) -> anyhow::Error {
    match error {
        RequestError::Refused { error, .. } => anyhow!(error.message),
        other => other.into(),
    }
}
