// Written by `cargo xtask gen`; do not edit.
import type { ServerDiagnosticsGauge } from "./ServerDiagnosticsGauge";
import type { ServerDiagnosticsProcess } from "./ServerDiagnosticsProcess";

/** Answer to `server/diagnostics`. */
export type ServerDiagnosticsResponse = {
  /** What the server counts about itself; only what is not zero. */
  gauges: Array<ServerDiagnosticsGauge>;
  /** The server's process. */
  process: ServerDiagnosticsProcess;
};
