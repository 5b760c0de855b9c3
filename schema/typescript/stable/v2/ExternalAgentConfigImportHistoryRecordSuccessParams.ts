// Written by `cargo xtask gen`; do not edit.
import type { ExternalAgentConfigMigrationItemType } from "./ExternalAgentConfigMigrationItemType";

/** Something that the client imported itself. */
export type ExternalAgentConfigImportHistoryRecordSuccessParams = {
  /** The project's directory; unset for what belongs to the user's home. */
  cwd?: string | null;
  /** What kind of thing it is. */
  itemType: ExternalAgentConfigMigrationItemType;
  /** Where it was taken from. */
  source?: string | null;
  /** Where it was put. */
  target?: string | null;
  /** Its title for people, if it has one. */
  title?: string | null;
};
