// Written by `cargo xtask gen`; do not edit.

/** Proof that the user was there and agreed. */
export type UserVerificationProof = {
  /** The credential that signed. */
  credentialId: string;
  /** Its signature of the challenge. */
  signature: string;
};
