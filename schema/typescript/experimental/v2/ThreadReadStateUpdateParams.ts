// Written by `cargo xtask gen`; do not edit.
import type { ThreadReadStateOperation } from "./ThreadReadStateOperation";

/** Params of `thread/readState/update`. */
export type ThreadReadStateUpdateParams = {
  /**
   * The revision that the client has seen; if it is no longer the current one, nothing is
   * changed and the error tells the current state.
   */
  expectedRevision: string;
  /** What to do. */
  operation: ThreadReadStateOperation;
  /** The thread. */
  threadId: string;
};
