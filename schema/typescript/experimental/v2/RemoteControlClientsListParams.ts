// Written by `cargo xtask gen`; do not edit.
import type { RemoteControlClientsListOrder } from "./RemoteControlClientsListOrder";

/** Params of `remoteControl/client/list`. */
export type RemoteControlClientsListParams = {
  /** Where to go on: a cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** The machine as the relay knows it; must not be empty. */
  environmentId: string;
  /** Entries a page at most, from 1 to 100. The relay's choice if unset. */
  limit?: number | null;
  /** Which way to sort. The relay's choice if unset. */
  order?: RemoteControlClientsListOrder | null;
};
