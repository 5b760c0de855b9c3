// Written by `cargo xtask gen`; do not edit.

/** Answer to `remoteControl/client/revoke`. */
export type RemoteControlClientsRevokeResponse = Record<string, never>;
