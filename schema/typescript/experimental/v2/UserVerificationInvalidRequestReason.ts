// Written by `cargo xtask gen`; do not edit.

/** What was wrong with a request for user verification. */
export type UserVerificationInvalidRequestReason = "invalidParams";
