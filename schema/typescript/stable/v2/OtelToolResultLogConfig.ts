// Written by `cargo xtask gen`; do not edit.

/** How results of tools are logged. */
export type OtelToolResultLogConfig = {
  /** How many bytes of a result are logged at most. */
  max_bytes: number;
};
