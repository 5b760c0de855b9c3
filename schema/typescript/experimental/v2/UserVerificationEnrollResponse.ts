// Written by `cargo xtask gen`; do not edit.

/** Answer to `userVerification/enroll`. */
export type UserVerificationEnrollResponse = {
  /** The algorithm of the credential's key, if told. */
  algorithm: string | null;
  /** The credential's id. */
  credentialId: string;
  /** The credential's public key, if told. */
  publicKey: string | null;
};
