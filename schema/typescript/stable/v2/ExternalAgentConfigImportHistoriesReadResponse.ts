// Written by `cargo xtask gen`; do not edit.
import type { ExternalAgentConfigImportHistory } from "./ExternalAgentConfigImportHistory";
import type { ExternalAgentImportedConnectorCandidate } from "./ExternalAgentImportedConnectorCandidate";

/** Answer to `externalAgentConfig/import/readHistories`. */
export type ExternalAgentConfigImportHistoriesReadResponse = {
  /** Connectors that the other agent used, as earlier imports found them. */
  connectors: Array<ExternalAgentImportedConnectorCandidate>;
  /** The imports of the past. */
  data: Array<ExternalAgentConfigImportHistory>;
};
