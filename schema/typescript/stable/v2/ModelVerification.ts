// Written by `cargo xtask gen`; do not edit.

/** A kind of verification that a provider wants. */
export type ModelVerification = "trustedAccessForCyber";
