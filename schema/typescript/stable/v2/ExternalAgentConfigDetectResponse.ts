// Written by `cargo xtask gen`; do not edit.
import type { ExternalAgentConfigMigrationItem } from "./ExternalAgentConfigMigrationItem";
import type { ExternalAgentDetectedConnectorCandidate } from "./ExternalAgentDetectedConnectorCandidate";

/** Answer to `externalAgentConfig/detect`. */
export type ExternalAgentConfigDetectResponse = {
  /** Connectors that the other agent was seen to use. None if left out. */
  connectors: Array<ExternalAgentDetectedConnectorCandidate>;
  /** What can be imported, for `externalAgentConfig/import`. */
  items: Array<ExternalAgentConfigMigrationItem>;
};
