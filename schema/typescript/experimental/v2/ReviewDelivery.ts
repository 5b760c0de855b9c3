// Written by `cargo xtask gen`; do not edit.

/** Where a review takes place. */
export type ReviewDelivery = "inline";
