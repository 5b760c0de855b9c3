//! Flags of every server, in the background or not.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;
use clap::Args;
use turnhost_host::RemoteControlAtStart;
use turnhost_task::Tasks;

use super::listen::Listen;
use super::serve;
use crate::auth::ListenerAuthArgs;
use crate::config_flags::HostFlags;

/// Flags of every server, in the background or not.
#[derive(Debug, Args)]
pub(super) struct ServerFlags {
    /// Bounds the time that running turns may go on after a signal before they are interrupted; without it,
    /// the setting `drain_timeout_secs`, else 60. A second signal does not wait.
    #[arg(long, value_name = "SECONDS")]
    drain_timeout: Option<u64>,
    /// Lets paired clients in through the relay of `turnhost remote-control login`, for this process.
    #[arg(long)]
    remote_control: bool,
    /// Has no effect: this server sends no usage statistics. Editors that start the reference pass it.
    #[arg(long)]
    analytics_default_enabled: bool,
    #[command(flatten)]
    config: HostFlags,
    #[command(flatten)]
    auth: ListenerAuthArgs,
}

impl ServerFlags {
    /// Serves to the end; `ready` is called when clients can connect.
    pub(super) fn serve(
        self,
        listen: Listen,
        ready: impl FnOnce(&Tasks) -> Result<()>,
    ) -> Result<ExitCode> {
        let Self { drain_timeout, remote_control, analytics_default_enabled: _, config, auth } =
            self;
        let settings = serve::Settings {
            listen,
            auth: auth.settings()?,
            drain_limit: drain_timeout.map(Duration::from_secs),
            config,
            remote_control: if remote_control {
                RemoteControlAtStart::On
            } else {
                RemoteControlAtStart::Stored
            },
        };
        serve::run(settings, ready)?;
        Ok(ExitCode::SUCCESS)
    }
}
