// Written by `cargo xtask gen`; do not edit.

/** A way of offering tools to a model. */
export type ToolExposureSurface =
  /** In code that the model writes. */
  | "code_mode"
  /** Only once the model searches for tools. */
  | "deferred"
  /** Among the tools of each request. */
  | "direct";
