// Written by `cargo xtask gen`; do not edit.
import type { ThreadBackgroundTerminal } from "./ThreadBackgroundTerminal";

/** Answer to `thread/backgroundTerminals/list`. */
export type ThreadBackgroundTerminalsListResponse = {
  /** The commands that still run. */
  data: Array<ThreadBackgroundTerminal>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
