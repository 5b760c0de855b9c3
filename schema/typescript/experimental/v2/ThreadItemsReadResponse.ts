// Written by `cargo xtask gen`; do not edit.
import type { ThreadItemEntry } from "./ThreadItemEntry";

/** Answer to `thread/items/read`. */
export type ThreadItemsReadResponse = {
  /** The items; those that are not known are left out. */
  data: Array<ThreadItemEntry>;
};
