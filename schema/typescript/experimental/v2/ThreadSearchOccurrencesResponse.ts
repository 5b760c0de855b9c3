// Written by `cargo xtask gen`; do not edit.
import type { ThreadSearchOccurrence } from "./ThreadSearchOccurrence";

/** Answer to `thread/searchOccurrences`. */
export type ThreadSearchOccurrencesResponse = {
  /** The messages found, each once. */
  data: Array<ThreadSearchOccurrence>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
