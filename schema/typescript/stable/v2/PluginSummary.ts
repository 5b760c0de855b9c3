// Written by `cargo xtask gen`; do not edit.
import type { PluginAuthPolicy } from "./PluginAuthPolicy";
import type { PluginAvailability } from "./PluginAvailability";
import type { PluginDisabledReason } from "./PluginDisabledReason";
import type { PluginInstallPolicy } from "./PluginInstallPolicy";
import type { PluginInstallPolicySource } from "./PluginInstallPolicySource";
import type { PluginInterface } from "./PluginInterface";
import type { PluginShareContext } from "./PluginShareContext";
import type { PluginSource } from "./PluginSource";

/** What lists tell about a plugin. */
export type PluginSummary = {
  /** When the user has to log in to its apps. */
  authPolicy: PluginAuthPolicy;
  /** Whether it can be had. `AVAILABLE` by default. */
  availability: PluginAvailability;
  /** Why it cannot be used; `None` if nothing keeps it from being used. */
  disabledReason: PluginDisabledReason | null;
  /** The plans that include it; `None` if that is not told. */
  eligiblePlanTypes: Array<string> | null;
  /** Whether it is switched on. */
  enabled: boolean;
  /** Its id, by which it is configured and uninstalled. */
  id: string;
  /** Whether it may be installed. */
  installPolicy: PluginInstallPolicy;
  /** What decided whether it may be installed, if that is told. */
  installPolicySource: PluginInstallPolicySource | null;
  /** Whether it is installed. */
  installed: boolean;
  /**
   * When it was installed, in seconds since the Unix epoch; `None` if it is not or that is not
   * known.
   */
  installedAt: number | null;
  /** How it is shown; `None` if it does not say. */
  interface: PluginInterface | null;
  /** Words to find it by. None by default. */
  keywords: Array<string>;
  /** The version that is installed; `None` if it is not or that is not known. */
  localVersion: string | null;
  /** Whether the user must be shown a page before it is installed; `None` if that is not told. */
  mustShowInstallationInterstitial: boolean | null;
  /** Its name in its marketplace. */
  name: string;
  /** Its id in the cloud; `None` if it is not there. */
  remotePluginId: string | null;
  /** How it is shared; `None` if it is not. */
  shareContext: PluginShareContext | null;
  /** Where its files come from. */
  source: PluginSource;
  /** The version on offer, if told. */
  version: string | null;
};
