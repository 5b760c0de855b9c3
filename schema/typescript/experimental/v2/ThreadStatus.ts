// Written by `cargo xtask gen`; do not edit.
import type { ThreadActiveFlag } from "./ThreadActiveFlag";

/** What a thread does. */
export type ThreadStatus =
  /** It is stored and not in memory. */
  | {
    type: "notLoaded";
  }
  /** It waits for a turn. */
  | {
    type: "idle";
  }
  /** It cannot go on. */
  | {
    type: "systemError";
  }
  /** A turn runs. */
  | {
    /** What the turn waits for; empty while it works. */
    activeFlags: Array<ThreadActiveFlag>;
    type: "active";
  };
