// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "./serde_json/JsonValue";
import type { TurnhostCapabilities } from "./v2/TurnhostCapabilities";

/** What a client can do and wants. */
export type InitializeCapabilities = {
  /** Whether it may use experimental methods and fields. No by default. */
  experimentalApi: boolean;
  /** Whether it logs in to gateways itself. */
  explicitGatewayOauth?: boolean;
  /** Agreements beyond this protocol, by name. */
  extensions?: { [key in string]?: JsonValue } | null;
  /** Whether it can show the provider's own kind of forms for MCP servers. */
  mcpServerOpenaiFormElicitation?: boolean;
  /** Exact names of notifications that it does not want. */
  optOutNotificationMethods?: Array<string> | null;
  /** Whether it can attest to requests. */
  requestAttestation: boolean;
  /** Whether it can show questions that only a human may answer. */
  requiredHumanApproval?: boolean;
  /** What it understands of Turnhost's own additions. */
  turnhost?: TurnhostCapabilities | null;
};
