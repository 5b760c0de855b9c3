// Written by `cargo xtask gen`; do not edit.
import type { LegacyAppPathString } from "../LegacyAppPathString";

/** A place where a thread's commands run. */
export type ThreadEnvironment = {
  /** The working directory there. */
  cwd: LegacyAppPathString;
  /** `local`, or the id of an environment. */
  environmentId: string;
  /** The workspace's roots there. */
  runtimeWorkspaceRoots: Array<LegacyAppPathString>;
};
