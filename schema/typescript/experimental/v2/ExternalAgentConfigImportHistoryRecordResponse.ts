// Written by `cargo xtask gen`; do not edit.

/** Answer to `externalAgentConfig/import/recordHistory`. */
export type ExternalAgentConfigImportHistoryRecordResponse = {
  /** The id it was written down with. */
  importId: string;
};
