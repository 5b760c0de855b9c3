// Written by `cargo xtask gen`; do not edit.
import type { ThreadTokenUsage } from "./ThreadTokenUsage";

/** Payload of `thread/tokenUsage/updated`. */
export type ThreadTokenUsageUpdatedNotification = {
  /** The thread. */
  threadId: string;
  /** The counts. */
  tokenUsage: ThreadTokenUsage;
  /** The turn. */
  turnId: string;
};
