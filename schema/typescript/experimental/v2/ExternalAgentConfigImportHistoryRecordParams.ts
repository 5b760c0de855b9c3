// Written by `cargo xtask gen`; do not edit.
import type { ExternalAgentConfigImportHistoryRecordTypeResultParams } from "./ExternalAgentConfigImportHistoryRecordTypeResultParams";

/** Params of `externalAgentConfig/import/recordHistory`: the client did an import itself. */
export type ExternalAgentConfigImportHistoryRecordParams = {
  /** What became of it, by kind of thing. */
  itemTypeResults: Array<ExternalAgentConfigImportHistoryRecordTypeResultParams>;
  /** Whose things were imported, as the client names it. */
  providerId: string;
};
