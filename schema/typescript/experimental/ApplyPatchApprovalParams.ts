// Written by `cargo xtask gen`; do not edit.
import type { FileChange } from "./FileChange";
import type { ThreadId } from "./ThreadId";

/**
 * Params of `applyPatchApproval`: may these files be changed? An older form of
 * `item/fileChange/requestApproval`.
 */
export type ApplyPatchApprovalParams = {
  /** The model's call that wants it. */
  callId: string;
  /** The thread. */
  conversationId: ThreadId;
  /** What would be changed, by path. */
  fileChanges: { [key in string]?: FileChange };
  /** A directory to which writing would be allowed for the session. */
  grantRoot: string | null;
  /** Why the model wants it. */
  reason: string | null;
};
