// Written by `cargo xtask gen`; do not edit.
import type { UserVerificationCancellationReason } from "./UserVerificationCancellationReason";
import type { UserVerificationFailureReason } from "./UserVerificationFailureReason";
import type { UserVerificationInvalidRequestReason } from "./UserVerificationInvalidRequestReason";
import type { UserVerificationUnavailableReason } from "./UserVerificationUnavailableReason";

/** Why a user verification came to nothing. */
export type UserVerificationErrorDetails =
  /** The request was wrong. */
  | {
    /** What was wrong with it. */
    reason: UserVerificationInvalidRequestReason;
    type: "invalidRequest";
  }
  /** The user cannot be verified here. */
  | {
    /** Why not. */
    reason: UserVerificationUnavailableReason;
    type: "unavailable";
  }
  /** It was cancelled. */
  | {
    /** Why. */
    reason: UserVerificationCancellationReason;
    type: "cancelled";
  }
  /** It was tried and failed. */
  | {
    /** At what. */
    reason: UserVerificationFailureReason;
    type: "failed";
  };
