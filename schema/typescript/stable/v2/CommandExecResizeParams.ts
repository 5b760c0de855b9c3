// Written by `cargo xtask gen`; do not edit.
import type { CommandExecTerminalSize } from "./CommandExecTerminalSize";

/** Params of `command/exec/resize`. Fails if the command has no terminal. */
export type CommandExecResizeParams = {
  /** The command, as the client named it. */
  processId: string;
  /** The terminal's new size. */
  size: CommandExecTerminalSize;
};
