// Written by `cargo xtask gen`; do not edit.

/** An app that is connected. */
export type InstalledApp = {
  /** Whether the model can call its tools now. */
  callable: boolean;
  /** Whether the configuration lets it be used. */
  enabled: boolean;
  /** Its id. */
  id: string;
  /** The name it has while it runs, if it has one. */
  runtimeName: string | null;
};
