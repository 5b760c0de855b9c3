// Written by `cargo xtask gen`; do not edit.

/** Answer to `account/gcp/setup`. */
export type GcpSetupResponse = Record<string, never>;
