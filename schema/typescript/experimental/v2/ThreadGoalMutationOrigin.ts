// Written by `cargo xtask gen`; do not edit.

/** On whose behalf a client changes a goal. */
export type ThreadGoalMutationOrigin =
  /** The user's. */
  | "user"
  /** Nobody's: the client does it by itself. */
  | "automatic";
