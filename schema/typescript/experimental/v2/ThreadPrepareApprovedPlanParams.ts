// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/prepareApprovedPlan`. */
export type ThreadPrepareApprovedPlanParams = {
  /** A file that holds the plan, if there is one. */
  attachmentPath?: string | null;
  /** The plan that the user approved, in Markdown. */
  markdown: string;
  /** The thread. */
  threadId: string;
};
