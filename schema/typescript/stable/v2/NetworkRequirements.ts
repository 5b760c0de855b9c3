// Written by `cargo xtask gen`; do not edit.
import type { NetworkDomainPermission } from "./NetworkDomainPermission";
import type { NetworkUnixSocketPermission } from "./NetworkUnixSocketPermission";

/**
 * What the administrator demands of the network access of commands, which goes through a proxy of
 * the server.
 */
export type NetworkRequirements = {
  /** Whether commands may listen on, and reach, addresses of the machine itself. */
  allowLocalBinding: boolean | null;
  /** Paths of the Unix sockets that may be reached, as a list. */
  allowUnixSockets: Array<string> | null;
  /** Whether the proxy may itself use another proxy. */
  allowUpstreamProxy: boolean | null;
  /** The domains that may be reached, as a list. */
  allowedDomains: Array<string> | null;
  /** Whether every Unix socket may be reached. */
  dangerouslyAllowAllUnixSockets: boolean | null;
  /** Whether the proxy may listen on addresses that other machines can reach. */
  dangerouslyAllowNonLoopbackProxy: boolean | null;
  /** The domains that may not be reached, as a list. */
  deniedDomains: Array<string> | null;
  /** Whether a domain may be reached, by domain. */
  domains: { [key in string]?: NetworkDomainPermission } | null;
  /** Whether commands have network access by the proxy. */
  enabled: boolean | null;
  /** The port of the HTTP proxy. */
  httpPort: number | null;
  /** Whether only the administrator's domains may be reached, whatever the user allows. */
  managedAllowedDomainsOnly: boolean | null;
  /** The domains that are asked about before they are reached. */
  reviewDomains: Array<string> | null;
  /** The port of the SOCKS proxy. */
  socksPort: number | null;
  /** Whether a Unix socket may be reached, by path. */
  unixSockets: { [key in string]?: NetworkUnixSocketPermission } | null;
};
