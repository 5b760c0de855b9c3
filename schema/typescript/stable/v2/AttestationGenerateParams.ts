// Written by `cargo xtask gen`; do not edit.

/**
 * Params of `attestation/generate`. There are none; only clients with the capability
 * `requestAttestation` are asked.
 */
export type AttestationGenerateParams = Record<string, never>;
