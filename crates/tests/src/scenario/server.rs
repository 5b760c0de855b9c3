//! The server of a scenario: a process, or a part of this one.

use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};

use super::script::Carrier;
use crate::relayed::Relayed;
use crate::{InProcessServer, Lab, Peer, Server, Transport};

/// A running server.
pub(super) enum Stage {
    Process(Server, Transport),
    /// Like a process, with a relay in front of it.
    Relay(Box<Relayed>),
    /// `None` only while it starts again.
    InProcess(Option<InProcessServer>),
}

impl Stage {
    pub(super) async fn open(lab: &Lab, carrier: Carrier) -> Result<Self> {
        Ok(match carrier {
            Carrier::Process(transport) => Self::Process(lab.serve(transport).await?, transport),
            Carrier::Relay => Self::Relay(Box::new(Relayed::open(lab).await?)),
            Carrier::InProcess => Self::InProcess(Some(lab.serve_in_process()?)),
        })
    }

    pub(super) async fn connect(&mut self) -> Result<Peer> {
        match self {
            Self::Process(server, _) => server.connect().await,
            Self::Relay(relayed) => relayed.connect().await,
            Self::InProcess(server) => Ok(server.as_ref().context("it has ended")?.connect()),
        }
    }

    /// Kills the process and starts another one.
    pub(super) async fn kill(&mut self, lab: &Lab) -> Result<()> {
        match self {
            Self::Process(server, transport) => {
                server.kill().await?;
                *server = lab.serve(*transport).await?;
                Ok(())
            }
            Self::Relay(relayed) => relayed.kill(lab).await,
            Self::InProcess(_) => bail!("this process cannot be killed"),
        }
    }

    /// Ends the server in good order and starts another one. Its peers must be gone.
    pub(super) async fn restart(&mut self, lab: &Lab) -> Result<()> {
        match self {
            Self::Process(server, transport) => {
                let status = server.stop().await?;
                ensure!(status.success(), "{status}: {}", server.stderr());
                *server = lab.serve(*transport).await?;
            }
            Self::Relay(relayed) => relayed.restart(lab).await?,
            Self::InProcess(server) => {
                server.take().context("it has ended")?.stop().await?;
                *server = Some(lab.serve_in_process()?);
            }
        }
        Ok(())
    }

    /// Moves the clock forward by `30m`, `10s`, `250ms`.
    pub(super) async fn advance(&self, by: &str) -> Result<()> {
        let Self::InProcess(Some(server)) = self else { bail!("only in process the clock moves") };
        server.advance(duration(by)?).await
    }
}

fn duration(text: &str) -> Result<Duration> {
    let (number, unit) = text.split_at(text.find(char::is_alphabetic).unwrap_or(text.len()));
    let number: u64 = number.parse().with_context(|| format!("`{text}` is no duration"))?;
    Ok(match unit {
        "ms" => Duration::from_millis(number),
        "s" => Duration::from_secs(number),
        "m" => Duration::from_secs(number * 60),
        "h" => Duration::from_secs(number * 60 * 60),
        _ => bail!("`{text}` is no duration: expected `ms`, `s`, `m` or `h`"),
    })
}
