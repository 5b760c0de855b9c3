// Written by `cargo xtask gen`; do not edit.
import type { ExternalAgentImportedConnectorSource } from "./ExternalAgentImportedConnectorSource";

/** A connector that another agent used, as an import found it. */
export type ExternalAgentImportedConnectorCandidate = {
  /** Its name. */
  name: string;
  /** In how many sessions it was used. */
  sessionCount: number;
  /** How it was found. */
  source: ExternalAgentImportedConnectorSource;
};
