// Written by `cargo xtask gen`; do not edit.
import type { ConfigLayerSource } from "./ConfigLayerSource";

/** One source of configuration with its content. */
export type ConfigLayer = {
  /** Its content. */
  config: unknown;
  /** Why it does not count, if it does not. */
  disabledReason?: string | null;
  /** Where it comes from. */
  name: ConfigLayerSource;
  /** A fingerprint of its content. */
  version: string;
};
