// Written by `cargo xtask gen`; do not edit.

/** Answer to `command/exec/resize`. */
export type CommandExecResizeResponse = Record<string, never>;
