// Written by `cargo xtask gen`; do not edit.
import type { CollabAgentStatus } from "./CollabAgentStatus";

/** How an agent stands. */
export type CollabAgentState = {
  /** What it said last. */
  message: string | null;
  /** How it stands. */
  status: CollabAgentStatus;
};
