// Written by `cargo xtask gen`; do not edit.

/** How telemetry is encoded over HTTP. */
export type OtelHttpProtocol =
  /** As binary Protocol Buffers. */
  | "binary"
  /** As JSON. */
  | "json";
