// Written by `cargo xtask gen`; do not edit.
import type { ChatgptAuthTokensRefreshReason } from "./ChatgptAuthTokensRefreshReason";

/**
 * Params of `account/chatgptAuthTokens/refresh`: the client that logged in with tokens of its own
 * is asked for fresh ones.
 */
export type ChatgptAuthTokensRefreshParams = {
  /** The account that the old token belonged to, if known. */
  previousAccountId: string | null;
  /** Why a new token is needed. */
  reason: ChatgptAuthTokensRefreshReason;
};
