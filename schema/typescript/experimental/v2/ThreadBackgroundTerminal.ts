// Written by `cargo xtask gen`; do not edit.
import type { LegacyAppPathString } from "../LegacyAppPathString";

/** A command that a model started and that still runs. */
export type ThreadBackgroundTerminal = {
  /** The command line, as the model gave it. */
  command: string;
  /** Its share of the processor's time, in per cent; `None` if not known. */
  cpuPercent: number | null;
  /** Its working directory. */
  cwd: LegacyAppPathString;
  /** The item of the command. */
  itemId: string;
  /** The operating system's id of its process; `None` if not known. */
  osPid: number | null;
  /** The server's id of it, a decimal number; not the operating system's. */
  processId: string;
  /** Its memory that is in RAM, in kilobytes; `None` if not known. */
  rssKb: number | null;
};
