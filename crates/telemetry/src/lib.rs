//! Logs: where they go and the names of their fields.
//!
//! Logs go to stderr, never to stdout, which belongs to the protocol. Nothing
//! here reads the environment: what it says is handed in.

#![forbid(unsafe_code)]

pub mod field;

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// What is logged when nobody says: what a user should fix, and worse.
const DEFAULT_LEVEL: LevelFilter = LevelFilter::WARN;

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// What the environment says about logs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogSettings {
    /// The value of `RUST_LOG`: `debug`, or `warn,turnhost_store=trace`. `warn` by default.
    pub filter: Option<String>,
    /// The value of `LOG_FORMAT`: `json`, anything else is text.
    pub format: LogFormat,
}

impl LogSettings {
    /// Reads the values of `RUST_LOG` and `LOG_FORMAT`; an empty one counts as not set.
    pub fn from_values(rust_log: Option<String>, log_format: Option<&str>) -> Self {
        let format = match log_format {
            Some(format) if format.eq_ignore_ascii_case("json") => LogFormat::Json,
            _ => LogFormat::Text,
        };
        Self { filter: rust_log.filter(|filter| !filter.trim().is_empty()), format }
    }
}

/// Why logs could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// `RUST_LOG` cannot be understood.
    #[error(
        "RUST_LOG is `{value}`: {source}; write levels like `debug` or `warn,turnhost_store=trace`"
    )]
    Filter {
        /// Its value.
        value: String,
        /// What is wrong with it.
        source: tracing_subscriber::filter::ParseError,
    },
    /// Somebody else has set up logs in this process.
    #[error("logs are set up already")]
    Twice,
}

/// Sets up logs for the whole process. Call once, before anything is logged.
///
/// Without a filter no filter is parsed, so that a start costs nothing more.
pub fn init(settings: &LogSettings) -> Result<(), TelemetryError> {
    let text = || fmt().with_writer(std::io::stderr);
    let json = || fmt().with_writer(std::io::stderr).json();
    let done = match (targets(settings)?, settings.format) {
        (None, LogFormat::Text) => text().with_max_level(DEFAULT_LEVEL).try_init().is_ok(),
        (None, LogFormat::Json) => json().with_max_level(DEFAULT_LEVEL).try_init().is_ok(),
        (Some(targets), LogFormat::Text) => {
            text().with_max_level(LevelFilter::TRACE).finish().with(targets).try_init().is_ok()
        }
        (Some(targets), LogFormat::Json) => {
            json().with_max_level(LevelFilter::TRACE).finish().with(targets).try_init().is_ok()
        }
    };
    if done { Ok(()) } else { Err(TelemetryError::Twice) }
}

/// Levels by target. Filters on spans' fields, which would take a regex engine, are not offered.
fn targets(settings: &LogSettings) -> Result<Option<Targets>, TelemetryError> {
    let Some(value) = &settings.filter else { return Ok(None) };
    let targets = value.parse().map(Some);
    targets.map_err(|source| TelemetryError::Filter { value: value.clone(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_values_count_as_not_set() {
        assert_eq!(LogSettings::from_values(Some("  ".into()), Some("")), LogSettings::default());
        let json = LogSettings::from_values(Some("debug".into()), Some("JSON"));
        assert_eq!(json, LogSettings { filter: Some("debug".into()), format: LogFormat::Json });
    }

    #[test]
    fn a_filter_that_makes_no_sense_is_named() {
        let settings = LogSettings { filter: Some("a=b=c".into()), format: LogFormat::Text };
        let err = init(&settings).unwrap_err().to_string();
        assert!(err.starts_with("RUST_LOG is `a=b=c`: "), "{err}");
    }

    #[test]
    fn logs_are_set_up_once() {
        assert!(init(&LogSettings::default()).is_ok());
        assert!(matches!(init(&LogSettings::default()), Err(TelemetryError::Twice)));
        assert!(tracing::enabled!(tracing::Level::WARN));
        assert!(!tracing::enabled!(tracing::Level::INFO));
    }
}
