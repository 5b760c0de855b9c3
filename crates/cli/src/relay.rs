//! `turnhost relay`: the service that hosts dial out to and clients dial in to.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use turnhost_base::{SystemWorld, World};
use turnhost_http::{HttpClient, TlsAcceptor};
use turnhost_relay::{Relay, RelayOptions};
use turnhost_task::Tasks;

use crate::environment::{self, say};
use crate::signals::Signals;

/// Arguments of `turnhost relay`.
#[derive(Debug, Args)]
#[command(subcommand_negates_reqs = true)]
pub(crate) struct Arguments {
    /// The address to listen on; port 0 picks a free port and prints it.
    #[arg(long, value_name = "IP:PORT", default_value = "127.0.0.1:8443")]
    listen: SocketAddr,
    /// The directory of the relay's database; created if it is missing.
    #[arg(long, value_name = "DIR", required = true)]
    data: Option<PathBuf>,
    /// The certificate chain, in PEM format. Reloaded when it changes.
    #[arg(long, value_name = "PATH", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The private key of the certificate, in PEM format.
    #[arg(long, value_name = "PATH", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// Reads clients' addresses from `X-Forwarded-For`, which a proxy in front of the relay must set.
    #[arg(long)]
    behind_proxy: bool,
    /// The relay's address as others reach it, used in printed links.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// An origin in your own network to which push messages may be sent, such as
    /// `http://127.0.0.1:8080`. Other origins must be public and `https://`. Can be repeated.
    #[arg(long, value_name = "ORIGIN")]
    push_origin: Vec<String>,
    /// Your contact address for push services: `mailto:NAME@HOST` or `https://HOST`.
    #[arg(long, value_name = "ADDRESS")]
    push_contact: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Prints an invitation with which one account can be created within three days.
    Invite {
        /// The directory of the relay's database.
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// A name for the invitation in the audit log.
        #[arg(long, value_name = "NAME", default_value = "invite")]
        name: String,
    },
}

/// Serves until a signal comes, or prints an invitation.
pub(crate) fn run(arguments: Arguments) -> Result<ExitCode> {
    environment::run(async move {
        let tasks = Tasks::new();
        let world: Arc<dyn World> = Arc::new(SystemWorld);
        match arguments.command {
            Some(Command::Invite { data, name }) => {
                let options = RelayOptions { data, ..RelayOptions::default() };
                let relay = Relay::open(options, world, HttpClient::new(), &tasks)?;
                say(format_args!("{}", relay.invite(&name).await?));
                relay.shut_down().await;
            }
            None => serve(arguments, world, &tasks).await?,
        }
        Ok(ExitCode::SUCCESS)
    })
}

async fn serve(arguments: Arguments, world: Arc<dyn World>, tasks: &Tasks) -> Result<()> {
    let Arguments {
        listen,
        data,
        tls_cert,
        tls_key,
        behind_proxy,
        public_url,
        push_origin,
        push_contact,
        command: _,
    } = arguments;
    let data = data.context("--data is missing")?;
    let tls = tls_cert.zip(tls_key);
    let is_tls = tls.is_some();
    let tls = tls.map(|(cert, key)| TlsAcceptor::open(cert, key, Arc::clone(&world)).map(Arc::new));
    let tls = tls.transpose()?;
    let mut signals = Signals::all()?;
    let options = RelayOptions { data, behind_proxy, push_origins: push_origin, push_contact };
    let relay = Relay::open(options, world, HttpClient::new(), tasks)?;
    let address = relay.listen(listen, tls).await?.address;
    let scheme = if is_tls { "https" } else { "http" };
    let url = public_url.unwrap_or_else(|| format!("{scheme}://{address}"));
    say(format_args!("turnhost relay\n  listening on: {scheme}://{address}"));
    if !is_tls && !behind_proxy && !address.ip().is_loopback() {
        say(format_args!(
            "  warning: tokens go to {scheme}://{address} in clear; give --tls-cert and --tls-key, or put a TLS proxy \
             in front and give --behind-proxy"
        ));
    }
    if let Some(invite) = relay.first_invite().await? {
        say(format_args!("  first host: turnhost remote-control login {url} --invite {invite}"));
        say(format_args!("  or open: {}/#invite={invite}", url.trim_end_matches('/')));
    }
    signals.any().await;
    say(format_args!("shutting down"));
    relay.shut_down().await;
    Ok(())
}
