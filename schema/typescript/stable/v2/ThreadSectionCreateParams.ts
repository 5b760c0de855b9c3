// Written by `cargo xtask gen`; do not edit.
import type { ThreadSectionAppearance } from "./ThreadSectionAppearance";

/** Params of `threadSection/create`. */
export type ThreadSectionCreateParams = {
  /** How it looks. No look of its own by default. */
  appearance?: ThreadSectionAppearance | null;
  /** Its name; must not be empty, need not be unique. */
  name: string;
};
