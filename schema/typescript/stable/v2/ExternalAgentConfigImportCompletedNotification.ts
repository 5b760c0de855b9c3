// Written by `cargo xtask gen`; do not edit.
import type { ExternalAgentConfigImportTypeResult } from "./ExternalAgentConfigImportTypeResult";

/**
 * Payload of `externalAgentConfig/import/completed`, sent once when an import has done all it
 * could.
 */
export type ExternalAgentConfigImportCompletedNotification = {
  /** The import. */
  importId: string;
  /** What became of it, by kind of thing. */
  itemTypeResults: Array<ExternalAgentConfigImportTypeResult>;
};
