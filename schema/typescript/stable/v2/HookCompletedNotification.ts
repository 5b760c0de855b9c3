// Written by `cargo xtask gen`; do not edit.
import type { HookRunSummary } from "./HookRunSummary";

/** Payload of `hook/completed`: sent when a hook's run ended, however it did. */
export type HookCompletedNotification = {
  /** The run with its outcome. */
  run: HookRunSummary;
  /** The thread. */
  threadId: string;
  /** The turn; `None` if the hook ran outside one. */
  turnId: string | null;
};
