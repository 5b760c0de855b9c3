// Written by `cargo xtask gen`; do not edit.
import type { ModelProviderSummary } from "./ModelProviderSummary";

/** Answer to `modelProvider/config/write`. */
export type ModelProviderConfigWriteResponse = {
  /** The provider as it is now. */
  provider: ModelProviderSummary;
};
