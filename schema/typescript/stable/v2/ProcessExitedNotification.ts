// Written by `cargo xtask gen`; do not edit.

/** Payload of `process/exited`: sent once, when a process has ended. */
export type ProcessExitedNotification = {
  /** Its exit status, 128 + n for signal n, 124 if it ran out of time. */
  exitCode: number;
  /**
   * Whether output may be missing because its end did not come in time; `None` if that is not
   * known.
   */
  outputDrainTimedOut: boolean | null;
  /** The process; the handle is free again. */
  processHandle: string;
  /** What it wrote to standard error; empty if that was streamed. */
  stderr: string;
  /** Whether standard error was cut at the cap. */
  stderrCapReached: boolean;
  /** What it wrote to standard output; empty if that was streamed. */
  stdout: string;
  /** Whether standard output was cut at the cap. */
  stdoutCapReached: boolean;
};
