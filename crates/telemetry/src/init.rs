//! Setting up logs and traces for the process, and ending them with it.

use std::time::Duration;

use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::Registry;
use tracing_subscriber::util::SubscriberInitExt;

use crate::otlp::{self, Exporter};
use crate::settings::{LogFormat, TelemetrySettings};
use crate::trace;
use crate::writer::log_writer;

/// Level of the log by default: what a user should fix, and worse.
const DEFAULT_LEVEL: LevelFilter = LevelFilter::WARN;

/// Time that the end of the process may wait for the last traces to be taken:
/// a collector that is there takes milliseconds.
const FLUSH_LIMIT: Duration = Duration::from_secs(2);

/// The reason why logs could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// Logs are already set up in this process.
    #[error("logs are set up already")]
    Twice,
}

/// Logs and traces that were set up.
#[must_use = "traces that were not exported yet are lost unless it is finished"]
#[derive(Debug)]
pub struct Telemetry(Option<Exporter>);

impl Telemetry {
    /// Exports the remaining spans, if spans are exported. Blocks for
    /// two seconds at most; call it when the runtime has ended.
    pub fn finish(self) {
        if let Some(exporter) = self.0
            && let Err(reason) = exporter.finish(FLUSH_LIMIT)
        {
            tracing::debug!(err = reason, "the last traces were not exported");
        }
    }
}

/// Sets up logs, and traces where they are wanted, for the whole process. Call
/// once, before anything is logged. What is wrong with the settings is logged
/// as warnings, and the defaults hold.
///
/// Without a filter no filter is parsed, and without export no thread is
/// started, so that a start costs nothing more.
pub fn init(settings: &TelemetrySettings) -> Result<Telemetry, TelemetryError> {
    let mut warnings = settings.warnings.clone();
    let filter = targets(settings.filter.as_deref()).unwrap_or_else(|warning| {
        warnings.push(warning);
        None
    });
    let exporter = settings
        .export
        .as_ref()
        .and_then(|export| otlp::start(export).map_err(|reason| warnings.push(reason)).ok());
    let done = match &exporter {
        None => log_only(filter, settings.format),
        Some(exporter) => log_and_export(filter, settings.format, exporter),
    };
    if !done {
        return Err(TelemetryError::Twice);
    }
    for warning in warnings {
        tracing::warn!("{warning}");
    }
    trace::set_process_parent(settings.parent.clone());
    Ok(Telemetry(exporter))
}

fn log_only(filter: Option<Targets>, format: LogFormat) -> bool {
    let text = || fmt().with_writer(log_writer);
    let json = || fmt().with_writer(log_writer).json();
    match (filter, format) {
        (None, LogFormat::Text) => text().with_max_level(DEFAULT_LEVEL).try_init().is_ok(),
        (None, LogFormat::Json) => json().with_max_level(DEFAULT_LEVEL).try_init().is_ok(),
        (Some(targets), LogFormat::Text) => {
            text().with_max_level(LevelFilter::TRACE).finish().with(targets).try_init().is_ok()
        }
        (Some(targets), LogFormat::Json) => {
            json().with_max_level(LevelFilter::TRACE).finish().with(targets).try_init().is_ok()
        }
    }
}

/// Filters logs alone: traces do not become fewer by it.
fn log_and_export(filter: Option<Targets>, format: LogFormat, exporter: &Exporter) -> bool {
    let lines = fmt::layer().with_writer(log_writer);
    let lines: Box<dyn Layer<Registry> + Send + Sync> = match format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().boxed(),
    };
    let filter = filter.unwrap_or_else(|| Targets::new().with_default(DEFAULT_LEVEL));
    let lines = lines.with_filter(filter);
    Registry::default().with(lines).with(exporter.layer()).try_init().is_ok()
}

/// Levels by target. Filters on spans' fields, which would take a regex engine, are not offered.
fn targets(filter: Option<&str>) -> Result<Option<Targets>, String> {
    let Some(value) = filter else { return Ok(None) };
    value.parse().map(Some).map_err(|error| {
        format!(
            "RUST_LOG is `{value}`: {error}; `{DEFAULT_LEVEL}` holds instead; \
             write levels like `debug` or `warn,turnhost_store=trace`"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_that_makes_no_sense_is_named() {
        let warning = targets(Some("a=b=c")).unwrap_err();
        assert!(warning.starts_with("RUST_LOG is `a=b=c`: "), "{warning}");
        assert!(targets(Some("warn,turnhost_store=trace")).unwrap().is_some());
    }

    #[test]
    fn logs_are_set_up_once_and_cost_no_spans() {
        let settings =
            TelemetrySettings { filter: Some("a=b=c".into()), ..TelemetrySettings::default() };
        init(&settings).unwrap().finish();
        assert!(matches!(init(&TelemetrySettings::default()), Err(TelemetryError::Twice)));
        assert!(tracing::enabled!(tracing::Level::WARN));
        assert!(!tracing::enabled!(tracing::Level::INFO));
        assert!(trace::tests::request(None).is_none());
    }
}
