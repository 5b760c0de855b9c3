// Written by `cargo xtask gen`; do not edit.

/** Where requests must be processed. */
export type ResidencyRequirement = "us";
