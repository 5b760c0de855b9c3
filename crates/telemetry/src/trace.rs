//! The spans of the server's work, and the traces that they belong to.
//!
//! A [`Trace`] is a span and, where a caller outside gave one, the place in a
//! trace that it continues. The second is passed on also when spans are not recorded
//! spans, so that a client's trace reaches the model's provider in any case.
//!
//! Spans are roots to the subscriber and linked by explicit parents: a turn
//! outlives the request that began it, a command its turn, and none of them
//! must keep the other from ending. Without a log level or an export that wants
//! them, no span is made.

use std::fmt::Display;
use std::sync::{Arc, OnceLock};

use tracing::field::Empty;
use tracing::{Span, info_span};
use turnhost_base::{ConnectionId, ThreadId, TraceContext, TurnId};

use crate::field::TARGET;
use crate::otlp;

/// The parent of requests that name none themselves.
static PROCESS_PARENT: OnceLock<Arc<TraceContext>> = OnceLock::new();

#[cfg(feature = "setup")]
pub(crate) fn set_process_parent(parent: Option<TraceContext>) {
    if let Some(parent) = parent {
        // Set up twice is refused before this.
        drop(PROCESS_PARENT.set(Arc::new(parent)));
    }
}

/// W3C trace context as a request carries it, unchecked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Carrier<'a> {
    /// The parent; without it the rest means nothing.
    pub traceparent: Option<&'a str>,
    /// Vendors' additions.
    pub tracestate: Option<&'a str>,
}

/// The side that an error of a request is owed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The client asked for something that it cannot have.
    Client,
    /// The server failed; the client could not have avoided it.
    Server,
}

/// Facts about a request when it arrives.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// Its method.
    pub method: &'a str,
    /// Its id.
    pub id: &'a dyn Display,
    /// The client's transport.
    pub transport: &'static str,
    /// The connection that asks.
    pub connection: ConnectionId,
    /// The client's name and version, once it has introduced itself.
    pub client: Option<(&'a str, &'a str)>,
}

/// The end of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The model had nothing more to ask.
    Completed,
    /// It was interrupted.
    Interrupted,
    /// It failed.
    Failed,
}

/// A piece of work as traces see it. Its span ends when the last clone is dropped.
#[derive(Clone, Debug)]
pub struct Trace {
    span: Span,
    /// The context that came from outside.
    inherited: Option<Arc<TraceContext>>,
}

impl Trace {
    /// Begins a request. A carrier that cannot be read is ignored with a warning.
    pub fn request(request: Request<'_>, carrier: Carrier<'_>) -> Self {
        let parent = carrier.traceparent.and_then(|traceparent| {
            let parsed = TraceContext::parse(traceparent, carrier.tracestate);
            if let Err(error) = parsed {
                let (conn, method) = (request.connection.0, request.method);
                tracing::warn!(target: TARGET, conn, method, err = %error, "ignoring invalid inbound request trace carrier");
            }
            parsed.ok().map(Arc::new)
        });
        let span = info_span!(
            target: TARGET, parent: None, "app_server.request",
            otel.kind = "server",
            otel.name = request.method,
            otel.status_code = Empty,
            rpc.system = "jsonrpc",
            rpc.method = request.method,
            rpc.transport = request.transport,
            rpc.request_id = %request.id,
            rpc.jsonrpc.error_code = Empty,
            app_server.connection_id = i64::try_from(request.connection.0).unwrap_or(i64::MAX),
            app_server.api_version = "v2",
            app_server.client_name = request.client.map(|(name, _)| name),
            app_server.client_version = request.client.map(|(_, version)| version),
            turn.id = Empty,
        );
        Self::continuing(span, parent.or_else(process_parent))
    }

    /// Begins the span of a turn, below the request that started it if that still runs.
    pub fn turn(request: Option<&Self>, thread: ThreadId, turn: TurnId) -> Self {
        let span = info_span!(
            target: TARGET, parent: None, "app_server.turn",
            otel.kind = "internal",
            otel.status_code = Empty,
            thread.id = %thread,
            turn.id = %turn,
            turn.status = Empty,
        );
        if let Some(request) = request {
            return request.begin(span);
        }
        Self::continuing(span, process_parent())
    }

    /// Begins a request to the model, for a turn. Names are those of OpenTelemetry's conventions
    /// for such calls.
    pub fn model(&self, provider: &str, model: &str) -> Self {
        self.begin(info_span!(
            target: TARGET, parent: None, "app_server.model_request",
            otel.kind = "client",
            otel.name = format_args!("chat {model}"),
            otel.status_code = Empty,
            error.type = Empty,
            gen_ai.operation.name = "chat",
            gen_ai.provider.name = provider,
            gen_ai.request.model = model,
            gen_ai.usage.input_tokens = Empty,
            gen_ai.usage.output_tokens = Empty,
        ))
    }

    /// Begins the work of a tool that the model called, for a turn.
    pub fn tool(&self, tool: &'static str) -> Self {
        self.begin(info_span!(
            target: TARGET, parent: None, "app_server.tool",
            otel.kind = "internal",
            otel.name = format_args!("execute_tool {tool}"),
            otel.status_code = Empty,
            error.type = Empty,
            gen_ai.operation.name = "execute_tool",
            gen_ai.tool.name = tool,
            process.exit.code = Empty,
        ))
    }

    /// Returns the span, to be current while work is done, so that log lines show it.
    pub fn span(&self) -> &Span {
        &self.span
    }

    /// Returns the place in a trace that work elsewhere should continue, if there is a trace.
    pub fn context(&self) -> Option<TraceContext> {
        otlp::context(&self.span).or_else(|| self.inherited.as_deref().cloned())
    }

    /// Records the client that introduced itself.
    pub fn is_from(&self, name: &str, version: &str) {
        self.span.record("app_server.client_name", name);
        self.span.record("app_server.client_version", version);
    }

    /// Records the turn that the request is about.
    pub fn concerns(&self, turn: TurnId) {
        self.span.record("turn.id", tracing::field::display(turn));
    }

    /// Notes that the request was answered with an error.
    pub fn refused(&self, code: i64, fault: Fault) {
        self.span.record("rpc.jsonrpc.error_code", code);
        if fault == Fault::Server {
            self.span.record("otel.status_code", "ERROR");
        }
    }

    /// Records the end of the turn.
    pub fn ended(&self, how: Ended) {
        let status = match how {
            Ended::Completed => "completed",
            Ended::Interrupted => "interrupted",
            Ended::Failed => "failed",
        };
        self.span.record("turn.status", status);
        if how == Ended::Failed {
            self.span.record("otel.status_code", "ERROR");
        }
    }

    /// Records the tokens that a response of the model used.
    pub fn used(&self, input: i64, output: i64) {
        self.span.record("gen_ai.usage.input_tokens", input);
        self.span.record("gen_ai.usage.output_tokens", output);
    }

    /// Records the exit code of a command.
    pub fn exited(&self, code: i32) {
        self.span.record("process.exit.code", code);
    }

    /// Records that a request to the model or a tool failed. `kind` is one of few words.
    pub fn failed(&self, kind: &str) {
        self.span.record("error.type", kind);
        self.span.record("otel.status_code", "ERROR");
    }

    /// Begins work within this work.
    fn begin(&self, span: Span) -> Self {
        if otlp::adopt(&span, &self.span) {
            return Self { span, inherited: self.inherited.clone() };
        }
        Self::continuing(span, self.inherited.clone())
    }

    fn continuing(span: Span, parent: Option<Arc<TraceContext>>) -> Self {
        if let Some(parent) = &parent {
            otlp::set_parent(&span, parent);
        }
        Self { span, inherited: parent }
    }
}

fn process_parent() -> Option<Arc<TraceContext>> {
    PROCESS_PARENT.get().cloned()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    const PARENT: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    impl Trace {
        pub(crate) fn is_none(&self) -> bool {
            self.span.is_disabled() && self.inherited.is_none()
        }
    }

    pub(crate) fn request(traceparent: Option<&str>) -> Trace {
        let request = Request {
            method: "turn/start",
            id: &7,
            transport: "stdio",
            connection: ConnectionId(0),
            client: None,
        };
        Trace::request(request, Carrier { traceparent, tracestate: Some("k=v") })
    }

    fn turn(request: Option<&Trace>) -> Trace {
        let thread = "0199a213-81c0-7800-8aa1-bbab2a035a53".parse().unwrap();
        let turn = "0199a213-81c0-7800-8aa1-000000000001".parse().unwrap();
        Trace::turn(request, thread, turn)
    }

    #[test]
    fn a_clients_trace_goes_on_although_nobody_records() {
        let model = turn(Some(&request(Some(PARENT)))).model("openai", "m");
        assert!(model.span().is_disabled());
        let context = model.context().unwrap();
        assert_eq!((context.to_string().as_str(), context.state.as_deref()), (PARENT, Some("k=v")));
    }

    #[test]
    fn a_carrier_that_cannot_be_read_is_none() {
        assert!(request(Some("00-banana")).is_none());
        assert!(turn(None).tool("exec_command").is_none());
    }
}
