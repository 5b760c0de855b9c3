// Written by `cargo xtask gen`; do not edit.
import type { ExternalAgentConfigImportTypeResult } from "./ExternalAgentConfigImportTypeResult";

/** Payload of `externalAgentConfig/import/progress`, sent while an import goes on. */
export type ExternalAgentConfigImportProgressNotification = {
  /** The import. */
  importId: string;
  /** What became of it so far, by kind of thing. */
  itemTypeResults: Array<ExternalAgentConfigImportTypeResult>;
};
