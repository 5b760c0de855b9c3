// Written by `cargo xtask gen`; do not edit.
import type { CommandExecTerminalSize } from "./CommandExecTerminalSize";
import type { SandboxPolicy } from "./SandboxPolicy";

/** Params of `command/exec`. The response comes when the command has ended. */
export type CommandExecParams = {
  /** The program and its arguments, used as given without a shell; must not be empty. */
  command: Array<string>;
  /** Working directory; relative to the server's own, which is the default. */
  cwd?: string | null;
  /** Whether to let output grow without a cap; not together with `outputBytesCap`. No by default. */
  disableOutputCap?: boolean;
  /** Whether to let it run without a limit; not together with `timeoutMs`. No by default. */
  disableTimeout?: boolean;
  /** Environment variables to set beside the server's own; null unsets one. */
  env?: { [key in string]?: string | null } | null;
  /**
   * How many bytes of each stream are kept at most; the rest is dropped. 1 MiB by default; 0
   * keeps none.
   */
  outputBytesCap?: number | null;
  /**
   * Id of the permission profile to run it in, such as `:read-only`; the configured one by
   * default.
   */
  permissionProfile?: string | null;
  /**
   * The client's name for it, unique in the connection while it runs; needed for a terminal or
   * for streaming.
   */
  processId?: string | null;
  /** What it may do; as configured by default. */
  sandboxPolicy?: SandboxPolicy | null;
  /** The terminal's first size; only with `tty`. */
  size?: CommandExecTerminalSize | null;
  /** Whether `command/exec/write` will be used. No by default. */
  streamStdin?: boolean;
  /**
   * Whether output comes as `command/exec/outputDelta` instead of in the response. No by
   * default.
   */
  streamStdoutStderr?: boolean;
  /**
   * After how many milliseconds it is killed; 10 000 by default, 0 at once. It then ends with
   * exit code 124.
   */
  timeoutMs?: number | null;
  /** Whether it runs in a terminal; this streams both ways. No by default. */
  tty?: boolean;
};
