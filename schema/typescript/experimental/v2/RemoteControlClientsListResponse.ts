// Written by `cargo xtask gen`; do not edit.
import type { RemoteControlClient } from "./RemoteControlClient";

/** Answer to `remoteControl/client/list`. */
export type RemoteControlClientsListResponse = {
  /** The paired clients. */
  data: Array<RemoteControlClient>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
