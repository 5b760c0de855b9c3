// Written by `cargo xtask gen`; do not edit.
import type { Project } from "./Project";

/** Answer to `project/update`. */
export type ProjectUpdateResponse = {
  /** The project as it is now. */
  project: Project;
};
