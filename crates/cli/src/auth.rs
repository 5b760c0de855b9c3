//! Access over websockets: the flags, and the checks of a handshake that follow from them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use clap::{Args, ValueEnum};
use turnhost_auth::{Authenticator, Flags, Mode, Origin, Origins, Policy};
use turnhost_base::{SystemWorld, World};
use turnhost_http::TlsAcceptor;
use turnhost_transport::websocket::{
    HandshakeLimits, HandshakePolicy, OriginRule, StaticFile, StaticFiles,
};

/// The web console, as a listener serves it.
pub(crate) const CONSOLE: StaticFiles = StaticFiles {
    prefix: "/console/",
    find: |name| {
        let asset = turnhost_console::asset(name)?;
        Some(StaticFile { content_type: asset.content_type, bytes: asset.bytes })
    },
    headers: &turnhost_console::SECURITY_HEADERS,
};

/// Flags of WebSocket listeners; stdio and Unix sockets ignore them.
#[derive(Debug, Args)]
#[command(next_help_heading = "WebSocket listeners")]
pub(crate) struct ListenerAuthArgs {
    /// Requires a client to authenticate in this way when it connects.
    #[arg(long, value_name = "MODE")]
    ws_auth: Option<ModeName>,
    /// The file with the capability token, or with several as lines `NAME: TOKEN`. Reloaded when it changes.
    #[arg(long, value_name = "PATH")]
    ws_token_file: Option<PathBuf>,
    /// The SHA-256 digest of the capability token in hex, in place of a file.
    #[arg(long, value_name = "HEX")]
    ws_token_sha256: Option<String>,
    /// The file with the secret that signs bearer tokens (JWT, HS256). Reloaded when it changes.
    #[arg(long, value_name = "PATH")]
    ws_shared_secret_file: Option<PathBuf>,
    /// The required issuer (`iss`) of signed bearer tokens.
    #[arg(long, value_name = "ISSUER")]
    ws_issuer: Option<String>,
    /// The required audience (`aud`) of signed bearer tokens.
    #[arg(long, value_name = "AUDIENCE")]
    ws_audience: Option<String>,
    /// Seconds by which the signer's clock may differ; 30 by default.
    #[arg(long, value_name = "SECONDS")]
    ws_max_clock_skew_seconds: Option<u64>,
    /// An origin whose web pages may connect, such as `https://app.example`. Can be repeated.
    #[arg(long, value_name = "ORIGIN")]
    ws_allow_origin: Vec<Origin>,
    /// Serves the web console at `/console/` and allows its pages to connect.
    #[arg(long)]
    console: bool,
    /// The certificate chain for `wss://`, in PEM format. Reloaded when it changes.
    #[arg(long, value_name = "PATH", requires = "ws_tls_key")]
    ws_tls_cert: Option<PathBuf>,
    /// The private key of the certificate, in PEM format.
    #[arg(long, value_name = "PATH", requires = "ws_tls_cert")]
    ws_tls_key: Option<PathBuf>,
    /// The maximum number of clients connected to each listener at a time.
    #[arg(long, value_name = "N", default_value_t = HandshakeLimits::default().connections)]
    ws_max_connections: usize,
    /// Seconds that a client may take to connect, including TLS.
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = HandshakeLimits::default().timeout.as_secs(),
        value_parser = clap::value_parser!(u64).range(1..)
    )]
    ws_handshake_timeout_seconds: u64,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ModeName {
    /// A token from `--ws-token-file`, or the one of `--ws-token-sha256`.
    CapabilityToken,
    /// A JWT signed with the secret of `--ws-shared-secret-file`.
    SignedBearerToken,
}

/// Flags that were checked against each other; no file has been read yet. By default none was given.
#[derive(Debug, Default)]
pub(crate) struct ListenerAuth {
    auth: Option<Policy>,
    tls: Option<(PathBuf, PathBuf)>,
    origins: Origins,
    pages: Option<StaticFiles>,
    /// The files that the others name: tokens, secrets, keys.
    pub(crate) files: Vec<PathBuf>,
    pub(crate) handshakes: HandshakeLimits,
}

impl ListenerAuthArgs {
    /// Checks the flags against each other.
    pub(crate) fn settings(self) -> Result<ListenerAuth> {
        let flags = Flags {
            mode: self.ws_auth.map(|mode| match mode {
                ModeName::CapabilityToken => Mode::CapabilityToken,
                ModeName::SignedBearerToken => Mode::SignedBearerToken,
            }),
            token_file: self.ws_token_file.map(absolute).transpose()?,
            token_sha256: self.ws_token_sha256,
            shared_secret_file: self.ws_shared_secret_file.map(absolute).transpose()?,
            issuer: self.ws_issuer,
            audience: self.ws_audience,
            max_clock_skew_seconds: self.ws_max_clock_skew_seconds,
        };
        let tls = self.ws_tls_cert.zip(self.ws_tls_key);
        let tls = tls
            .map(|(cert, key)| Ok::<_, anyhow::Error>((absolute(cert)?, absolute(key)?)))
            .transpose()?;
        let files = flags.token_file.iter().chain(&flags.shared_secret_file);
        let files = files.chain(tls.iter().flat_map(|(cert, key)| [cert, key])).cloned().collect();
        Ok(ListenerAuth {
            auth: flags.policy()?,
            tls,
            files,
            origins: Origins::new(self.ws_allow_origin),
            pages: self.console.then_some(CONSOLE),
            handshakes: HandshakeLimits {
                timeout: Duration::from_secs(self.ws_handshake_timeout_seconds),
                connections: self.ws_max_connections,
                ..HandshakeLimits::default()
            },
        })
    }
}

fn absolute(path: PathBuf) -> Result<PathBuf> {
    std::path::absolute(path).context("the working directory is gone")
}

/// The checks and limits of websocket listeners.
#[derive(Debug)]
pub(crate) struct ListenerChecks {
    pub(crate) policy: HandshakePolicy,
    pub(crate) tls: Option<Arc<TlsAcceptor>>,
}

impl ListenerAuth {
    /// Returns whether the web console is to be served.
    pub(crate) fn has_pages(&self) -> bool {
        self.pages.is_some()
    }

    /// Reads tokens, secret and certificate.
    pub(crate) fn open(self) -> Result<ListenerChecks> {
        let world: Arc<dyn World> = Arc::new(SystemWorld);
        let auth = self.auth.map(|policy| Authenticator::open(policy, Arc::clone(&world)));
        let tls = self.tls.map(|(cert, key)| TlsAcceptor::open(cert, key, world));
        let policy = HandshakePolicy {
            origin: OriginRule::Listed(self.origins),
            auth: auth.transpose()?.map(Arc::new),
            pages: self.pages,
            handshakes: self.handshakes,
            ..HandshakePolicy::tcp()
        };
        Ok(ListenerChecks { policy, tls: tls.transpose()?.map(Arc::new) })
    }
}
