// Written by `cargo xtask gen`; do not edit.

/** Params of `command/exec/write`. At least one of bytes and closing must be given. */
export type CommandExecWriteParams = {
  /** Whether to close the command's input afterwards. No by default. */
  closeStdin?: boolean;
  /** The bytes to write, in base64. */
  deltaBase64?: string | null;
  /** The command, as the client named it; it must have been started with `streamStdin` or `tty`. */
  processId: string;
};
