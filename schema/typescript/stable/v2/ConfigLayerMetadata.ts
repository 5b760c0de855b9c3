// Written by `cargo xtask gen`; do not edit.
import type { ConfigLayerSource } from "./ConfigLayerSource";

/** One source of configuration. */
export type ConfigLayerMetadata = {
  /** Where it comes from. */
  name: ConfigLayerSource;
  /** A fingerprint of its content. */
  version: string;
};
