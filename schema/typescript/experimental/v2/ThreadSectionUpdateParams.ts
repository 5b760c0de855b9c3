// Written by `cargo xtask gen`; do not edit.
import type { ThreadSectionAppearance } from "./ThreadSectionAppearance";

/** Params of `threadSection/update`. */
export type ThreadSectionUpdateParams = {
  /** How it is to look. */
  appearance?: ThreadSectionAppearance | null;
  /** Its new name; must not be empty, need not be unique. */
  name: string;
  /** The section. */
  sectionId: string;
};
