// Written by `cargo xtask gen`; do not edit.

/** Params of `project/delete`. */
export type ProjectDeleteParams = {
  /** The project. */
  projectId: string;
};
