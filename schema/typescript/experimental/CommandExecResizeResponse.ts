// Written by `cargo xtask gen`; do not edit.

/** Answer to `command/exec/resize`. */
export type CommandExecResizeResponse = { [key: string]: unknown };
