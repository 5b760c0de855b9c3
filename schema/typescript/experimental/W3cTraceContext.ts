// Written by `cargo xtask gen`; do not edit.

/** The trace that a request belongs to. */
export type W3cTraceContext = {
  traceparent?: string | null;
  tracestate?: string | null;
};
