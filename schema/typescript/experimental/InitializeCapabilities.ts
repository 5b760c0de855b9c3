// Written by `cargo xtask gen`; do not edit.
import type { TurnhostCapabilities } from "./TurnhostCapabilities";

/** What a client can do and wants. */
export type InitializeCapabilities = {
  /** Whether it may use experimental methods and fields. No by default. */
  experimentalApi?: boolean;
  /** Whether it logs in to gateways itself. */
  explicitGatewayOauth?: boolean;
  /** Agreements beyond this protocol, by name. */
  extensions?: { [key: string]: unknown } | null;
  /** Whether it can show the provider's own kind of forms for MCP servers. */
  mcpServerOpenaiFormElicitation?: boolean;
  /** Exact names of notifications that it does not want. */
  optOutNotificationMethods?: Array<string> | null;
  /** Whether it can attest to requests. */
  requestAttestation?: boolean;
  /** Whether it can show questions that only a human may answer. */
  requiredHumanApproval?: boolean;
  /** What it understands of Turnhost's own additions. */
  turnhost?: TurnhostCapabilities | null;
};
