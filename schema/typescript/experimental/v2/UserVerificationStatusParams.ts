// Written by `cargo xtask gen`; do not edit.

/** Params of `userVerification/status`. Unknown fields are refused. */
export type UserVerificationStatusParams = Record<string, never>;
