// Written by `cargo xtask gen`; do not edit.
import type { MemoryCitationEntry } from "./MemoryCitationEntry";

/** Memories that a message rests on. */
export type MemoryCitation = {
  /** The places. */
  entries: Array<MemoryCitationEntry>;
  /** The threads that they were learned in. */
  threadIds: Array<string>;
};
