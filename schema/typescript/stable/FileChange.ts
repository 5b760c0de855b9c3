// Written by `cargo xtask gen`; do not edit.

/** What happens to one file. */
export type FileChange =
  /** It is made. */
  | {
    /** Its content. */
    content: string;
    type: "add";
  }
  /** It is removed. */
  | {
    /** The content it had. */
    content: string;
    type: "delete";
  }
  /** It is changed, and perhaps moved. */
  | {
    /** Where it is moved to, if it is. */
    move_path: string | null;
    type: "update";
    /** The change, as a unified diff. */
    unified_diff: string;
  };
