//! A collector of traces: a real OTLP/HTTP receiver on loopback that records what it is sent.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::post;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::{AnyValue, KeyValue, any_value};
use opentelemetry_proto::tonic::trace::v1::Span as WireSpan;
use prost::Message as _;
use tokio::net::TcpListener;
use turnhost_task::Tasks;

/// A running collector. It ends when it is dropped.
#[derive(Debug)]
pub struct Collector {
    address: std::net::SocketAddr,
    seen: Arc<Mutex<Vec<Span>>>,
    tasks: Tasks,
}

/// A span as it was exported. Ids are in hexadecimal.
#[derive(Clone, Debug)]
pub struct Span {
    /// Its name.
    pub name: String,
    /// The kind's number: 1 internal, 2 server, 3 client.
    pub kind: i32,
    /// The trace.
    pub trace_id: String,
    /// The span.
    pub span_id: String,
    /// Its parent; empty for a root.
    pub parent_id: String,
    /// The value of `tracestate`.
    pub state: String,
    /// The status's number: 0 unset, 1 fine, 2 an error.
    pub status: i32,
    /// When it began and ended, in Unix nanoseconds.
    pub time: (u64, u64),
    /// Its attributes, as text.
    pub attributes: BTreeMap<String, String>,
    /// Those of the resource that it came from.
    pub resource: BTreeMap<String, String>,
    /// The header `x-key` of the request that brought it.
    pub key: String,
}

impl Collector {
    /// Starts a collector.
    ///
    /// # Errors
    /// If there is no port to listen on.
    pub async fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let (address, tasks) = (listener.local_addr()?, Tasks::new());
        let seen = Arc::default();
        let router = Router::new().route("/v1/traces", post(take)).with_state(Arc::clone(&seen));
        tasks.spawn(async move {
            // It ends with the test, and a test whose collector is gone fails by itself.
            drop(axum::serve(listener, router).await);
        });
        Ok(Self { address, seen, tasks })
    }

    /// Returns the value for `OTEL_EXPORTER_OTLP_ENDPOINT`.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the spans that have come so far. After a server has ended, all of its spans.
    pub fn spans(&self) -> Vec<Span> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        self.tasks.cancel();
    }
}

async fn take(
    State(seen): State<Arc<Mutex<Vec<Span>>>>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let is_protobuf =
        headers.get(header::CONTENT_TYPE).is_some_and(|it| it == "application/x-protobuf");
    let Ok(request) = ExportTraceServiceRequest::decode(body) else {
        return StatusCode::BAD_REQUEST;
    };
    if !is_protobuf {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE;
    }
    let key = headers.get("x-key").and_then(|it| it.to_str().ok()).unwrap_or_default();
    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
    for group in request.resource_spans {
        let resource = attributes(group.resource.map(|it| it.attributes).unwrap_or_default());
        for span in group.scope_spans.into_iter().flat_map(|scope| scope.spans) {
            seen.push(Span::new(span, resource.clone(), key.to_owned()));
        }
    }
    StatusCode::OK
}

impl Span {
    fn new(wire: WireSpan, resource: BTreeMap<String, String>, key: String) -> Self {
        Self {
            name: wire.name,
            kind: wire.kind,
            trace_id: hex(&wire.trace_id),
            span_id: hex(&wire.span_id),
            parent_id: hex(&wire.parent_span_id),
            state: wire.trace_state,
            status: wire.status.map_or(0, |status| status.code),
            time: (wire.start_time_unix_nano, wire.end_time_unix_nano),
            attributes: attributes(wire.attributes),
            resource,
            key,
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

fn attributes(wire: Vec<KeyValue>) -> BTreeMap<String, String> {
    wire.into_iter().map(|it| (it.key, it.value.map(text).unwrap_or_default())).collect()
}

fn text(value: AnyValue) -> String {
    match value.value {
        Some(any_value::Value::StringValue(text)) => text,
        Some(any_value::Value::IntValue(number)) => number.to_string(),
        other => format!("{other:?}"),
    }
}
