// Written by `cargo xtask gen`; do not edit.

/** Where a thread's notifications go on for whoever resumed it. */
export type TurnhostResumeResponse = {
  /**
   * Whether what came after `afterSeq` follows this answer. If not, the
   * client takes the thread from the answer or reads it.
   */
  replayed: boolean;
  /** The number of the last notification that the thread as answered includes. */
  seq: number;
};
