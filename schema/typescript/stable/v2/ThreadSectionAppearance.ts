// Written by `cargo xtask gen`; do not edit.

/** How a section looks. */
export type ThreadSectionAppearance = {
  /** Its colour. */
  color: string | null;
  /** Its icon. */
  icon: string | null;
};
