// Written by `cargo xtask gen`; do not edit.

/** Answer to `account/chatgptAuthTokens/refresh`. */
export type ChatgptAuthTokensRefreshResponse = {
  /** The new access token, a JWT. */
  accessToken: string;
  /** The account it belongs to. */
  chatgptAccountId: string;
  /** The account's plan, if the client knows it. */
  chatgptPlanType?: string | null;
};
