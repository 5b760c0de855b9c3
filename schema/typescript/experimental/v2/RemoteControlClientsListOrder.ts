// Written by `cargo xtask gen`; do not edit.

/** Which way paired clients are sorted; passed on to the relay. */
export type RemoteControlClientsListOrder =
  /** Ascending. */
  | "asc"
  /** Descending. */
  | "desc";
