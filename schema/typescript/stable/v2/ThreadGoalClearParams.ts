// Written by `cargo xtask gen`; do not edit.
import type { ThreadGoalMutationOrigin } from "./ThreadGoalMutationOrigin";

/** Params of `thread/goal/clear`. */
export type ThreadGoalClearParams = {
  /** On whose behalf it is taken away. */
  origin?: ThreadGoalMutationOrigin | null;
  /** The thread. */
  threadId: string;
};
