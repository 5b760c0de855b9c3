//! `turnhost machines`: the machines that this user reaches through relays.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use turnhost_http::HttpClient;
use turnhost_protocol::ClientInfo;
use turnhost_relay_client::{
    Claimed, MachineStatus, PairedRelay, PairedRelays, PairingLink, RelayAddress, RelayUrl, claim,
    forget, statuses,
};
use turnhost_remote_client::{Address, Options, connect};
use turnhost_task::Tasks;

use crate::certificates::{Certificates, with_remedy};
use crate::environment::{self, print, say};
use crate::visible::Line;

/// Arguments of `turnhost machines`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Pairs with a machine, using the link or code that `turnhost remote-control pair` prints there.
    Pair {
        /// The link, in quotes, or the code; `-` reads it from stdin.
        link: String,
        /// The relay's address, for a code: `https://HOST[:PORT]`, or `http://` on this machine.
        #[arg(long, value_name = "URL")]
        relay: Option<String>,
        /// The name under which the machine lists this client.
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
        /// From now on, trusts only the certificates in this PEM file for the relay.
        #[arg(long, value_name = "FILE")]
        ca: Option<PathBuf>,
    },
    /// Ends the pairing with a machine.
    Forget {
        /// Its address, as `turnhost machines` prints it.
        address: String,
    },
}

/// Returns the address of a paired machine; `None` for other kinds of addresses.
pub(crate) fn address(url: &str) -> Result<Option<Address>> {
    if !url.starts_with(RelayAddress::SCHEME) {
        return Ok(None);
    }
    let relays = PairedRelays::read(turnhost_host::home()?.as_std())?;
    Ok(Some(Address::relay(relays.find(&RelayAddress::parse(url)?)?)))
}

/// Runs one command.
pub(crate) fn run(arguments: Arguments) -> Result<ExitCode> {
    environment::run(async {
        let home = turnhost_host::home()?;
        match arguments.command {
            None => list(home.as_std()).await?,
            Some(Command::Pair { link, relay, name, ca }) => {
                let ca = Certificates::of_flag(ca.as_ref())?;
                let relay = relay.as_deref().map(|url| {
                    RelayUrl::parse(url).with_context(|| format!("`{url}` is no relay's address"))
                });
                let link =
                    PairingLink::parse(&environment::secret(link)?, relay.transpose()?.as_ref())?;
                pair(home.as_std(), &link, &name.unwrap_or_else(own_name), ca.as_ref()).await?;
            }
            Some(Command::Forget { address }) => unpair(home.as_std(), &address).await?,
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// Names this client after its user and machine.
fn own_name() -> String {
    let user = environment::variable("USER").unwrap_or_else(|| "turnhost".to_owned());
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let name = format!("{user}@{}", host.trim());
    name.trim_end_matches('@').chars().take(64).collect()
}

/// Claims the code, introduces this client to the host, and stores the result.
async fn pair(
    home: &Path,
    link: &PairingLink,
    name: &str,
    ca: Option<&Certificates>,
) -> Result<()> {
    let mut relays = PairedRelays::read(home)?;
    // Before the code is used up: it must be possible to keep what follows from it.
    relays.write(home)?;
    let http = match (ca, relays.relay(&link.relay)) {
        (None, Some(known)) => http(known)?,
        _ => Certificates::http(ca),
    };
    let claimed = claim(&http, link, &relays, name).await;
    let mut claimed = claimed.map_err(|err| with_remedy(err.into()))?;
    if let Some(ca) = ca {
        claimed = claimed.trusting(&ca.pem)?;
    }
    let Claimed { access, relay } = claimed;
    if let Err(err) = introduce(&access).await {
        // The host does not know this client, so the relay need not either.
        if let Err(err) = forget(&http, &access).await {
            tracing::debug!(%err, "the relay was not told that the pairing failed");
        }
        return Err(err).context("the machine was not paired with; ask for a new code");
    }
    let address = Address::relay(access);
    relays.keep(relay);
    relays.write(home)?;
    print(format_args!("{}", Line(&address.to_string())))?;
    say(format_args!("paired; reach it with `turnhost connect ADDRESS`"));
    Ok(())
}

/// Returns the HTTP client for a relay.
fn http(relay: &PairedRelay) -> Result<HttpClient> {
    Ok(relay.roots()?.map_or_else(HttpClient::new, HttpClient::trusting))
}

/// Connects once with the pairing's secret.
async fn introduce(access: &turnhost_relay_client::MachineAccess) -> Result<()> {
    let info = ClientInfo {
        name: "turnhost-machines".to_owned(),
        title: None,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let (address, tasks) = (Address::relay(access.clone()), Tasks::new());
    let (client, _events, _) = connect(&address, &Options::default(), info, None, &tasks).await?;
    client.close().await;
    Ok(())
}

async fn unpair(home: &Path, url: &str) -> Result<()> {
    let mut relays = PairedRelays::read(home)?;
    let access = relays.find(&RelayAddress::parse(url)?)?;
    // Here first: what the relay says does not keep a key.
    relays.forget(&access.relay, &access.id);
    relays.write(home)?;
    let http = access.roots.clone().map_or_else(HttpClient::new, HttpClient::trusting);
    forget(&http, &access).await?;
    say(format_args!("forgotten"));
    Ok(())
}

async fn list(home: &Path) -> Result<()> {
    let relays = PairedRelays::read(home)?;
    if relays.relays().is_empty() {
        say(format_args!("no machine is paired; `turnhost machines pair LINK` adds one"));
    }
    for relay in relays.relays() {
        match statuses(&http(relay)?, relay).await {
            Ok(statuses) => show(relay, |id| state(&statuses, id))?,
            Err(err) => show(relay, |_| err.to_string())?,
        }
    }
    Ok(())
}

fn show(relay: &PairedRelay, state: impl Fn(&str) -> String) -> Result<()> {
    for machine in &relay.machines {
        let address = Address::relay(relay.access(machine)?).to_string();
        let plain = if machine.host_key.is_none() { ", not encrypted end to end" } else { "" };
        let (id, state) = (&machine.id, state(&machine.id));
        print(format_args!("{}  {}  {}{plain}", Line(&address), Line(id), Line(&state)))?;
    }
    Ok(())
}

fn state(statuses: &[MachineStatus], id: &str) -> String {
    match statuses.iter().find(|status| status.id == id) {
        None => "the pairing was ended".to_owned(),
        Some(status) if status.online => "online".to_owned(),
        Some(status) => match &status.offline_reason {
            Some(reason) => format!("offline: {reason}"),
            None => "offline".to_owned(),
        },
    }
}
