// Written by `cargo xtask gen`; do not edit.

/** Answer to `command/exec/write`. */
export type CommandExecWriteResponse = Record<string, never>;
