// Written by `cargo xtask gen`; do not edit.

/** Why a user verification was cancelled. */
export type UserVerificationCancellationReason =
  /** The user cancelled it. */
  | "userCancelled"
  /** It was interrupted. */
  | "interrupted";
