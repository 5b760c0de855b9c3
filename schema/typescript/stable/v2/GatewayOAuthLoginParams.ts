// Written by `cargo xtask gen`; do not edit.

/** Params of `account/gatewayOAuth/login`. */
export type GatewayOAuthLoginParams = {
  /**
   * Whether the user types a code on another device instead of logging in with a browser here.
   * No by default.
   */
  deviceAuth?: boolean;
  /** The provider to log in at; the configured one by default. */
  modelProvider?: string | null;
};
