//! The section `[app_server]`: the bounds that an operator may want to move.

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use crate::ConfigError;
use crate::known::{Form, Key, key};
use crate::tree::Table;

/// The section `[app_server]`. `None` is set nowhere; the caller has the default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct AppServer {
    /// The longest message taken from a client, in bytes.
    pub max_message_bytes: Option<u32>,
    /// Most requests of one connection that may wait for their answers.
    pub max_requests_under_way: Option<u32>,
    /// Most bytes that may wait for a client that reads slowly.
    pub outbox_bytes: Option<u32>,
    ping_interval_secs: Option<u32>,
    ping_timeout_secs: Option<u32>,
    drain_timeout_secs: Option<u32>,
}

impl AppServer {
    /// Reads the section out of all layers as one tree.
    pub(crate) fn of(mut merged: Table) -> Result<Self, ConfigError> {
        let Some(section) = merged.remove("app_server") else { return Ok(Self::default()) };
        Self::deserialize(section).map_err(|err| ConfigError::Override {
            key: "app_server".to_owned(),
            text: err.to_string(),
        })
    }

    /// Returns the silence after which a socket is pinged; zero means never.
    pub fn ping_interval(&self) -> Option<Duration> {
        self.ping_interval_secs.map(seconds)
    }

    /// Returns the time-out of the answer to a ping.
    pub fn ping_timeout(&self) -> Option<Duration> {
        self.ping_timeout_secs.map(seconds)
    }

    /// Returns the time that running turns may continue after a signal; 60 s by default.
    pub fn drain_timeout(&self) -> Duration {
        self.drain_timeout_secs.map_or(DRAIN_TIMEOUT, seconds)
    }
}

/// 60 s: a turn that hangs must not keep a server up, and service managers kill what has not ended by
/// itself after 90 s.
const DRAIN_TIMEOUT: Duration = Duration::from_mins(1);

fn seconds(seconds: u32) -> Duration {
    Duration::from_secs(seconds.into())
}

/// Keys of the section.
pub(crate) const KEYS: &[Key] = &[
    key(
        "drain_timeout_secs",
        at_least::<0>,
        Form::Whole(0),
        "60",
        "Seconds that running turns may go on after a signal; 60 if unset.",
    ),
    // Less would cut off ordinary messages: instructions, lists of threads.
    key(
        "max_message_bytes",
        at_least::<65_536>,
        Form::Whole(65_536),
        "16777216",
        "The longest message taken from a client, in bytes.",
    ),
    key(
        "max_requests_under_way",
        at_least::<1>,
        Form::Whole(1),
        "1024",
        "Most requests of one connection that may wait for their answers.",
    ),
    key(
        "outbox_bytes",
        at_least::<65_536>,
        Form::Whole(65_536),
        "67108864",
        "Most bytes that may wait for a client that reads slowly.",
    ),
    key(
        "ping_interval_secs",
        at_least::<0>,
        Form::Whole(0),
        "30",
        "Seconds of silence after which a socket is pinged; 0 for never.",
    ),
    key(
        "ping_timeout_secs",
        at_least::<1>,
        Form::Whole(1),
        "20",
        "Seconds that the answer to a ping may take.",
    ),
];

fn at_least<const LEAST: u32>(value: &Value) -> Result<(), String> {
    let number = u32::deserialize(value).map_err(|err| err.to_string())?;
    if number < LEAST {
        return Err(format!("invalid value: integer `{number}`, expected {LEAST} or more"));
    }
    Ok(())
}
