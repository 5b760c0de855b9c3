// Written by `cargo xtask gen`; do not edit.

/** At what a user verification failed. */
export type UserVerificationFailureReason =
  /** The user was not recognised. */
  | "authenticationFailed"
  /** The user did not answer in time. */
  | "timeout"
  /** What checks the user failed. */
  | "providerError"
  /** The service behind it failed. */
  | "serviceError";
