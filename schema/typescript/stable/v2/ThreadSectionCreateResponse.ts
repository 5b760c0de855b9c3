// Written by `cargo xtask gen`; do not edit.
import type { ThreadSection } from "./ThreadSection";

/** Answer to `threadSection/create`. */
export type ThreadSectionCreateResponse = {
  /** The new section. */
  section: ThreadSection;
};
