// Written by `cargo xtask gen`; do not edit.

/** Free-form JSON. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | Array<JsonValue>
  | { [key in string]?: JsonValue };
