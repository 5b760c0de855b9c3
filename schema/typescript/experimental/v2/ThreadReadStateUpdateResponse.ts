// Written by `cargo xtask gen`; do not edit.
import type { ThreadReadState } from "./ThreadReadState";

/** Answer to `thread/readState/update`. */
export type ThreadReadStateUpdateResponse = {
  /** What is unread now, with a new revision. */
  readState: ThreadReadState;
};
