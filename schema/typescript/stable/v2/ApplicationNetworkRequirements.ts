// Written by `cargo xtask gen`; do not edit.
import type { NetworkDomainPermission } from "./NetworkDomainPermission";

/** What the administrator demands of the desktop app's own network access. */
export type ApplicationNetworkRequirements = {
  /** Whether it may reach a domain, by domain. */
  domains: { [key in string]?: NetworkDomainPermission };
  /** Whether these rules are enforced. */
  enabled: boolean;
};
