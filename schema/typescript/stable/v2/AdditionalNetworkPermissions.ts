// Written by `cargo xtask gen`; do not edit.

/** Network access that is asked for. */
export type AdditionalNetworkPermissions = {
  /** Whether all of the network. */
  enabled: boolean | null;
};
