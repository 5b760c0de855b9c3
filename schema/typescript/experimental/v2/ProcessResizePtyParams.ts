// Written by `cargo xtask gen`; do not edit.
import type { ProcessTerminalSize } from "./ProcessTerminalSize";

/** Params of `process/resizePty`. */
export type ProcessResizePtyParams = {
  /** The process, which must have a terminal. */
  processHandle: string;
  /** The terminal's new size. */
  size: ProcessTerminalSize;
};
