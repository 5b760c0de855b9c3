// Written by `cargo xtask gen`; do not edit.
import type { AdditionalFileSystemPermissions } from "./AdditionalFileSystemPermissions";
import type { AdditionalNetworkPermissions } from "./AdditionalNetworkPermissions";

/** The part of what was asked for that the user grants; what is left out is refused. */
export type GrantedPermissionProfile = {
  /** Access to files. None if unset. */
  fileSystem?: AdditionalFileSystemPermissions | null;
  /** Access to the network. None if unset. */
  network?: AdditionalNetworkPermissions | null;
};
