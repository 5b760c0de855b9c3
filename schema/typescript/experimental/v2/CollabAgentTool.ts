// Written by `cargo xtask gen`; do not edit.

/** What can be done with other agents. */
export type CollabAgentTool =
  /** Start one. */
  | "spawnAgent"
  /** Give it something to do. */
  | "sendInput"
  /** Load it again. */
  | "resumeAgent"
  /** Wait for it. */
  | "wait"
  /** End it. */
  | "closeAgent"
  /** Tell it something. */
  | "sendMessage"
  /** Give it something further to do. */
  | "followupTask"
  /** Stop what it does. */
  | "interruptAgent"
  /** See which there are. */
  | "listAgents";
