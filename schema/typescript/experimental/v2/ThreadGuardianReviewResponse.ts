// Written by `cargo xtask gen`; do not edit.
import type { ThreadGuardianAssessment } from "./ThreadGuardianAssessment";

/** Answer to `thread/guardianReview`. */
export type ThreadGuardianReviewResponse = {
  /** What the reviewer found; `None` if it found nothing out. */
  assessment: ThreadGuardianAssessment | null;
  /** The tool call that was reviewed. */
  callId: string;
};
