// Written by `cargo xtask gen`; do not edit.

/** A header of an HTTP request. */
export type RequestHeader = {
  /** Its name. */
  name: string;
  /** Its value. */
  value: string;
};
