// Written by `cargo xtask gen`; do not edit.
import type { ConnectorMetadata } from "./ConnectorMetadata";

/** Answer to `app/read`. */
export type AppsReadResponse = {
  /** Those of the apps that were found. */
  apps: Array<ConnectorMetadata>;
  /** The ids that were asked for and not found. */
  missingAppIds: Array<string>;
};
