// Written by `cargo xtask gen`; do not edit.

/** How a marketplace is shown. */
export type MarketplaceInterface = {
  /** Its name for people. */
  displayName: string | null;
};
