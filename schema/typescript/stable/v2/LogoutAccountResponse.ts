// Written by `cargo xtask gen`; do not edit.

/** Answer to `account/logout`. */
export type LogoutAccountResponse = Record<string, never>;
