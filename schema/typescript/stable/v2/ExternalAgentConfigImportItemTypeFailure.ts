// Written by `cargo xtask gen`; do not edit.
import type { ExternalAgentConfigMigrationItemType } from "./ExternalAgentConfigMigrationItemType";

/** Something that could not be imported. */
export type ExternalAgentConfigImportItemTypeFailure = {
  /** The project's directory; unset for what belongs to the user's home. */
  cwd: string | null;
  /** The kind of error, for programs. */
  errorType: string | null;
  /** At which step it failed. */
  failureStage: string;
  /** What kind of thing it is. */
  itemType: ExternalAgentConfigMigrationItemType;
  /** Why it failed, for people. */
  message: string;
  /** Where it was to be taken from. */
  source: string | null;
  /** The kind of error, finer than `errorType`. */
  subErrorType: string | null;
};
