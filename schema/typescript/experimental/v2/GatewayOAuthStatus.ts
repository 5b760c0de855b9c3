// Written by `cargo xtask gen`; do not edit.

/** How the login at a provider's gateway stands. */
export type GatewayOAuthStatus =
  /** Nobody is logged in and no login runs. */
  | "notReady"
  /** A login waits for the user. */
  | "started"
  /** The user is logged in. */
  | "succeeded"
  /** The login failed. */
  | "failed";
