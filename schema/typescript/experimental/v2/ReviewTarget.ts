// Written by `cargo xtask gen`; do not edit.

/** What is to be reviewed. */
export type ReviewTarget =
  /** All changes in the working tree that are not committed. */
  | {
    type: "uncommittedChanges";
  }
  /** The changes against a branch. */
  | {
    /** The branch; must not be empty. */
    branch: string;
    type: "baseBranch";
  }
  /** The changes of a commit. */
  | {
    /** The commit; must not be empty. */
    sha: string;
    /** Its title, for the review's label. */
    title?: string | null;
    type: "commit";
  }
  /** What the client's own instructions say. */
  | {
    /** The instructions; must not be empty. */
    instructions: string;
    type: "custom";
  };
