// Written by `cargo xtask gen`; do not edit.

/** Params of `config/read`. */
export type ConfigReadParams = {
  /** The directory whose project layers count; relative to the server's own. None by default. */
  cwd?: string | null;
  /** Whether to answer the layers too. No by default. */
  includeLayers?: boolean;
};
