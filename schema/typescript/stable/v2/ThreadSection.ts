// Written by `cargo xtask gen`; do not edit.
import type { ThreadSectionAppearance } from "./ThreadSectionAppearance";

/** A section that threads are filed under. */
export type ThreadSection = {
  /** How it looks. */
  appearance: ThreadSectionAppearance | null;
  /** Its id. */
  id: string;
  /** Its name. */
  name: string;
};
