// Written by `cargo xtask gen`; do not edit.
import type { LegacyAppPathString } from "../LegacyAppPathString";

/** A place where commands are to run. */
export type TurnEnvironmentParams = {
  /** The working directory there. */
  cwd: LegacyAppPathString;
  /** `local`, or the id of an environment. */
  environmentId: string;
  /** The workspace's roots there. The working directory by default. */
  runtimeWorkspaceRoots?: Array<LegacyAppPathString> | null;
};
