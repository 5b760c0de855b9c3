// Written by `cargo xtask gen`; do not edit.
import type { ApplicationNetworkRequirements } from "./ApplicationNetworkRequirements";
import type { ApplicationStorageRequirements } from "./ApplicationStorageRequirements";

/** What the administrator demands of the desktop app. */
export type ApplicationRequirements = {
  /** Of its network access. */
  network: ApplicationNetworkRequirements | null;
  /** Of where it keeps things. */
  storage: ApplicationStorageRequirements | null;
};
