// Written by `cargo xtask gen`; do not edit.
import type { ExternalAgentDetectedConnectorSource } from "./ExternalAgentDetectedConnectorSource";

/** A connector that another agent was seen to use. */
export type ExternalAgentDetectedConnectorCandidate = {
  /** Its name. */
  name: string;
  /** In how many sessions it was used. */
  sessionCount: number;
  /** How it was found. */
  source: ExternalAgentDetectedConnectorSource;
};
