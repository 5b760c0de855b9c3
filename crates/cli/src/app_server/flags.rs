//! Flags of every server, in the background or not.

use std::time::Duration;

use anyhow::Result;
use clap::Args;
use turnhost_host::RemoteControlAtStart;

use super::listen::Listen;
use super::serve::ServeOptions;
use crate::auth::ListenerAuthArgs;
use crate::config_flags::HostFlags;

/// Flags of every server, in the background or not.
#[derive(Debug, Args)]
pub(super) struct ServerFlags {
    /// Seconds that running turns may continue after a signal before they are interrupted. Defaults to the
    /// setting `drain_timeout_secs`, or 60. A second signal interrupts them at once.
    #[arg(long, value_name = "SECONDS")]
    drain_timeout: Option<u64>,
    /// Accepts paired clients through the relay of `turnhost remote-control login`, for this process.
    #[arg(long)]
    remote_control: bool,
    /// Has no effect, since this server sends no usage statistics. Accepted for editors that pass it.
    #[arg(long)]
    analytics_default_enabled: bool,
    #[command(flatten)]
    config: HostFlags,
    #[command(flatten)]
    auth: ListenerAuthArgs,
}

impl ServerFlags {
    /// Returns the settings of a server with these flags. Fails for flags that do not go together.
    pub(super) fn settings(self, listen: Listen) -> Result<ServeOptions> {
        let Self { drain_timeout, remote_control, analytics_default_enabled: _, config, auth } =
            self;
        Ok(ServeOptions {
            listen,
            auth: auth.settings()?,
            drain_limit: drain_timeout.map(Duration::from_secs),
            config,
            remote_control: if remote_control {
                RemoteControlAtStart::On
            } else {
                RemoteControlAtStart::Stored
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, FromArgMatches as _, Parser};

    use super::*;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        flags: ServerFlags,
    }

    #[test]
    fn a_command_line_without_flags_means_what_is_built_without_a_parser() {
        let matches = Line::command().get_matches_from(["server"]);
        let parsed = Line::from_arg_matches(&matches).unwrap().flags;
        let parsed = parsed.settings(Listen::default()).unwrap();
        let built = ServeOptions::without_flags(Listen::default());
        assert_eq!(format!("{parsed:?}"), format!("{built:?}"));
    }
}
