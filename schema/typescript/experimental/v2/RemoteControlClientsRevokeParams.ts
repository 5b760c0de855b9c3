// Written by `cargo xtask gen`; do not edit.

/** Params of `remoteControl/client/revoke`. */
export type RemoteControlClientsRevokeParams = {
  /** The client to turn away; must not be empty. */
  clientId: string;
  /** The machine as the relay knows it. */
  environmentId: string;
};
