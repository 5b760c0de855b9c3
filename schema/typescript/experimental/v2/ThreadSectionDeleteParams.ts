// Written by `cargo xtask gen`; do not edit.

/** Params of `threadSection/delete`. */
export type ThreadSectionDeleteParams = {
  /** The section. */
  sectionId: string;
};
