// Written by `cargo xtask gen`; do not edit.

/** How a gateway of one's own knows who asks. */
export type GatewayAuth =
  /** It does not ask. */
  | {
    mode: "none";
  }
  /** By a key in an environment variable of the server. */
  | {
    /** The variable's name. */
    envKey: string;
    mode: "environmentVariable";
  }
  /** By something in the configuration that cannot be set through this method. */
  | {
    /** The environment variable that is also set; `None` if none is. */
    envKey: string | null;
    mode: "externallyConfigured";
  };
