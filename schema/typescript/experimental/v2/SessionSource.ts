// Written by `cargo xtask gen`; do not edit.
import type { SubAgentSource } from "../SubAgentSource";

/** Where a thread came from. */
export type SessionSource =
  /** The interactive command line. */
  | "cli"
  /** A client of this protocol; named for the first one. */
  | "vscode"
  /** The non-interactive command line. */
  | "exec"
  /** The server itself. */
  | "appServer"
  /** Another program, by its name. */
  | {
    custom: string;
  }
  /** A thread that works for another one. */
  | {
    subAgent: SubAgentSource;
  }
  /** Not known. */
  | "unknown";
