// Written by `cargo xtask gen`; do not edit.
import type { LegacyAppPathString } from "../LegacyAppPathString";

/** Where the desktop app must keep things. */
export type ApplicationStorageRequirements = {
  /** The directory in which new projects are made. */
  defaultProjectParent: LegacyAppPathString | null;
  /** The directory for work that belongs to no project. */
  projectlessWorkspaceRoot: LegacyAppPathString | null;
};
