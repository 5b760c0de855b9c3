// Written by `cargo xtask gen`; do not edit.
import type { ModelRerouteReason } from "./ModelRerouteReason";

/** Payload of `model/rerouted`: sent when the provider has another model answer than the one asked. */
export type ModelReroutedNotification = {
  /** The model that was asked. */
  fromModel: string;
  /** Why it did not answer. */
  reason: ModelRerouteReason;
  /** The thread. */
  threadId: string;
  /** The model that answers. */
  toModel: string;
  /** The turn. */
  turnId: string;
};
