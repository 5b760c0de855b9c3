// Written by `cargo xtask gen`; do not edit.
import type { Config } from "./Config";
import type { ConfigLayer } from "./ConfigLayer";
import type { ConfigLayerMetadata } from "./ConfigLayerMetadata";

/** Answer to `config/read`. */
export type ConfigReadResponse = {
  /** The configuration that is in force. */
  config: Config;
  /** The layers from the strongest to the weakest, if they were asked for. */
  layers?: Array<ConfigLayer>;
  /** For each dotted key that is set, the layer it comes from. */
  origins: { [key in string]?: ConfigLayerMetadata };
};
