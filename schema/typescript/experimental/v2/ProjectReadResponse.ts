// Written by `cargo xtask gen`; do not edit.
import type { Project } from "./Project";

/** Answer to `project/read`. */
export type ProjectReadResponse = {
  /** The project. */
  project: Project;
};
