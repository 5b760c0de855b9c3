// Written by `cargo xtask gen`; do not edit.

/** Params of `account/gatewayOAuth/read`. */
export type GatewayOAuthReadParams = {
  /** The provider that is asked about; the configured one by default. */
  modelProvider?: string | null;
};
