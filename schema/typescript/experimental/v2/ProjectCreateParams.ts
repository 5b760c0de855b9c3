// Written by `cargo xtask gen`; do not edit.
import type { ProjectRoot } from "./ProjectRoot";

/** Params of `project/create`. The new project goes to the end of the list. */
export type ProjectCreateParams = {
  /**
   * The client's key for this request; a second one with the same key answers the same project
   * and creates nothing.
   */
  idempotencyKey: string;
  /** The client's own data about it, by key. None by default. */
  metadata?: { [key in string]?: string } | null;
  /** Its name; must not be empty. */
  name: string;
  /** Its directories; may be empty. */
  roots: Array<ProjectRoot>;
};
