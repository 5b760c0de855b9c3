// Written by `cargo xtask gen`; do not edit.
import type { ModelVerification } from "./ModelVerification";

/** Payload of `model/verification`: sent when the provider wants the user verified. */
export type ModelVerificationNotification = {
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
  /** What the provider wants. */
  verifications: Array<ModelVerification>;
};
