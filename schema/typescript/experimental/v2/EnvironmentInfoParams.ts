// Written by `cargo xtask gen`; do not edit.

/** Params of `environment/info`. Fails for an unknown environment. */
export type EnvironmentInfoParams = {
  /** The environment; `local` is the server's own machine. */
  environmentId: string;
};
