// Written by `cargo xtask gen`; do not edit.

/** Params of `command/exec/terminate`. */
export type CommandExecTerminateParams = {
  /** The command, as the client named it; it must run on this connection. */
  processId: string;
};
