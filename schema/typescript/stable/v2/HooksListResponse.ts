// Written by `cargo xtask gen`; do not edit.
import type { HooksListEntry } from "./HooksListEntry";

/** Answer to `hooks/list`. */
export type HooksListResponse = {
  /** An entry for each directory. */
  data: Array<HooksListEntry>;
};
