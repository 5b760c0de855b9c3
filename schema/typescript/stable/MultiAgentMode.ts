// Written by `cargo xtask gen`; do not edit.

/** How readily a model hands work to other agents. */
export type MultiAgentMode =
  /** Only when the user asks for it. */
  | "explicitRequestOnly"
  /** Whenever it helps. */
  | "proactive"
  /** By instructions of the client's own. */
  | {
    custom: string;
  };
