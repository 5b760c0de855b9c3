// Written by `cargo xtask gen`; do not edit.
import type { MisalignmentSteer } from "./MisalignmentSteer";

/** What a reviewer of the model's behaviour found. */
export type MisalignmentErrorDetails = {
  /** The finding at length. */
  detailedExplanation: string | null;
  /** Its kind, as the provider calls it. */
  errorType: string | null;
  /** What was reviewed. */
  reviewTarget: string | null;
  /** What the model is told. */
  steer: MisalignmentSteer | null;
};
