// Written by `cargo xtask gen`; do not edit.

/** Who a client is. */
export type ClientInfo = {
  /** Its name, fit for an HTTP header: it becomes the `originator` of the threads it starts. */
  name: string;
  /** Its name for people. */
  title?: string | null;
  /** Its version. */
  version: string;
};
