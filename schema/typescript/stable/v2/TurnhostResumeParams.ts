// Written by `cargo xtask gen`; do not edit.

/** What a client that was here before knows of a thread. */
export type TurnhostResumeParams = {
  /** The `seq` of the last notification seen; what came after it is wanted. */
  afterSeq?: number | null;
};
