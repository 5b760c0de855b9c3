// Written by `cargo xtask gen`; do not edit.

/** Params of `userVerification/enroll`. Unknown fields are refused. */
export type UserVerificationEnrollParams = Record<string, never>;
