// Written by `cargo xtask gen`; do not edit.

/** Params of `userVerification/delete`. Unknown fields are refused. */
export type UserVerificationDeleteParams = Record<string, never>;
