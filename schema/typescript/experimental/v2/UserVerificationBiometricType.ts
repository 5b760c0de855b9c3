// Written by `cargo xtask gen`; do not edit.

/** A kind of biometric check. */
export type UserVerificationBiometricType = "fingerprint";
