// Written by `cargo xtask gen`; do not edit.

/** Why a user cannot be verified. */
export type UserVerificationUnavailableReason =
  /** There is no credential on this machine. */
  | "credentialMissing"
  /** The machine cannot check who the user is, such as by a fingerprint. */
  | "biometricsUnavailable"
  /** What would check it cannot be reached. */
  | "providerUnavailable";
