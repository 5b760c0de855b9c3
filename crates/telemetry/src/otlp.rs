//! Export of traces by OTLP over HTTP, and the spans' places in them.
//!
//! Finished spans go into a bounded queue of the SDK; what does not fit is
//! dropped. A thread of the SDK encodes and sends them in batches.

mod client;

use std::time::Duration;

use opentelemetry::trace::{
    SpanContext, SpanId, TraceContextExt as _, TraceFlags, TraceId, TraceState, TracerProvider as _,
};
use opentelemetry::{Context, KeyValue};
use opentelemetry_otlp::{
    Protocol, RetryPolicy, SpanExporter, WithExportConfig as _, WithHttpConfig as _,
};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::resource::{EnvResourceDetector, TelemetryResourceDetector};
use opentelemetry_sdk::trace::{BatchSpanProcessor, SdkTracer, SdkTracerProvider};
use tracing::level_filters::LevelFilter;
use tracing::{Metadata, Span, Subscriber};
use tracing_opentelemetry::{OpenTelemetryLayer, OpenTelemetrySpanExt as _};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::FilterFn;
use tracing_subscriber::registry::LookupSpan;
use turnhost_base::TraceContext;

use crate::field::TARGET;
use crate::settings::ExportSettings;
use client::Client;

/// The default `service.name` of traces.
const SERVICE_NAME: &str = "turnhost";

/// Repetitions of a batch: one, for a collector that restarts or is busy. More would
/// keep the end of the process waiting for one that is not there.
const MAX_RETRIES: usize = 1;

/// The way out of the process for traces.
#[derive(Debug)]
pub(crate) struct Exporter {
    provider: SdkTracerProvider,
    tracer: SdkTracer,
}

/// Starts the exporter's thread. The error is for the operator, and no reason not to serve.
pub(crate) fn start(settings: &ExportSettings) -> Result<Exporter, String> {
    let exporter = SpanExporter::builder()
        .with_http()
        .with_http_client(Client::new(settings.timeout))
        .with_protocol(Protocol::HttpBinary)
        .with_timeout(settings.timeout)
        .with_retry_policy(RetryPolicy::recommended().with_max_retries(MAX_RETRIES))
        .build()
        .map_err(|error| format!("no traces are exported: {error}"))?;
    let provider = SdkTracerProvider::builder()
        .with_span_processor(BatchSpanProcessor::builder(exporter).build())
        .with_resource(resource(settings))
        .build();
    let tracer = provider.tracer(SERVICE_NAME);
    Ok(Exporter { provider, tracer })
}

/// Puts our own attributes first, so that those of `OTEL_RESOURCE_ATTRIBUTES` win.
fn resource(settings: &ExportSettings) -> Resource {
    let ours = Resource::builder_empty()
        .with_service_name(SERVICE_NAME)
        .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
        .with_detectors(&[
            Box::new(TelemetryResourceDetector),
            Box::new(EnvResourceDetector::new()),
        ]);
    match &settings.service_name {
        Some(name) => ours.with_service_name(name.clone()).build(),
        None => ours.build(),
    }
}

impl Exporter {
    /// Returns the layer that hands spans, and nothing but spans, to the exporter.
    pub(crate) fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'span> LookupSpan<'span>,
    {
        let is_ours = |metadata: &Metadata<'_>| metadata.is_span() && metadata.target() == TARGET;
        OpenTelemetryLayer::new(self.tracer.clone())
            .with_location(false)
            .with_threads(false)
            .with_tracked_inactivity(false)
            .with_target(false)
            // Parents are given, never taken from what the thread does at the moment.
            .with_context_activation(false)
            .with_filter(FilterFn::new(is_ours).with_max_level_hint(LevelFilter::INFO))
    }

    /// Sends what is left, for at most `limit`.
    pub(crate) fn finish(self, limit: Duration) -> Result<(), String> {
        self.provider.shutdown_with_timeout(limit).map_err(|error| error.to_string())
    }
}

/// Makes `span`, which has not begun yet, continue what came from outside.
pub(crate) fn set_parent(span: &Span, parent: &TraceContext) {
    let state = parent.state.as_deref().and_then(|it| it.parse().ok()).unwrap_or_default();
    let context = SpanContext::new(
        TraceId::from_bytes(parent.trace_id.get().to_be_bytes()),
        SpanId::from_bytes(parent.span_id.get().to_be_bytes()),
        TraceFlags::new(parent.flags),
        true,
        state,
    );
    // An error means that this span is not exported.
    let _ = span.set_parent(Context::new().with_remote_span_context(context));
}

/// Makes `span`, which has not begun yet, a child of `parent`, and says whether that is exported.
pub(crate) fn adopt(span: &Span, parent: &Span) -> bool {
    let context = parent.context();
    context.span().span_context().is_valid() && span.set_parent(context.clone()).is_ok()
}

/// Returns the place of `span` in its trace, if it is exported.
pub(crate) fn context(span: &Span) -> Option<TraceContext> {
    let context = span.context();
    let span = context.span();
    let place = span.span_context();
    let state = place.trace_state();
    Some(TraceContext {
        trace_id: u128::from_be_bytes(place.trace_id().to_bytes()).try_into().ok()?,
        span_id: u64::from_be_bytes(place.span_id().to_bytes()).try_into().ok()?,
        flags: place.trace_flags().to_u8(),
        state: (*state != TraceState::NONE).then(|| state.header().into()),
    })
}
