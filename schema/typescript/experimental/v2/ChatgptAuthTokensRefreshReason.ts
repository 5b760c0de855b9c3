// Written by `cargo xtask gen`; do not edit.

/** Why the server needs a new token. */
export type ChatgptAuthTokensRefreshReason = "unauthorized";
