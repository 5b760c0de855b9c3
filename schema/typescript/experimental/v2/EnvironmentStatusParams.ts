// Written by `cargo xtask gen`; do not edit.

/** Params of `environment/status`. */
export type EnvironmentStatusParams = {
  /** The environment; `local` is the server's own machine. */
  environmentId: string;
};
