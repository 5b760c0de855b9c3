// Written by `cargo xtask gen`; do not edit.
import type { ThreadMemoryMode } from "../ThreadMemoryMode";

/** Params of `thread/memoryMode/set`. */
export type ThreadMemoryModeSetParams = {
  /** Whether the thread is to be remembered in later ones. */
  mode: ThreadMemoryMode;
  /** The thread. */
  threadId: string;
};
