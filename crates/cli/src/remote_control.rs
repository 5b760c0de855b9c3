//! `turnhost remote-control`: the login at a relay, and what the running server does with it.

mod account;

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail, ensure};
use clap::{Args, Subcommand};
use turnhost_base::{SystemWorld, World as _};
use turnhost_client::Client;
use turnhost_http::HttpClient;
use turnhost_protocol::{
    ClientInfo, InitializeCapabilities, NoParams, RemoteControlClientsListParams,
    RemoteControlClientsRevokeParams, RemoteControlConnectionStatus,
    RemoteControlPairingStartParams, method,
};
use turnhost_remote_client::{Address, Options, connect};
use turnhost_remote_control::{
    AccountCalls, Plain, RelayLogin, login, prepare_login, read_login, remove, save_login,
};
use turnhost_task::Tasks;

use crate::app_server::start_up::control_socket;
use crate::certificates::{Certificates, with_remedy};
use crate::environment::{self, print, say};
use crate::pairing_code::draw;
use crate::visible::Line;

/// The error of commands that need remote control.
const DISABLED: &str = "remote control is disabled; enable it with `turnhost remote-control start`";

/// Arguments of `turnhost remote-control`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Creates an account at a relay with an invitation, and stores its token in the home.
    Login {
        /// The relay's address, `https://HOST[:PORT]` (or `http://` on this machine), or an invitation link, in
        /// quotes.
        url: String,
        /// The invitation code, if it is not in the link. `turnhost relay` prints the first one, `turnhost relay
        /// invite` more.
        #[arg(long, value_name = "CODE", allow_hyphen_values = true)]
        invite: Option<String>,
        /// A token of an existing account, in place of an invitation: `turnhost remote-control account add-token`
        /// prints one. `-` reads it from stdin.
        #[arg(long, value_name = "TOKEN", conflicts_with = "invite")]
        token: Option<String>,
        /// A name for the account.
        #[arg(long, value_name = "NAME", default_value = "turnhost")]
        name: String,
        /// Accepts clients that do not encrypt end to end. The relay can then read everything.
        #[arg(long)]
        allow_plain: bool,
        /// From now on, trusts only the certificates in this PEM file for the relay.
        #[arg(long, value_name = "FILE")]
        ca: Option<PathBuf>,
    },
    /// Deletes the login, the enrolment and the paired clients.
    Logout,
    /// Enables remote control of the running server, and of later ones.
    Start,
    /// Disables remote control of the running server, and of later ones.
    Stop,
    /// Shows the status of the running server.
    Status,
    /// Prints a link and a code to pair one client within ten minutes.
    Pair,
    /// Sets a webhook that receives a line of text when a turn ends or an approval is pending while no client
    /// is active, such as an ntfy topic: `https://ntfy.example/TOPIC`. Without an address, removes it.
    Notify {
        /// The address of the webhook.
        url: Option<String>,
    },
    /// Lists the machines and tokens of this login's account.
    Account {
        #[command(subcommand)]
        command: Option<account::Command>,
    },
    /// Lists the paired clients.
    Clients,
    /// Removes the pairing of a client and closes its connections.
    Revoke {
        /// The client's id, as shown by `clients`.
        client: String,
    },
}

/// Runs one command.
pub(crate) fn run(arguments: Arguments) -> Result<ExitCode> {
    environment::run(async {
        match arguments.command {
            Command::Login { url, invite, token, name, allow_plain, ca } => {
                let plain = if allow_plain { Plain::Allowed } else { Plain::Refused };
                let ca = Certificates::of_flag(ca.as_ref())?;
                let http = Certificates::http(ca.as_ref());
                let home = turnhost_host::home()?;
                prepare_login(home.as_std())?;
                let made = if let Some(token) = token.map(environment::secret).transpose()? {
                    AccountCalls::log_in(&http, &url, &token, plain).await
                } else {
                    let (url, invite) = invitation(&url, invite.as_deref())?;
                    login(&http, url, invite, &name, plain).await
                };
                let login = made.map_err(|err| with_remedy(err.into()))?;
                let login = RelayLogin { ca: ca.map(|these| these.pem), ..login };
                let url = login.relay.clone();
                save_login(home.as_std(), login)?;
                say(format_args!("logged in at {url}"));
            }
            Command::Account { command } => account::run(command).await?,
            Command::Notify { url } => {
                let login = read_login(turnhost_host::home()?.as_std())?;
                AccountCalls::new(&HttpClient::new(), login)?.set_webhook(url.as_deref()).await?;
                say(format_args!(
                    "{}",
                    if url.is_some() { "webhook set" } else { "webhook removed" }
                ));
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

/// Returns the relay and the code of an invitation, which may be a link: `URL#invite=CODE`.
fn invitation<'a>(url: &'a str, code: Option<&'a str>) -> Result<(&'a str, &'a str)> {
    match (url.split_once("#invite="), code) {
        (Some((relay, code)), None) => Ok((relay, code)),
        (None, Some(code)) => Ok((url, code)),
        (Some(_), Some(_)) => bail!("the link already has an invitation; omit --invite"),
        (None, None) => bail!(
            "pass an invitation link, or --invite CODE (the relay's operator gets one from `turnhost relay invite`)"
        ),
    }
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
    ensure!(
        tokio::net::UnixStream::connect(socket.as_std()).await.is_ok(),
        "no server of this home is running; start one with `turnhost app-server daemon start`"
    );
    let (client, _events, _) =
        connect(&address, &Options::default(), info, Some(capabilities), &tasks).await?;
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
            let trouble = status.turnhost.clone();
            let (name, status) = (&status.server_name, status.status);
            print(format_args!("{}: {status:?} ({})", Line(name), Line(machine)))?;
            if let Some(trouble) = &trouble {
                let next = seconds_until(trouble.next_attempt_at);
                print(format_args!("{}; next attempt in {next} s", Line(&trouble.last_error)))?;
            }
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
        Command::Login { .. }
        | Command::Logout
        | Command::Account { .. }
        | Command::Notify { .. } => {}
    }
    Ok(())
}

async fn pair(client: &Client) -> Result<()> {
    let status = client.call::<method::RemoteControlStatusRead>(&NoParams).await?;
    ensure!(status.status != RemoteControlConnectionStatus::Disabled, DISABLED);
    let params = RemoteControlPairingStartParams { manual_code: true };
    let codes = client.call::<method::RemoteControlPairingStart>(&params).await?;
    if is_link(&codes.pairing_code) && std::io::stdout().is_terminal() {
        print(format_args!("{}", draw(&codes.pairing_code)?))?;
    }
    // The relay chose a part of both, and may be anybody's.
    print(format_args!("Pairing link: {}", Line(&codes.pairing_code)))?;
    if let Some(code) = &codes.manual_pairing_code {
        print(format_args!("Pairing code: {}", Line(code)))?;
    }
    say(format_args!(
        "Open or scan the link, or enter the code in the relay's console. It is valid for ten minutes."
    ));
    Ok(())
}

fn seconds_until(moment: i64) -> i64 {
    (moment - SystemWorld.now().seconds()).max(0)
}

/// Returns whether a code is more than the relay's part of it.
fn is_link(code: &str) -> bool {
    code.contains("://")
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
            print(format_args!("{}  {}", Line(&client.client_id), Line(name)))?;
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
        ensure!(status.status != RemoteControlConnectionStatus::Disabled, DISABLED);
        bail!("this machine is not enrolled at the relay yet; see `turnhost remote-control status`")
    };
    Ok(environment)
}
