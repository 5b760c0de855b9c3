// Written by `cargo xtask gen`; do not edit.
import type { Thread } from "./Thread";

/** Answer to `thread/metadata/update`. */
export type ThreadMetadataUpdateResponse = {
  /** The thread as it is now, without turns. */
  thread: Thread;
};
