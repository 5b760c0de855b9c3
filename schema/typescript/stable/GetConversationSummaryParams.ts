// Written by `cargo xtask gen`; do not edit.

/** Params of `getConversationSummary`: the thread, by its file or its id. */
export type GetConversationSummaryParams =
  /** By its file. */
  | {
    /** The file, as the thread's `path` names it. */
    rolloutPath: string;
  }
  /** By its id. */
  | {
    /** The thread's id. */
    conversationId: string;
  };
