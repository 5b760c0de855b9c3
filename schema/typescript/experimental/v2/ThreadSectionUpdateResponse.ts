// Written by `cargo xtask gen`; do not edit.
import type { ThreadSection } from "./ThreadSection";

/** Answer to `threadSection/update`. */
export type ThreadSectionUpdateResponse = {
  /** The section as it is now. */
  section: ThreadSection;
};
