// Written by `cargo xtask gen`; do not edit.

/** Params of `server/diagnostics`. */
export type ServerDiagnosticsParams = Record<string, never>;
