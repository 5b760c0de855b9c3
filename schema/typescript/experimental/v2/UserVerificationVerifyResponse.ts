// Written by `cargo xtask gen`; do not edit.
import type { UserVerificationProof } from "./UserVerificationProof";

/** Answer to `userVerification/verify`. */
export type UserVerificationVerifyResponse = {
  /** The proof. */
  proof: UserVerificationProof;
};
