// Written by `cargo xtask gen`; do not edit.

/** What happens to a file. */
export type PatchChangeKind =
  /** It is made. */
  | {
    type: "add";
  }
  /** It is deleted. */
  | {
    type: "delete";
  }
  /** It is changed. */
  | {
    /** Its new path, if it is moved. */
    move_path: string | null;
    type: "update";
  };
