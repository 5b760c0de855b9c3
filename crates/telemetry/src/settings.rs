//! Settings of logs and traces, from the environment.

use std::time::Duration;

use turnhost_base::TraceContext;

/// Time-out of an export by default: the standard's own.
const DEFAULT_EXPORT_TIMEOUT: Duration = Duration::from_secs(10);

/// Form of log lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// Destination of traces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportSettings {
    /// Time-out of one export.
    pub timeout: Duration,
    /// `service.name` of the traces, where the attributes of the resource set none.
    pub service_name: Option<String>,
}

/// Settings of logs and traces, from the environment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TelemetrySettings {
    /// The value of `RUST_LOG`: `debug`, or `warn,turnhost_store=trace`. `warn` by default.
    pub filter: Option<String>,
    /// The value of `LOG_FORMAT`: `json`, anything else is text.
    pub format: LogFormat,
    /// Destination of traces; `None` sends none, and costs nothing.
    pub export: Option<ExportSettings>,
    /// `TRACEPARENT` and `TRACESTATE`: the parent of requests that name none.
    pub parent: Option<TraceContext>,
    /// Faults of the values, in words for the operator.
    pub warnings: Vec<String>,
}

impl TelemetrySettings {
    /// Reads the variables; an empty one counts as not set.
    pub fn from_variables(variable: &dyn Fn(&str) -> Option<String>) -> Self {
        let given = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
        let mut settings = Self { filter: given("RUST_LOG"), ..Self::default() };
        if given("LOG_FORMAT").is_some_and(|format| format.eq_ignore_ascii_case("json")) {
            settings.format = LogFormat::Json;
        }
        settings.export = export(&given).unwrap_or_else(|warning| {
            settings.warnings.push(warning);
            None
        });
        if let Some(parent) = given("TRACEPARENT") {
            match TraceContext::parse(&parent, given("TRACESTATE").as_deref()) {
                Ok(parent) => settings.parent = Some(parent),
                Err(error) => {
                    settings.warnings.push(format!("ignoring TRACEPARENT `{parent}`: {error}"));
                }
            }
        }
        settings
    }
}

/// Switches export on once an endpoint is given and nothing turns it off.
fn export(given: &dyn Fn(&str) -> Option<String>) -> Result<Option<ExportSettings>, String> {
    let of_traces = |name: &str| {
        given(&format!("OTEL_EXPORTER_OTLP_TRACES_{name}"))
            .or_else(|| given(&format!("OTEL_EXPORTER_OTLP_{name}")))
    };
    let is_disabled = given("OTEL_SDK_DISABLED").is_some_and(|it| it.eq_ignore_ascii_case("true"));
    if is_disabled || of_traces("ENDPOINT").is_none() {
        return Ok(None);
    }
    match given("OTEL_TRACES_EXPORTER").as_deref() {
        None | Some("otlp") => {}
        Some("none") => return Ok(None),
        Some(other) => {
            return Err(format!(
                "OTEL_TRACES_EXPORTER is `{other}`, which this server does not have: no traces \
                 are exported; write `otlp` or `none`"
            ));
        }
    }
    match of_traces("PROTOCOL").as_deref() {
        None | Some("http/protobuf") => {}
        Some(other) => {
            return Err(format!(
                "OTEL_EXPORTER_OTLP_PROTOCOL is `{other}`, which this server does not speak: no \
                 traces are exported; write `http/protobuf`, and the collector's port for it \
                 (4318 as a rule)"
            ));
        }
    }
    let timeout = of_traces("TIMEOUT").and_then(|it| it.trim().parse().ok());
    Ok(Some(ExportSettings {
        timeout: timeout.map_or(DEFAULT_EXPORT_TIMEOUT, Duration::from_millis),
        service_name: given("OTEL_SERVICE_NAME"),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> TelemetrySettings {
        TelemetrySettings::from_variables(&|name| {
            let found = variables.iter().find(|(given, _)| *given == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    const ENDPOINT: (&str, &str) = ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318");

    #[test]
    fn empty_values_count_as_not_set() {
        let empty = [("RUST_LOG", "  "), ("LOG_FORMAT", ""), ("TRACEPARENT", ""), (ENDPOINT.0, "")];
        assert_eq!(read(&empty), TelemetrySettings::default());
        let json = read(&[("RUST_LOG", "debug"), ("LOG_FORMAT", "JSON")]);
        assert_eq!((json.filter.as_deref(), json.format), (Some("debug"), LogFormat::Json));
    }

    #[test]
    fn export_is_on_where_an_endpoint_is_given() {
        let export = read(&[ENDPOINT]).export.unwrap();
        assert_eq!(export, ExportSettings { timeout: DEFAULT_EXPORT_TIMEOUT, service_name: None });
        let export = read(&[
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://[::1]/x"),
            ("OTEL_EXPORTER_OTLP_TIMEOUT", "1"),
            ("OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", "250"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
            ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf"),
            ("OTEL_SERVICE_NAME", "agents"),
        ]);
        let export = export.export.unwrap();
        assert_eq!(export.timeout, Duration::from_millis(250));
        assert_eq!(export.service_name.as_deref(), Some("agents"));
        for off in [("OTEL_SDK_DISABLED", "TRUE"), ("OTEL_TRACES_EXPORTER", "none")] {
            assert_eq!(read(&[ENDPOINT, off]), TelemetrySettings::default(), "{off:?}");
        }
    }

    #[test]
    fn what_cannot_be_done_is_said() {
        for (name, value) in [
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
            ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/json"),
            ("OTEL_TRACES_EXPORTER", "zipkin"),
            ("TRACEPARENT", "00-banana"),
        ] {
            let settings = read(&[ENDPOINT, (name, value)]);
            let [warning] = &settings.warnings[..] else { panic!("{settings:?}") };
            assert!(warning.contains(&format!("`{value}`")), "{warning}");
            assert_eq!(settings.export.is_some(), name == "TRACEPARENT", "{settings:?}");
            assert_eq!(settings.parent, None);
        }
    }

    #[test]
    fn the_process_may_be_part_of_a_trace() {
        let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        let settings = read(&[("TRACEPARENT", parent), ("TRACESTATE", "a=b")]);
        assert_eq!(settings.parent, TraceContext::parse(parent, Some("a=b")).ok());
        assert_eq!(settings.warnings, Vec::<String>::new());
    }
}
