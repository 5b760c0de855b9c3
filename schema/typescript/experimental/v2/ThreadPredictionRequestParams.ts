// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/prediction/request`. */
export type ThreadPredictionRequestParams = {
  /** The turn after which the user's next words are to be predicted. */
  sourceTurnId: string;
  /** The thread. */
  threadId: string;
};
