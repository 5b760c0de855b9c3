// Written by `cargo xtask gen`; do not edit.

/** Params of `marketplace/remove`. */
export type MarketplaceRemoveParams = {
  /** The marketplace to remove. */
  marketplaceName: string;
};
