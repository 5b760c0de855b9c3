// Written by `cargo xtask gen`; do not edit.
import type { Project } from "./Project";

/** Answer to `project/list`. */
export type ProjectListResponse = {
  /** The projects. */
  data: Array<Project>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
