// Written by `cargo xtask gen`; do not edit.
import type { AdditionalFileSystemPermissions } from "./AdditionalFileSystemPermissions";
import type { AdditionalNetworkPermissions } from "./AdditionalNetworkPermissions";

/** What the model asks for beyond its sandbox. */
export type RequestPermissionProfile = {
  /** Access to files; `None` if it asks for none. */
  fileSystem: AdditionalFileSystemPermissions | null;
  /** Access to the network; `None` if it asks for none. */
  network: AdditionalNetworkPermissions | null;
};
