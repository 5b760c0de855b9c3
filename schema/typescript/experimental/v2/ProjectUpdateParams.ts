// Written by `cargo xtask gen`; do not edit.
import type { ProjectRoot } from "./ProjectRoot";

/** Params of `project/update`. What is unset stays as it was. */
export type ProjectUpdateParams = {
  /** The client's own data about it, in place of the old. */
  metadata?: { [key in string]?: string } | null;
  /** Its new name; must not be empty. */
  name?: string | null;
  /** The project. */
  projectId: string;
  /** Its directories, in place of the old. */
  roots?: Array<ProjectRoot> | null;
};
