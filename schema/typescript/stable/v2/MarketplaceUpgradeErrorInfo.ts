// Written by `cargo xtask gen`; do not edit.

/** Why a marketplace was not upgraded. */
export type MarketplaceUpgradeErrorInfo = {
  /** The marketplace. */
  marketplaceName: string;
  /** What went wrong. */
  message: string;
};
