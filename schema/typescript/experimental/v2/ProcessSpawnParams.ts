// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { ProcessTerminalSize } from "./ProcessTerminalSize";

/** Params of `process/spawn`. */
export type ProcessSpawnParams = {
  /** The program and its arguments, used as given; must not be empty. */
  command: Array<string>;
  /** The directory it runs in. */
  cwd: AbsolutePathBuf;
  /** Changes to the server's environment: a value sets a variable, null unsets it. None if unset. */
  env?: { [key in string]?: string | null } | null;
  /** How many bytes of each output stream are kept or sent. The server's own cap if left out. */
  outputBytesCap?: number | null;
  /**
   * The client's name for it, unique among the connection's running processes; must not be
   * empty.
   */
  processHandle: string;
  /** The terminal's size; only with `tty`. */
  size?: ProcessTerminalSize | null;
  /** Whether `process/writeStdin` may write to it. No by default. */
  streamStdin?: boolean;
  /**
   * Whether output is sent as it comes, by `process/outputDelta`, and not at the end. No by
   * default.
   */
  streamStdoutStderr?: boolean;
  /** How long it may run, in milliseconds. The server's own limit if left out. */
  timeoutMs?: number | null;
  /** Whether it gets a terminal, which implies streaming both ways. No by default. */
  tty?: boolean;
};
