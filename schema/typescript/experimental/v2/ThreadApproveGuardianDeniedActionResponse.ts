// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/approveGuardianDeniedAction`. */
export type ThreadApproveGuardianDeniedActionResponse = Record<string, never>;
