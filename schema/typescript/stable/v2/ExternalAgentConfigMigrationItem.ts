// Written by `cargo xtask gen`; do not edit.
import type { ExternalAgentConfigMigrationItemType } from "./ExternalAgentConfigMigrationItemType";
import type { MigrationDetails } from "./MigrationDetails";

/** Something of another agent that can be imported. */
export type ExternalAgentConfigMigrationItem = {
  /** The project's directory; unset for what belongs to the user's home. */
  cwd: string | null;
  /** What it is, for people. */
  description: string;
  /** Its parts, if it has any. */
  details: MigrationDetails | null;
  /** What kind of thing it is. */
  itemType: ExternalAgentConfigMigrationItemType;
};
