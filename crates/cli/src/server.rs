//! The server that a command of this program talks to: one in this process, or one at an address.

use anyhow::{Context as _, Result, anyhow};
use clap::Args;
use turnhost_client::{Client, ClientEvent, Events, RequestError};
use turnhost_host::HostOptions;
use turnhost_in_process::{InProcess, InProcessOptions};
use turnhost_protocol::{ClientInfo, InitializeCapabilities, Method, SessionSource};
use turnhost_remote_client::{Address, Options, Roots, connect};
use turnhost_task::Tasks;

use crate::app_server::start_up::control_socket;
use crate::environment;
use crate::machines;

/// The address of a server, where it is not this process.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct RemoteFlags {
    /// Use the server at this address: `ws://HOST:PORT`, `wss://HOST[:PORT]`, `unix://` (the server
    /// of this home), `unix://PATH`, or
    /// `relay://HOST[:PORT]/MACHINE` after `turnhost machines pair`.
    #[arg(long, global = true, value_name = "ADDRESS")]
    remote: Option<String>,
    /// The variable that holds that server's token. Tokens go over `wss://` or loopback only.
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
        .map(|token| token.trim().to_owned())
        .with_context(|| format!("`{variable}` is not set; it must hold the server's token"))
}

impl RemoteFlags {
    /// Returns the place that the flags name: this process if they name none.
    pub(crate) fn place(&self) -> Result<Place> {
        let Some(url) = &self.remote else { return Ok(Place::Here) };
        let dial = Dial::parse(url, self.remote_auth_token_env.as_deref(), Roots::System)?;
        Ok(Place::At(Box::new(dial)))
    }

    /// Returns the place that the flags name; if they name none, the server of this home where
    /// one runs, since it has the threads in memory, else this process.
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

/// A server with one client, introduced and ready for requests.
pub(crate) enum Attached {
    /// A server of this process.
    Here(Box<InProcess>),
    /// A connection to another one.
    There { client: Client, events: Events, tasks: Tasks },
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
                let tasks = Tasks::new();
                let (client, events, _) = connect(
                    &dial.address,
                    &dial.options,
                    client_info(),
                    Some(capabilities),
                    &tasks,
                )
                .await?;
                Ok(Self::There { client, events, tasks })
            }
        }
    }

    /// Returns the client.
    pub(crate) fn client(&self) -> &Client {
        match self {
            Self::Here(app) => app.client(),
            Self::There { client, .. } => client,
        }
    }

    /// Calls a method; a refusal is its message alone, since a person at a shell asked for no method.
    pub(crate) async fn call<M: Method>(&self, params: &M::Params) -> Result<M::Response> {
        self.client().call::<M>(params).await.map_err(in_plain_words)
    }

    /// Returns the next event; `None` once the connection has ended. Cancellation safe.
    pub(crate) async fn next_event(&mut self) -> Option<ClientEvent> {
        match self {
            Self::Here(app) => app.next_event().await,
            Self::There { events, .. } => events.next().await,
        }
    }

    /// Ends the server of this process, or says goodbye to the other one.
    pub(crate) async fn close(self) -> Result<()> {
        match self {
            Self::Here(app) => Ok(app.shut_down().await?),
            Self::There { client, events, tasks } => {
                client.close().await;
                drop(events);
                tasks.cancel();
                tasks.wait().await;
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
