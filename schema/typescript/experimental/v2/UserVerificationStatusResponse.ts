// Written by `cargo xtask gen`; do not edit.
import type { UserVerificationUnavailableReason } from "./UserVerificationUnavailableReason";

/** Answer to `userVerification/status`. */
export type UserVerificationStatusResponse = {
  /** The credential on this machine; `None` if there is none. */
  credentialId: string | null;
  /** Why the user cannot be verified, in words; goes with `unavailableReason`. */
  unavailableMessage: string | null;
  /** Why the user cannot be verified; `None` if that is possible. */
  unavailableReason: UserVerificationUnavailableReason | null;
};
