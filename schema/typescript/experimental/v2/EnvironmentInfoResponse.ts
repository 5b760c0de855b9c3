// Written by `cargo xtask gen`; do not edit.
import type { EnvironmentShellInfo } from "./EnvironmentShellInfo";
import type { PathUri } from "../PathUri";

/** Answer to `environment/info`. */
export type EnvironmentInfoResponse = {
  /** Its working directory, if known. */
  cwd: PathUri | null;
  /** The shell that commands run in. */
  shell: EnvironmentShellInfo;
};
