// Written by `cargo xtask gen`; do not edit.
import type { InstalledApp } from "./InstalledApp";

/** Answer to `app/installed`. */
export type AppsInstalledResponse = {
  /** The apps that are connected. */
  apps: Array<InstalledApp>;
};
