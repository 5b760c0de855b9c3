// Written by `cargo xtask gen`; do not edit.
import type { AdditionalFileSystemPermissions } from "./AdditionalFileSystemPermissions";
import type { AdditionalNetworkPermissions } from "./AdditionalNetworkPermissions";

/** What a command asks for beyond its sandbox. */
export type AdditionalPermissionProfile = {
  /** Files. */
  fileSystem: AdditionalFileSystemPermissions | null;
  /** The network. */
  network: AdditionalNetworkPermissions | null;
};
