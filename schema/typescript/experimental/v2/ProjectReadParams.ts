// Written by `cargo xtask gen`; do not edit.

/** Params of `project/read`. */
export type ProjectReadParams = {
  /** The project. */
  projectId: string;
};
