// Written by `cargo xtask gen`; do not edit.

/**
 * Answer to `externalAgentConfig/import`. The end is told by
 * `externalAgentConfig/import/completed`.
 */
export type ExternalAgentConfigImportResponse = {
  /** The import's id, as its notifications name it. */
  importId: string;
};
