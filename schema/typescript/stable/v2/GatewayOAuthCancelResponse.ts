// Written by `cargo xtask gen`; do not edit.

/** Answer to `account/gatewayOAuth/cancel`. */
export type GatewayOAuthCancelResponse = Record<string, never>;
