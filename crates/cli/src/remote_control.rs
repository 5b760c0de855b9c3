//! `turnhost remote-control`: the login at a relay, and what the running server does with it.

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use turnhost_client::Client;
use turnhost_http::HttpClient;
use turnhost_protocol::{
    ClientInfo, InitializeCapabilities, NoParams, RemoteControlClientsListParams,
    RemoteControlClientsRevokeParams, RemoteControlPairingStartParams, method,
};
use turnhost_remote_client::{Address, Options, connect};
use turnhost_remote_control::{Plain, login, remove, save_login};
use turnhost_task::Tasks;

use crate::app_server::start_up::control_socket;
use crate::environment::{self, say};

/// Arguments of `turnhost remote-control`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes an account at a relay with an invitation, and keeps its token in the home.
    Login {
        /// The relay's address: `https://HOST[:PORT]`, or `http://` on this machine.
        url: String,
        /// The invitation; `turnhost relay` prints the first.
        #[arg(long, value_name = "CODE")]
        invite: String,
        /// A name by which people find the account.
        #[arg(long, value_name = "NAME", default_value = "turnhost")]
        name: String,
        /// Takes connections that are not encrypted, as other clients make them: the relay reads everything.
        #[arg(long)]
        allow_plain: bool,
    },
    /// Forgets the login, the enrolment and the paired clients.
    Logout,
    /// Switches remote control of the running server on, also for its next starts.
    Start,
    /// Switches remote control of the running server off, also for its next starts.
    Stop,
    /// Prints the status of the running server.
    Status,
    /// Prints a link and a code with which one client can be paired within ten minutes.
    Pair,
    /// Lists the paired clients.
    Clients,
    /// Ends the pairing of a client, and its connections.
    Revoke {
        /// Its id, as `clients` prints it.
        client: String,
    },
}

/// Runs one command. The exit code is 0 if it was done.
pub(crate) fn run(arguments: Arguments) -> Result<ExitCode> {
    environment::run(async {
        match arguments.command {
            Command::Login { url, invite, name, allow_plain } => {
                let plain = if allow_plain { Plain::Allowed } else { Plain::Refused };
                let login = login(&HttpClient::new(), &url, &invite, &name, plain).await?;
                save_login(turnhost_host::home()?.as_std(), login)?;
                say(format_args!("logged in at {url}"));
            }
            Command::Logout => {
                remove(turnhost_host::home()?.as_std())?;
                say(format_args!("logged out"));
            }
            command => at_server(command).await?,
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// Runs a command at the server that listens on the socket of the home.
async fn at_server(command: Command) -> Result<()> {
    let tasks = Tasks::new();
    let socket = control_socket(&turnhost_host::home()?);
    let address = Address::unix(socket.as_std().to_owned());
    let info = ClientInfo {
        name: "turnhost-remote-control".to_owned(),
        title: None,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let capabilities =
        InitializeCapabilities { experimental_api: true, ..InitializeCapabilities::default() };
    let connected = connect(&address, &Options::default(), info, Some(capabilities), &tasks).await;
    let (client, _events, _) = connected.context(
        "no server of this home is running; start one with `turnhost app-server daemon start`",
    )?;
    let outcome = call(command, &client).await;
    client.close().await;
    outcome
}

async fn call(command: Command, client: &Client) -> Result<()> {
    match command {
        Command::Start => {
            let status = client.call::<method::RemoteControlEnable>(&None).await?;
            say(format_args!("remote control of {} is {:?}", status.server_name, status.status));
        }
        Command::Stop => {
            client.call::<method::RemoteControlDisable>(&None).await?;
            say(format_args!("remote control is off"));
        }
        Command::Status => {
            let status = client.call::<method::RemoteControlStatusRead>(&NoParams).await?;
            let machine = status.environment_id.as_deref().unwrap_or("not enrolled");
            let (name, status) = (&status.server_name, status.status);
            say(format_args!("{name}: {status:?} ({machine})"));
        }
        Command::Pair => pair(client).await?,
        Command::Clients => clients(client).await?,
        Command::Revoke { client: id } => {
            let environment_id = environment(client).await?;
            let params = RemoteControlClientsRevokeParams { client_id: id, environment_id };
            client.call::<method::RemoteControlClientsRevoke>(&params).await?;
            say(format_args!("revoked"));
        }
        // They need no server.
        Command::Login { .. } | Command::Logout => {}
    }
    Ok(())
}

async fn pair(client: &Client) -> Result<()> {
    let params = RemoteControlPairingStartParams { manual_code: true };
    let codes = client.call::<method::RemoteControlPairingStart>(&params).await?;
    let manual = codes.manual_pairing_code.unwrap_or_default();
    say(format_args!("Pairing link: {}\nPairing code: {manual}", codes.pairing_code));
    Ok(())
}

async fn clients(client: &Client) -> Result<()> {
    let environment_id = environment(client).await?;
    let mut cursor = None;
    loop {
        let params = RemoteControlClientsListParams {
            environment_id: environment_id.clone(),
            cursor,
            ..RemoteControlClientsListParams::default()
        };
        let page = client.call::<method::RemoteControlClientsList>(&params).await?;
        for client in page.data {
            let name = client.display_name.as_deref().unwrap_or_default();
            say(format_args!("{}  {name}", client.client_id));
        }
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(());
        }
    }
}

async fn environment(client: &Client) -> Result<String> {
    let status = client.call::<method::RemoteControlStatusRead>(&NoParams).await?;
    let Some(environment) = status.environment_id else {
        bail!("remote control is off; switch it on with `turnhost remote-control start`")
    };
    Ok(environment)
}
