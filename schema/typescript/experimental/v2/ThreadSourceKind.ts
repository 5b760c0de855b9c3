// Written by `cargo xtask gen`; do not edit.

/** A kind of source of threads. */
export type ThreadSourceKind =
  /** The interactive command line. */
  | "cli"
  /** Clients of this protocol. */
  | "vscode"
  /** The non-interactive command line. */
  | "exec"
  /** The server itself. */
  | "appServer"
  /** Work for another thread, of any kind. */
  | "subAgent"
  /** Reviews. */
  | "subAgentReview"
  /** The shortening of histories. */
  | "subAgentCompact"
  /** Threads started by a model. */
  | "subAgentThreadSpawn"
  /** Other work for another thread. */
  | "subAgentOther"
  /** Not known. */
  | "unknown";
