// Written by `cargo xtask gen`; do not edit.

/** Answer to `attestation/generate`. */
export type AttestationGenerateResponse = {
  /** The client's proof of what it is, opaque to the server. */
  token: string;
};
