// Written by `cargo xtask gen`; do not edit.

/** Answer to `command/exec/write`. */
export type CommandExecWriteResponse = { [key: string]: unknown };
