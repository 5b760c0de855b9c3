// Written by `cargo xtask gen`; do not edit.
import type { ExternalAgentConfigImportItemTypeFailure } from "./ExternalAgentConfigImportItemTypeFailure";
import type { ExternalAgentConfigImportItemTypeSuccess } from "./ExternalAgentConfigImportItemTypeSuccess";
import type { ExternalAgentConfigMigrationItemType } from "./ExternalAgentConfigMigrationItemType";

/** What became of one kind of thing in an import. */
export type ExternalAgentConfigImportTypeResult = {
  /** Those that could not be imported. */
  failures: Array<ExternalAgentConfigImportItemTypeFailure>;
  /** The kind. */
  itemType: ExternalAgentConfigMigrationItemType;
  /** Those that were imported. */
  successes: Array<ExternalAgentConfigImportItemTypeSuccess>;
};
