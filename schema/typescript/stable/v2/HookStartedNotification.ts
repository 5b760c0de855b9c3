// Written by `cargo xtask gen`; do not edit.
import type { HookRunSummary } from "./HookRunSummary";

/** Payload of `hook/started`: sent when a hook begins to run. */
export type HookStartedNotification = {
  /** The run as it begins. */
  run: HookRunSummary;
  /** The thread. */
  threadId: string;
  /** The turn; `None` if the hook runs outside one. */
  turnId: string | null;
};
