// Written by `cargo xtask gen`; do not edit.
import type { CollaborationModeMask } from "./CollaborationModeMask";

/** Answer to `collaborationMode/list`. */
export type CollaborationModeListResponse = {
  /** The modes on offer: Plan and Default. */
  data: Array<CollaborationModeMask>;
};
