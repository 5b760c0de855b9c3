// Written by `cargo xtask gen`; do not edit.
import type { UserVerificationBiometricType } from "./UserVerificationBiometricType";
import type { UserVerificationProof } from "./UserVerificationProof";

/** Answer to `userVerification/verify`. */
export type UserVerificationVerifyResponse = {
  /** The kind of biometric check that was made; `None` if it is not known. */
  biometricType: UserVerificationBiometricType | null;
  /** The proof. */
  proof: UserVerificationProof;
};
