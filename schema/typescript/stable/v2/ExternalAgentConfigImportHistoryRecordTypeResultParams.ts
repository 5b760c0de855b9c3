// Written by `cargo xtask gen`; do not edit.
import type { ExternalAgentConfigImportHistoryRecordSuccessParams } from "./ExternalAgentConfigImportHistoryRecordSuccessParams";
import type { ExternalAgentConfigImportItemTypeFailure } from "./ExternalAgentConfigImportItemTypeFailure";
import type { ExternalAgentConfigMigrationItemType } from "./ExternalAgentConfigMigrationItemType";

/** What became of one kind of thing in an import that the client did itself. */
export type ExternalAgentConfigImportHistoryRecordTypeResultParams = {
  /** Those that could not be imported. */
  failures: Array<ExternalAgentConfigImportItemTypeFailure>;
  /** The kind. */
  itemType: ExternalAgentConfigMigrationItemType;
  /** Those that were imported. */
  successes: Array<ExternalAgentConfigImportHistoryRecordSuccessParams>;
};
