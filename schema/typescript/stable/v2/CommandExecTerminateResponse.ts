// Written by `cargo xtask gen`; do not edit.

/** Answer to `command/exec/terminate`. The command's own response follows, with exit code 137. */
export type CommandExecTerminateResponse = Record<string, never>;
