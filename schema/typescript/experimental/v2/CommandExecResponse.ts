// Written by `cargo xtask gen`; do not edit.

/** Answer to `command/exec`, given when the command has ended. */
export type CommandExecResponse = {
  /** Its exit code; 128 and the number after a signal, 124 after a timeout. */
  exitCode: number;
  /** What it wrote to standard error, up to the cap; empty if it was streamed. */
  stderr: string;
  /** What it wrote to standard output, up to the cap; empty if it was streamed. */
  stdout: string;
};
