// Written by `cargo xtask gen`; do not edit.

/** Answer to `userVerification/cancel`. */
export type UserVerificationCancelResponse = Record<string, never>;
