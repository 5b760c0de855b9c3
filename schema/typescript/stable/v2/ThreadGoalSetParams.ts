// Written by `cargo xtask gen`; do not edit.
import type { ThreadGoalMutationOrigin } from "./ThreadGoalMutationOrigin";
import type { ThreadGoalStatus } from "./ThreadGoalStatus";

/**
 * Params of `thread/goal/set`. What is unset stays as it was; without a goal, `objective` makes
 * one.
 */
export type ThreadGoalSetParams = {
  /** What is to be reached, in words; must not be empty. */
  objective?: string | null;
  /** On whose behalf it is set. */
  origin?: ThreadGoalMutationOrigin | null;
  /** How it is to stand; `active` makes an idle thread start working. */
  status?: ThreadGoalStatus | null;
  /** The thread. */
  threadId: string;
  /** Tokens it may use; must be positive. */
  tokenBudget?: number | null;
};
