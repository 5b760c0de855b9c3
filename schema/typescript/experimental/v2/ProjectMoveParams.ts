// Written by `cargo xtask gen`; do not edit.

/** Params of `project/move`. */
export type ProjectMoveParams = {
  /** The project to put it before; at the end if unset. */
  beforeProjectId?: string | null;
  /** The project to move. */
  projectId: string;
};
