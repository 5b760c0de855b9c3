// Written by `cargo xtask gen`; do not edit.
import type { ThreadSection } from "./ThreadSection";

/** Answer to `threadSection/list`. */
export type ThreadSectionListResponse = {
  /** The sections; one named `Pinned` is there from the start. */
  data: Array<ThreadSection>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
