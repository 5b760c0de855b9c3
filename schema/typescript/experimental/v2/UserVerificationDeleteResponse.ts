// Written by `cargo xtask gen`; do not edit.

/** Answer to `userVerification/delete`. */
export type UserVerificationDeleteResponse = Record<string, never>;
