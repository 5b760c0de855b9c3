// Written by `cargo xtask gen`; do not edit.
import type { AppSummary } from "./AppSummary";
import type { PluginAuthPolicy } from "./PluginAuthPolicy";

/** Answer to `plugin/install`. */
export type PluginInstallResponse = {
  /** Its apps that the user has yet to log in to. */
  appsNeedingAuth: Array<AppSummary>;
  /** When the user has to log in to them. */
  authPolicy: PluginAuthPolicy;
};
