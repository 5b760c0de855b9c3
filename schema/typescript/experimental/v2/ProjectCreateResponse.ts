// Written by `cargo xtask gen`; do not edit.
import type { Project } from "./Project";

/** Answer to `project/create`. */
export type ProjectCreateResponse = {
  /** The project, new or found by its key. */
  project: Project;
};
