// Written by `cargo xtask gen`; do not edit.
import type { ExternalAgentConfigImportItemTypeFailure } from "./ExternalAgentConfigImportItemTypeFailure";
import type { ExternalAgentConfigImportItemTypeSuccess } from "./ExternalAgentConfigImportItemTypeSuccess";

/** An import of the past. */
export type ExternalAgentConfigImportHistory = {
  /** When it was done, in milliseconds since the Unix epoch. */
  completedAtMs: number;
  /** What could not be imported. */
  failures: Array<ExternalAgentConfigImportItemTypeFailure>;
  /** Its id. */
  importId: string;
  /** Whose things were imported, as the client named it, if it did. */
  providerId: string | null;
  /** What was imported. */
  successes: Array<ExternalAgentConfigImportItemTypeSuccess>;
};
