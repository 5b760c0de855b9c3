// Written by `cargo xtask gen`; do not edit.

/** Params of `marketplace/upgrade`. */
export type MarketplaceUpgradeParams = {
  /** The only marketplace to upgrade. All if unset. */
  marketplaceName?: string | null;
};
