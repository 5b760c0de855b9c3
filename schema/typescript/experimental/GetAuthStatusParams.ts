// Written by `cargo xtask gen`; do not edit.

/** Params of `getAuthStatus`. */
export type GetAuthStatusParams = {
  /** Whether to answer the token too. No if unset. */
  includeToken?: boolean | null;
  /** Whether to renew the token first. No if unset. */
  refreshToken?: boolean | null;
};
