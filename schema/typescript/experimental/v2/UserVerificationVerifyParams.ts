// Written by `cargo xtask gen`; do not edit.

/** Params of `userVerification/verify`. Unknown fields are refused. */
export type UserVerificationVerifyParams = {
  /** What the credential has to sign. */
  challenge: string;
  /** What the user is asked to agree to, for the dialogue. */
  description: string;
  /** The dialogue's title. */
  title: string;
};
