// Written by `cargo xtask gen`; do not edit.
import type { Project } from "./Project";

/** Answer to `project/import`. */
export type ProjectImportResponse = {
  /** The project. */
  project: Project;
};
